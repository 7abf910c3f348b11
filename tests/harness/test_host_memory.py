"""What a submission sends may fill the host's memory; it costs the requirement that it was sent for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from grader.records import Report, Verdict
from grader.worker.channel import Channel
from grader.worker.failures import CallFailed
from grader.worker.proxy import Submission
from grader.worker.session import Session, Spent

TESTS = """
from grader.testing import *
@requirement("U-1", of="f", points=1, hint="h")
def test_f(submission):
    "f(1) is 1."
    expect_equal(submission.unit.f(1), 1)
@requirement("U-2", of="f", points=1, hint="h")
def test_g(submission):
    "g(1) is 1."
    expect_equal(submission.unit.g(1), 1)
"""
SOURCE = "def f(x): return [1.0] * 20_000\ndef g(x): return 1"


@pytest.fixture
def short_of_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """A host that has no memory for a message of more than 64 KiB."""

    def fail(*ignored: object) -> bytearray:
        raise MemoryError

    monkeypatch.setattr(Channel, "_receive_long", fail)


def test_an_answer_that_does_not_fit_costs_its_own_call(
    open_submission: Callable[..., Submission], short_of_memory: None
) -> None:
    submission = open_submission({"unit.py": SOURCE})
    with pytest.raises(CallFailed) as caught:
        submission.unit.f(1)
    assert caught.value.verdict is Verdict.OUT_OF_MEMORY
    assert submission.unit.g(1) == 1


def test_a_requirement_for_which_there_is_no_memory_costs_no_other(
    grade_by: Callable[..., Report], short_of_memory: None
) -> None:
    report = grade_by(TESTS, {"unit.py": SOURCE}, points=2)
    assert [r.verdict for r in report.results] == [Verdict.OUT_OF_MEMORY, Verdict.PASSED]
    assert report.faults == ()


def test_a_test_that_runs_out_of_memory_is_the_submissions_doing(grade_by: Callable[..., Report]) -> None:
    tests = TESTS.replace(
        "    expect_equal(submission.unit.f(1), 1)", "    submission.unit.g(1)\n    raise MemoryError"
    )
    report = grade_by(tests, {"unit.py": SOURCE}, points=2)
    assert [r.verdict for r in report.results] == [Verdict.OUT_OF_MEMORY, Verdict.PASSED]
    assert report.faults == ()


def test_all_sessions_of_a_submission_have_one_limit_of_time(open_session: Callable[..., Session]) -> None:
    spent = Spent()
    first = Submission(open_session({"unit.py": SOURCE}, spent=spent), ["unit"])
    second = Submission(open_session({"unit.py": SOURCE}, spent=spent), ["unit"])
    assert (first.unit.g(1), second.unit.g(1)) == (1, 1)
    spent.seconds += 1000.0
    for submission in (first, second):
        with pytest.raises(CallFailed, match="has used its 120 seconds"):
            submission.unit.g(1)
