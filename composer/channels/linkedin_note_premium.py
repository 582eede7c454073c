"""A note with an invitation to connect, Premium account: 300 characters.

LinkedIn gives Premium accounts 300 characters instead of 200 (FIELD.md, section 2).
"""

from __future__ import annotations

from dataclasses import replace

from composer.channels import linkedin_note

CHANNEL = replace(
    linkedin_note.CHANNEL,
    name="linkedin_note_premium",
    label="LinkedIn note (Premium)",
    limit=300,
    best=(1, 300),
    stretch=300,
)
