"""Processes are started, ended and cleaned up; a launcher that is broken is our fault, said in one line."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.errors import GraderFault
from grader.worker.failures import CallFailed
from grader.worker.launch import FreshLauncher, Limits, ZygoteLauncher, open_launcher
from grader.worker.proxy import Submission

Open = Callable[..., Submission]

LIMITS = Limits(memory_mib=1024, cpu_seconds=60)

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


def descendants() -> set[int]:
    """Return the processes below this one."""
    parents = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            parents[int(folder.name)] = int(fields[1])
    found = {os.getpid()}
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    return found - {os.getpid()}


def exists(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def gone(pid: int) -> bool:
    """Tell whether a process has ended, after at most some seconds: its end is not instant."""
    for _ in range(500):
        if not exists(pid):
            return True
        time.sleep(0.01)
    return False


@pytest.fixture(params=[ZygoteLauncher, FreshLauncher])
def own_launcher(request: pytest.FixtureRequest) -> Callable[[], ZygoteLauncher | FreshLauncher]:
    """Make a launcher that a test may break."""
    return lambda: request.param(hash_seed=0)


@linux_only
def test_nothing_is_left_over_when_a_launcher_is_closed(
    open_submission: Open, own_launcher: Callable[[], ZygoteLauncher | FreshLauncher]
) -> None:
    before = descendants()
    launcher = own_launcher()
    submission = open_submission({"unit.py": "def f(): return 1"}, launcher=launcher)
    submission.unit.f()
    started = descendants() - before
    assert started
    submission._session.close()
    launcher.close()
    assert all(map(gone, started))


@linux_only
def test_what_a_submission_forked_is_ended_with_it(
    open_submission: Open, own_launcher: Callable[[], ZygoteLauncher | FreshLauncher]
) -> None:
    launcher = own_launcher()
    source = (
        "import os, time\ndef f():\n    pid = os.fork()\n    if not pid: time.sleep(1000)\n    return pid\n"
    )
    submission = open_submission({"unit.py": source}, launcher=launcher, without_layers=("limits", "seccomp"))
    pid = submission.unit.f()
    assert isinstance(pid, int)
    assert exists(pid)
    submission._session.close()
    launcher.close()
    assert gone(pid)


@linux_only
def test_a_worker_that_hangs_is_ended_with_its_zygote(open_submission: Open) -> None:
    before = descendants()
    launcher = ZygoteLauncher(hash_seed=0)
    process = launcher.start(LIMITS)
    started = descendants() - before
    assert len(started) == 2
    launcher.close()
    assert all(map(gone, started))
    process.protocol.close()


def test_the_exit_code_of_a_worker_is_told_when_it_is_ended(
    own_launcher: Callable[[], ZygoteLauncher | FreshLauncher],
) -> None:
    launcher = own_launcher()
    process = launcher.start(LIMITS)
    assert process.end() == -signal.SIGKILL
    process.protocol.close()
    launcher.close()


def test_no_descriptor_is_kept_of_workers_that_have_ended(
    open_submission: Open, own_launcher: Callable[[], ZygoteLauncher | FreshLauncher]
) -> None:
    launcher = own_launcher()
    submission = open_submission({"unit.py": "import os\ndef f(): os._exit(0)"}, launcher=launcher)
    counts = []
    for _ in range(3):
        with pytest.raises(CallFailed):
            submission.unit.f()
        counts.append(len(os.listdir("/proc/self/fd")) if sys.platform == "linux" else 0)
    assert counts[0] == counts[-1]
    launcher.close()


@linux_only
def test_a_zygote_that_is_gone_is_a_fault_of_the_grader(open_submission: Open) -> None:
    launcher = ZygoteLauncher(hash_seed=0)
    submission = open_submission({"unit.py": "def f(): return 1"}, launcher=launcher)
    submission.isolate("unit")
    submission.unit.f()
    os.kill(launcher._process.pid, signal.SIGKILL)
    launcher._process.wait()
    with pytest.raises(GraderFault, match="the process that starts workers cannot be used") as caught:
        submission.isolate("other")
    assert "\n" not in str(caught.value)
    with pytest.raises(GraderFault, match="the process that starts workers cannot be used"):
        submission.unit.f()
    launcher.close()


@linux_only
def test_a_zygote_that_was_never_well_says_why(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = tmp_path / "boot.py"
    broken.write_text("raise SystemExit('no such thing')")
    monkeypatch.setattr("grader.worker.launch._BOOT", broken)
    launcher = ZygoteLauncher(hash_seed=0)
    with pytest.raises(GraderFault, match="no such thing"):
        launcher.start(LIMITS)
    launcher.close()


@linux_only
def test_a_fresh_worker_that_does_not_start_is_a_fault_of_the_grader(
    open_submission: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "boot.py"
    broken.write_text("raise SystemExit('no such thing')")
    monkeypatch.setattr("grader.worker.launch._BOOT", broken)
    submission = open_submission({"unit.py": "def f(): return 1"}, launcher=FreshLauncher(hash_seed=0))
    with pytest.raises(GraderFault, match="a worker does not start"):
        submission.unit.f()


def test_a_start_slower_than_a_calls_time_is_not_the_submissions_fault(open_submission: Open) -> None:
    submission = open_submission(
        {"unit.py": "def f(): return 1"}, launcher=FreshLauncher(hash_seed=0), call_seconds=0.05
    )
    assert submission.unit.f() == 1
    assert submission._session.notes == []


@linux_only
def test_the_launcher_is_closed_also_when_the_grade_breaks() -> None:
    before = descendants()
    with pytest.raises(ZeroDivisionError), open_launcher(0):
        raise ZeroDivisionError
    assert descendants() == before
