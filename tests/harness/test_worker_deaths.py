"""A submission that ends or fills its process costs the call that did it; the next worker is unharmed."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from grader.records import Verdict
from grader.worker.failures import CallFailed
from grader.worker.launch import FreshLauncher, ZygoteLauncher
from grader.worker.proxy import RemoteObject, Submission

Open = Callable[..., Submission]
Launchers = ZygoteLauncher | FreshLauncher

# What ends a process, and what the report must say of it.
ENDINGS = {
    "os._exit(0)": ("import os; os._exit(0)", "exit code 0"),
    "os._exit(3)": ("import os; os._exit(3)", "exit code 3"),
    "a segmentation fault": ("import ctypes; ctypes.string_at(0)", "SIGSEGV"),
    "an abort": ("import os; os.abort()", "SIGABRT"),
    "a kill of itself": ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "stopped answering"),
    "a kill of its group": ("import os, signal; os.killpg(0, signal.SIGTERM)", "SIGTERM"),
    "another program in its place": ("import os; os.execv('/bin/true', ['true'])", "exit code 0"),
}


def failure_of(call: Callable[[], object]) -> CallFailed:
    with pytest.raises(CallFailed) as caught:
        call()
    return caught.value


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_call_that_ends_the_process_has_died(open_submission: Open, ending: str) -> None:
    body, words = ENDINGS[ending]
    source = f"def f(): {body}\ndef g(): return 1\n"
    submission = open_submission({"unit.py": source}, without_layers=("landlock", "seccomp"))
    failure = failure_of(submission.unit.f)
    assert failure.verdict is Verdict.DIED
    assert words in failure.message
    assert failure.function == "unit.f"
    assert submission.unit.g() == 1, "the next call has a worker again"


@pytest.mark.parametrize("ending", ["os._exit(3)"])
def test_a_module_that_ends_the_process_at_import_costs_only_itself(
    open_submission: Open, either_launcher: Launchers, ending: str
) -> None:
    body, words = ENDINGS[ending]
    files = {"bad.py": f"{body}\ndef f(): return 1", "good.py": "def f(): return 2"}
    submission = open_submission(files, launcher=either_launcher)
    failure = failure_of(submission.bad.f)
    assert failure.verdict is Verdict.DIED
    assert failure.at_import
    assert words in failure.message
    assert submission.good.f() == 2


def test_a_module_that_leaves_by_sys_exit_does_not_import(open_submission: Open) -> None:
    submission = open_submission({"bad.py": "import sys\nsys.exit(0)", "good.py": "def f(): return 2"})
    failure = failure_of(submission.bad.f)
    assert failure.verdict is Verdict.IMPORT_ERROR
    assert failure.message == "SystemExit: 0 (bad.py, line 2, in <module>)"
    assert submission.good.f() == 2


def test_endless_recursion_raises(open_submission: Open, either_launcher: Launchers) -> None:
    submission = open_submission({"unit.py": "def f(n): return f(n + 1)\n"}, launcher=either_launcher)
    failure = failure_of(lambda: submission.unit.f(0))
    assert failure.verdict is Verdict.RAISED
    assert failure.bases[0] == "RecursionError"


@pytest.mark.parametrize(
    "body",
    [
        "import numpy as np; return np.ones(1 << 30)",
        "return bytearray(8 << 30)",
        "a = [0]\n    while 1: a += a",
    ],
    ids=["an array", "bytes", "a list that grows"],
)
def test_asking_for_more_memory_than_allowed_is_out_of_memory(open_submission: Open, body: str) -> None:
    source = f"def f():\n    {body}\ndef g(): return 1\n"
    submission = open_submission({"unit.py": source}, memory_mib=512)
    assert failure_of(submission.unit.f).verdict is Verdict.OUT_OF_MEMORY
    assert submission.unit.g() == 1


def test_what_is_printed_is_swallowed(open_submission: Open, either_launcher: Launchers) -> None:
    source = """
import os, sys
def f():
    for _ in range(64):
        os.write(1, b'x' * 500_000)
        sys.stderr.write('y' * 500_000)
    print('the end', flush=True)
    return 7
"""
    assert open_submission({"unit.py": source}, launcher=either_launcher).unit.f() == 7


def test_printing_without_end_times_out(open_submission: Open) -> None:
    source = "import os\ndef f():\n    while True: os.write(1, b'PASSED' * 10_000)\n"
    submission = open_submission({"unit.py": source}, call_seconds=0.3)
    assert failure_of(submission.unit.f).verdict is Verdict.TIMED_OUT


def test_nothing_of_what_is_printed_reaches_our_own_output(
    open_submission: Open, capfd: pytest.CaptureFixture[str]
) -> None:
    source = "import os, sys\ndef f(): os.write(1, b'LEAK'); print('LEAK', file=sys.stderr, flush=True)"
    open_submission({"unit.py": source}).unit.f()
    assert "LEAK" not in "".join(capfd.readouterr())


def test_reading_standard_input_meets_its_end(open_submission: Open) -> None:
    submission = open_submission({"unit.py": "def f(): return input()"})
    assert failure_of(submission.unit.f).bases[0] == "EOFError"


@pytest.mark.parametrize("how", ["os.close(3)", "os.closerange(0, 64)", "os.dup2(1, 3)"])
def test_a_closed_protocol_descriptor_is_a_death(open_submission: Open, how: str) -> None:
    source = f"import os\ndef f(): {how}; return 1\ndef g(): return 2\n"
    submission = open_submission({"unit.py": source})
    assert failure_of(submission.unit.f).verdict is Verdict.DIED
    assert submission.unit.g() == 2


def test_a_worker_that_dies_between_two_calls_costs_the_second_only(open_submission: Open) -> None:
    source = """
import os, threading
def f():
    threading.Timer(0.05, os._exit, [4]).start()
    return 1
def wait():
    import time
    time.sleep(2)
def g(): return 2
"""
    submission = open_submission({"unit.py": source}, without_layers=("limits", "seccomp"))
    assert submission.unit.f() == 1
    assert failure_of(submission.unit.wait).verdict is Verdict.DIED
    assert submission.unit.g() == 2


def test_a_handle_of_a_dead_worker_never_answers_for_another_object(
    open_submission: Open, either_launcher: Launchers
) -> None:
    source = """
import os
class Box:
    def __init__(self, n): self.n = n
    def value(self): return self.n
    def die(self): os._exit(0)
"""
    submission = open_submission({"unit.py": source}, launcher=either_launcher)
    old = submission.unit.Box(1)
    assert isinstance(old, RemoteObject)
    assert failure_of(old.die).verdict is Verdict.DIED
    new = [submission.unit.Box(2) for _ in range(50)]
    failure = failure_of(old.value)
    assert failure.verdict is Verdict.DIED
    assert "process" in failure.message
    assert [box.value() for box in new] == [2] * 50  # type: ignore[attr-defined]


def test_a_handle_of_a_dead_worker_cannot_be_passed_as_an_argument(open_submission: Open) -> None:
    source = "import os\nclass Box: pass\ndef die(): os._exit(0)\ndef kind(x): return type(x).__name__\n"
    submission = open_submission({"unit.py": source})
    box = submission.unit.Box()
    assert submission.unit.kind(box) == "Box"
    failure_of(submission.unit.die)
    assert failure_of(lambda: submission.unit.kind(box)).verdict is Verdict.DIED
    assert failure_of(lambda: submission.unit.kind([np.ones(1), (box,)])).verdict is Verdict.DIED


def test_letting_go_of_objects_of_a_dead_worker_is_harmless(open_submission: Open) -> None:
    submission = open_submission(
        {"unit.py": "import os\nclass Box: pass\ndef die(): os._exit(0)\ndef g(): return 1\n"}
    )
    submission.unit.Box()
    failure_of(submission.unit.die)
    submission.rewind()
    assert submission.unit.g() == 1


def test_an_object_whose_deletion_ends_the_process_costs_nothing_else(open_submission: Open) -> None:
    source = "import os\nclass Bomb:\n    def __del__(self): os._exit(0)\ndef g(): return 1\n"
    submission = open_submission({"unit.py": source})
    submission.unit.Bomb()
    submission.rewind()
    assert submission.unit.g() == 1
