"""Frames over a socket: a four-byte length, then one value of the wire."""

from __future__ import annotations

import select
import socket
import struct
import time
from collections.abc import Callable
from typing import Any

from . import wire

_LENGTH = struct.Struct("<I")
_BUFFER_BYTES = 1 << 16


class ChannelClosed(Exception):
    """The other end is gone."""


class DeadlinePassed(Exception):
    """Nothing complete arrived in time."""


class Channel:
    """One end of the protocol socket.

    The worker reads without a deadline. The host passes one, and a `drain` to be called whenever there is
    output to swallow, so that a submission that prints without end cannot block itself against us.
    """

    def __init__(
        self, connection: socket.socket, log: socket.socket | None = None, to_host: bool = False
    ) -> None:
        self._socket = connection
        self._log = log
        self._to_host = to_host
        self._buffer = bytearray(_BUFFER_BYTES)
        self._held = 0

    def send(self, value: object, keep: wire.Keep) -> None:
        """Send one value; raises ChannelClosed if the other end is gone."""
        body = wire.encode(value, keep)
        if len(body) > wire.MAX_FRAME_BYTES:
            raise wire.WireError(f"a message of {len(body)} bytes, at most {wire.MAX_FRAME_BYTES} are sent")
        try:
            self._socket.sendall(_LENGTH.pack(len(body)) + body)
        except TimeoutError:
            raise DeadlinePassed from None
        except OSError:
            raise ChannelClosed from None

    def receive(self) -> Any:
        """Wait for one value, without a deadline."""
        return self._receive(_no_wait)

    def receive_before(self, deadline: float, drain: Callable[[], None]) -> Any:
        """Wait for one value until `deadline` (of time.monotonic)."""
        return self._receive(lambda: self._wait_until(deadline, drain))

    def limit_sending(self, seconds: float) -> None:
        """Let `send` give up after this many seconds."""
        self._socket.settimeout(seconds)

    def close(self) -> None:
        """Close this end."""
        self._socket.close()

    def _receive(self, wait: Callable[[], None]) -> Any:
        while self._held < _LENGTH.size:
            self._read_more(wait)
        (length,) = _LENGTH.unpack_from(self._buffer)
        if length > wire.MAX_FRAME_BYTES:
            raise wire.WireError(f"a frame of {length} bytes")
        end = _LENGTH.size + length
        if end <= _BUFFER_BYTES:
            while self._held < end:
                self._read_more(wait)
            body = self._buffer[_LENGTH.size : end]
            self._buffer[: self._held - end] = self._buffer[end : self._held]
            self._held -= end
        else:
            body = self._receive_long(length, wait)
        return wire.decode(body, from_host=self._to_host)

    def _receive_long(self, length: int, wait: Callable[[], None]) -> bytearray:
        # Preallocated: growing a buffer piece by piece is ten times slower at a mebibyte.
        body = bytearray(length)
        done = self._held - _LENGTH.size
        body[:done] = self._buffer[_LENGTH.size : self._held]
        self._held = 0
        rest = memoryview(body)[done:]
        while rest:
            wait()
            rest = rest[self._read(rest) :]
        return body

    def _read_more(self, wait: Callable[[], None]) -> None:
        wait()
        self._held += self._read(memoryview(self._buffer)[self._held :])

    def _wait_until(self, deadline: float, drain: Callable[[], None]) -> None:
        """Return when there is something to read; swallow output meanwhile."""
        watched = [self._socket] if self._log is None else [self._socket, self._log]
        while True:
            remaining = deadline - time.monotonic()
            if remaining <= 0:  # asked first: who sends a byte at a time is late too
                raise DeadlinePassed
            ready = select.select(watched, (), (), remaining)[0]
            if self._log is not None and self._log in ready:
                drain()
            if self._socket in ready:
                return

    def _read(self, buffer: memoryview) -> int:
        try:
            count = self._socket.recv_into(buffer)
        except OSError:
            raise ChannelClosed from None
        if count == 0:
            raise ChannelClosed
        return count


def _no_wait() -> None:
    """Leave the waiting to the blocking read."""
