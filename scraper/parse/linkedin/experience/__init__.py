"""A member's positions, on the profile and on the page of their own: one generation a file."""
