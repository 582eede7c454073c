"""The contract between the two halves: tables with captions, and the one view, `evidence`.

Every change is a migration; none is ever edited once released. Captions stand inside the CREATE
TABLE text, so ``sqlite3 askwell.db .schema`` reads as a document. All tables are STRICT.

Every noun that can become evidence ends in the same six columns (`_PROVENANCE`), and contributes
one arm to the view. Composer reads the view, `person` and the tables of its own; nothing else.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

import sqlite_utils
from sqlite_utils.migrations import Migrations

from scraper import backup
from scraper.errors import Refusal, of_system

migrations = Migrations("askwell")

_PROVENANCE = """
  seen_on TEXT,                -- ISO date on which the source was captured
  url TEXT,                    -- where a person can go and look; NULL if nowhere
  source TEXT NOT NULL CHECK (source IN
    ('archive','browser','mail','saved_page','calendar','feed','user')),
  trust TEXT NOT NULL CHECK (trust IN ('verified','observed','imported','inferred')),
  capture_id TEXT REFERENCES capture(capture_id)  -- the kept bytes it was read from
"""

_PEOPLE = """
CREATE TABLE capture (         -- one row for each kept file under captures/
  capture_id TEXT PRIMARY KEY, -- also the file's name
  name TEXT NOT NULL,          -- what a person would call it
  kind TEXT NOT NULL,          -- page, archive_file, mail, calendar
  source TEXT NOT NULL,        -- archive, browser, mail, saved_page, calendar
  url TEXT,                    -- final address of a page
  subject TEXT,                -- slug of the contact it was asked for
  captured_at TEXT,            -- ISO moment
  path TEXT,                   -- under captures/; NULL when the bytes are not kept
  layout TEXT,                 -- which reader read it; NULL when none did
  outcome TEXT NOT NULL,       -- read, wall, unread, ignored
  wall TEXT,                   -- signed_out, guest_home, challenge, rate_limited, ...
  sections TEXT                -- JSON: section -> loaded, not_loaded, absent
) STRICT;

CREATE TABLE person (          -- everyone known by more than a name in somebody's list
  person_id INTEGER PRIMARY KEY,
  full_name TEXT,              -- as written by the source seen last
  called TEXT,                 -- the name to greet them with; NULL when it cannot be told
  slug TEXT,                   -- linkedin.com/in/<slug>, decoded, NFC, lower case
  member_id TEXT,              -- LinkedIn's ACoA... id
  company TEXT,                -- current employer as the newest dated source says
  title TEXT,                  -- and their title there
  company_seen_on TEXT,        -- the day that source was captured
  headline TEXT,
  location TEXT,
  pronouns TEXT,
  degree INTEGER,              -- 1, 2, 3: distance in LinkedIn's network; NULL unknown
  is_me INTEGER NOT NULL DEFAULT 0 CHECK (is_me IN (0, 1)),
  seen_on TEXT                 -- newest capture that shows them
) STRICT;
CREATE UNIQUE INDEX person_by_slug ON person(slug) WHERE slug IS NOT NULL;
CREATE UNIQUE INDEX person_by_member_id ON person(member_id) WHERE member_id IS NOT NULL;
CREATE UNIQUE INDEX person_only_me ON person(is_me) WHERE is_me = 1;
CREATE INDEX person_by_name ON person(full_name);

CREATE TABLE identity (        -- every key by which a person is recognised
  kind TEXT NOT NULL CHECK (kind IN ('slug','member_id','email')),
  value TEXT NOT NULL,         -- normalised: decoded, NFC, lower case
  person_id INTEGER NOT NULL REFERENCES person(person_id) ON DELETE CASCADE,
  certainty TEXT NOT NULL CHECK (certainty IN ('sure','likely','inferred')),
  source TEXT NOT NULL,        -- which door showed it, or user
  PRIMARY KEY (kind, value)
) STRICT;
CREATE INDEX identity_by_person ON identity(person_id);

CREATE TABLE same_person (     -- the user's own answers to "is this the same person?"
  left_key TEXT NOT NULL,      -- kind:value of the one
  right_key TEXT NOT NULL,     -- kind:value of the other
  same INTEGER NOT NULL CHECK (same IN (0, 1)),
  decided_on TEXT NOT NULL,
  PRIMARY KEY (left_key, right_key)
) STRICT;

CREATE TABLE forgotten (       -- people who must not come back with a later import
  key_hash TEXT PRIMARY KEY,   -- SHA-256 of kind:value with the home's own salt: no name is kept
  forgotten_on TEXT NOT NULL
) STRICT;
"""

_FACTS = f"""
CREATE TABLE position (        -- a job somebody has or had
  evidence_id TEXT PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person(person_id) ON DELETE CASCADE,
  organisation TEXT,           -- as written
  title TEXT,                  -- as written
  location TEXT,
  description TEXT,
  started TEXT,                -- 2019, 2019-12 or 2019-12-03; NULL unknown
  ended TEXT,                  -- likewise; NULL while current, or unknown
  precision TEXT NOT NULL,     -- day, month, year, approximate, unknown
  current INTEGER,             -- 1 yes, 0 no, NULL unknown
  {_PROVENANCE}
) STRICT;

CREATE TABLE education (       -- a school attended
  evidence_id TEXT PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person(person_id) ON DELETE CASCADE,
  school TEXT NOT NULL,
  degree TEXT,
  field TEXT,
  started TEXT,
  ended TEXT,
  precision TEXT NOT NULL,
  {_PROVENANCE}
) STRICT;

CREATE TABLE skill (           -- a skill the person lists
  evidence_id TEXT PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person(person_id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  {_PROVENANCE}
) STRICT;

CREATE TABLE membership (      -- a group, association, volunteer post, certificate or language
  evidence_id TEXT PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person(person_id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,          -- group, organisation, volunteering, certification, language, other
  role TEXT,
  started TEXT,
  ended TEXT,
  {_PROVENANCE}
) STRICT;

CREATE TABLE connection (      -- when the person became a connection
  evidence_id TEXT PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person(person_id) ON DELETE CASCADE,
  connected_on TEXT,
  company TEXT,                -- employer as the export had it on seen_on
  title TEXT,
  {_PROVENANCE}
) STRICT;

CREATE TABLE invitation (      -- an invitation to connect
  evidence_id TEXT PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person(person_id) ON DELETE CASCADE,
  direction TEXT NOT NULL CHECK (direction IN ('in','out')),
  sent_at TEXT,
  note TEXT,                   -- NULL when it came without words
  {_PROVENANCE}
) STRICT;

CREATE TABLE message (         -- one row for each other person of a LinkedIn message or a mail
  evidence_id TEXT PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person(person_id) ON DELETE CASCADE,
  medium TEXT NOT NULL CHECK (medium IN ('linkedin','mail')),
  direction TEXT NOT NULL CHECK (direction IN ('in','out')),  -- in: they wrote, out: the user did
  sent_at TEXT,                -- ISO moment
  subject TEXT,
  text TEXT,                   -- the writer's new words only
  conversation_id TEXT,        -- LinkedIn's, or the mail thread's first Message-ID
  message_id TEXT,             -- Message-ID of a mail
  in_reply_to TEXT,
  folder TEXT,
  others INTEGER NOT NULL DEFAULT 1,  -- how many people besides the user took part
  draft INTEGER NOT NULL DEFAULT 0,     -- never sent: not a conversation
  sponsored INTEGER NOT NULL DEFAULT 0, -- advertising: not a conversation
  automatic INTEGER NOT NULL DEFAULT 0, -- out-of-office, bulk, list: not a conversation
  {_PROVENANCE}
) STRICT;
CREATE INDEX message_by_person ON message(person_id, sent_at);

CREATE TABLE meeting (         -- a past meeting with the person
  evidence_id TEXT PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person(person_id) ON DELETE CASCADE,
  title TEXT,
  starts_at TEXT NOT NULL,
  ends_at TEXT,
  {_PROVENANCE}
) STRICT;

CREATE TABLE recommendation (  -- a written recommendation
  evidence_id TEXT PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person(person_id) ON DELETE CASCADE,
  direction TEXT NOT NULL CHECK (direction IN ('in','out')),  -- in: they wrote it about the user
  text TEXT,
  company TEXT,                -- the person's company as the export names it
  title TEXT,
  written_on TEXT,
  status TEXT,
  {_PROVENANCE}
) STRICT;

CREATE TABLE endorsement (     -- a skill endorsed
  evidence_id TEXT PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person(person_id) ON DELETE CASCADE,
  direction TEXT NOT NULL CHECK (direction IN ('in','out')),  -- in: they endorsed the user
  skill TEXT NOT NULL,
  endorsed_on TEXT,
  status TEXT,                 -- only ACCEPTED is evidence
  {_PROVENANCE}
) STRICT;

CREATE TABLE mutuals (         -- mutual connections as a profile names them
  evidence_id TEXT PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person(person_id) ON DELETE CASCADE,
  named TEXT NOT NULL,         -- JSON list of the names shown
  others INTEGER NOT NULL,     -- how many are not named
  {_PROVENANCE}
) STRICT;

CREATE TABLE highlight (       -- LinkedIn's own words on what the user and the person share
  evidence_id TEXT PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person(person_id) ON DELETE CASCADE,
  kind TEXT NOT NULL,          -- shared_employer, mutual_group, shared_school, other
  text TEXT NOT NULL,
  {_PROVENANCE}
) STRICT;

CREATE TABLE post (            -- an item of the person's activity
  evidence_id TEXT PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person(person_id) ON DELETE CASCADE,
  urn TEXT,
  authorship TEXT NOT NULL CHECK (authorship IN ('own','repost','reshare')),
  author TEXT,                 -- who wrote `text`: the person, or on a repost somebody else
  text TEXT,
  shared_text TEXT,            -- on a reshare: the other's words below the person's
  shared_author TEXT,          -- and who wrote them
  posted_on TEXT,
  precision TEXT NOT NULL,
  time_label TEXT,             -- "3w" as shown on seen_on
  edited INTEGER NOT NULL DEFAULT 0,
  {_PROVENANCE}
) STRICT;

CREATE TABLE comment (         -- words the person left under somebody's post
  evidence_id TEXT PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person(person_id) ON DELETE CASCADE,
  text TEXT NOT NULL,
  commented_on TEXT,
  precision TEXT NOT NULL,
  {_PROVENANCE}
) STRICT;

CREATE TABLE article (         -- a long-form article the person published
  evidence_id TEXT PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person(person_id) ON DELETE CASCADE,
  title TEXT NOT NULL,
  published_on TEXT,
  precision TEXT NOT NULL,
  {_PROVENANCE}
) STRICT;

CREATE TABLE change (          -- a new role or an anniversary that two sources or a feed show
  evidence_id TEXT PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person(person_id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('new_role','anniversary')),
  organisation TEXT,
  title TEXT,
  happened_on TEXT,
  precision TEXT NOT NULL,
  {_PROVENANCE}
) STRICT;

CREATE TABLE own_activity (    -- the user's own shares, comments and reactions: about nobody else
  row_id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('share','comment','reaction')),
  happened_at TEXT,
  text TEXT,                   -- or the kind of reaction
  url TEXT,
  capture_id TEXT REFERENCES capture(capture_id)
) STRICT;
"""

_FACT_TABLES = (
    "position", "education", "skill", "membership", "connection", "invitation", "message",
    "meeting", "recommendation", "endorsement", "mutuals", "highlight", "post", "comment",
    "article", "change",
)  # fmt: skip

_NIGHTS = """
CREATE TABLE night (           -- one run of sync
  night_id INTEGER PRIMARY KEY,
  started_at TEXT NOT NULL,
  ended_at TEXT,               -- NULL: running, or killed
  pages INTEGER NOT NULL DEFAULT 0,
  ended_by TEXT,               -- done, limit, budget, time, wall, suspicious, unreachable,
                               -- interrupted, refused, killed
  wall TEXT,                   -- which wall ended it
  resume_after TEXT            -- ISO moment before which no page is visited again
) STRICT;

CREATE TABLE visit (           -- one page asked for
  visit_id INTEGER PRIMARY KEY,
  night_id INTEGER REFERENCES night(night_id),
  person_id INTEGER REFERENCES person(person_id) ON DELETE CASCADE,
  page TEXT NOT NULL,          -- profile, experience, education, activity, mutuals, messages
  visited_at TEXT NOT NULL,
  outcome TEXT NOT NULL,       -- asked, then read, partial, unread, not_found, wall or failed
  layout TEXT,
  new_rows INTEGER NOT NULL DEFAULT 0,
  capture_id TEXT
) STRICT;
CREATE INDEX visit_by_person ON visit(person_id, page, visited_at);

CREATE TABLE setting (         -- small facts about this home: consent and its date, mail positions
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;
"""

_COMPOSED = """
CREATE TABLE decision (        -- what the user said of a talking point; the newest row counts
  decision_id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person(person_id) ON DELETE CASCADE,
  hook_id TEXT NOT NULL,
  kind TEXT NOT NULL,          -- the hook's kind, so that a kind can be ranked down
  decision TEXT CHECK (decision IN ('accepted','dismissed')),  -- NULL: taken back
  decided_at TEXT NOT NULL
) STRICT;
CREATE INDEX decision_by_person ON decision(person_id, hook_id);

CREATE TABLE draft (           -- a message as it was last shown or edited
  draft_id TEXT PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person(person_id) ON DELETE CASCADE,
  objective TEXT,
  move TEXT NOT NULL,
  channel TEXT NOT NULL,
  subject TEXT,
  text TEXT NOT NULL,
  pieces TEXT NOT NULL,        -- JSON list of role, text, evidence, own_words
  made_on TEXT NOT NULL
) STRICT;

CREATE TABLE outcome (         -- the log: what happened, by hand or found; state is derived from it
  outcome_id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person(person_id) ON DELETE CASCADE,
  objective TEXT,
  move TEXT,                   -- which kind of message, where the event is one
  event TEXT NOT NULL CHECK (event IN ('drafted','sent','replied','agreed','referred',
    'declined','thanked','updated','interviewed','offered','hired','closed')),
  happened_on TEXT NOT NULL,
  note TEXT,
  source TEXT NOT NULL CHECK (source IN ('user','found')),  -- found: recognised in messages or mail
  evidence_id TEXT,            -- the message it was found in
  undone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX outcome_by_person ON outcome(person_id, objective);

CREATE TABLE answer (          -- the user's answer to a question about inferred evidence
  evidence_id TEXT PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person(person_id) ON DELETE CASCADE,
  question TEXT NOT NULL,
  answer TEXT NOT NULL CHECK (answer IN ('yes','no')),
  answered_on TEXT NOT NULL
) STRICT;
"""

_TAIL = "seen_on, url, source, trust, capture_id"

MASS = 8  # a message with more people besides the user is written to nobody in particular

_FIRST_VIEW = f"""
CREATE VIEW evidence (         -- all that may be said, each row with its dated source
  evidence_id, person_id, kind, quote, subject, detail, began_on, ended_on, precision,
  seen_on, url, source, trust, capture_id) AS
SELECT evidence_id, person_id, 'position', coalesce(title || ' at ' || organisation,
  organisation, title), organisation, title, started, ended, precision, {_TAIL} FROM position
UNION ALL
SELECT evidence_id, person_id, 'education', school, school, degree, started, ended,
  precision, {_TAIL} FROM education
UNION ALL
SELECT evidence_id, person_id, 'skill', name, name, NULL, NULL, NULL, 'unknown', {_TAIL} FROM skill
UNION ALL
SELECT evidence_id, person_id, 'group', name, name, kind, started, ended,
  CASE length(coalesce(started, ended)) WHEN 10 THEN 'day' WHEN 7 THEN 'month' WHEN 4 THEN 'year'
  ELSE 'unknown' END, {_TAIL} FROM membership
UNION ALL
SELECT evidence_id, person_id, 'connected', coalesce(title || ' at ' || company, company, title),
  company, title, connected_on, NULL,
  CASE WHEN connected_on IS NULL THEN 'unknown' ELSE 'day' END, {_TAIL} FROM connection
UNION ALL
SELECT evidence_id, person_id, 'invitation_note', note, NULL, direction, substr(sent_at, 1, 10),
  NULL, CASE WHEN sent_at IS NULL THEN 'unknown' ELSE 'day' END, {_TAIL}
  FROM invitation WHERE note IS NOT NULL
UNION ALL
SELECT evidence_id, person_id, CASE medium WHEN 'mail' THEN 'mail' ELSE 'message' END, text,
  subject, direction, substr(sent_at, 1, 10), NULL,
  CASE WHEN sent_at IS NULL THEN 'unknown' ELSE 'day' END, {_TAIL}
  FROM message WHERE draft = 0 AND sponsored = 0 AND automatic = 0 AND others <= {MASS}
UNION ALL
SELECT evidence_id, person_id, 'meeting', title, title, NULL, substr(starts_at, 1, 10),
  substr(ends_at, 1, 10), 'day', {_TAIL} FROM meeting
UNION ALL
SELECT evidence_id, person_id, 'recommendation', text, company, direction, substr(written_on, 1,
  10), NULL, CASE WHEN written_on IS NULL THEN 'unknown' ELSE 'day' END, {_TAIL}
  FROM recommendation WHERE text IS NOT NULL
UNION ALL
SELECT evidence_id, person_id, 'endorsement', skill, skill, direction, substr(endorsed_on, 1, 10),
  NULL, CASE WHEN endorsed_on IS NULL THEN 'unknown' ELSE 'day' END, {_TAIL}
  FROM endorsement WHERE status = 'ACCEPTED'
UNION ALL
SELECT evidence_id, person_id, 'mutuals', (SELECT group_concat(value, ', ') FROM json_each(named)),
  NULL, CAST(others AS TEXT), NULL, NULL, 'unknown', {_TAIL} FROM mutuals
UNION ALL
SELECT evidence_id, person_id, 'highlight', text, NULL, kind, NULL, NULL, 'unknown', {_TAIL}
  FROM highlight
UNION ALL
SELECT evidence_id, person_id, CASE authorship WHEN 'own' THEN 'post' ELSE 'reshare' END,
  CASE authorship WHEN 'repost' THEN NULL ELSE text END,
  CASE authorship WHEN 'own' THEN NULL WHEN 'repost' THEN author ELSE shared_author END,
  authorship, posted_on, NULL, precision, {_TAIL} FROM post
UNION ALL
SELECT evidence_id, person_id, 'comment', text, NULL, NULL, commented_on, NULL, precision, {_TAIL}
  FROM comment
UNION ALL
SELECT evidence_id, person_id, 'article', title, title, NULL, published_on, NULL, precision, {_TAIL}
  FROM article
UNION ALL
SELECT evidence_id, person_id, kind, coalesce(title || ' at ' || organisation, organisation,
  title), organisation, title, happened_on, NULL, precision, {_TAIL} FROM change
"""


@migrations()
def m001_first(db: sqlite_utils.Database) -> None:
    """Everything the first release keeps."""
    for script in (_PEOPLE, _FACTS, _NIGHTS, _COMPOSED):
        for statement in _statements(script):
            db.execute(statement)
    for table in _FACT_TABLES:
        if table != "message":
            db.execute(f"CREATE INDEX {table}_by_person ON {table}(person_id)")
    db.execute(_FIRST_VIEW)


# One row a person, rowid = person_id: full name; company, title and headline; the words of their
# posts and of messages both ways, newest first. FTS5 would read captions as names of columns.
_SEARCH = """
CREATE VIRTUAL TABLE search USING fts5(
  name, work, said, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3', detail = column
);

CREATE TABLE searched (        -- how the row in search stands to what is known
  search_id INTEGER PRIMARY KEY, -- a person_id
  last_on TEXT,                -- ISO date of the last words either way
  stale INTEGER NOT NULL CHECK (stale IN (0, 1))  -- 1: something came since
) STRICT;
CREATE INDEX searched_by_day ON searched(last_on);
CREATE INDEX searched_stale ON searched(search_id) WHERE stale = 1;

CREATE TRIGGER search_person_new AFTER INSERT ON person BEGIN
  INSERT INTO searched VALUES (new.person_id, NULL, 1)
    ON CONFLICT (search_id) DO UPDATE SET stale = 1;
END;
CREATE TRIGGER search_person_changed
AFTER UPDATE OF full_name, company, title, headline ON person BEGIN
  UPDATE searched SET stale = 1 WHERE search_id = new.person_id;
END;
CREATE TRIGGER search_person_gone AFTER DELETE ON person BEGIN
  DELETE FROM search WHERE rowid = old.person_id;
  DELETE FROM searched WHERE search_id = old.person_id;
END;
"""

_SEARCHED_TABLES = ("post", "comment", "article", "message")
_STALE_TRIGGER = """
CREATE TRIGGER search_{table}_{event} AFTER {event} ON {table} BEGIN
  UPDATE searched SET stale = 1 WHERE search_id = {row}.person_id AND stale = 0;
END
"""


@migrations()
def m002_search(db: sqlite_utils.Database) -> None:
    """Finding people by name, work and words: filled lazily by `composer.search`."""
    for statement in _statements(_SEARCH):
        db.execute(statement)
    for table in _SEARCHED_TABLES:
        for event, row in (("insert", "new"), ("update", "new"), ("delete", "old")):
            db.execute(_STALE_TRIGGER.format(table=table, event=event, row=row))
    db.execute("INSERT INTO searched SELECT person_id, NULL, 1 FROM person")


_READ = """
CREATE TABLE read_file (       -- export files that need not be read again while nothing is undone
  capture_id TEXT PRIMARY KEY, -- stands for the bytes and their moment
  code TEXT NOT NULL,          -- digest of the code that read them
  data_rows INTEGER NOT NULL,  -- rows of the file
  facts INTEGER NOT NULL,      -- what they were counted as
  recognised INTEGER NOT NULL CHECK (recognised IN (0, 1)),
  problems TEXT NOT NULL,      -- JSON list of kind, where, detail
  note TEXT,                   -- why a file was left out
  by_name INTEGER NOT NULL CHECK (by_name IN (0, 1)) -- 1: rows were filed by a name alone
) STRICT;
CREATE TRIGGER read_file_merged AFTER UPDATE OF person_id ON identity BEGIN
  DELETE FROM read_file;
END;
CREATE TRIGGER read_file_owned AFTER INSERT ON identity
WHEN new.kind = 'slug' AND (SELECT is_me FROM person WHERE person_id = new.person_id) = 1 BEGIN
  DELETE FROM read_file;
END;
CREATE TRIGGER read_file_owner AFTER UPDATE OF is_me ON person
WHEN old.is_me != new.is_me BEGIN DELETE FROM read_file;
END;
CREATE TRIGGER read_file_new_name AFTER INSERT ON person BEGIN
  DELETE FROM read_file WHERE by_name = 1;
END;
CREATE TRIGGER read_file_changed_name AFTER UPDATE OF full_name, company, title ON person
WHEN (old.full_name, old.company, old.title) IS NOT (new.full_name, new.company, new.title) BEGIN
  DELETE FROM read_file WHERE by_name = 1;
END;
CREATE TRIGGER read_file_new_position AFTER INSERT ON position BEGIN
  DELETE FROM read_file WHERE by_name = 1;
END;
"""

_UNDONE = {
    "delete": (*_FACT_TABLES, "own_activity", "capture", "person", "identity", "forgotten",
               "same_person"),
    "insert": ("forgotten", "same_person"),
    "update": ("same_person",),
}  # fmt: skip
_UNDONE_TRIGGER = """
CREATE TRIGGER read_file_{table}_{event} AFTER {event} ON {table} BEGIN
  DELETE FROM read_file;
END
"""


@migrations()
def m003_read_files(db: sqlite_utils.Database) -> None:
    """Which export files were read: whatever is undone or decided makes them be read again."""
    for statement in _statements(_READ):
        db.execute(statement)
    for event, tables in _UNDONE.items():
        for table in tables:
            db.execute(_UNDONE_TRIGGER.format(event=event, table=table))


# What is remembered of a person, here or in a running process, is good for one version of them.
_GLANCE = """
CREATE TABLE glance (          -- each person's words in sum, so that no page adds up everybody's
  glance_id INTEGER PRIMARY KEY, -- a person_id
  version INTEGER NOT NULL,    -- another number after every write of anything about the person
  came INTEGER,                -- messages and mails from them; NULL: not summed up since then
  went INTEGER,                -- and to them
  last_on TEXT,                -- ISO date of the newest message, mail or meeting
  last_out TEXT,               -- ISO date of the newest message or mail to them
  asks INTEGER                 -- 1: one of those to them asks for a referral
) STRICT;

CREATE TRIGGER glance_person_new AFTER INSERT ON person BEGIN
  INSERT INTO glance (glance_id, version) VALUES (new.person_id, abs(random() % 1000000007));
END;
CREATE TRIGGER glance_person_changed AFTER UPDATE ON person BEGIN
  UPDATE glance SET version = version + 1, came = NULL
    WHERE glance_id = new.person_id AND came IS NOT NULL;
END;
CREATE TRIGGER glance_person_gone AFTER DELETE ON person BEGIN
  DELETE FROM glance WHERE glance_id = old.person_id;
END;
"""

# What the user says of a question: a yes makes an inferred row sure; that two overlapped is a row.
_ANSWERS = """
DROP TABLE answer;

CREATE TABLE answer (          -- the user's answers to what askwell cannot know
  evidence_id TEXT PRIMARY KEY, -- the inferred row, or overlap-... where no row is in question
  person_id INTEGER NOT NULL REFERENCES person(person_id) ON DELETE CASCADE,
  question TEXT NOT NULL,      -- as it was put
  answer TEXT NOT NULL CHECK (answer IN ('yes','no','unsure')),
  subject TEXT,                -- of an overlap: the company or school
  answered_on TEXT NOT NULL
) STRICT;
CREATE INDEX answer_by_person ON answer(person_id);
"""
_SAID_YES = (
    "trust = 'inferred' AND evidence_id IN (SELECT evidence_id FROM answer WHERE answer = 'yes')"
)
_ANSWERED_TAIL = (
    f"seen_on, url, iif({_SAID_YES}, 'user', source), iif({_SAID_YES}, 'observed', trust), "
    "capture_id"
)
_HEAD, _AS, _ARMS = _FIRST_VIEW.partition(" AS\n")
EVIDENCE_VIEW = f"""{_HEAD}{_AS}{_ARMS.replace(_TAIL, _ANSWERED_TAIL).rstrip()}
UNION ALL
SELECT evidence_id, person_id, 'highlight', 'You overlapped at ' || subject, subject, 'overlap',
  NULL, NULL, 'unknown', answered_on, NULL, 'user', 'verified', NULL
  FROM answer WHERE answer = 'yes' AND subject IS NOT NULL
"""

_GLANCED_TABLES = (*_FACT_TABLES, "identity", "decision", "draft", "outcome", "answer")
_GLANCE_TRIGGER = """
CREATE TRIGGER glance_{table}_{event} AFTER {event} ON {table} BEGIN
  UPDATE glance SET version = version + 1, came = NULL
    WHERE glance_id {rows} AND came IS NOT NULL;
END
"""
_GLANCE_EVENTS = (
    ("insert", "= new.person_id"),
    ("update", "IN (old.person_id, new.person_id)"),
    ("delete", "= old.person_id"),
)


@migrations()
def m004_glance(db: sqlite_utils.Database) -> None:
    """Answers that count as evidence; and who was touched since they were summed up."""
    db.execute("DROP VIEW evidence")
    for statement in _statements(_ANSWERS + _GLANCE):
        db.execute(statement)
    db.execute(EVIDENCE_VIEW)
    for table in _GLANCED_TABLES:
        for event, rows in _GLANCE_EVENTS:
            db.execute(_GLANCE_TRIGGER.format(table=table, event=event, rows=rows))
    db.execute(
        "INSERT INTO glance (glance_id, version) "
        "SELECT person_id, abs(random() % 1000000007) FROM person"
    )


# SQLite changes no CHECK of a table that stands: the table is written anew.
_OWN = """
CREATE TABLE own_new (         -- the user's own shares, votes, projects and the like: nobody else's
  row_id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,          -- share, comment, reaction, or an OwnKind of records
  happened_at TEXT,
  text TEXT,                   -- or the kind of reaction
  url TEXT,
  capture_id TEXT REFERENCES capture(capture_id)
) STRICT;
INSERT INTO own_new SELECT row_id, kind, happened_at, text, url, capture_id FROM own_activity;
DROP TABLE own_activity;
ALTER TABLE own_new RENAME TO own_activity;
"""


@migrations()
def m005_own_entries(db: sqlite_utils.Database) -> None:
    """What else the export tells of the user: projects, awards, votes, applications."""
    for statement in _statements(_OWN):
        db.execute(statement)
    db.execute(_UNDONE_TRIGGER.format(event="delete", table="own_activity"))


def known() -> frozenset[str]:
    """Names of all migrations of this askwell; a database with others is a newer one's."""
    return frozenset(one.name for one in migrations.pending(sqlite_utils.Database(memory=True)))


def connect(path: Path) -> sqlite_utils.Database:
    """Open the database at `path`, make or migrate it, and return it.

    Foreign keys on, WAL, five seconds of patience with another writer. The file gets mode 0600.
    Before an older one is migrated, a copy is kept. Raises `sqlite3.DatabaseError` when the file
    is not a database, `Refusal` when that copy cannot be made, or the file was emptied.
    """
    fresh = not path.exists()
    connection = sqlite3.connect(path, timeout=5.0)
    if fresh:
        path.chmod(0o600)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA cache_size = -16384")  # KiB; an import's indexes fit in it
    db = sqlite_utils.Database(connection)
    if migrations.pending(db):
        if not fresh and not migrations.applied(db) and backup.kept(path):
            connection.close()
            raise Refusal(
                "database_damaged",
                f"{path.name} is empty, and there are copies of it that are not",
                "askwell doctor --repair",
            )
        if not fresh and migrations.applied(db):
            backup.make(path, "migration")
        migrations.apply(db)
    return db


def open_or_refuse(path: Path) -> sqlite_utils.Database:
    """`connect`, with what a person may meet said as a refusal: damaged, locked, a full disk."""
    try:
        return connect(path)
    except sqlite3.DatabaseError as error:
        told = of_system(error)
        if told is None:
            raise
        raise told from error


def _statements(script: str) -> list[str]:
    """Split a script at the ends of its statements, as SQLite itself judges them."""
    statements, gathered = [], ""
    for line in script.strip().splitlines(keepends=True):
        gathered += line
        if sqlite3.complete_statement(gathered):
            statements.append(gathered.strip().rstrip(";"))
            gathered = ""
    return statements
