"""Text from a submission is safe to show, and never longer than asked."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.text import join_runs, printable


@settings(max_examples=200, deadline=None, database=None, derandomize=True)
@given(st.text(st.characters(), max_size=40), st.integers(1, 30))
def test_any_text_becomes_printable_and_short(text: str, limit: int) -> None:
    shown = printable(text, limit)
    assert shown.isprintable()
    assert len(shown) <= limit
    shown.encode("utf-8")


@pytest.mark.parametrize("text", ["plain", "é 数学 ∂L/∂w", "", "back\\slash"])
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert printable(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "\\x1b[31mred"),
        ("a\nb\tc\r", "a\\nb\\tc\\r"),
        ("\u202egnp.exe", "\\u202egnp.exe"),
        ("zero\u200bwidth", "zero\\u200bwidth"),
        ("\0", "\\x00"),
        ("\ud800", "\\ud800"),
        ("\U000e0001", "\\U000e0001"),
    ],
)
def test_control_and_invisible_characters_are_escaped(text: str, shown: str) -> None:
    assert printable(text) == shown


@pytest.mark.parametrize("text", ["x" * 11, "x" * 1000, "\0" * 5])
def test_text_that_was_cut_says_so(text: str) -> None:
    shown = printable(text, 10)
    assert len(shown) == 10
    assert shown.endswith("…")


def test_text_of_exactly_the_limit_is_not_cut() -> None:
    assert printable("x" * 10, 10) == "x" * 10


def test_ids_of_one_prefix_are_joined_to_runs_in_order() -> None:
    assert join_runs(["A-1"]) == "A-1"
    assert join_runs(["A-1", "A-2", "B-C-7", "A-3", "A-5"]) == "A-1 to A-3, A-5, B-C-7"
    assert join_runs(["A-1", "A-2", "A-11", "A-12", "A-9", "A-10"]) == "A-1 to A-2, A-9 to A-12"
    assert join_runs(["plain", "A-b", "A-1"]) == "plain, A-b, A-1"
    assert join_runs([]) == ""
