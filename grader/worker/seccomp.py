"""A seccomp filter that allows what computing takes, and refuses every other system call with EPERM.

The filter is a program of the classic Berkeley packet filter that the kernel runs on each system call: it
sees the number, the architecture and the arguments, not what a pointer points to.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct
from collections.abc import Sequence

from . import system_calls
from .seccomp_tables import AARCH64, X86_64

# Asked for most, first: the filter is run from its top.
ALLOWED = (
    "read", "write", "futex", "mmap", "munmap", "madvise", "mremap", "brk", "mprotect", "clock_gettime",
    "getrandom", "close", "readv", "writev", "poll", "ppoll", "select", "pselect6", "fstat", "newfstatat",
    "stat", "lstat", "statx", "lseek", "pread64", "openat", "open", "getdents64", "access", "faccessat",
    "faccessat2", "readlink", "readlinkat", "getcwd", "statfs", "fstatfs", "rt_sigaction", "rt_sigprocmask",
    "rt_sigreturn", "sigaltstack", "sched_yield", "nanosleep", "clock_nanosleep", "clock_getres",
    "gettimeofday", "time", "times", "getrusage", "getpid", "gettid", "getppid", "getuid", "geteuid",
    "getgid", "getegid", "getgroups", "getresuid", "getpgrp", "uname", "sysinfo", "getcpu",
    "sched_getaffinity", "exit", "exit_group", "restart_syscall", "set_robust_list", "set_tid_address",
    "rseq", "membarrier", "dup", "dup2", "dup3", "getrlimit", "alarm", "setitimer", "getitimer", "pause",
    "mincore", "msync",
)  # fmt: skip
_TABLES = {"x86_64": (0xC000003E, X86_64), "aarch64": (0xC00000B7, AARCH64)}
_SET_FILTER, _WHOLE_GROUP = 1, 1
_X32 = 0x40000000  # another table of numbers behind the same architecture

_ALLOW, _KILL = 0x7FFF0000, 0x80000000
_REFUSE, _UNKNOWN = 0x00050000 | errno.EPERM, 0x00050000 | errno.ENOSYS
_LOAD, _IF_EQUAL, _IF_AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_NUMBER, _ARCHITECTURE = 0, 4  # offsets in what the filter sees

_PROTOCOL = 3
# F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_DUPFD_CLOEXEC: none that sends a signal to another process.
_FCNTL = (0, 1, 2, 3, 1030)
# TCGETS, TIOCGWINSZ, FIONCLEX, FIOCLEX, FIONREAD: what opening a file asks for.
_IOCTL = (0x5401, 0x5413, 0x5450, 0x5451, 0x541B)
# PR_SET_NAME, PR_GET_NAME, PR_SET_VMA: glibc and OpenBLAS name their memory.
_PRCTL = (15, 16, 0x53564D41)
# Exactly the flags of pthread_create, glibc's and musl's.
_NEW_THREAD = (0x3D0F00, 0x7D0F00)

Instruction = tuple[int, int, int, int]  # code, jump if true, jump if false, constant


def is_supported(machine: str = "") -> bool:
    """Tell whether there is a filter for this machine's architecture."""
    return (machine or platform.machine()) in _TABLES


def make_filter(pid: int, threads: bool = False, machine: str = "") -> list[Instruction]:
    """Return the filter for the process `pid`, which may signal itself only.

    Parameters
    ----------
    threads
        Whether it may start threads.
    machine
        The architecture as platform.machine() names it; this machine's if it is empty.
    """
    architecture, numbers = _TABLES[machine or platform.machine()]
    program: list[Instruction] = [
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_IF_EQUAL, 1, 0, architecture),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _NUMBER),
    ]
    if numbers is X86_64:
        program += [(_IF_AT_LEAST, 0, 1, _X32), (_RETURN, 0, 0, _KILL)]
    # The protocol is a socket: it is received from and sent to, without an address.
    own = [("recvfrom", _all_of((0, _PROTOCOL), (4, 0))), ("sendto", _all_of((0, _PROTOCOL), (4, 0)))]
    for name, body in own:
        program += _case(numbers[name], body)
    for name in ALLOWED:
        if name in numbers:
            program += _case(numbers[name], [(_RETURN, 0, 0, _ALLOW)])
    filtered: list[tuple[str, list[Instruction]]] = [
        ("kill", _one_of(0, (pid,))),
        ("tgkill", _one_of(0, (pid,))),
        ("fcntl", _one_of(1, _FCNTL)),
        ("ioctl", _one_of(1, _IOCTL)),
        ("prctl", _one_of(0, _PRCTL)),
        # Reading a limit of its own: no new limits are given.
        ("prlimit64", _all_of((2, 0), (0, 0))),
        # Its arguments lie behind a pointer; glibc falls back to clone.
        ("clone3", [(_RETURN, 0, 0, _UNKNOWN)]),
    ]
    if threads:
        filtered.append(("clone", _one_of(0, _NEW_THREAD)))
    for name, body in filtered:
        program += _case(numbers[name], body)
    return [*program, (_RETURN, 0, 0, _REFUSE)]


def enter(program: Sequence[Instruction]) -> None:
    """Hold this process to a filter, for good.

    Raises
    ------
    OSError
        If the kernel refuses, or another thread of this process cannot be held to it.
    """
    code = b"".join(struct.pack("=HBBI", *instruction) for instruction in program)
    memory = ctypes.create_string_buffer(code, len(code))
    described = struct.pack("@HP", len(program), ctypes.addressof(memory))
    number = _TABLES[platform.machine()][1]["seccomp"]
    thread = system_calls.call(number, _SET_FILTER, _WHOLE_GROUP, described)
    if thread:
        raise OSError(errno.EBUSY, f"thread {thread} cannot be held to the filter")


def _case(number: int, body: list[Instruction]) -> list[Instruction]:
    return [(_IF_EQUAL, 0, len(body), number), *body]


def _one_of(argument: int, values: Sequence[int]) -> list[Instruction]:
    """Allow if the lower half of an argument, all that the kernel looks at, is one of some values."""
    body: list[Instruction] = [(_LOAD, 0, 0, _offset(argument))]
    for value in values:
        body += [(_IF_EQUAL, 0, 1, value), (_RETURN, 0, 0, _ALLOW)]
    return [*body, (_RETURN, 0, 0, _REFUSE)]


def _all_of(*wanted: tuple[int, int]) -> list[Instruction]:
    """Allow if each argument, as a whole, has its value."""
    body: list[Instruction] = []
    for argument, value in wanted:
        for offset, half in ((_offset(argument), value), (_offset(argument) + 4, 0)):
            body += [(_LOAD, 0, 0, offset), (_IF_EQUAL, 1, 0, half), (_RETURN, 0, 0, _REFUSE)]
    return [*body, (_RETURN, 0, 0, _ALLOW)]


def _offset(argument: int) -> int:
    return 16 + 8 * argument
