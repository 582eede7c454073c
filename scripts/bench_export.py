"""A large invented export for the import bench: connections, messages, shares and the like."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

CONNECTIONS, MESSAGES, OWN = 30_000, 200_000, 20_000
START = datetime(2016, 1, 4, 9, 0)

_FIRST = "Ann Bo Cato Dele Elif Finn Gia Hana Ivo Jun Kofi Lena Mirek Nia Odette Pavel Quinn Rosa"
_LAST = "Lund Berg Marsh Reed Stroud Vale Wold Hollis Keane Demir Adeyemi Prieto Wrona Astrand"
_WORDS = (
    "we moved the night jobs to the new cluster and nothing fell over would you have a look at "
    "the plan before Thursday thanks for the note on queues it saved us a week of guessing"
).split()


def write(folder: Path, share: float = 1.0) -> Path:
    """Write the files of an export with `share` of the rows; returns the folder."""
    dice = random.Random(11)
    folder = folder / "Complete_LinkedInDataExport_11-19-2026"
    folder.mkdir(parents=True)
    people = [_person(dice, number) for number in range(round(CONNECTIONS * share))]
    head = (
        "First Name",
        "Last Name",
        "URL",
        "Email Address",
        "Company",
        "Position",
        "Connected On",
    )
    _csv(folder / "Connections.csv", head, (_connection(dice, *one) for one in people))
    _csv(folder / "messages.csv", _MESSAGE, _messages(dice, people, round(MESSAGES * share)))
    _own(folder, dice, round(OWN * share))
    profile = ("First Name", "Last Name", "Maiden Name", "Headline")
    _csv(folder / "Profile.csv", profile, [("Maya", "Okafor", "", "Senior data engineer")])
    return folder


_MESSAGE = (
    "CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO",
    "RECIPIENT PROFILE URLS", "DATE", "SUBJECT", "CONTENT", "FOLDER", "IS MESSAGE DRAFT",
)  # fmt: skip


def _person(dice: random.Random, number: int) -> tuple[str, str, str]:
    first, last = dice.choice(_FIRST.split()), dice.choice(_LAST.split())
    slug = f"{first}-{last}-{number}".lower()
    return first, last, f"https://www.linkedin.com/in/{slug}"


def _connection(dice: random.Random, first: str, last: str, url: str) -> Sequence[str]:
    day = (START + timedelta(days=dice.randrange(3600))).strftime("%d %b %Y")
    email = f"{url.rsplit('/', 1)[1]}@mail.example" if dice.random() < 0.04 else ""
    company = f"{dice.choice(_LAST.split())} {dice.choice(('Works', 'Labs', 'Group', 'GmbH'))}"
    return first, last, url, email, company, dice.choice(("Engineer", "Pilot", "Director")), day


def _messages(
    dice: random.Random, people: list[tuple[str, str, str]], count: int
) -> Iterable[Sequence[str]]:
    me = ("Maya Okafor", "https://www.linkedin.com/in/maya-okafor")
    for number in range(count):
        first, last, url = people[(number // 12) % len(people)]
        sides = (me, (f"{first} {last}", url))
        by, to = sides if number % 2 else sides[::-1]
        at = START + timedelta(minutes=number * 23)
        text = " ".join(dice.choices(_WORDS, k=dice.randrange(6, 60)))
        yield (
            f"2-conversation{number // 12}==", "", by[0], by[1], to[0], to[1],
            f"{at:%Y-%m-%d %H:%M:%S} UTC", "", text, "INBOX", "No",
        )  # fmt: skip


def _own(folder: Path, dice: random.Random, count: int) -> None:
    def rows(part: int) -> Iterable[tuple[str, str, str]]:
        for number in range(count // 4 * part):
            at = START + timedelta(minutes=number * 177)
            link = f"https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A{number + 7 * 10**18}"
            yield f"{at:%Y-%m-%d %H:%M:%S}", link, " ".join(dice.choices(_WORDS, k=20))

    share = ("Date", "ShareLink", "ShareCommentary", "SharedUrl", "MediaUrl", "Visibility")
    shares = ((on, link, text, "", "", "MEMBER_NETWORK") for on, link, text in rows(1))
    _csv(folder / "Shares.csv", share, shares)
    _csv(folder / "Comments.csv", ("Date", "Link", "Message"), rows(1))
    liked = ((on, "LIKE", link) for on, link, _text in rows(2))
    _csv(folder / "Reactions.csv", ("Date", "Type", "Link"), liked)


def _csv(path: Path, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(head)
        writer.writerows(rows)
