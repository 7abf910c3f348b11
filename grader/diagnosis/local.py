"""A session without a process: calls go to modules of this one, through the same wire as to a worker's.

For the course's own code only. Arguments and results are encoded and decoded as always, so that what a
worker would lose or keep is lost and kept here too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import ModuleType
from typing import Any

from ..worker import wire
from ..worker.callbacks import CallbackDesk
from ..worker.observing import Observation, read_reply
from ..worker.server import Server, answer


class LocalSession:
    """Carries out calls on `modules`, by unit; they may change between two calls."""

    def __init__(self, modules: Mapping[str, ModuleType]) -> None:
        self.desk = CallbackDesk()
        self._server = _LocalServer(modules, self.desk)

    def call(
        self,
        unit: str,
        owner: int | str,
        name: str,
        label: str,
        arguments: Sequence[object],
        keywords: Mapping[str, object],
        options: Mapping[str, object],
    ) -> Observation:
        """Carry out one call.

        Raises
        ------
        CallFailed
            If it raised.
        """
        sent = wire.encode((owner, name, list(arguments), dict(keywords)), self.desk.lend)
        body = wire.decode(sent, from_host=True)
        assert type(body) is tuple
        reply = self._server.carry_out(body, options)
        received = wire.decode(wire.encode(reply, self._server.keep))
        assert type(received) is tuple
        return read_reply(received, label, len(arguments), options)

    def ask_ahead(self, *ignored: object) -> None:
        """There is nobody who could begin with them meanwhile."""

    def is_shared(self, unit: str) -> bool:
        """Nothing is ever run again elsewhere."""
        return False

    def isolate(self, unit: str) -> None:
        """There is nothing to be isolated from."""

    def forget(self) -> None:
        """Take back what was lent, and drop the objects that were made."""
        self.desk.clear()
        self._server.drop()


class _LocalServer(Server):
    """The worker's own way of carrying out a call, without a channel."""

    def __init__(self, modules: Mapping[str, ModuleType], desk: CallbackDesk) -> None:
        super().__init__(None, [])  # type: ignore[arg-type]
        self._local = modules
        self._desk = desk

    def carry_out(self, body: tuple[Any, ...], options: Mapping[str, object]) -> tuple[object, ...]:
        """Return the reply to a call."""
        owner, name, arguments, keywords = body
        return answer(self._call, owner, name, arguments, keywords, options)

    def keep(self, value: object) -> wire.Handle:
        """Keep an object that cannot be sent, and return its handle."""
        return self._keep(value)

    def drop(self) -> None:
        """Drop what was kept."""
        self._kept.clear()

    def _module(self, unit: str) -> ModuleType:
        return self._local[unit]

    def _stub(self, number: int, method: str) -> Callable[..., object]:
        def call_back(*args: object, **kwargs: object) -> object:
            request = wire.decode(wire.encode((number, method, list(args), kwargs), self._keep))
            assert type(request) is tuple
            reply = wire.encode(self._desk.serve(request), self._desk.lend)
            return self._take_back(wire.decode(reply, from_host=True))

        return call_back
