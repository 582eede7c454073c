"""Consent to reading pages in a browser: what is said, what was answered, and on which day.

The export archive and the mailbox need none of this. The browser is opt-in; without a kept yes
no page is opened.
"""

from __future__ import annotations

import json
from datetime import date

import sqlite_utils

from scraper.errors import Refusal

NOTICE = """\
Before askwell opens LinkedIn in a browser, please read this.

LinkedIn's User Agreement (section 8.2) bars automated access to its pages. askwell's nightly
sync is automated access. LinkedIn restricts accounts for it, sometimes for good, and it may do so
to yours. People whose profile is opened may see that you looked.

If you say yes, askwell
  - opens a browser window in which you sign in yourself; it never sees or keeps your password,
  - then reads a few pages a night, slowly, one at a time, as your own signed-in browser shows them,
  - stops for the night at the first warning, and stays away for a day or two,
  - keeps what it read on this machine only.
It never sends, connects, likes or accepts anything, never solves a challenge, and does not hide
that it is automated.

You do not need this. Your LinkedIn export and your mailbox bring most of the same facts without
opening a single page:  askwell import YOUR-LINKEDIN-EXPORT.zip
"""

_SETTING = "browser_consent"


def given(db: sqlite_utils.Database) -> date | None:
    """The day on which the user said yes, or None."""
    for row in db["setting"].rows_where("name = ?", [_SETTING]):
        return date.fromisoformat(json.loads(row["value"])["on"])
    return None


def record(db: sqlite_utils.Database, today: date) -> None:
    """Keep the yes and its day; a yes that is kept already stays as it is."""
    answer = json.dumps({"answer": "yes", "on": today.isoformat(), "clause": "8.2"})
    db.table("setting").insert({"name": _SETTING, "value": answer}, ignore=True)


def withdraw(db: sqlite_utils.Database) -> None:
    """Take the yes back: from now on no page is opened."""
    db.table("setting").delete_where("name = ?", [_SETTING])


def refuse_without(db: sqlite_utils.Database) -> None:
    """Refuse ``no_consent`` unless the user has said yes."""
    if given(db) is None:
        raise Refusal(
            "no_consent",
            "reading LinkedIn pages needs your yes first; it is automated access, which "
            "LinkedIn's User Agreement (8.2) bars",
            "askwell login (your export and mailbox need none of this: askwell import PATH)",
        )
