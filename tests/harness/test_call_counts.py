"""How often a submission calls what it was lent is reported where the course sets a limit, and only there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from grader.course import Course
from grader.records import Breach
from grader.rules import LentLimit
from grader.submission.locating import locate
from grader.submission.policy import find_breaches
from grader.submission.staging import Staged
from grader.worker.callbacks import Collaborator
from grader.worker.counts import CallCounts
from grader.worker.failures import CallFailed
from grader.worker.proxy import Submission
from grader.worker.session import Session

SOURCE = """
import time

def f(net, times):
    for i in range(times):
        net.loss(i)
    net.step(1)

def g(net):
    for i in range(9):
        net.loss(i)

def fails(net):
    net.loss(1)
    raise ValueError

def hangs(net):
    net.loss(1)
    time.sleep(9)
"""


def lent() -> Collaborator:
    return Collaborator("a net", {"loss": lambda x: 1.0, "step": lambda x: 1.0})


def counting(open_session: Callable[..., Session], counts: CallCounts, **options: object) -> Submission:
    return Submission(open_session({"unit.py": SOURCE}, counts=counts, **options), ("unit",))


def test_the_most_calls_of_one_call_are_counted(open_session: Callable[..., Session]) -> None:
    counts = CallCounts([LentLimit("unit.f", (("loss", 3), ("step", 1)), "why")])
    submission = counting(open_session, counts)
    net = lent()
    for times in (2, 5, 1):
        submission.unit.f(net, times)
    submission.unit.g(lent())
    assert (counts.most("unit.f", "loss"), counts.most("unit.f", "step")) == (5, 1)
    assert [(method, count) for _, method, count in counts.exceeded()] == [("loss", 5)]


def test_the_limit_itself_may_be_reached(open_session: Callable[..., Session]) -> None:
    counts = CallCounts([LentLimit("unit.f", (("loss", 3),), "why")])
    counting(open_session, counts).unit.f(lent(), 3)
    assert counts.exceeded() == []


def test_objects_are_counted_apart(open_session: Callable[..., Session]) -> None:
    source = "def f(a, b):\n    a.loss(1); b.loss(1); b.loss(2)\n"
    counts = CallCounts([LentLimit("unit.f", (("loss", 2),), "why")])
    session = open_session({"unit.py": source}, counts=counts)
    Submission(session, ("unit",)).unit.f(lent(), lent())
    assert counts.most("unit.f", "loss") == 2


def test_a_call_that_raises_is_counted_and_one_that_runs_out_of_time_is_not(
    open_session: Callable[..., Session],
) -> None:
    """How far it comes until then depends on the machine, and the same report is promised everywhere."""
    limits = [LentLimit(f"unit.{name}", (("loss", 0),), "why") for name in ("fails", "hangs")]
    counts = CallCounts(limits)
    submission = counting(open_session, counts, call_seconds=0.3)
    for function in (submission.unit.fails, submission.unit.hangs):
        with pytest.raises(CallFailed):
            function(lent())
    assert [limit.function for limit, *_ in counts.exceeded()] == ["unit.fails"]


def test_a_passed_limit_is_a_breach_at_the_function(policy_course: Course) -> None:
    counts = CallCounts([LentLimit("network.train", (("loss", 3),), "differences")])
    counts.note("network.train", {(1, "loss"): 412})
    files = {"network.py": b"\n\ndef train(): pass"}
    found = find_breaches(locate(Staged("ada", files, {}), policy_course).loadable, policy_course, counts)
    what = "network.train called loss 412 times in one call"
    assert found.breaches == (Breach("network.py", 3, what, "differences"),)
