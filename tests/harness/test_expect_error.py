"""Bad input must be refused with the error of the contract, and with words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

import numpy as np
import pytest

from grader.records import Verdict
from grader.suite.compare import expect_error
from grader.suite.failure import Failure
from grader.worker.failures import CallFailed, from_fault
from grader.worker.observing import Observation
from grader.worker.proxy import RemoteFunction


class Answer:
    """A function of the submission that gives one answer, whatever it is asked."""

    def __init__(self, value: object = None, failure: CallFailed | None = None) -> None:
        self._value = value
        self._failure = failure
        self.asked: list[object] = []

    def observe(
        self, arguments: Sequence[object], keywords: Mapping[str, object] | None = None
    ) -> Observation:
        self.asked.append((arguments, keywords))
        if self._failure is not None:
            raise self._failure
        return Observation(self._value)


def raised(name: str, message: str, *bases: str) -> Answer:
    fault = {"type": name, "bases": [name, *bases], "message": message, "frames": ["a.py, line 3, in f"]}
    return Answer(failure=from_fault(fault, "unit.f"))


def judge(answer: Answer, error: str = "ValueError") -> None:
    expect_error(cast(RemoteFunction, answer), [1.0], "h is 0", {"h": 0}, error)


def test_the_right_error_with_a_message_is_right() -> None:
    answer = raised("ValueError", "h is 0, expected more", "Exception")
    judge(answer)
    assert answer.asked == [([1.0], {"h": 0})]


def test_a_derived_error_is_right_too() -> None:
    judge(raised("LinAlgError", "singular", "ValueError", "Exception"))


def test_another_error_may_be_asked_for() -> None:
    judge(raised("FloatingPointError", "it diverged", "ArithmeticError"), "FloatingPointError")


@pytest.mark.parametrize("value", [None, 0.0, np.ones(3), "error"], ids=repr)
def test_a_value_in_place_of_an_error_is_a_missing_error(value: object) -> None:
    with pytest.raises(Failure) as caught:
        judge(Answer(value))
    assert caught.value.verdict is Verdict.MISSING_ERROR
    assert caught.value.message == "h is 0: expected ValueError, but a value was returned"


@pytest.mark.parametrize("name", ["TypeError", "AssertionError", "SystemExit", "MemoryError"])
def test_another_error_than_asked_for_is_raised_and_says_where(name: str) -> None:
    with pytest.raises(Failure) as caught:
        judge(raised(name, "oops"))
    assert caught.value.verdict is Verdict.RAISED
    assert f"{name}: oops (a.py, line 3, in f)" in caught.value.message


@pytest.mark.parametrize("frames", [["a.py, line 3, in f"], []])
def test_an_error_without_a_message_is_not_enough(frames: list[str]) -> None:
    fault = {"type": "ValueError", "bases": ["ValueError"], "message": "", "frames": frames}
    with pytest.raises(Failure, match="the ValueError has no message"):
        judge(Answer(failure=from_fault(fault, "unit.f")))


@pytest.mark.parametrize(
    "verdict", [Verdict.TIMED_OUT, Verdict.DIED, Verdict.IMPORT_ERROR, Verdict.NOT_IMPLEMENTED]
)
def test_a_call_that_did_not_come_back_is_no_error_of_the_function(verdict: Verdict) -> None:
    with pytest.raises(CallFailed) as caught:
        judge(Answer(failure=CallFailed(verdict, "unit.f", "gone", ("ValueError",))))
    assert caught.value.verdict is verdict


@pytest.mark.parametrize(
    "fault", [None, 3, {}, {"type": 1, "bases": "ValueError", "message": b"x", "frames": {}}]
)
def test_a_forged_description_of_an_error_is_only_text(fault: object) -> None:
    with pytest.raises(Failure) as caught:
        judge(Answer(failure=from_fault(fault, "unit.f")))
    assert caught.value.verdict is Verdict.RAISED
    assert "an exception" in caught.value.message
