"""An opened message thread: one layout generation a file."""
