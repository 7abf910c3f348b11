"""Frames arrive whole and in order, or the reader learns that they will not."""

from __future__ import annotations

import socket
import struct
import threading
import time
from collections.abc import Iterator

import numpy as np
import pytest

from grader.worker import wire
from grader.worker.channel import Channel, ChannelClosed, DeadlinePassed

Pair = tuple[Channel, socket.socket]


@pytest.fixture
def blocking() -> Iterator[Pair]:
    """A worker's end and the raw other end."""
    ours, theirs = socket.socketpair()
    yield Channel(ours), theirs
    ours.close()
    theirs.close()


@pytest.fixture
def pair() -> Iterator[Pair]:
    """The host's end, which gives up sending after a tenth of a second, and the raw other end."""
    ours, theirs = socket.socketpair()
    yield Channel(ours, send_seconds=0.1), theirs
    ours.close()
    theirs.close()


def frame(value: object) -> bytes:
    body = wire.encode(value, keep_nothing)
    return struct.pack("<I", len(body)) + body


def keep_nothing(value: object) -> wire.Handle:
    raise AssertionError(f"{value!r} should cross the wire as it is")


def soon(seconds: float = 5.0) -> float:
    return time.monotonic() + seconds


@pytest.mark.parametrize("size", [0, 1, 8188, 8192, 70_000, 200_000])
def test_frames_of_any_size_arrive_in_order(size: int) -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        sender, receiver = Channel(ours), Channel(theirs, send_seconds=5.0)
        values = [np.arange(float(size)), "between", [size], np.arange(float(size))]

        def send_all() -> None:
            for value in values:
                sender.send(value, keep_nothing)

        thread = threading.Thread(target=send_all)
        thread.start()
        arrived = [receiver.receive_before(soon()) for _ in values]
        thread.join()
    assert repr(arrived) == repr(values)


@pytest.mark.parametrize("piece", [1, 3, 7])
def test_a_frame_that_arrives_in_pieces_is_put_together(pair: Pair, piece: int) -> None:
    channel, other = pair
    data = frame([1, "two", 3.0]) + frame("next")
    for start in range(0, len(data), piece):
        other.sendall(data[start : start + piece])
    assert channel.receive_before(soon()) == [1, "two", 3.0]
    assert channel.receive_before(soon()) == "next"


def test_a_blocking_reader_waits_for_the_value_and_keeps_what_follows(blocking: Pair) -> None:
    channel, other = blocking
    timer = threading.Timer(0.05, other.sendall, [frame("late") + frame("next")])
    timer.start()
    assert [channel.receive(), channel.receive()] == ["late", "next"]


@pytest.mark.parametrize("sent", [b"", b"\x05", b"\x05\0\0\0", b"\x05\0\0\0abc"])
def test_nothing_complete_in_time_is_a_deadline_passed(pair: Pair, sent: bytes) -> None:
    channel, other = pair
    other.sendall(sent)
    with pytest.raises(DeadlinePassed):
        channel.receive_before(soon(0.05))


def test_the_deadline_holds_against_a_sender_that_never_stops(pair: Pair) -> None:
    channel, other = pair
    other.sendall(struct.pack("<I", wire.MAX_FRAME_BYTES))
    stopped = threading.Event()

    def trickle() -> None:
        while not stopped.is_set():
            try:
                other.send(b"\0" * 64)
            except OSError:
                return

    thread = threading.Thread(target=trickle)
    thread.start()
    try:
        with pytest.raises(DeadlinePassed):
            channel.receive_before(soon(0.1))
    finally:
        stopped.set()
        channel.close()
        thread.join()


def test_what_arrives_is_not_read_after_the_deadline(pair: Pair) -> None:
    channel, other = pair
    other.sendall(frame("too late"))
    with pytest.raises(DeadlinePassed):
        channel.receive_before(time.monotonic() - 1)


@pytest.mark.parametrize("sent", [b"", b"\x05\0", b"\x05\0\0\0abc"])
def test_an_other_end_that_leaves_is_noticed(pair: Pair, blocking: Pair, sent: bytes) -> None:
    for _, other in (pair, blocking):
        other.sendall(sent)
        other.close()
    with pytest.raises(ChannelClosed):
        pair[0].receive_before(soon())
    with pytest.raises(ChannelClosed):
        blocking[0].receive()


def test_sending_to_an_end_that_left_is_noticed(pair: Pair) -> None:
    channel, other = pair
    other.close()
    with pytest.raises(ChannelClosed):
        channel.send("anyone?", keep_nothing)


def test_sending_to_an_end_that_does_not_read_gives_up(pair: Pair) -> None:
    channel, _ = pair
    with pytest.raises(DeadlinePassed):
        channel.send(np.zeros(1 << 20), keep_nothing)


@pytest.mark.parametrize("length", [wire.MAX_FRAME_BYTES + 1, 2**32 - 1])
def test_a_frame_longer_than_the_limit_is_refused_unread(pair: Pair, length: int) -> None:
    channel, other = pair
    other.sendall(struct.pack("<I", length))
    with pytest.raises(wire.WireError, match="frame of"):
        channel.receive_before(soon())


def test_a_frame_that_is_no_value_is_refused(pair: Pair) -> None:
    channel, other = pair
    other.sendall(struct.pack("<I", 3) + b"abc")
    with pytest.raises(wire.WireError):
        channel.receive_before(soon())


def test_a_message_longer_than_the_limit_is_not_sent(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    channel, _ = pair
    monkeypatch.setattr(wire, "MAX_FRAME_BYTES", 100)
    with pytest.raises(wire.WireError, match="at most 100"):
        channel.send(np.zeros(100), keep_nothing)
