"""What must hold of every sequence of bytes that a worker sends to the host.

Each check is stated for the caller who reads the bytes: a value of the wire's own types or WireError; an
answer that session.py and proxy.py are ready for; a bound on time and memory. Whatever else happens is
raised as a Violation, or is the exception itself.
"""

from __future__ import annotations

import contextlib
import secrets
import socket
import struct
import time
import tracemalloc
from collections.abc import Iterator
from typing import Any
from unittest import mock

import numpy as np

from grader.worker import arrays, wire
from grader.worker.callbacks import CallbackDesk, Collaborator, NotLendable, RaisedInWorker
from grader.worker.channel import ChannelClosed, DeadlinePassed
from grader.worker.exchange import Worker
from grader.worker.failures import CallFailed
from grader.worker.launch import Process
from grader.worker.observing import read_reply

from .wire_frames import CALL_ID

# Bytes of memory that reading a frame may take for each of its own, at its peak, and for any frame. A mapping
# of one entry costs most: five bytes become two lists and, twice, a dict.
MEMORY_MULTIPLE, MEMORY_ANYWAY = 128, 1 << 16
# A list's room is reserved before its items are read, for at most so many, in each of at most so many levels.
_RESERVED_ITEMS, _LEVELS = 10_240, 1024
# Processor time for all checks of a frame, and again for each megabyte of it.
SECONDS = 5.0
SUSPICIOUS_SECONDS = 0.1  # after which the processor time is measured
LARGE = 1 << 16
_LENT_FOR = 1000  # inputs; a desk serves a limited number of calls

_NAMES = {float, int, bool, str, type(None), complex, list, tuple, dict, np.ndarray, wire.Handle}
_SCALARS = {np.dtype(code).type for code in ("?", *"bhilBHILefdFD")}
_ALLOWED = frozenset(_NAMES | _SCALARS)
_STATUSES = ("value", "raised", "missing", "import_error", "lost")
_ANSWERS: tuple[type[Exception], ...] = (ChannelClosed, DeadlinePassed, wire.WireError)


class Violation(AssertionError):
    """Something that must hold did not."""


class Checker:
    """Checks one frame after another, and counts what came of them.

    Parameters
    ----------
    memory_one_in, channel_one_in
        How seldom a small frame's memory is measured, and a frame is sent through a socket and answered by
        `Worker.exchange` as well: both are slow. Large frames are always measured.
    """

    def __init__(self, memory_one_in: int = 2000, channel_one_in: int = 50) -> None:
        self._memory_one_in, self._channel_one_in = memory_one_in, channel_one_in
        self._desk, self._lent = CallbackDesk(right=[_apply]), _lend()
        self._lend_again()
        self.inputs = self.values = self.measured = self.exchanged = 0
        self.multiple = self.seconds = 0.0

    def check(self, frame: bytes) -> None:
        """Check everything that must hold of a frame."""
        self.inputs += 1
        large = len(frame) > LARGE
        if large or self.inputs % self._memory_one_in == 0:
            self._check_memory(frame)
        started = time.perf_counter()
        self._check_value(frame, large)
        # On a busy machine much can pass between two looks at a clock; the processor's own is slow to read.
        if large or time.perf_counter() - started > SUSPICIOUS_SECONDS:
            self._check_time(frame, large)

    def _check_value(self, frame: bytes, large: bool) -> None:
        try:
            value = wire.decode(frame)
        except wire.WireError:
            pass
        else:
            self.values += 1
            check_types(value)
            _check_encoding(value)
            self._check_readers(value)
        if not large and self.inputs % self._channel_one_in == 0:
            self._check_exchange(frame)

    def _check_time(self, frame: bytes, large: bool) -> None:
        """Check everything once more, by the clock."""
        counts = self.values, self.exchanged
        started = time.thread_time()
        self._check_value(frame, large)
        seconds = time.thread_time() - started
        self.values, self.exchanged = counts
        self.seconds = max(self.seconds, seconds / (1 + len(frame) / 1e6))
        if seconds > SECONDS * (1 + len(frame) / 1e6):
            raise Violation(f"{seconds:.2f} seconds for {len(frame)} bytes")

    def _check_memory(self, frame: bytes) -> None:
        self.measured += 1
        tracemalloc.start()
        try:
            with contextlib.suppress(wire.WireError):
                wire.decode(frame)
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        reserved = MEMORY_ANYWAY + 8 * min(len(frame), _RESERVED_ITEMS) * min(len(frame) // 3, _LEVELS)
        if len(frame) > LARGE:
            self.multiple = max(self.multiple, peak / len(frame))
        if peak > MEMORY_MULTIPLE * len(frame) + reserved:
            raise Violation(f"{peak} bytes of memory for {len(frame)} bytes")

    def _check_readers(self, value: object) -> None:
        """Hand a value to what reads it in the host, wherever a worker can put it."""
        turn = self.inputs % 6
        reply: tuple[Any, ...] = ((*_STATUSES, "value")[turn], value)
        if turn < 2 and type(value) is tuple and len(value) >= 3 and type(value[1]) is str:
            reply = value[1:]
        elif turn < 4:
            observed = {"warnings": value, "arguments": value, "random_touched": value}
            reply = ("value", 0, value if type(value) is dict else observed)
        with contextlib.suppress(CallFailed):
            read_reply(reply, "unit.f", 1, {"keep_arguments": True} if turn % 2 else {})
        request: tuple[object, ...] = (1 + turn, "", [value], {})
        if type(value) is tuple:
            is_call = len(value) > 2 and type(value[1]) is str
            request = value[2:] if is_call else value if turn == 0 else request
        if self.inputs % _LENT_FOR < 2:
            self._lend_again()
        with contextlib.suppress(wire.WireError, NotLendable):  # as exchange does
            wire.encode(self._desk.serve(request), self._desk.lend)

    def _check_exchange(self, frame: bytes) -> None:
        """Send the frame as a worker would, and have the host ask a question that it is the answer to."""
        self.exchanged += 1
        self._lend_again()
        data = struct.pack("<I", len(frame)) + frame
        data = data if self.inputs % 3 else data * 2
        with answering(data[: 1 << 17]) as worker, contextlib.suppress(*_ANSWERS):
            answer = worker.exchange("call", ("unit", "f", [1.0]), time.monotonic() + 30, self._desk)
            if type(answer) is not tuple or len(answer) < 2 or type(answer[0]) is not str:
                raise Violation("exchange returned what is no answer")

    def _lend_again(self) -> None:
        """Lend everything anew, under the same numbers."""
        self._desk.clear()
        for thing in self._lent:
            self._desk.lend(thing)


@contextlib.contextmanager
def answering(data: bytes) -> Iterator[Worker]:
    """Yield a worker that has sent `data` already, and nothing will follow."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        for connection in (ours, theirs):
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 19)
        theirs.setblocking(False)
        with contextlib.suppress(BlockingIOError):
            theirs.send(data)
        theirs.shutdown(socket.SHUT_WR)
        with mock.patch.object(secrets, "randbits", return_value=CALL_ID):
            yield Worker(Process(ours, lambda: 0), 5.0)


def check_types(value: object) -> None:
    """Check that a value is of the wire's own types all the way down, and of those that a worker may send."""
    kind = type(value)
    if kind not in _ALLOWED:
        raise Violation(f"a value of type {kind}")
    if isinstance(value, np.ndarray):
        if value.dtype.kind not in "biufc" or value.ndim > arrays.MAX_AXES or not value.dtype.isnative:
            raise Violation(f"an array of dtype {value.dtype} with {value.ndim} axes")
        if value.dtype == bool and value.size and np.ascontiguousarray(value).view(np.uint8).max() > 1:
            raise Violation("a bool that is neither 0 nor 1")
    elif kind is list or kind is tuple:
        for item in value:  # type: ignore[attr-defined]
            check_types(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if type(key) is not str:
                raise Violation(f"a key of type {type(key)}")
            check_types(item)


def _check_encoding(value: object) -> None:
    """Check that a value can be sent, and arrives as it is if nothing in it has to stay behind."""
    stays: list[object] = []

    def keep(kept: object) -> wire.Reference:
        stays.append(kept)
        return kept if type(kept) is wire.Handle else wire.Handle(0, "")

    data = wire.encode(value, keep)
    if not stays and len(data) < LARGE and wire.encode(wire.decode(data), keep) != data:
        raise Violation(f"{value!r} arrives as another value")


def _lend() -> list[object]:
    """Return what tests lend: functions that do much with any argument, and an object."""
    return [
        lambda *args: args[0] if args else None,
        lambda x=None: np.asarray(x),
        lambda x: (
            2 * np.asarray(x)
        ),  # linear: the time and memory of a test's own function are not the wire's
        lambda x: x**2,
        Collaborator("an object", {"": np.sum, "m": lambda *args, **kwargs: (args, kwargs)}),
    ]


def _apply(*arguments: object) -> object:
    """Stand for a right function that may be given functions."""
    function = arguments[0]
    if not callable(function):
        return np.array(arguments)
    try:
        return function(*arguments[1:])
    except RaisedInWorker:
        return None
