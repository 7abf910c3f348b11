"""Sentences that more than one place says."""

from __future__ import annotations

from decimal import Decimal

import pytest

from grader.records import Isolation, Requirement, Result, Verdict
from grader.words import hint_in_words, isolation_in_words

RULE = Requirement("A-1", "unit", "unit.f", "f is 1.", Decimal(1), (), "Why?")
ALL = ("Landlock", "seccomp")


@pytest.mark.parametrize(
    ("isolation", "words"),
    [
        (Isolation("strong", ALL, 21, 21), "strong (21 of 21 probes refused)"),
        (Isolation("process", ()), "process"),
        (
            Isolation("process", ("seccomp",), 20, 21, ("read the reference",)),
            "process — there is no Landlock here, so a submission could read the reference; "
            "grade strangers' work in a container",
        ),
        (
            Isolation("process", (), 17, 21, ("read a", "write b", "send c", "start d")),
            "process — there is no Landlock and no seccomp here, so a submission could read a, write b, "
            "send c and one thing more; grade strangers' work in a container",
        ),
        (
            Isolation("process", ALL, 16, 21, ("read a", "write b", "send c", "start d", "run e")),
            "process — a submission could read a, write b, send c and 2 things more; "
            "grade strangers' work in a container",
        ),
    ],
)
def test_the_level_is_one_line_that_says_what_is_missing(isolation: Isolation, words: str) -> None:
    assert isolation_in_words(isolation) == words


def test_the_hint_is_the_requirements_unless_the_kind_of_value_is_wrong() -> None:
    wrong = Result(RULE, Verdict.WRONG_VALUE, Decimal(0), Decimal(1), "it is off")
    assert hint_in_words(wrong) == "Why?"
    of_another_kind = Result(RULE, Verdict.WRONG_TYPE, Decimal(0), Decimal(1), "it is a list")
    assert "docstring" in hint_in_words(of_another_kind)
