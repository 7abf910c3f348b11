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

    The worker's end blocks. The host's end is made with `send_seconds`, how long a worker may take to read
    what it is sent, and is never waited for longer than that or than a deadline: it does not block, and so is
    asked for readiness once a message, not again by each call of the socket.
    """

    def __init__(
        self, connection: socket.socket, to_host: bool = False, send_seconds: float | None = None
    ) -> None:
        self._socket = connection
        self._to_host = to_host
        self._send_seconds = send_seconds
        self._buffer = bytearray(_BUFFER_BYTES)
        self._view = memoryview(self._buffer)
        self._held = 0
        if send_seconds is not None:
            connection.setblocking(False)
            self._wait_for = _waiter(connection)

    def send(self, value: object, keep: wire.Keep) -> None:
        """Send one value; raises ChannelClosed if the other end is gone."""
        self.send_plain(wire.to_plain(value, keep))

    def send_plain(self, *messages: object) -> None:
        """Send what `wire.to_plain` returned, or what was put together of such, one after another."""
        data = b"".join(map(_frame, messages))
        try:
            if self._send_seconds is None:
                self._socket.sendall(data)
            else:
                self._send_before(data, time.monotonic() + self._send_seconds)
        except OSError:
            raise ChannelClosed from None

    def receive(self) -> Any:
        """Wait for one value, without a deadline."""
        return self._receive(_no_wait)

    def receive_before(self, deadline: float) -> Any:
        """Wait for one value until `deadline` (of time.monotonic)."""

        def wait() -> None:
            remaining = deadline - time.monotonic()
            # Asked before each read: who sends a byte at a time is late too.
            if remaining <= 0 or not self._wait_for(False, remaining):
                raise DeadlinePassed

        return self._receive(wait)

    def close(self) -> None:
        """Close this end."""
        self._socket.close()

    def _send_before(self, data: bytes, deadline: float) -> None:
        rest = memoryview(data)
        while True:
            try:
                rest = rest[self._socket.send(rest) :]
            except BlockingIOError:
                remaining = deadline - time.monotonic()
                if remaining <= 0 or not self._wait_for(True, remaining):
                    raise DeadlinePassed from None
            if not rest:
                return

    def _receive(self, wait: Callable[[], None]) -> Any:
        while self._held < _LENGTH.size:
            self._read_more(wait)
        (length,) = _LENGTH.unpack_from(self._buffer)
        if length > wire.MAX_FRAME_BYTES:
            raise wire.WireError(f"a frame of {length} bytes")
        end = _LENGTH.size + length
        if end > _BUFFER_BYTES:
            return wire.decode(self._receive_long(length, wait), from_host=self._to_host)
        while self._held < end:
            self._read_more(wait)
        body = bytes(self._view[_LENGTH.size : end])
        if self._held > end:
            self._buffer[: self._held - end] = self._buffer[end : self._held]
        self._held -= end
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
        self._held += self._read(self._view[self._held :] if self._held else self._view)

    def _read(self, buffer: memoryview) -> int:
        try:
            count = self._socket.recv_into(buffer)
        except BlockingIOError:  # it was said to be ready and is not: ask again
            return 0
        except OSError:
            raise ChannelClosed from None
        if count == 0:
            raise ChannelClosed
        return count


def _frame(plain: object) -> bytes:
    body = wire.pack(plain)
    if len(body) > wire.MAX_FRAME_BYTES:
        raise wire.WireError(f"a message of {len(body)} bytes, at most {wire.MAX_FRAME_BYTES} are sent")
    return _LENGTH.pack(len(body)) + body


def _no_wait() -> None:
    """Leave the waiting to the blocking read."""


def _waiter(connection: socket.socket) -> Callable[[bool, float], bool]:
    """Return what waits some seconds until a socket can be written to, or else read, and tells if it can."""
    if not hasattr(select, "poll"):  # Windows

        def wait_by_select(writing: bool, seconds: float) -> bool:
            ready = select.select(
                [] if writing else [connection], [connection] if writing else [], [], seconds
            )
            return bool(ready[0] or ready[1])

        return wait_by_select
    reading, sending = select.poll(), select.poll()
    reading.register(connection, select.POLLIN)
    sending.register(connection, select.POLLOUT)

    def wait_by_poll(writing: bool, seconds: float) -> bool:
        return bool((sending if writing else reading).poll(seconds * 1000))

    return wait_by_poll
