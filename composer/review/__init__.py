"""The local review page: shows, never sends."""
