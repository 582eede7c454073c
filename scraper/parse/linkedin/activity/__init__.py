"""A member's posts and reposts, wherever they are listed: one layout generation a file."""
