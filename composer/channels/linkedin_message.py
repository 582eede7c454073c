"""A direct message to a connection: short paragraphs, best under 400 characters.

The best range is LinkedIn's own figure for InMail (2022), the nearest there is; 3,000 is treated
as the limit and can be set in askwell.toml (FIELD.md, section 2).
"""

from __future__ import annotations

from composer.channels import Channel

CHANNEL = Channel(
    name="linkedin_message",
    label="LinkedIn message",
    limit=3000,
    unit="chars",
    best=(1, 400),
    stretch=520,
    tie="connected",
)
