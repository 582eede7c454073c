"""A member's schools on the page of their own: one layout generation a file."""
