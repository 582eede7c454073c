"""askwell.toml changed as its owner would: only the lines concerned, every comment kept.

A home comes in; the file is replaced in one step, readable by its owner alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Table

from scraper.errors import Refusal
from scraper.settings import Home


def document(home: Home) -> tomlkit.TOMLDocument:
    """The file as tomlkit reads it; an absent one is empty. Refuses what cannot be read."""
    path = home.settings_file
    try:
        return tomlkit.parse(path.read_text("utf-8"))
    except FileNotFoundError:
        return tomlkit.document()
    except (TOMLKitError, UnicodeDecodeError) as error:
        raise Refusal(
            "bad_settings", f"askwell.toml cannot be read: {error}", f"mend {path}"
        ) from error


def write(home: Home, changed: tomlkit.TOMLDocument) -> None:
    """Replace the file in one step."""
    home.make()
    path = home.settings_file
    fresh = path.with_suffix(".toml.new")
    fresh.touch(mode=0o600)
    fresh.write_text(tomlkit.dumps(changed), "utf-8")
    fresh.chmod(0o600)
    fresh.replace(path)


def set_value(home: Home, table: str, key: str, value: object) -> None:
    """Write ``key = value`` under ``[table]``, making the table where there is none."""
    changed = document(home)
    if table not in changed:
        changed.append(table, tomlkit.table())
    part = changed[table]
    if not isinstance(part, Table):
        raise Refusal(
            "bad_settings", f"askwell.toml: {table} must be written as [{table}]",
            f"mend {home.settings_file}",
        )  # fmt: skip
    part[key] = value
    write(home, changed)


def append(home: Home, name: str, values: Mapping[str, Any]) -> None:
    """Add one ``[[name]]`` at the end of its kind; empty values are left out."""
    changed = document(home)
    rows = changed.get(name)
    if rows is None:
        rows = tomlkit.aot()
        changed.append(name, rows)
    if not isinstance(rows, AoT):
        raise Refusal(
            "bad_settings", f"askwell.toml: {name} must be written as [[{name}]]",
            f"mend {home.settings_file}",
        )  # fmt: skip
    row = tomlkit.table()
    for key, value in values.items():
        if value:
            row[key] = list(value) if isinstance(value, tuple) else value
    rows.append(row)
    write(home, changed)
