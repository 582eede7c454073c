"""Every fact that the captures folder states about an export comes out of the readers."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from scraper.capture import Capture, archive
from scraper.parse import Parsed
from scraper.parse.archive import opened, owner, read
from scraper.parse.archive._table import Table
from scraper.records import Connection, Invitation, Message, Reaction, Share

CAPTURES = Path(__file__).parents[2] / "shared" / "captures"
EXPORTS = [path.stem for path in sorted(CAPTURES.glob("*export*.json"))]
pytestmark = pytest.mark.skipif(not EXPORTS, reason="the captures folder is not here")


@dataclass(frozen=True)
class File:
    """One member file: what is stated about it, its capture, and what was read."""

    stated: dict[str, Any]
    capture: Capture
    parsed: Parsed

    def of(self, kind: type) -> list[Any]:
        return [record for record in self.parsed.records if isinstance(record, kind)]

    def table(self) -> Table:
        found = opened(self.capture)
        assert found is not None
        return found[1]

    def columns(self, *names: str) -> Iterator[list[str]]:
        return (cells for _, cells in self.table().select(*names))

    def problems(self, kind: str) -> int:
        return sum(problem.kind == kind for problem in self.parsed.problems)


@cache
def stated(export: str) -> dict[str, Any]:
    return json.loads((CAPTURES / f"{export}.json").read_text())


@cache
def files(export: str) -> dict[str, File]:
    captured = {one.name: one for one in archive.captures(CAPTURES / f"{export}.zip")}
    facts = stated(export)["files"]
    assert set(captured) == set(facts)
    return {name: File(facts[name], one, read(one)) for name, one in captured.items()}


def with_fact(fact: str) -> list[Any]:
    return [
        pytest.param(export, name, id=f"{export}:{name}")
        for export in EXPORTS
        for name, facts in stated(export)["files"].items()
        if fact in facts
    ]


def every(fact: str):
    return pytest.mark.parametrize(("export", "name"), with_fact(fact))


@pytest.mark.parametrize("export", EXPORTS)
def test_recognised_as_an_export(export: str) -> None:
    assert archive.recognises(CAPTURES / f"{export}.zip")


@pytest.mark.parametrize("export", EXPORTS)
def test_nothing_is_unread_and_nothing_but_the_known_is_a_problem(export: str) -> None:
    for file in files(export).values():
        assert file.parsed.outcome in ("read", "ignored")
        assert {problem.kind for problem in file.parsed.problems} <= {"anonymous_row"}
        assert (file.parsed.outcome == "ignored") == bool(file.parsed.note)


@every("rows")
def test_rows(export: str, name: str) -> None:
    file = files(export)[name]
    assert file.parsed.rows == file.stated["rows"]


@every("columns")
def test_columns(export: str, name: str) -> None:
    file = files(export)[name]
    assert list(file.table().written) == file.stated["columns"]


@every("preamble_lines")
def test_preamble(export: str, name: str) -> None:
    file = files(export)[name]
    assert file.table().header_lines == file.stated["preamble_lines"] + 1


@every("encoding")
def test_encoding(export: str, name: str) -> None:
    file = files(export)[name]
    if file.stated["rows"]:
        assert file.table().encoding == file.stated["encoding"].replace("-le with BOM", "")


@every("first_row")
def test_first_row(export: str, name: str) -> None:
    file = files(export)[name]
    _, row = next(file.table().rows())
    for cell, expected in zip(row, file.stated["first_row"], strict=True):
        whole = not expected.endswith("[cut]")
        assert cell == expected if whole else cell.startswith(expected[:-6])


@every("rows_with_date_only")
def test_rows_with_a_date_only_are_counted_and_nobody(export: str, name: str) -> None:
    file = files(export)[name]
    assert file.problems("anonymous_row") == file.stated["rows_with_date_only"]
    people = file.of(Connection)
    assert len(people) == file.stated["rows"] - file.stated["rows_with_date_only"]
    assert all(one.full_name for one in people)
    assert all(one.connected_on and len(one.connected_on) == 10 for one in people)


@every("rows_with_email")
def test_emails_of_connections(export: str, name: str) -> None:
    file = files(export)[name]
    # "rows_with_email" counts what stands in the column; a member urn there is no address
    urns = file.stated["rows_with_member_urn_in_email_column"]
    filled = [cell for (cell,) in file.columns("Email Address") if cell]
    addresses = [one.email for one in file.of(Connection) if one.email]
    assert sum(cell.startswith("urn:") for cell in filled) == urns
    assert len(addresses) == sum("@" in cell for cell in filled)
    assert file.stated["rows_with_email"] in (len(addresses), len(filled))
    assert all("@" in address for address in addresses)


@every("percent_encoded_slugs")
def test_slugs_are_decoded(export: str, name: str) -> None:
    file = files(export)[name]
    encoded = [url for (url,) in file.columns("URL") if "%" in url]
    assert len(encoded) == file.stated["percent_encoded_slugs"]
    slugs = {one.slug for one in file.of(Connection)}
    assert {unquote(url).rpartition("/")[2].lower() for url in encoded} <= slugs
    assert not any("%" in slug for slug in slugs if slug)


@every("names_with_comma_in_last_name")
def test_commas_stay_in_last_names(export: str, name: str) -> None:
    file = files(export)[name]
    with_comma = [one for one in file.of(Connection) if "," in (one.last_name or "")]
    assert len(with_comma) == file.stated["names_with_comma_in_last_name"]
    assert all(one.full_name == f"{one.first_name} {one.last_name}" for one in with_comma)


@every("names_with_outer_or_double_blank")
def test_blanks_of_names(export: str, name: str) -> None:
    file = files(export)[name]
    rows = list(file.columns("First Name", "Last Name"))
    untidy = sum(any(cell != " ".join(cell.split()) for cell in row) for row in rows)
    assert untidy == file.stated["names_with_outer_or_double_blank"]
    assert all(one.full_name == " ".join(one.full_name.split()) for one in file.of(Connection))


@every("directions")
def test_directions_of_invitations(export: str, name: str) -> None:
    file = files(export)[name]
    words = {"in": "INCOMING", "out": "OUTGOING"}
    assert Counter(words[one.direction] for one in file.of(Invitation)) == file.stated["directions"]
    assert all(one.sent_at and "Z" not in one.sent_at for one in file.of(Invitation))


@every("with_message")
def test_notes_of_invitations(export: str, name: str) -> None:
    file = files(export)[name]
    assert sum(one.note is not None for one in file.of(Invitation)) == file.stated["with_message"]


@every("directions")
def test_invitations_name_the_other_person(export: str, name: str) -> None:
    me = owner(one.capture for one in files(export).values())
    for one in files(export)[name].of(Invitation):
        assert one.name
        assert me.slug is None or (one.slug is not None and one.slug != me.slug)


@every("unquoted_continuation_lines")
def test_comments_of_several_lines(export: str, name: str) -> None:
    file = files(export)[name]
    several = [one.text for one in file.parsed.records if "\n" in one.text]
    assert several[0] == file.stated["first_comment_of_several_lines"]


@every("reactions_to_comments")
def test_reactions(export: str, name: str) -> None:
    file = files(export)[name]
    to_comments = sum("commentUrn=" in (one.url or "") for one in file.of(Reaction))
    assert to_comments == file.stated["reactions_to_comments"]
    assert len(file.of(Reaction)) == file.stated["rows"]


@every("empty_commentary")
def test_shares_without_words(export: str, name: str) -> None:
    file = files(export)[name]
    assert sum(one.text is None for one in file.of(Share)) == file.stated["empty_commentary"]


@every("with_quote_newline_quote")
def test_line_ends_in_shares(export: str, name: str) -> None:
    file = files(export)[name]
    assert not any('"\n"' in (one.text or "") for one in file.of(Share))
    cells = [cell for (cell,) in file.columns("ShareCommentary")]
    quirks = [bool(re.search(r'"\r?\n"', cell)) for cell in cells]
    assert sum(quirks) == file.stated["with_quote_newline_quote"]
    several = [one.text for one, quirk in zip(file.of(Share), quirks, strict=True) if quirk]
    first = file.stated["first_commentary_with_inner_line_end_read_right"]
    assert (several[0] if several else None) == first


@every("urn_kinds")
def test_urns_of_shares(export: str, name: str) -> None:
    file = files(export)[name]
    kinds = Counter(kind for one in file.of(Share) for kind in file.stated["urn_kinds"]
                    if kind in unquote(one.url or ""))  # fmt: skip
    assert kinds == Counter(file.stated["urn_kinds"])


@every("conversations")
def test_conversations(export: str, name: str) -> None:
    file = files(export)[name]
    ids = {one.conversation_id for one in file.of(Message) if one.conversation_id}
    without = any(one.conversation_id is None for one in file.of(Message))
    assert file.stated["conversations"] in (len(ids), len(ids) + without)
    assert all(one.sent_at and one.sent_at.endswith("Z") for one in file.of(Message))


@every("human_rows")
def test_people_and_machines(export: str, name: str) -> None:
    file = files(export)[name]
    assert sum(not one.sponsored for one in file.of(Message)) == file.stated["human_rows"]
    assert sum(one.sender_slug is not None for one in file.of(Message)) == file.stated["human_rows"]
    without = sum(one.sender_slug is None for one in file.of(Message))
    assert without == file.stated["rows_without_sender_url"]
    nobody = sum(one.sender is None and not one.recipients for one in file.of(Message))
    assert nobody == file.stated["of_them_with_nobody_at_all"]
    members = sum(one.sender == "LinkedIn Member" for one in file.of(Message))
    assert members == file.stated["of_them_from_LinkedIn_Member"]


@every("html_bodies")
def test_html_bodies_become_text(export: str, name: str) -> None:
    file = files(export)[name]
    bodies = [cell for (cell,) in file.columns("CONTENT") if re.search(r"<(p|br|a)\b", cell)]
    assert len(bodies) == file.stated["html_bodies"]
    assert not any(re.search(r"</?(p|br|a)\b", one.text or "") for one in file.of(Message))
    merged = sum("%FIRSTNAME%" in cell for (cell,) in file.columns("CONTENT"))
    assert sum("%FIRSTNAME%" in (one.text or "") for one in file.of(Message)) == merged


@every("empty_content")
def test_messages_without_words(export: str, name: str) -> None:
    file = files(export)[name]
    assert sum(one.text is None for one in file.of(Message)) == file.stated["empty_content"]


@every("folders")
def test_folders(export: str, name: str) -> None:
    file = files(export)[name]
    assert Counter(one.folder or "" for one in file.of(Message)) == file.stated["folders"]


@every("drafts")
def test_drafts(export: str, name: str) -> None:
    file = files(export)[name]
    assert sum(one.draft for one in file.of(Message)) == file.stated["drafts"]


@every("rows_with_more_than_one_recipient_url")
def test_recipients_are_counted_by_address(export: str, name: str) -> None:
    file = files(export)[name]
    several = sum(sum(r.slug is not None for r in one.recipients) > 1 for one in file.of(Message))
    assert several == file.stated["rows_with_more_than_one_recipient_url"]


@pytest.mark.parametrize("export", [one for one in EXPORTS if "owner_url" in stated(one)])
def test_owner(export: str) -> None:
    me = owner(one.capture for one in files(export).values())
    assert f"https://www.linkedin.com/in/{me.slug}" == stated(export)["owner_url"]
    messages = files(export)["messages.csv"]
    sent = sum(one.sender_slug == me.slug for one in messages.of(Message))
    assert sent == messages.stated["sent_by_owner"]
    met = {one.sender_slug for one in messages.of(Message)} | {
        recipient.slug for one in messages.of(Message) for recipient in one.recipients
    }
    assert len(met - {me.slug, None}) == stated(export)["people_met_in_messages"]
