"""The guards, each as one edit that takes it away, and the tests that must fail then.

A row: what is guarded, the file, the text that stands there once, what stands there instead, tests.
"""

# ruff: noqa: E501

from __future__ import annotations

from typing import NamedTuple

SECURITY = "composer/review/security.py"
PAGE = "tests/test_review_security.py"
FORGETTING, FORGET = "scraper/store/forgetting.py", "tests/test_forget.py"
COPIES = "tests/test_copies.py"
LIMITS, ZIP = "scraper/capture/archive_limits.py", "tests/test_archive_capture.py"


class Mutant(NamedTuple):
    """One guard and how it is taken away."""

    guard: str
    file: str
    before: str
    after: str
    tests: str


MUTANTS = (
    Mutant("only our own Host", SECURITY, 'named[0] in (f"127.0.0.1:{port}", f"localhost:{port}")', "bool(named[0])", PAGE),
    Mutant("one Host only", SECURITY, "len(named) == 1 and ", "", PAGE),
    Mutant("no foreign Origin", SECURITY, "    return any(origin not in own for origin in origins)", "    return False", PAGE),
    Mutant("no cross-site request", SECURITY, 'site in ("cross-site", "same-site")', "site in ()", PAGE),
    Mutant("the cookie's secret", SECURITY, 'if not _same(kept, derived(self._token, "cookie")):', "if False:", PAGE),
    Mutant("the form's token", SECURITY, 'return _same(given or "", form_token(token))', "return True", PAGE),
    Mutant("HttpOnly", SECURITY, "httponly=True", "httponly=False", PAGE),
    Mutant("SameSite", SECURITY, 'samesite="strict"', 'samesite="none"', PAGE),
    Mutant("headers on every answer", SECURITY, "                headers[name] = value", "                pass", PAGE),
    Mutant("size of a form in chunks", SECURITY, "if seen > MAX_BODY_BYTES:", "if False:", PAGE),
    Mutant("no other scheme is a link", SECURITY, 'if scheme in ("http", "https", "mailto") else None', "", "tests/test_review_hostile.py"),
    Mutant("no formula in a cell", "composer/tables.py", "if plain.lstrip(\" \").startswith(_FORMULA) or plain[:1] == \" \" else plain", "if False else plain", f"{COPIES} tests/test_review_hostile.py"),
    Mutant("no control characters in a table", "composer/tables.py", '_STEERING.sub("", cell)', "cell", COPIES),
    Mutant("no escape reaches the terminal", "scraper/terminal.py", 'return _UNSAFE.sub("", line).encode', "return line.encode", "tests/test_commands.py"),
    Mutant("withheld rows open nothing", "composer/points.py", "one.trust == \"inferred\" or one in verdicts or", "one.trust == \"inferred\" or", "tests/test_tact.py"),
    Mutant("inferred rows state nothing", "composer/points.py", "one.trust == \"inferred\" or one in verdicts or", "one in verdicts or", "tests/test_hooks.py tests/test_points_property.py"),
    Mutant("words beside a withheld message", "composer/points.py", "or _is_near(one, tender)", "", "tests/test_tact.py tests/test_hooks.py"),
    Mutant("no mask is quoted", "composer/points.py", 'if GONE not in f"{one.say} {one.opener.text}"', "", FORGET),
    Mutant("together only if the dates prove it", "scraper/spans.py", "certain_months(left, right, today) >= TOGETHER_MONTHS", "certain_months(left, right, today) >= 0", "tests/test_overlap.py"),
    Mutant("a claim needs evidence", "composer/messages/__init__.py", '        raise ValueError(f"a claim needs evidence: {text!r}")', "        pass", "tests/test_grounding.py"),
    Mutant("no ask to a cold tie", "composer/draft.py", 'if move == "ask" and advice == "warm_up":', "if False:", "tests/test_moves.py tests/test_contract_drafts.py"),
    Mutant("no ask now", "composer/draft.py", 'if move == "ask" and advice in ("wait", "skip"):', "if False:", "tests/test_moves.py tests/test_contract_drafts.py"),
    Mutant("no note to a connection", "composer/draft.py", 'if place.tie == "unconnected" and is_connected(contact):', "if False:", "tests/test_moves.py tests/test_channels.py"),
    Mutant("nothing genuine, nothing said", "composer/draft.py", "if not genuine and move not in _OF_THEIR_OWN:", "if False:", "tests/test_moves.py tests/test_contract_drafts.py"),
    Mutant("one follow-up", "composer/moves/nudge.py", "if brief.history.nudge is not None:", "if False:", "tests/test_messages.py"),
    Mutant("no follow-up without an ask", "composer/moves/nudge.py", "if ask is None or objective is None:", "if False:", "tests/test_messages.py"),
    Mutant("consent before a night", "scraper/sync.py", "    consent.refuse_without(db)", "    pass", "tests/test_night_reads.py"),
    Mutant("the night's budget", "scraper/capture/pace.py", "if self.left <= 0:", "if False:", "tests/test_night_plan.py"),
    Mutant("the night's end", "scraper/capture/pace.py", 'return "time" if now >= self.until else None', "return None", "tests/test_night_plan.py tests/test_night_reads.py"),
    Mutant("pages of this night count", "scraper/capture/pace.py", "max(0, sync.pages_per_night - used)", "sync.pages_per_night", "tests/test_night_plan.py tests/test_night_reads.py"),
    Mutant("a wall ends the night", "scraper/night.py", "        if verdict.stops:", "        if False:", "tests/test_night_reads.py"),
    Mutant("a box with words is left alone", "scraper/handoff.py", "if box.inner_text().strip():", "if False:", "tests/test_handoff.py"),
    Mutant("nothing is sent from the box", "scraper/handoff.py", "    page.keyboard.insert_text(text)", "    page.keyboard.insert_text(text)\n    page.keyboard.press(\"Control+Enter\")\n    page.locator(\"button[type=submit]\").first.click()", "tests/test_handoff.py"),
    Mutant("no way out of a ZIP", LIMITS, 'or ".." in parts', "", ZIP),
    Mutant("no link in a ZIP", LIMITS, 'or "\\0" in name or linked:', 'or "\\0" in name:', ZIP),
    Mutant("no bomb", LIMITS, "if entry.file_size > RATIO_FROM_BYTES and", "if False and", ZIP),
    Mutant("not too many files", LIMITS, "if len(members) > MEMBERS:", "if False:", ZIP),
    Mutant("the database is its owner's", "scraper/schema.py", "        path.chmod(0o600)", "        pass", "tests/test_commands.py"),
    Mutant("the home is its owner's", "scraper/settings.py", "            self.root.chmod(0o700)", "            pass", "tests/test_commands.py"),
    Mutant("captures are their owner's", "scraper/capture/__init__.py", "os.O_TRUNC, 0o600)", "os.O_TRUNC, 0o644)", "tests/test_commands.py tests/test_archive_captures.py"),
    Mutant("an export is its owner's", "composer/export.py", "os.open(path, _PRIVATE_FILE, 0o600)", "os.open(path, _PRIVATE_FILE, 0o644)", COPIES),
    Mutant("an export overwrites nothing", "composer/export.py", "if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):", "if False:", COPIES),
    Mutant("no damaged copy is restored", "scraper/restoring.py", "if (fault := backup.fault(source)) is not None:", "if (fault := backup.fault(source)) is not None and False:", COPIES),
    Mutant("no newer copy is restored", "scraper/restoring.py", "if unknown := applied - schema.known():", "if unknown := applied - applied:", COPIES),
    Mutant("restoring brings nobody back", "scraper/restoring.py", "        forget(db, home, person_id, today.isoformat())", "        pass", COPIES),
    Mutant("a copy before a migration", "scraper/schema.py", '            backup.make(path, "migration")', "            pass", "tests/test_backup.py"),
    Mutant("no damaged database over copies", "scraper/backup.py", "if (verdict := fault(unfinished)) is not None:", "if False:", "tests/test_backup.py"),
    Mutant("deleted bytes are overwritten", "scraper/schema.py", '    connection.execute("PRAGMA secure_delete = ON")', '    connection.execute("PRAGMA secure_delete = OFF")', "tests/test_search.py tests/test_forget.py tests/test_reread.py"),
    Mutant("the index forgets", "scraper/erasing.py", "    db.conn.execute(\"INSERT INTO search (search) VALUES ('optimize')\")", "    pass", "tests/test_search.py tests/test_forget.py"),
    Mutant("the file is rebuilt", "scraper/erasing.py", '    db.conn.execute("VACUUM")', "    pass", "tests/test_search.py tests/test_forget.py"),
    Mutant("the copies go first", "scraper/store/forgetting.py", "    backup.clear(home.database)\n    sweep", "    sweep", "tests/test_backup.py tests/test_forget.py"),
    Mutant("others' words are masked", FORGETTING, "        places = mask_rows(db.conn, whose)", "        places = 0", FORGET),
    Mutant("others' pages are cleaned", FORGETTING, "            _write_anew(path, content)", "            pass", FORGET),
    Mutant("packed bytes are looked into", FORGETTING, "if whole or any(map(traces.found_in, readings(kept.kind, _body(content)))):", "if whole:", FORGET),
    Mutant("a namesake keeps the name", "scraper/store/traces.py", "if not self.full_name or fold(self.full_name) in {fold(one) for one in self.others}:", "if not self.full_name:", FORGET),
    Mutant("no import brings them back", "scraper/store/people.py", "met = bool(self._forgotten) and any(", "met = False and any(", FORGET),
    Mutant("the same event twice is one", "composer/store.py", "            if known:\n                return int(known[0])", "            if False:\n                return int(known[0])", "tests/test_log.py"),
    Mutant("a model's redirect is not followed", "composer/model.py", "    def redirect_request(self, *_: Any) -> None:", "    def redirect_no_request(self, *_: Any) -> None:", "tests/test_model.py"),
    Mutant("a model adds no claim", "composer/rephrase.py", "if not _claims(new) <= _claims(old):", "if False:", "tests/test_model.py"),
    Mutant("a model keeps quotations", "composer/rephrase.py", "if [one for *_, one in quotations(old)] != [one for *_, one in quotations(new)]:", "if False:", "tests/test_model.py"),
    Mutant("an unknown role is refused", "composer/draft.py", "        if not str(getattr(objective, word)).strip():", "        if False:", "tests/test_moves.py tests/test_objectives.py tests/test_contract_drafts.py"),
    Mutant("Datasette is the owner's alone", "scraper/exploring.py", '{"allow": {"id": "root"}}', "{}", COPIES),
    Mutant("Datasette listens here only", "scraper/exploring.py", 'LOOPBACK = "127.0.0.1"', 'LOOPBACK = "0.0.0.0"', COPIES),
)  # fmt: skip
