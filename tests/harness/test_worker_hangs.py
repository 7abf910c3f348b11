"""A submission that does not come back is ended at its deadline, whatever it does against it."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from grader.records import Verdict
from grader.worker.failures import CallFailed
from grader.worker.launch import FreshLauncher, ZygoteLauncher
from grader.worker.proxy import Submission
from grader.worker.session import Session

Open = Callable[..., Submission]
Launchers = ZygoteLauncher | FreshLauncher

# The layers that keep a submission from starting threads.
THREADS = ("limits", "seccomp")
HANGS = {
    "a loop": "while True: pass",
    "a loop in C": "sum(iter(int, 1))",
    "ignoring signals": """
    import signal, time
    for number in set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP}:
        signal.signal(number, signal.SIG_IGN)
    while True: time.sleep(1)""",
    "swallowing every exception": """
    while True:
        try:
            while True: pass
        except BaseException:
            continue""",
    "stopping itself": "import os, signal; os.kill(os.getpid(), signal.SIGSTOP)",
    "a clock that stands still": "import time; time.monotonic = time.time = lambda: 0\n    while True: pass",
    "threads that stay": """
    import threading, time
    for _ in range(3): threading.Thread(target=time.sleep, args=(1e6,)).start()
    time.sleep(1e6)""",
    "waiting on its own protocol": "import os\n    while True: os.read(3, 1)",
}


def failure_of(call: Callable[[], object]) -> CallFailed:
    with pytest.raises(CallFailed) as caught:
        call()
    return caught.value


@pytest.mark.parametrize("hang", HANGS)
def test_a_call_that_hangs_times_out(open_submission: Open, hang: str) -> None:
    source = f"def f():\n    {HANGS[hang].strip()}\ndef g(): return 1\n"
    submission = open_submission({"unit.py": source}, call_seconds=0.2, without_layers=THREADS)
    failure = failure_of(submission.unit.f)
    assert failure.verdict is Verdict.TIMED_OUT
    assert failure.message == "no answer within 0.2 seconds"
    assert submission.unit.g() == 1, "the next call has a worker again"


def test_a_worker_of_either_kind_is_ended_at_its_deadline(
    open_submission: Open, either_launcher: Launchers
) -> None:
    source = f"def f():\n    {HANGS['ignoring signals'].strip()}\ndef g(): return 1\n"
    submission = open_submission({"unit.py": source}, launcher=either_launcher, call_seconds=0.3)
    assert failure_of(submission.unit.f).verdict is Verdict.TIMED_OUT
    assert submission.unit.g() == 1


def test_a_module_that_hangs_at_import_costs_only_itself(
    open_submission: Open, either_launcher: Launchers
) -> None:
    files = {"bad.py": "while True: pass", "good.py": "def f(): return 2"}
    submission = open_submission(files, launcher=either_launcher, call_seconds=0.3)
    failure = failure_of(submission.bad.f)
    assert (failure.verdict, failure.at_import) == (Verdict.TIMED_OUT, True)
    assert submission.good.f() == 2


def test_a_hanging_import_is_waited_for_once(open_submission: Open) -> None:
    submission = open_submission({"bad.py": "while True: pass"}, call_seconds=0.3)
    first = failure_of(submission.bad.f)
    started = time.monotonic()
    later = [failure_of(submission.bad.g) for _ in range(100)]
    # A hundred waits would be thirty seconds, so this bound measures no speed.
    assert time.monotonic() - started < 15
    assert {failure.message for failure in later} == {first.message}


def test_modules_that_need_a_hanging_one_fail_without_waiting_and_others_are_unharmed(
    open_submission: Open,
) -> None:
    files = {
        "bad.py": "while True: pass",
        "needs.py": "from .bad import f\ndef g(): return f()",
        "needs_flat.py": "import bad\ndef g(): return 1",
        "tolerant.py": "try:\n    import submission.bad\nexcept ImportError:\n    pass\ndef g(): return 3",
        "good.py": "def g(): return 4",
    }
    submission = open_submission(files, call_seconds=0.5)
    assert failure_of(submission.bad.f).verdict is Verdict.TIMED_OUT
    for unit in ("needs", "needs_flat"):
        submission.isolate(unit)
        failure = failure_of(getattr(submission, unit).g)
        assert failure.verdict is Verdict.IMPORT_ERROR
        assert "bad did not import: no answer within 0.5 seconds" in failure.message
    for unit, value in (("tolerant", 3), ("good", 4)):
        submission.isolate(unit)
        assert getattr(submission, unit).g() == value


def test_modules_that_need_one_that_died_fail_and_others_are_unharmed(open_submission: Open) -> None:
    files = {
        "bad.py": "import os; os._exit(1)",
        "needs.py": "from .bad import f",
        "good.py": "def g(): return 4",
    }
    submission = open_submission(files)
    assert failure_of(submission.bad.f).verdict is Verdict.DIED
    assert failure_of(submission.needs.g).verdict is Verdict.IMPORT_ERROR
    assert submission.good.g() == 4


def test_a_function_that_hung_once_is_given_less_time_from_then_on(open_submission: Open) -> None:
    submission = open_submission({"unit.py": "def f():\n    while True: pass\n"}, call_seconds=0.5)
    assert failure_of(submission.unit.f).message == "no answer within 0.5 seconds"
    assert failure_of(submission.unit.f).message == (
        "no answer within 0.05 seconds, shortened after an earlier time-out"
    )


def test_a_submission_that_used_up_its_time_is_timed_out_and_the_grader_is_well(
    open_session: Callable[..., Session],
) -> None:
    source = "def f():\n    while True: pass\ndef g(): return 1\n"
    session = open_session({"unit.py": source}, call_seconds=0.3)
    session._total_seconds = 0.2
    submission = Submission(session, ["unit"])
    assert failure_of(submission.unit.f).message == "no answer within 0.3 seconds"
    failure = failure_of(submission.unit.g)
    assert failure.verdict is Verdict.TIMED_OUT
    assert failure.message.startswith("not run: ")
    assert session.notes == []


def test_a_function_that_calls_back_for_ever_times_out(open_submission: Open) -> None:
    submission = open_submission({"unit.py": "def f(g):\n    while True: g(1)\n"}, call_seconds=0.3)
    assert failure_of(lambda: submission.unit.f(lambda x: x)).verdict is Verdict.TIMED_OUT


def test_call_backs_that_do_not_wait_for_their_answers_are_not_served_past_the_deadline(
    open_submission: Open,
) -> None:
    source = """
import gc, os, threading
def f(g):
    server = next(o for o in gc.get_objects() if type(o).__name__ == 'Server')
    def swallow():
        while True: os.read(3, 1 << 20)
    threading.Thread(target=swallow, daemon=True).start()
    while True: server._channel.send((server._call_id, 'callback', 1, '', [1], {}), None)
"""
    submission = open_submission({"unit.py": source}, call_seconds=0.4, without_layers=THREADS)
    calls: list[int] = []

    def dawdle(x: int) -> int:
        calls.append(x)
        time.sleep(0.6)  # until the deadline is past; the next call-back is there by then
        return x

    assert failure_of(lambda: submission.unit.f(dawdle)).verdict is Verdict.TIMED_OUT
    assert calls == [1], "none is served after the deadline"


def test_an_argument_that_is_never_read_does_not_block_the_host(open_submission: Open) -> None:
    import numpy as np

    source = "import os, signal, threading\n"
    source += "def f(): threading.Timer(0.05, os.kill, (os.getpid(), signal.SIGSTOP)).start()\n"
    submission = open_submission({"unit.py": source}, call_seconds=0.5, without_layers=THREADS)
    submission.unit.f()
    time.sleep(0.2)
    assert failure_of(lambda: submission.unit.f(np.zeros(1 << 20))).verdict is Verdict.TIMED_OUT
