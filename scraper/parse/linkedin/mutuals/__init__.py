"""People search as it answers for mutual connections: one layout generation a file."""
