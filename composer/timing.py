"""When to send: a good day by the contact's week, holidays and time zone, all looked up offline.

A contact's location as LinkedIn prints it goes in ("Porto, Portugal", "Greater Chicago Area"); a
zone and country come out, or None where the words do not tell. Zones and countries are tzdata's own
tables. Friday and Saturday get the fewest answers (LinkedIn 2022, FIELD.md §2).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import Any

from dateutil.easter import easter

from composer.facts import folded

AT = "09:00"  # in the contact's own morning
PATIENT = ("ask", "nudge", "warm_up", "keep_in_touch")  # thanks and news do not wait for a Tuesday
SEARCHED_DAYS = 21

#: Countries whose zones differ, and the zone of nearly everybody in them.
MAIN_ZONE = {
    "AR": "America/Argentina/Buenos_Aires", "CL": "America/Santiago", "CN": "Asia/Shanghai",
    "CY": "Asia/Nicosia", "DE": "Europe/Berlin", "EC": "America/Guayaquil", "ES": "Europe/Madrid",
    "MY": "Asia/Kuala_Lumpur", "NZ": "Pacific/Auckland", "PT": "Europe/Lisbon",
    "UA": "Europe/Kyiv", "UZ": "Asia/Tashkent",
}  # fmt: skip
#: What LinkedIn calls countries that tzdata calls otherwise.
COUNTRIES = {
    "united kingdom": "GB", "uk": "GB", "england": "GB", "scotland": "GB", "wales": "GB",
    "northern ireland": "GB", "united states": "US", "usa": "US", "united states of america": "US",
    "south korea": "KR", "korea": "KR", "republic of korea": "KR", "czechia": "CZ",
    "deutschland": "DE", "osterreich": "AT", "schweiz": "CH", "suisse": "CH", "espana": "ES",
    "brasil": "BR", "italia": "IT", "nederland": "NL", "belgique": "BE", "mexico": "MX",
    "turkiye": "TR", "viet nam": "VN", "ivory coast": "CI", "republic of ireland": "IE",
    "hong kong sar": "HK", "hong kong": "HK", "uae": "AE",
}  # fmt: skip
#: States and metropolitan areas, where a country has several zones.
REGIONS = {
    "America/New_York": "new york; new york city; new jersey; massachusetts; connecticut; florida; "
    "georgia; north carolina; south carolina; virginia; maryland; district of columbia; "
    "washington dc; pennsylvania; ohio; michigan; maine; vermont; new hampshire; rhode island; "
    "delaware; west virginia; boston; atlanta; miami; philadelphia; orlando; charlotte; "
    "raleigh-durham-chapel hill; pittsburgh; cleveland",
    "America/Chicago": "illinois; texas; wisconsin; minnesota; iowa; missouri; arkansas; "
    "louisiana; mississippi; alabama; oklahoma; kansas; nebraska; tennessee; dallas; "
    "dallas-fort worth; houston; austin; san antonio; st. louis; minneapolis-st. paul; nashville; "
    "milwaukee; kansas city; new orleans",
    "America/Denver": "colorado; utah; new mexico; wyoming; montana; salt lake city; boulder",
    "America/Phoenix": "arizona; tucson",
    "America/Los_Angeles": "california; washington; oregon; nevada; san francisco; "
    "san francisco bay; bay; seattle; portland; san diego; los angeles; las vegas; sacramento; "
    "san jose",
    "Pacific/Honolulu": "hawaii",
    "America/Anchorage": "alaska",
    "America/Toronto": "ontario; quebec; toronto; montreal; ottawa; kitchener",
    "America/Vancouver": "british columbia; victoria bc",
    "America/Edmonton": "alberta; calgary",
    "America/Winnipeg": "manitoba",
    "America/Regina": "saskatchewan",
    "America/Halifax": "nova scotia; new brunswick",
    "Australia/Sydney": "new south wales; australian capital territory; canberra",
    "Australia/Melbourne": "victoria",
    "Australia/Brisbane": "queensland",
    "Australia/Perth": "western australia",
    "Australia/Adelaide": "south australia",
    "America/Sao_Paulo": "sao paulo; rio de janeiro; minas gerais; parana; santa catarina; "
    "rio grande do sul; distrito federal; brasilia; belo horizonte; curitiba; porto alegre",
    "America/Mexico_City": "mexico city; ciudad de mexico; jalisco; guadalajara; nuevo leon",
    "Europe/Moscow": "moscow city; saint petersburg; st petersburg",
    "Asia/Jakarta": "jakarta; java; bandung",
    "Atlantic/Canary": "canary islands; las palmas; santa cruz de tenerife",
    "Asia/Kolkata": "bengaluru; bangalore; mumbai; delhi; hyderabad; pune; chennai",
}  # fmt: skip

FRIDAY_WEEKEND = frozenset({"SA", "EG", "IL", "KW", "QA", "BH", "OM", "JO", "DZ", "LY", "YE", "IQ"})
EASTER = frozenset(
    "GB IE DE AT CH FR ES PT IT NL BE LU DK SE NO FI PL CZ HU AU NZ CA ZA BR SK SI HR".split()
)
#: Days on which a country rests, as month and day. Moving days stand in `_moving`.
FIXED = {
    "US": "07-04 06-19 11-11", "CA": "07-01", "DE": "05-01 10-03", "AT": "05-01 10-26",
    "CH": "08-01", "FR": "05-01 05-08 07-14 08-15 11-01 11-11", "ES": "01-06 05-01 08-15 10-12 "
    "11-01 12-06 12-08", "PT": "04-25 05-01 06-10 08-15 10-05 11-01 12-01 12-08",
    "IT": "01-06 04-25 05-01 06-02 08-15 11-01 12-08", "NL": "04-27", "BE": "05-01 07-21",
    "PL": "05-01 05-03 11-11", "IE": "03-17", "IN": "01-26 08-15 10-02", "BR": "04-21 05-01 09-07 "
    "10-12 11-02 11-15", "MX": "05-01 09-16", "AU": "01-26 04-25", "NZ": "02-06 04-25",
    "JP": "01-02 01-03 02-11 04-29 05-03 05-04 05-05 11-03 11-23", "ZA": "04-27 05-01 09-24",
    "SE": "05-01 06-06", "NO": "05-01 05-17", "FI": "05-01 12-06", "DK": "06-05",
}  # fmt: skip
EVERYWHERE = "01-01 12-24 12-25 12-26 12-27 12-28 12-29 12-30 12-31".split()  # few read their mail


@dataclass(frozen=True, slots=True)
class Place:
    """Where a contact's day happens; the zone may be unknown within a known country."""

    country: str | None
    zone: str | None


@dataclass(frozen=True, slots=True)
class When:
    """A good moment: the ISO day, the hour there, the zone where known, and why not sooner."""

    on: str
    at: str
    zone: str | None
    why: str | None

    def to_json(self) -> dict[str, Any]:
        """The object that stands under ``when`` in ``askwell due --json``."""
        return {"on": self.on, "at": self.at, "zone": self.zone, "why": self.why}


def when(move: str, location: str | None, today: date) -> When:
    """The first good day on or after `today` to send a `move` to somebody at `location`."""
    place = place_of(location)
    first: str | None = None
    for ahead in range(SEARCHED_DAYS):
        day = today + timedelta(days=ahead)
        why = _poor(day, place.country, patient=move in PATIENT)
        first = first or why
        if why is None:
            return When(day.isoformat(), AT, place.zone, first)
    return When(today.isoformat(), AT, place.zone, None)


def place_of(location: str | None) -> Place:
    """Country code and time zone of a location as LinkedIn prints it."""
    parts = [_tidy(part) for part in re.split(r"[,|/•]", location or "")]
    parts = [part for part in parts if part]
    country = next((_countries()[part] for part in reversed(parts) if part in _countries()), None)
    for part in reversed(parts):
        zone = _regions().get(part) or _cities().get(part)
        owner = _zone_countries().get(zone or "")
        if zone and (country is None or owner == country):
            return Place(country or owner, zone)
    if country is None:
        return Place(None, None)
    zones = [zone for zone, owner in _zone_countries().items() if owner == country]
    return Place(country, MAIN_ZONE.get(country) or (zones[0] if len(zones) == 1 else None))


def _poor(day: date, country: str | None, *, patient: bool) -> str | None:
    """Why a day is a poor one to write on; None when it is good."""
    weekend = (4, 5) if country in FRIDAY_WEEKEND else (5, 6)
    if day.weekday() in weekend:
        return "it is the weekend"
    if f"{day:%m-%d}" in EVERYWHERE or day in _holidays(country, day.year):
        return "it is a holiday there" if country else "it is a holiday"
    if patient and (day + timedelta(days=1)).weekday() == weekend[0]:
        return "the day before the weekend gets the fewest answers"
    return None


@cache
def _holidays(country: str | None, year: int) -> frozenset[date]:
    fixed = {date.fromisoformat(f"{year}-{day}") for day in FIXED.get(country or "", "").split()}
    return frozenset({*fixed, *_moving(country, year)})


def _moving(country: str | None, year: int) -> Iterator[date]:
    if country in EASTER:
        sunday = easter(year)
        yield from (sunday - timedelta(days=2), sunday + timedelta(days=1))
    if country == "US":
        thanksgiving = _nth(year, 11, 3, 4)
        yield from (thanksgiving, thanksgiving + timedelta(days=1))
        yield from (_nth(year, 9, 0, 1), _nth(year, 6, 0, 1) - timedelta(days=7))
    if country == "GB":
        yield from (_nth(year, 5, 0, 1), _nth(year, 9, 0, 1) - timedelta(days=7))


def _nth(year: int, month: int, weekday: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


# --- tzdata's tables ------------------------------------------------------------------------


def _tidy(part: str) -> str:
    words = re.sub(r"\b(?:greater|metropolitan|metro|area|region|city of)\b", " ", folded(part))
    return " ".join(words.split())


def _table(name: str) -> Iterator[list[str]]:
    text = resources.files("tzdata").joinpath("zoneinfo", name).read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@cache
def _countries() -> dict[str, str]:
    named = {_tidy(row[1].split("(")[0]): row[0] for row in _table("iso3166.tab")}
    return {**named, **COUNTRIES}


@cache
def _zone_countries() -> dict[str, str]:
    return {row[2]: row[0] for row in _table("zone.tab")}


@cache
def _cities() -> dict[str, str]:
    """City to zone, for the cities that name a zone."""
    return {_tidy(zone.rsplit("/", 1)[-1].replace("_", " ")): zone for zone in _zone_countries()}


@cache
def _regions() -> dict[str, str]:
    return {name: zone for zone, names in REGIONS.items() for name in names.split("; ")}
