"""A member's page, signed in or not: one layout generation a file."""
