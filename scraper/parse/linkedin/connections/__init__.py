"""The list of one's own connections: one layout generation a file."""
