"""Linux system calls that Python has no function for."""

from __future__ import annotations

import ctypes
import os

SET_PARENT_DEATH_SIGNAL, GET_DUMPABLE, SET_DUMPABLE = 1, 3, 4
SET_CHILD_SUBREAPER, SET_NO_NEW_PRIVILEGES = 36, 38

_library = ctypes.CDLL(None, use_errno=True)
_library.syscall.restype = ctypes.c_long


def call(number: int, *arguments: int | bytes | None) -> int:
    """Make a system call by its number.

    Raises
    ------
    OSError
        If it fails, with the error that it left.
    """
    given = [ctypes.c_long(value) if isinstance(value, int) else value for value in arguments]
    return _checked(_library.syscall(ctypes.c_long(number), *given))


def prctl(option: int, value: int = 0) -> int:
    """Change a property of this process; raises OSError if the kernel refuses."""
    rest = [ctypes.c_ulong(number) for number in (value, 0, 0, 0)]
    return _checked(_library.prctl(ctypes.c_int(option), *rest))


def _checked(result: int) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result
