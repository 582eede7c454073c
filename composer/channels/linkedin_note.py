"""A note with an invitation to connect, free account: 200 characters, one breath.

LinkedIn cuts notes at 200 characters for free accounts (FIELD.md, section 2).
"""

from __future__ import annotations

from composer.channels import Channel

CHANNEL = Channel(
    name="linkedin_note",
    label="LinkedIn note",
    limit=200,
    unit="chars",
    best=(1, 200),
    stretch=200,
    tie="unconnected",
    paragraphs=(
        ("greeting",),
        ("opener", "ask", "why", "proof", "offer", "easy_out", "thanks", "signoff"),
    ),
    gap="\n",
    greeting={"warm": "Hi", "plain": "Hi", "formal": "Hello"},
)
