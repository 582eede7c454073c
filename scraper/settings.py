"""The home folder and askwell.toml: where things are, and what the person wrote down.

`Home` knows the paths and their modes (0700 folders, 0600 files). `Settings` is askwell.toml read
and checked; the file stays the person's own and is edited only through tomlkit, comments kept.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Literal

import platformdirs
import sqlite_utils
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from scraper.errors import Refusal

GONE = "[forgotten]"  # stands in others' words where somebody was named who is forgotten


def _rising(pair: tuple[float, float]) -> tuple[float, float]:
    if not 0 <= pair[0] <= pair[1]:
        raise ValueError("the first number must not be negative or larger than the second")
    return pair


def _web_address(text: str | None) -> str | None:
    if text and not re.match(r"https?://[^\s/]+", text):
        raise ValueError("a link begins with https:// or http://")
    return text


def _company(text: str) -> str:
    """The name where somebody pasted an address."""
    if "/" not in text and not text.lstrip().casefold().startswith("www."):
        return text
    from scraper.organisation_address import named_by

    return named_by(text)


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Me(_Table):
    """``[me]``: who asks."""

    name: str | None = None
    linkedin: str | None = None
    emails: tuple[str, ...] = ()


class Objective(_Table):
    """``[[objective]]``: one exact role at one company."""

    id: str
    role: str
    company: Annotated[str, AfterValidator(_company)]
    url: Annotated[str | None, AfterValidator(_web_address)] = None
    why: str | None = None
    skills: tuple[str, ...] = ()
    done: bool = False


class Proof(_Table):
    """``[[proof]]``: something the user has done and would stand behind."""

    text: str
    skills: tuple[str, ...] = ()


class Offer(_Table):
    """``[[offer]]``: something the user can honestly give back."""

    text: str
    skills: tuple[str, ...] = ()


class Voice(_Table):
    """``[voice]``: how the user writes; empty means the channel's own habit."""

    greeting: str | None = None
    signoff: str | None = None
    contractions: bool | None = None
    spelling: Literal["british", "american"] | None = None
    exclamations: bool | None = None


class Sync(_Table):
    """``[sync]``: how slowly and how much the browser reads in one night."""

    pages_per_night: Annotated[int, Field(ge=0, le=200)] = 40
    seconds_between_pages: Annotated[tuple[float, float], AfterValidator(_rising)] = (25.0, 60.0)
    minutes_per_night: Annotated[float, Field(gt=0)] = 120.0
    refresh_days: Annotated[int, Field(ge=1)] = 14
    site: str = "https://www.linkedin.com"
    browser: str | None = None


class Morning(_Table):
    """``[morning]``: what the nightly timer leaves for the morning; nothing by default."""

    notification: bool = False
    names: bool = False
    draft: bool = False

    @property
    def wanted(self) -> bool:
        """Whether any of it is."""
        return self.notification or self.draft


class Imap(_Table):
    """``[[mail.imap]]``: one mailbox. The password is never here."""

    host: str
    user: str
    port: int | None = None
    security: Literal["tls", "starttls", "none"] = "tls"
    folders: tuple[str, ...] = ("INBOX", "Sent")


class Mail(_Table):
    """``[mail]``."""

    imap: tuple[Imap, ...] = ()


class Messages(_Table):
    """``[messages]``: limits a person may know better than we do."""

    linkedin_message_limit: Annotated[int, Field(ge=100)] = 3000


class Model(_Table):
    """``[model]``: an OpenAI-compatible endpoint for ``draft --rephrase``; none by default.

    The key comes from ASKWELL_MODEL_KEY, never from here.
    """

    endpoint: Annotated[str | None, Field(pattern=r"^https?://")] = None
    name: str | None = None
    timeout_seconds: Annotated[float, Field(gt=0, le=300)] = 30.0


class Review(_Table):
    """``[review]``: the page in your browser."""

    idle_hours: Annotated[float, Field(gt=0, le=24 * 7)] = 6.0


class Settings(_Table):
    """askwell.toml, whole. Every table may be missing."""

    me: Me = Me()
    objective: tuple[Objective, ...] = ()
    proof: tuple[Proof, ...] = ()
    offer: tuple[Offer, ...] = ()
    voice: Voice = Voice()
    sync: Sync = Sync()
    morning: Morning = Morning()
    mail: Mail = Mail()
    messages: Messages = Messages()
    model: Model = Model()
    review: Review = Review()


@dataclass(frozen=True, slots=True)
class Home:
    """One person's askwell folder."""

    root: Path

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.root / "askwell.db"

    @property
    def settings_file(self) -> Path:
        """The person's own askwell.toml."""
        return self.root / "askwell.toml"

    @property
    def captures(self) -> Path:
        """Kept bytes, one file a capture."""
        return self.root / "captures"

    @property
    def backups(self) -> Path:
        """Copies of the database, the newest five."""
        return self.root / "backups"

    @property
    def morning(self) -> Path:
        """The last morning's summary as a draft of an e-mail, where it was asked for."""
        return self.root / "morning.eml"

    @property
    def browser(self) -> Path:
        """The browser profile the person signed in with."""
        return self.root / "browser"

    @property
    def sign_in_file(self) -> Path:
        """What the last page said about the sign-in."""
        return self.browser / "askwell-sign-in"

    def settings(self) -> Settings:
        """Read askwell.toml; an absent file is an empty one. Refuses what it cannot understand."""
        try:
            table = tomllib.loads(self.settings_file.read_text("utf-8"))
        except FileNotFoundError:
            return Settings()
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise Refusal(
                "bad_settings",
                f"askwell.toml cannot be read: {error}",
                f"mend {self.settings_file}",
            ) from error
        try:
            return Settings.model_validate(table)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(step) for step in first["loc"])
            raise Refusal(
                "bad_settings",
                f"askwell.toml: {where}: {first['msg']}",
                f"mend {self.settings_file}",
            ) from error

    def make(self) -> None:
        """Create the folders with mode 0700. Refuses when the place cannot be written."""
        try:
            for folder in (self.root, self.captures):
                folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self.root.chmod(0o700)
            if not os.access(self.root, os.W_OK | os.X_OK):
                raise PermissionError(f"{self.root} is not writable")
        except OSError as error:
            raise Refusal(
                "home_not_writable",
                f"the askwell folder {self.root} cannot be written: {error.strerror or error}",
                "choose another with --home PATH or ASKWELL_HOME",
            ) from error

    @contextmanager
    def open(self, *, must_exist: bool = False) -> Iterator[sqlite_utils.Database]:
        """Open the database for the length of a ``with``.

        Args:
            must_exist: refuse when nothing was ever imported, instead of making an empty one.
        """
        from scraper import backup, erasing, schema

        if must_exist and not self.database.exists():
            raise Refusal(
                "nothing_imported",
                f"there is no askwell data in {self.root} yet",
                "askwell import YOUR-LINKEDIN-EXPORT.zip",
            )
        self.make()
        was_there = self.database.exists()
        db = schema.open_or_refuse(self.database)
        try:
            if was_there:
                with suppress(Refusal):  # it is tried again at every opening
                    erasing.finish(db, self)
                backup.make_if_due(self.database, datetime.now(UTC))
            yield db
        finally:
            db.close()


def home(path: Path | None = None) -> Home:
    """The home folder: `path`, else ``ASKWELL_HOME``, else the platform's user data folder."""
    if path is not None:
        return Home(path.expanduser())
    named = os.environ.get("ASKWELL_HOME")
    if named:
        return Home(Path(named).expanduser())
    return Home(Path(platformdirs.user_data_dir("askwell", appauthor=False)))
