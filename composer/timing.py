"""When to send: a good day by the contact's week, holidays and time zone, all looked up offline.

A contact's location as LinkedIn prints it goes in ("Porto, Portugal", "Greater Chicago Area"); a
zone and country come out, or None where the words do not tell. Zones and countries are tzdata's own
tables. Friday and Saturday get the fewest answers (LinkedIn 2022, FIELD.md §2).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import Any

import holidays

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

SATURDAY_SUNDAY = frozenset({5, 6})
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
    weekend, rests = _calendar(country, day.year)
    if day.weekday() in weekend:
        return "it is the weekend"
    if f"{day:%m-%d}" in EVERYWHERE or day in rests:
        return "it is a holiday there" if country else "it is a holiday"
    if patient and (day + timedelta(days=1)).weekday() in weekend:
        return "the day before the weekend gets the fewest answers"
    return None


@cache
def _calendar(country: str | None, year: int) -> tuple[frozenset[int], frozenset[date]]:
    """Weekdays and dates on which a country rests, by the holidays package."""
    if country is None or country not in holidays.list_supported_countries():
        return SATURDAY_SUNDAY, frozenset()
    whole = holidays.country_holidays(country, years=year, language="en_US")
    after = {day + timedelta(days=1) for day, name in whole.items() if "Thanksgiving" in name}
    regions = whole.subdivisions
    seen = Counter(
        day
        for region in regions
        for day in holidays.country_holidays(country, subdiv=region, years=year)
    )
    most = {day for day, times in seen.items() if 2 * times > len(regions)}  # Easter in Britain
    return frozenset(whole.weekend), frozenset({*whole, *after, *most})


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
