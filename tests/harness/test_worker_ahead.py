"""Calls that are sent ahead are judged as if each had been made when its turn came."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from grader.records import Verdict
from grader.suite.compare import expect_errors
from grader.suite.failure import Failure
from grader.worker.callbacks import CallbackDesk
from grader.worker.exchange import Worker
from grader.worker.failures import CallFailed
from grader.worker.proxy import RemoteObject, Submission

Open = Callable[..., Submission]

SOURCE = """
import os, time
import numpy as np

made = []

def note(x):
    made.append(x)
    return list(made)

def until(x):
    if x == 3:
        raise SystemExit
    if x == 4:
        os._exit(7)
    if x == 5:
        while True:
            pass
    return x

def ask(f, x):
    return f(x)

class Running:
    def __init__(self):
        self.total = np.zeros(2)

    def add(self, x):
        self.total += x
        return self.total
"""


@pytest.fixture
def submission(open_submission: Open) -> Submission:
    """The functions above, with half a second for each call."""
    return open_submission({"unit.py": SOURCE, "other.py": "def f(): return 'other'"}, call_seconds=0.5)


def ahead(submission: Submission, name: str, values: list[object]) -> list[list[object]]:
    """Send a call with each value ahead, and return the arguments of each."""
    calls: list[list[object]] = [[value] for value in values]
    getattr(submission.unit, name).ask_ahead([(arguments, None) for arguments in calls])
    return calls


def outcome(submission: Submission, name: str, arguments: list[object]) -> object:
    """Return the value of a call or its verdict."""
    try:
        return getattr(submission.unit, name).observe(arguments).value
    except CallFailed as failure:
        return failure.verdict


def test_each_call_is_carried_out_once_and_in_its_turn(submission: Submission) -> None:
    calls = ahead(submission, "note", [1, 2, 3])
    assert [outcome(submission, "note", arguments) for arguments in calls] == [[1], [1, 2], [1, 2, 3]]
    assert submission.unit.note(4) == [1, 2, 3, 4]
    assert [call.arguments for call in submission.log.calls] == [(1,), (2,), (3,), (4,)]


def test_they_are_sent_before_the_first_is_answered(
    submission: Submission, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    ask, answer = Worker.ask, Worker.answer

    def noting_ask(worker: Worker, operation: str, bodies: Any, desk: CallbackDesk) -> list[int]:
        order.append(f"ask {len(bodies)}")
        return ask(worker, operation, bodies, desk)

    def noting_answer(
        worker: Worker, call_id: int, deadline: float, desk: CallbackDesk
    ) -> tuple[object, ...]:
        order.append("answer")
        return answer(worker, call_id, deadline, desk)

    monkeypatch.setattr(Worker, "ask", noting_ask)
    monkeypatch.setattr(Worker, "answer", noting_answer)
    submission.unit.note(0)
    order.clear()
    for arguments in ahead(submission, "note", [1, 2, 3]):
        outcome(submission, "note", arguments)
    assert order == ["ask 3", "answer", "answer", "answer"]


def test_each_has_its_own_verdict(submission: Submission) -> None:
    calls = ahead(submission, "until", [1, 3, 2, 4, 6, 5, 7])
    seen = [outcome(submission, "until", arguments) for arguments in calls]
    assert seen == [1, Verdict.RAISED, 2, Verdict.DIED, 6, Verdict.TIMED_OUT, 7]


def test_each_has_its_own_time(open_submission: Open) -> None:
    source = "import time\ndef f(x):\n    time.sleep(0.3)\n    return x"
    submission = open_submission({"unit.py": source}, call_seconds=0.5)
    calls = ahead(submission, "f", [1, 2, 3, 4])
    assert [outcome(submission, "f", arguments) for arguments in calls] == [1, 2, 3, 4]


def test_what_is_not_asked_for_after_all_is_in_nobodys_way(submission: Submission) -> None:
    calls = ahead(submission, "note", [1, 2, 3])
    assert outcome(submission, "note", calls[0]) == [1]
    assert submission.other.f() == "other"
    assert submission.unit.note(4) == [1, 2, 3, 4]


def test_a_call_with_equal_arguments_is_another_one(submission: Submission) -> None:
    ahead(submission, "note", [1, 2])
    assert submission.unit.note(1) == [1, 2, 1]


def test_a_call_of_another_function_or_with_options_is_another_one(submission: Submission) -> None:
    (call,) = ahead(submission, "note", [1])
    assert submission.unit.until.observe(call).value == 1
    (call,) = ahead(submission, "note", [2])
    assert submission.unit.note.observe(call, keep_arguments=True).value == [1, 2, 2]


def test_what_hangs_and_is_not_asked_for_is_ended(submission: Submission) -> None:
    calls = ahead(submission, "until", [1, 5])
    assert outcome(submission, "until", calls[0]) == 1
    assert submission.unit.until(2) == 2


def test_a_new_worker_knows_nothing_of_them(submission: Submission) -> None:
    calls = ahead(submission, "note", [1, 2])
    submission.isolate("unit")
    assert [outcome(submission, "note", arguments) for arguments in calls] == [[1], [1, 2]]


def test_a_result_is_what_it_was_when_it_was_returned(submission: Submission) -> None:
    running = submission.unit.Running()
    assert isinstance(running, RemoteObject)
    calls: list[list[object]] = [[np.ones(2)] for _ in range(3)]
    running.add.ask_ahead([(arguments, None) for arguments in calls])
    seen = [running.add.observe(arguments).value for arguments in calls]
    assert [np.asarray(value).tolist() for value in seen] == [[1, 1], [2, 2], [3, 3]]


def test_call_backs_are_served_when_their_call_is_made(submission: Submission) -> None:
    seen: list[object] = []
    calls: list[list[object]] = [[seen.append, 1], [seen.append, 2]]
    submission.unit.ask.ask_ahead([(arguments, None) for arguments in calls])
    for number, arguments in enumerate(calls, start=1):
        submission.unit.ask.observe(arguments)
        assert seen == list(range(1, number + 1))


def test_a_unit_that_does_not_import_fails_in_the_call(open_submission: Open) -> None:
    submission = open_submission({"unit.py": "1 / 0"})
    (call,) = ahead(submission, "f", [1])
    assert outcome(submission, "f", call) is Verdict.IMPORT_ERROR


def test_what_is_too_large_fails_in_the_call(submission: Submission, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("grader.worker.wire.MAX_FRAME_BYTES", 1000)
    (call,) = ahead(submission, "note", [np.zeros(1000)])
    assert outcome(submission, "note", call) is Verdict.DIED


def test_errors_are_expected_of_each_call_with_its_keywords(open_submission: Open) -> None:
    source = "def f(x, y=0):\n    if x + y < 0:\n        raise ValueError('below 0')\n    return x"
    f = open_submission({"unit.py": source}).unit.f
    expect_errors(f, [([-1], "x"), ([-2], "x")])
    expect_errors(f, [([1], "y"), ([-1], "x")], [{"y": -2}, {}])
    with pytest.raises(Failure, match="the second: expected ValueError, but a value was returned"):
        expect_errors(f, [([-1], "the first"), ([1], "the second"), ([-1], "the third")])
