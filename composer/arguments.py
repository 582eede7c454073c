"""Arguments that several verbs of the command share."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

Person = Annotated[str, typer.Argument(metavar="PERSON", help="Name, slug, e-mail or id.")]
ObjectiveId = Annotated[
    str | None, typer.Option("--objective", metavar="ID", help="Which objective.")
]
MoveName = Literal["ask", "warm_up", "nudge", "update", "thank", "keep_in_touch"]
EventName = Annotated[
    Literal[
        "drafted", "sent", "replied", "agreed", "referred", "declined", "thanked", "updated",
        "interviewed", "offered", "hired", "closed",
    ]
    | None,
    typer.Argument(metavar="EVENT", help="What happened."),
]  # fmt: skip
