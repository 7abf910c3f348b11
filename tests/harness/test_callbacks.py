"""Functions and objects of a test that the submission may call: numbers in, numbers out, the test decides."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable

import numpy as np
import pytest

from grader.records import Verdict
from grader.suite.failure import Failure
from grader.worker import callbacks
from grader.worker.callbacks import Collaborator
from grader.worker.channel import DeadlinePassed
from grader.worker.failures import CallFailed
from grader.worker.guard import alarm, guarded
from grader.worker.launch import FreshLauncher, ZygoteLauncher
from grader.worker.proxy import Submission

Open = Callable[..., Submission]
Launchers = ZygoteLauncher | FreshLauncher

APPLY = "def apply(f, *args, **kwargs): return f(*args, **kwargs)\n"


def failure_of(call: Callable[[], object]) -> CallFailed:
    with pytest.raises(CallFailed) as caught:
        call()
    return caught.value


def test_a_lent_function_is_called_in_the_host(open_submission: Open, either_launcher: Launchers) -> None:
    seen: list[tuple[object, object]] = []

    def add(a: float, *, b: float) -> float:
        seen.append((a, b))
        return a + b

    submission = open_submission({"unit.py": APPLY}, launcher=either_launcher)
    assert submission.unit.apply(add, 1.5, b=2) == 3.5
    assert seen == [(1.5, 2)]


def test_nested_data_goes_through_a_lent_function_both_ways(open_submission: Open) -> None:
    submission = open_submission({"unit.py": APPLY})
    value = [np.arange(3.0), (1, [np.eye(2)]), None, "text"]
    seen: list[object] = []

    def same(given: object) -> object:
        seen.append(given)
        return given

    result = submission.unit.apply(same, value)
    for got in (seen[0], result):
        assert isinstance(got, list)
        assert got[0].tolist() == [0, 1, 2]
        assert type(got[1]) is tuple
        assert got[1][1][0].tolist() == [[1, 0], [0, 1]]
        assert got[2:] == [None, "text"]


def test_functions_can_be_lent_in_lists_and_by_keyword(open_submission: Open) -> None:
    source = "def total(fs, x, *, last): return sum(f(x) for f in fs) + last(x)\n"
    functions = [lambda x: x, lambda x: 10 * x]
    assert open_submission({"unit.py": source}).unit.total(functions, 2, last=lambda x: 100 * x) == 222


def test_a_lent_function_may_return_a_function(open_submission: Open) -> None:
    submission = open_submission({"unit.py": "def f(make): return make(2)(3)"})
    assert submission.unit.f(lambda a: lambda b: a * b) == 6


def test_a_lent_function_that_raises_raises_in_the_submission(open_submission: Open) -> None:
    source = (
        "def f(g):\n    try:\n        g(0)\n    except RuntimeError as error:\n        return str(error)\n"
    )
    said = open_submission({"unit.py": source}).unit.f(lambda x: 1 / x)
    assert said == "it cannot be evaluated there (ZeroDivisionError: division by zero)"


def test_an_error_of_a_lent_function_that_is_not_caught_is_the_calls_exception(open_submission: Open) -> None:
    failure = failure_of(lambda: open_submission({"unit.py": APPLY}).unit.apply(lambda x: 1 / x, 0))
    assert failure.verdict is Verdict.RAISED
    assert "it cannot be evaluated there" in failure.message


def test_a_lent_function_that_is_called_too_often_says_so(
    open_submission: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(callbacks, "_MAX_CALLS", 10)
    calls: list[int] = []
    submission = open_submission({"unit.py": "def f(g, n):\n    for i in range(n): g(i)\n"})
    failure = failure_of(lambda: submission.unit.f(calls.append, 100))
    assert "called too often" in failure.message
    assert calls == list(range(10))
    submission.rewind()
    submission.unit.f(calls.append, 10)
    assert len(calls) == 20, "each test counts anew"


@pytest.mark.parametrize(
    "argument",
    [
        "object()",
        "f",
        "lambda: 0",
        "{'a': 1}",
        "[object()]",
        "(1, [{}])",
        "type('A', (float,), {})(1)",
        "10**30",
        "{1}",
    ],
)
def test_a_lent_function_meets_numbers_and_arrays_only(open_submission: Open, argument: str) -> None:
    calls: list[object] = []
    failure = failure_of(
        lambda: open_submission({"unit.py": f"def f(g): g({argument})"}).unit.f(calls.append)
    )
    assert "numbers and NumPy arrays only" in failure.message
    assert calls == []


@pytest.mark.parametrize("call", ["g()", "g(1, 2)", "g(x=1)"])
def test_a_lent_function_called_with_the_wrong_arguments_raises_there(
    open_submission: Open, call: str
) -> None:
    failure = failure_of(
        lambda: open_submission({"unit.py": f"def f(g): return {call}"}).unit.f(lambda value: value)
    )
    assert failure.verdict is Verdict.RAISED
    assert "TypeError" in failure.message


def test_a_lent_function_is_gone_when_its_test_is_over(open_submission: Open) -> None:
    source = "kept = []\ndef f(g): kept.append(g)\ndef later(): return kept[0](1)\n"
    submission = open_submission({"unit.py": source})
    calls: list[object] = []
    submission.unit.f(calls.append)
    submission.unit.later()
    assert calls == [1]
    submission.rewind()
    assert "no such function" in failure_of(submission.unit.later).message
    assert calls == [1]


def test_a_verdict_reached_in_a_lent_function_ends_the_test(
    open_submission: Open, either_launcher: Launchers
) -> None:
    def judge(value: float) -> None:
        raise Failure(Verdict.WRONG_SHAPE, f"asked for {value}")

    submission = open_submission({"unit.py": APPLY}, launcher=either_launcher)
    with pytest.raises(Failure, match="asked for 3") as caught:
        submission.unit.apply(judge, 3)
    assert caught.value.verdict is Verdict.WRONG_SHAPE
    assert submission.log.calls[-1].function == "unit.apply"


@pytest.mark.parametrize(
    "afterwards",
    [
        "return 1",
        "raise KeyError",
        "import os; os._exit(0)",
        "while True: pass",
        "return g(2)",
        "return g(5)",
    ],
)
def test_a_verdict_cannot_be_undone_by_what_the_submission_does_next(
    open_submission: Open, afterwards: str
) -> None:
    source = f"def f(g):\n    try:\n        g(1)\n    except BaseException:\n        pass\n    {afterwards}\n"

    def judge(value: float) -> float:
        if value != 5:
            raise Failure(Verdict.WRONG_VALUE, f"got {value}")
        return value

    submission = open_submission({"unit.py": source}, call_seconds=0.4)
    with pytest.raises(Failure, match="got 1"):
        submission.unit.f(judge)


def test_a_verdict_of_one_test_does_not_reach_the_next(open_submission: Open) -> None:
    def judge(value: float) -> None:
        raise Failure(Verdict.WRONG_VALUE, "no")

    submission = open_submission({"unit.py": APPLY})
    with pytest.raises(Failure):
        submission.unit.apply(judge, 1)
    submission.rewind()
    assert submission.unit.apply(abs, -1) == 1


def test_a_collaborators_methods_are_called_in_the_host_in_order(
    open_submission: Open, either_launcher: Launchers
) -> None:
    source = "def f(net, x):\n    net.forward(x)\n    net.backward(x, scale=2)\n    return net.forward(x)\n"
    seen: list[tuple[object, ...]] = []
    spy = Collaborator(
        "a spy",
        {
            "forward": lambda x: seen.append(("forward", x)) or len(seen),  # type: ignore[func-returns-value]
            "backward": lambda x, scale: seen.append(("backward", x, scale)),
        },
    )
    assert open_submission({"unit.py": source}, launcher=either_launcher).unit.f(spy, 1.0) == 3
    assert seen == [("forward", 1.0), ("backward", 1.0, 2), ("forward", 1.0)]


@pytest.mark.parametrize("use", ["net.secret()", "net()", "net.forward.__globals__['seen']", "net[0]"])
def test_a_collaborator_has_the_named_methods_and_nothing_else(open_submission: Open, use: str) -> None:
    spy = Collaborator("a spy", {"forward": lambda: 1})
    failure = failure_of(lambda: open_submission({"unit.py": f"def f(net): return {use}"}).unit.f(spy))
    assert failure.verdict is Verdict.RAISED


def test_a_method_that_was_not_lent_cannot_be_called_by_forging_its_name(open_submission: Open) -> None:
    source = """
def f(net):
    name = next(cell for cell in net.forward.__closure__ if cell.cell_contents == 'forward')
    name.cell_contents = '__init__'
    return net.forward()
"""
    spy = Collaborator("a spy", {"forward": lambda: 1})
    assert "no such function" in failure_of(lambda: open_submission({"unit.py": source}).unit.f(spy)).message


def test_a_course_that_returns_what_the_wire_does_not_carry_is_at_fault_not_the_submission(
    open_submission: Open,
) -> None:
    with pytest.raises(TypeError, match="a test passed a value of type"):
        open_submission({"unit.py": APPLY}).unit.apply(lambda: object())


def test_a_function_that_is_asked_for_too_much_is_stopped_at_the_deadline(open_submission: Open) -> None:
    """Its loop runs in the host, where no other limit holds."""

    def count(n: int) -> int:
        for _ in range(n):
            pass
        return n

    submission = open_submission({"unit.py": APPLY}, call_seconds=0.3)
    assert submission.unit.apply(count, 10) == 10
    assert failure_of(lambda: submission.unit.apply(count, 10**15)).verdict is Verdict.TIMED_OUT


def test_an_alarm_within_an_alarm_leaves_the_outer_one_as_it_was() -> None:
    def wait() -> None:
        with alarm(0.05):
            with alarm(10.0):
                pass
            while True:
                pass

    with pytest.raises(DeadlinePassed):
        wait()
    assert signal.getitimer(signal.ITIMER_REAL)[0] == 0.0


@pytest.mark.skipif(sys.platform != "linux", reason="the limit of the host is set on Linux only")
def test_the_host_cannot_be_made_to_take_all_memory() -> None:
    with guarded(), pytest.raises(MemoryError):
        np.zeros(5 << 30, np.uint8)
    np.zeros(5 << 30, np.uint8)
