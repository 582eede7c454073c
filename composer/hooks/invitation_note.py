"""The note that came with the invitation to connect says how the two met.

Says: when you added me here in 2024, you wrote: "Enjoyed your talk at DataNorth".
Works because: it answers "how do I know you?" in their own words.
Silent when: the note has no sentence short and plain enough to quote.
"""

from __future__ import annotations

from collections.abc import Iterator

from composer.evidence import Contact
from composer.hooks import Context, Hook, Say, hook
from composer.reading import read
from composer.texts import greeting

SORT = "common"
SAY = {
    "in": Say(
        '{name} wrote when they added you {when}: "{quote}"',
        (
            'When you added me here {when}, you wrote: "{quote}"',
            'You added me here {when} with a note: "{quote}"',
            'I found the note you sent when we connected {when}: "{quote}"',
            'We got in touch {when}, when you wrote to me: "{quote}"',
            'You first wrote to me here {when}: "{quote}"',
            'I still have the note you sent me {when}: "{quote}"',
        ),
        ('You once wrote to me: "{quote}"', 'When you added me here, you wrote: "{quote}"'),
    ),
    "out": Say(
        'You wrote when you added {name} {when}: "{quote}"',
        (
            'When I added you here {when}, I wrote: "{quote}"',
            'I added you here {when} with a note: "{quote}"',
            'We got in touch {when}, when I wrote to you: "{quote}"',
            'I first wrote to you here {when}: "{quote}"',
        ),
        ('When I added you here, I wrote: "{quote}"', 'I once wrote to you: "{quote}"'),
    ),
}
LONGEST = 120


def find(contact: Contact, me: Contact | None, context: Context) -> Iterator[Hook]:
    """One hook on the newest invitation that came with words."""
    for one in contact.of_kind("invitation_note")[:1]:
        opened = greeting(one.quote or "")
        sentence = read((one.quote or "")[opened[1] if opened else 0 :].strip()).sentence
        if sentence is None or len(sentence.text) > LONGEST or not one.began_on:
            continue
        slots = {
            "name": contact.called or contact.full_name or "They",
            "when": context.when(one),
            "quote": sentence.text,
        }
        yield hook(
            "invitation_note",
            SAY["out" if one.detail == "out" else "in"],
            contact,
            (one,),
            context,
            slots,
            0.5,
            parts=("how you met", context.when(one)),
        )
