"""The world becomes rows: captures, parsers and the store."""
