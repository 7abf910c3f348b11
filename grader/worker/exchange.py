"""Questions to one worker, and its answers, from the host's side."""

from __future__ import annotations

import secrets
import time
from collections.abc import Mapping, Sequence
from typing import Any, TypeGuard

from ..errors import GraderFault
from . import wire
from .callbacks import CallbackDesk, NotLendable, RaisedInWorker
from .channel import Channel, ChannelClosed, DeadlinePassed
from .guard import alarm
from .launch import Process
from .observing import as_sequence

_START_SECONDS = 60.0


class Worker:
    """One process and the channel to it."""

    def __init__(self, process: Process, send_seconds: float) -> None:
        self._process = process
        self._channel = Channel(process.protocol, send_seconds=send_seconds)
        self.imported: set[str] = set()
        self.touched: set[str] = set()  # units whose import was tried: one that failed has run, too

    def greet(self) -> tuple[str, ...]:
        """Wait until it runs, and return its layers; it has not met the submission.

        Raises
        ------
        GraderFault
            If it does not start; it is ended then.
        """
        try:
            reply = self.exchange("greet", (), time.monotonic() + _START_SECONDS, CallbackDesk())
        except (ChannelClosed, DeadlinePassed, wire.WireError) as error:
            self.end()
            raise GraderFault(
                f"a worker does not start ({type(error).__name__}); run the grade again"
            ) from None
        return tuple(str(layer) for layer in as_sequence(reply[1]))

    def exchange(
        self, operation: str, body: tuple[object, ...], deadline: float, desk: CallbackDesk
    ) -> tuple[object, ...]:
        """Ask for an operation, serve the call-backs on its way, and return (status, …) of the answer.

        Raises
        ------
        ChannelClosed, DeadlinePassed, WireError
            If it has ended, takes too long, or answers with what is no answer.
        """
        (call_id,) = self.ask(operation, [body], desk)
        return self.answer(call_id, deadline, desk)

    def ask(self, operation: str, bodies: Sequence[tuple[object, ...]], desk: CallbackDesk) -> list[int]:
        """Send requests, without waiting for the answers, and return the number of each.

        They are answered in this order, and each answer has to be waited for. The worker carries them out
        meanwhile; they should be small together, as it may stop reading while nobody reads its answers.

        Raises
        ------
        ChannelClosed, DeadlinePassed, WireError
            If it has ended, does not read, or a request is too large.
        """
        # Random, so that no answer can be sent before its question.
        call_ids = [secrets.randbits(63) for _ in bodies]
        self._channel.send_plain(
            *[
                wire.message(call_id, operation, rest=(body,), keep=desk.lend)
                for call_id, body in zip(call_ids, bodies, strict=True)
            ]
        )
        return call_ids

    def answer(self, call_id: int, deadline: float, desk: CallbackDesk) -> tuple[object, ...]:
        """Serve the call-backs of a request that was sent, and return (status, …) of its answer.

        Raises
        ------
        ChannelClosed, DeadlinePassed, WireError
            As `exchange` does.
        """
        reply = self._next(call_id, deadline)
        if reply[1] == "callback":
            # One alarm for all of them: it takes as many system calls as an answer does.
            with alarm(deadline - time.monotonic()):
                while reply[1] == "callback":
                    self._answer(reply[2:], call_id, deadline, desk)
                    reply = self._next(call_id, deadline)
        return reply[1:]

    def _next(self, call_id: int, deadline: float) -> tuple[Any, ...]:
        """Wait for the next message, and return it if it belongs to this call."""
        reply = self._channel.receive_before(deadline)
        if not _has_form_of_answer(reply) or reply[0] != call_id:
            raise wire.WireError("not an answer to what was asked")
        # A stream of call-backs is always in time for the next read.
        if reply[1] == "callback" and time.monotonic() > deadline:
            raise DeadlinePassed
        return reply

    def _answer(self, request: tuple[object, ...], call_id: int, deadline: float, desk: CallbackDesk) -> None:
        """Serve one call-back and send what came of it."""
        reply = self._serve(request, call_id, deadline, desk)
        try:
            self._channel.send(reply, desk.lend)
        except NotLendable:  # returned for the submission's arguments: data, not a mistake of the test
            self._channel.send(("error", "it returns what cannot be sent there"), desk.lend)

    def _serve(
        self, request: tuple[object, ...], call_id: int, deadline: float, desk: CallbackDesk
    ) -> tuple[str, object]:
        """Answer one call-back; a lent function that was given a function calls the worker meanwhile."""

        def invoke(
            handle: wire.Handle, arguments: tuple[object, ...], keywords: Mapping[str, object]
        ) -> object:
            body = (handle.number, list(arguments), dict(keywords))
            self._channel.send(("invoke", body), desk.lend)
            while True:
                reply = self._next(call_id, deadline)
                if time.monotonic() > deadline:
                    raise DeadlinePassed
                if reply[1] == "callback":
                    self._answer(reply[2:], call_id, deadline, desk)
                elif reply[1] == "invoked" and _is_text(reply[2], "value") and len(reply) == 4:
                    return reply[3]
                else:
                    raise RaisedInWorker("the function that was given raised an exception")

        return desk.serve(request, invoke)

    def end(self) -> int:
        """End it and return its exit code, negative for a signal."""
        self._channel.close()
        return self._process.end()


def _has_form_of_answer(reply: object) -> TypeGuard[tuple[object, ...]]:
    return type(reply) is tuple and len(reply) >= 3 and type(reply[0]) is int and type(reply[1]) is str


def _is_text(value: object, text: str) -> bool:
    # Types before values: comparing an array that came instead would raise.
    return type(value) is str and value == text
