"""What sort of reason a hook is decides where it stands in a message; no kind is without one."""

from __future__ import annotations

from typing import get_args

from composer.hooks import Sort, kinds, sorts
from composer.messages.plan import ASKING, BESIDE, LIGHT
from composer.moves import warm_up


def test_every_kind_has_a_sort_and_every_sort_a_place() -> None:
    assert set(sorts()) == set(kinds())
    assert set(sorts().values()) == set(get_args(Sort))
    assert set(ASKING) == set(LIGHT) == set(BESIDE) == set(get_args(Sort))


def test_the_warm_ups_lines_name_kinds_that_exist_and_miss_none_of_what_is_new() -> None:
    lately = {kind for kind, sort in sorts().items() if sort == "lately"}
    assert lately <= set(warm_up.FOLLOW) <= set(kinds())
    assert set(warm_up.THANKS) <= set(kinds())


def test_what_is_owed_is_no_way_to_a_favour_and_the_first_thing_in_a_light_word() -> None:
    assert ASKING[-1] == LIGHT[0] == "debt"
    assert {kind for kind, sort in sorts().items() if sort == "debt"} == {
        "promise_open", "unanswered_question",
    }  # fmt: skip
