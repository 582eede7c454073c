"""An e-mail: a subject line, 75 to 100 words, a greeting and a farewell.

50 to 125 words answer best, 75 to 100 most of all (Boomerang, 40 million e-mails; FIELD.md,
section 2). No mail system sets a limit on a body this short: 2,000 characters is our own.
"""

from __future__ import annotations

from composer.channels import Channel

CHANNEL = Channel(
    name="email",
    label="e-mail",
    limit=2000,
    unit="words",
    best=(75, 100),
    stretch=125,
    subject_limit=200,
    paragraphs=(
        ("greeting",),
        ("opener",),
        ("ask",),
        ("why", "proof"),
        ("offer", "easy_out"),
        ("thanks",),
        ("signoff",),
    ),
    farewell={"warm": "Best wishes,", "plain": "Best,", "formal": "Kind regards,"},
)
