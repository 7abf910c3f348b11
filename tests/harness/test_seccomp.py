"""The filter of system calls, run by an interpreter for each architecture, and by the kernel."""

from __future__ import annotations

import json
import platform
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from grader.worker.seccomp import ALLOWED as COMPUTING
from grader.worker.seccomp import is_supported, make_filter
from grader.worker.seccomp_tables import AARCH64, X86_64

from .bpf import ALLOWED, ARCHITECTURES, KILLED, run
from .system_call_numbers import forbidden, numbers_of_headers

ROOT = Path(__file__).resolve().parents[2]
TABLES = {"x86_64": X86_64, "aarch64": AARCH64}
MACHINES = sorted(TABLES)
PID, OTHER = 4242, 4243
HIGH = 1 << 32
MOST_INSTRUCTIONS = 4096  # BPF_MAXINSNS
FILTERED = {"kill", "tgkill", "fcntl", "ioctl", "prctl", "prlimit64", "clone3", "clone", "recvfrom", "sendto"}

every_machine = pytest.mark.parametrize("machine", MACHINES)
with_and_without_threads = pytest.mark.parametrize("threads", [False, True], ids=["no threads", "threads"])
supported_only = pytest.mark.skipif(
    sys.platform != "linux" or not is_supported(), reason="there is no filter for this system"
)


def verdict(machine: str, name: str, arguments: Sequence[int] = (), threads: bool = False) -> str:
    number = {**forbidden(machine), **TABLES[machine]}[name]
    return run(make_filter(PID, threads, machine), number, arguments, ARCHITECTURES[machine])


@every_machine
@with_and_without_threads
def test_what_computing_takes_is_allowed_with_any_arguments(machine: str, threads: bool) -> None:
    names = [name for name in COMPUTING if name in TABLES[machine]]
    assert len(names) > 60
    for name in names:
        for arguments in ((), (2**64 - 1,) * 6, (1, 2, 3, 4, 5, 6)):
            assert verdict(machine, name, arguments, threads) == ALLOWED, name


@every_machine
@with_and_without_threads
def test_every_number_that_is_in_no_table_is_refused(machine: str, threads: bool) -> None:
    program = make_filter(PID, threads, machine)
    known = {number for name, number in TABLES[machine].items() if name in FILTERED or name in COMPUTING}
    for number in {*range(700), *forbidden(machine).values()} - known:
        assert run(program, number, (), ARCHITECTURES[machine]) == "EPERM", number


@every_machine
def test_what_no_worker_may_do_is_refused_with_any_arguments(machine: str) -> None:
    for name in forbidden(machine):
        for arguments in ((), (PID,), (2**64 - 1,) * 6, (3, 0, 0, 0, 0, 0)):
            assert verdict(machine, name, arguments, threads=True) == "EPERM", name


ARGUMENTS: dict[str, list[tuple[Sequence[int], str]]] = {
    "kill": [((PID, 9), ALLOWED), ((OTHER, 9), "EPERM"), ((0, 9), "EPERM"), ((2**64 - 1, 9), "EPERM"),
             ((2**64 - PID, 9), "EPERM"), ((1, 0), "EPERM")],
    "tgkill": [((PID, PID, 6), ALLOWED), ((OTHER, OTHER, 6), "EPERM"), ((OTHER, PID, 6), "EPERM")],
    "recvfrom": [((3, 1, 8, 0, 0, 0), ALLOWED), ((4, 1, 8, 0, 0, 0), "EPERM"), ((3, 1, 8, 0, 64, 0), "EPERM"),
                 ((3 + HIGH, 1, 8, 0, 0, 0), "EPERM"), ((3, 1, 8, 0, HIGH, 0), "EPERM")],
    "sendto": [((3, 1, 8, 0, 0, 0), ALLOWED), ((2, 1, 8, 0, 0, 0), "EPERM"), ((3, 1, 8, 0, 64, 16), "EPERM"),
               ((3 + HIGH, 1, 8, 0, 0, 0), "EPERM"), ((3, 1, 8, 0, HIGH, 16), "EPERM")],
    "prlimit64": [((0, 7, 0, 64), ALLOWED), ((0, 7, 64, 0), "EPERM"), ((0, 7, HIGH, 0), "EPERM"),
                  ((OTHER, 7, 0, 64), "EPERM"), ((HIGH, 7, 0, 64), "EPERM")],
    "fcntl": [((5, 0), ALLOWED), ((5, 1), ALLOWED), ((5, 2), ALLOWED), ((5, 3), ALLOWED),
              ((5, 1030), ALLOWED), ((5, 4), "EPERM"), ((5, 8), "EPERM"), ((5, 10), "EPERM"),
              ((5, 15), "EPERM"), ((5, 1024), "EPERM"), ((5, 1026), "EPERM"),
              ((5, 1031), "EPERM"), ((5, 1033), "EPERM")],
    "ioctl": [((1, 0x5401), ALLOWED), ((1, 0x5413), ALLOWED), ((1, 0x5451), ALLOWED), ((1, 0x541B), ALLOWED),
              ((1, 0x5412), "EPERM"), ((1, 0x8901), "EPERM"), ((1, 0x5402), "EPERM"), ((1, 0x5452), "EPERM")],
    "prctl": [((15, 64), ALLOWED), ((16, 64), ALLOWED), ((0x53564D41, 0), ALLOWED), ((4, 1), "EPERM"),
              ((1, 0), "EPERM"), ((22, 2), "EPERM"), ((38, 1), "EPERM"), ((0x59616D61, 1), "EPERM")],
    "clone3": [((64, 88), "ENOSYS")],
}  # fmt: skip


@every_machine
@with_and_without_threads
@pytest.mark.parametrize("name", ARGUMENTS)
def test_a_call_is_allowed_for_some_arguments_only(machine: str, threads: bool, name: str) -> None:
    for arguments, expected in ARGUMENTS[name]:
        assert verdict(machine, name, arguments, threads) == expected, arguments


CLONES = {
    "a thread of glibc": (0x3D0F00, True),
    "a thread of musl": (0x7D0F00, True),
    "a process": (17, False),
    "a process that shares memory": (0x4111, False),
    "a thread in a new user namespace": (0x3D0F00 | 0x10000000, False),
    "a thread that another process traces": (0x3D0F00 | 0x2000, False),
    "a process in a new network": (0x40000000 | 17, False),
}


@every_machine
@pytest.mark.parametrize("kind", CLONES)
def test_only_threads_can_be_started_and_only_if_they_are_allowed(machine: str, kind: str) -> None:
    flags, is_thread = CLONES[kind]
    assert verdict(machine, "clone", (flags, 1, 2, 3, 4), threads=False) == "EPERM"
    assert verdict(machine, "clone", (flags, 1, 2, 3, 4), threads=True) == (ALLOWED if is_thread else "EPERM")


@every_machine
def test_a_call_by_the_table_of_another_architecture_ends_the_process(machine: str) -> None:
    program = make_filter(PID, False, machine)
    for name, architecture in ARCHITECTURES.items():
        if name != machine:
            for number in (0, 1, 11, 41, 59, 63):
                assert run(program, number, (), architecture) == KILLED


def test_a_call_by_the_table_of_x32_ends_the_process() -> None:
    program = make_filter(PID, False, "x86_64")
    for number in (0x40000000, 0x40000000 | 59, 0x40000000 | 520, 2**32 - 1):
        assert run(program, number, (), ARCHITECTURES["x86_64"]) == KILLED


@every_machine
@with_and_without_threads
def test_the_kernel_would_take_the_filter_for_its_size_and_its_jumps(machine: str, threads: bool) -> None:
    program = make_filter(2**22, threads, machine)
    assert len(program) < MOST_INSTRUCTIONS // 4
    for place, (code, if_true, if_false, constant) in enumerate(program):
        assert 0 <= constant < 2**32
        assert max(if_true, if_false) < 256
        assert place + 1 + max(if_true, if_false) < len(program) or code == 0x06
    assert program[-1][0] == 0x06


@every_machine
def test_the_numbers_are_those_of_the_kernels_headers(machine: str) -> None:
    """The headers of the package linux-libc-dev: asm/unistd_64.h, and asm-generic/unistd.h for aarch64."""
    headers = numbers_of_headers(machine)
    if headers is None:
        pytest.skip("the kernel's headers are not installed")
    for name, number in {**TABLES[machine], **forbidden(machine)}.items():
        assert headers[name] == number, name


@every_machine
def test_every_call_that_the_filter_names_has_a_number_or_does_not_exist_there(machine: str) -> None:
    absent = set(COMPUTING) | FILTERED
    absent -= set(TABLES[machine])
    # aarch64 has these by other names only; `getrlimit` is asked for by prlimit64.
    old = {"access", "alarm", "dup2", "getpgrp", "getrlimit", "lstat", "open", "pause", "poll", "readlink",
           "select", "stat", "time"}  # fmt: skip
    assert absent == (old if machine == "aarch64" else set())


# What a process says that has entered the filter, in a process of its own: there is no way out of it.
HELD = """
import errno, json, os, signal, socket, sys, threading
from grader.worker import seccomp, system_calls
system_calls.prctl(system_calls.SET_NO_NEW_PRIVILEGES, 1)
may_thread = sys.argv[1] == "threads"
go, seen = threading.Event(), {}
def attempt(name, act):
    try:
        act()
        seen[name] = "allowed"
    except OSError as error:
        seen[name] = errno.errorcode[error.errno]
    except RuntimeError:
        seen[name] = "refused"
def earlier():
    go.wait()
    attempt("socket of an earlier thread", socket.socket)
thread = threading.Thread(target=earlier)
thread.start()
def start_thread():
    new = threading.Thread(target=int)
    new.start()
    new.join()
seccomp.enter(seccomp.make_filter(os.getpid(), may_thread))
go.set()
thread.join()
attempt("read", lambda: open("/dev/null").close())
attempt("socket", socket.socket)
attempt("fork", os.fork)
attempt("thread", start_thread)
attempt("signal itself", lambda: os.kill(os.getpid(), signal.SIGURG))
attempt("signal its parent", lambda: os.kill(os.getppid(), signal.SIGURG))
attempt("chmod", lambda: os.chmod("/nonexistent", 0))
attempt("clone3", lambda: system_calls.call(435, bytes(88), 88))
print(json.dumps(seen), flush=True)
if sys.argv[2:]:
    system_calls.call(int(sys.argv[2]))
"""


def enter_and_try(*arguments: str) -> tuple[dict[str, Any], int]:
    """Return what a process of its own sees behind the filter, and how it ended."""
    command = [sys.executable, "-c", HELD, *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout, done.stderr
    return json.loads(done.stdout), done.returncode


@supported_only
@with_and_without_threads
def test_the_kernel_takes_the_filter_and_refuses_what_it_should(threads: bool) -> None:
    seen, code = enter_and_try("threads" if threads else "none")
    assert code == 0
    assert seen == {
        "socket of an earlier thread": "EPERM",
        "read": "allowed",
        "socket": "EPERM",
        "fork": "EPERM",
        "thread": "allowed" if threads else "refused",
        "signal itself": "allowed",
        "signal its parent": "EPERM",
        "chmod": "EPERM",
        "clone3": "ENOSYS",
    }


@supported_only
@pytest.mark.skipif(platform.machine() != "x86_64", reason="x32 is of x86_64")
def test_the_kernel_ends_a_process_that_calls_by_x32() -> None:
    assert enter_and_try("none", str(0x40000000 | 39))[1] == -signal.SIGSYS
