"""Parse room: Contacts.csv and ImportedContacts.csv become names with their e-mail addresses.

The address book of the owner's telephone, as LinkedIn copied it. Rows without an e-mail address
are counted and left out: a telephone number proves nothing here.
"""

from __future__ import annotations

from collections.abc import Iterator

from scraper.parse.archive import _cells
from scraper.parse.archive._table import Anchors, Header, Table
from scraper.records import AddressBookEntry

NAMES = ("contacts", "importedcontacts")
SUBJECT = None
HEADERS = {
    "imported_2026": (
        "FirstName", "MiddleName", "LastName", "MaidenName", "NickName", "NamePrefix", "NameSuffix",
        "Title", "Emails", "PhoneNumbers", "CreatedAt", "UpdatedAt", "CountryCode", "RegionCode",
        "ThirdPartyVerified", "Location",
    ),
    "2024": (
        "Source", "FirstName", "LastName", "Companies", "Title", "Emails", "PhoneNumbers",
        "CreatedAt", "Addresses", "Sites", "InstantMessageHandles", "FullName", "Birthday",
        "Location", "BookmarkedAt", "Profiles",
    ),
}  # fmt: skip
ANCHORS: Anchors = {}


def recognises(header: Header) -> bool:
    """Names, addresses and telephone numbers."""
    return header >= {"firstname", "lastname", "emails", "phonenumbers"}


def parse(table: Table) -> Iterator[AddressBookEntry]:
    """An entry for every row with an e-mail address."""
    columns = ("FirstName", "MiddleName", "LastName", "FullName", "Companies", "Title", "Emails")
    for _, (first, middle, last, full, companies, title, cell) in table.select(*columns):
        emails = _cells.emails(cell)
        if emails:
            yield AddressBookEntry(
                full_name=_cells.name(full) or _cells.name(first, middle, last),
                emails=emails,
                company=_cells.name(companies),
                title=_cells.name(title),
            )
