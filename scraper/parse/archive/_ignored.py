"""Parse room: export files that askwell recognises and deliberately does not read, and why.

One line a file: name | header (where known, so that a renamed file is recognised too) | reason.
The name alone is enough here: not reading is always safe.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from scraper.parse.archive._table import normal

COACH = "A conversation with LinkedIn's own assistant: nobody you know wrote in it."
ADS = "What advertisers are told about you; it says nothing about a contact."
PRIVATE = "Private and of no use for asking well."
SECURITY = "About the safety of your account; askwell has no business with it."
SEARCH = "What you searched for is nobody's public word."
OWN_WORK = "About you and naming no contact; what you want to use belongs under [[proof]]."
JOBS = "Your own job search; the job you want belongs under [[objective]]."
FOLLOWS = "It gives names without an address, and a name alone proves no one."
REACTED = "It names the post, never its author."
MEDIA = "Files you uploaded; no contact is named in them."

FILES = f"""
Ad_Targeting|Member Age,Buyer Groups,Company Names,Company Follower of,Degrees,Member Schools|{ADS}
Ads Clicked|Ad clicked Date,Ad Title/Id|{ADS}
LAN Ads Engagement|Date,Action,Ad Title/Id|{ADS}
Inferences_about_you|Category,Type of inference,Description,Inference|{ADS}
Calendar|Owner,Source,LastSyncedAt|{PRIVATE}
PhoneNumbers|Extension,Number,Type|{PRIVATE}
Whatsapp Phone Numbers|Number,Extension,Is_WhatsApp_Number|{PRIVATE}
Receipts||{PRIVATE}
Receipts_v2|Transaction Made At,Description,Total Amount,Currency Code|{PRIVATE}
Registration|Registered At,Registration Ip,Subscription Types|{PRIVATE}
Verifications|First name,Middle name,Last name,Verification type,Organization name,Email address,Verified date|{PRIVATE}
Private_identity_asset|Private Identity Asset Name,Private Identity Asset Raw Text|{PRIVATE}
Reviews||{PRIVATE}
Identity||{PRIVATE}
Logins|Login Date,IP Address,User Agent,Login Type|{SECURITY}
Account Status History|Time,Event|{SECURITY}
Security Challenges|Challenge Date,IP Address,User Agent,Country,Challenge Type|{SECURITY}
Authentications||{SECURITY}
SearchQueries|Time,Search Query|{SEARCH}
SavedJobAlerts|Saved Search Date,Jobs Search Url|{JOBS}
SavedJobAlerts|ALERT_PARAMETERS,QUERY_CONTEXT,SAVED_SEARCH_ID|{JOBS}
Job Seeker Preferences|Locations,Industries,Company Employee Count,Preferred Job Types,Job Titles,Open To Recruiters,Dream Companies|{JOBS}
Job Applicant Saved Answers|Question,Answer|{JOBS}
Job Applicant Saved Screening Question Responses|Question,Answer|{JOBS}
Online Job Postings||{JOBS}
Services Marketplace||{JOBS}
coach_messages||{COACH}
learning_coach_messages||{COACH}
LearningCoachMessages||{COACH}
learning_role_play_messages||{COACH}
guide_messages||{COACH}
Member_Follows|Date,Status,FullName|{FOLLOWS}
Hashtag_Follows|HashTag,CreatedTime,LastModifiedTime,State|{OWN_WORK}
Saved_Items|savedItem,CreatedTime|{REACTED}
Rich_Media|Date/Time,Media Description,Media Link|{MEDIA}
Rich Media|Type,Link|{MEDIA}
TestScores|Tested On,Name,Description,Score|{OWN_WORK}
Patents|Title,Description,Application Number,Url,Issued On|{OWN_WORK}
Causes You Care About|Supported Cause|{OWN_WORK}
Interests||{OWN_WORK}
"""  # noqa: E501 - a table


def reason(name: str) -> str | None:
    """Why a file of this normalised name (or kind) is not read; None if it should be."""
    return _reasons().get(name)


def is_coach(name: str) -> bool:
    """Whether a file has the header of messages but holds LinkedIn's assistant's words."""
    return _reasons().get(name) == COACH


def kinds(header: Iterable[str]) -> list[str]:
    """The ignored kinds whose header this is (further columns may stand beside it)."""
    have = set(header)
    return [kind for kind, known in _table() if known and _is(known, have)]


def headers(kind: str) -> list[tuple[str, ...]]:
    """The headers known for an ignored kind."""
    return [tuple(header) for name, header in _table() if name == kind]


def _is(known: frozenset[str], have: set[str]) -> bool:
    return known <= have if len(known) > 2 else known == have


@lru_cache(maxsize=1)
def _table() -> tuple[tuple[str, frozenset[str]], ...]:
    rows = (line.split("|") for line in FILES.strip().splitlines())
    return tuple(
        (normal(name), frozenset(normal(cell) for cell in header.split(",") if cell))
        for name, header, _ in rows
    )


@lru_cache(maxsize=1)
def _reasons() -> dict[str, str]:
    rows = (line.split("|") for line in FILES.strip().splitlines())
    return {normal(name): why for name, _, why in rows}
