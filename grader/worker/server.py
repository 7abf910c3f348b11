"""The worker's main loop: it imports the submission and carries out the host's calls.

Nothing here is trusted by the host. It runs in the same process as the submission, which can replace any
of it; what it says about verdicts counts for nothing, because it says nothing about verdicts.
"""

from __future__ import annotations

import builtins
import functools
import importlib
import secrets
import types
import warnings
from collections import deque
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from . import importing, probes, wire
from .channel import Channel
from .faults import describe_fault, describe_type
from .state import (
    copied,
    describe_warning,
    random_state,
    reset_global_state,
    scribble,
    unusual_random_state,
)

_MAX_WARNINGS = 5


class _Refusal(Exception):
    """A request that cannot be carried out, as a reply for the host."""

    def __init__(self, status: str, detail: object) -> None:
        super().__init__(status)
        self.reply = (status, detail)


class _Collaborator:
    """Stands for an object of the host; its methods call the host."""


class Server:
    """Serves one host over one channel until the channel closes."""

    def __init__(self, channel: Channel, layers: list[str]) -> None:
        self._channel = channel
        self._layers = layers
        self._kept: dict[int, object] = {}
        self._early: deque[tuple[Any, ...]] = deque()  # requests that came while a call-back was waited for
        self._finder = importing.SubmissionFinder({}, frozenset(), {})
        self._modules: Mapping[str, str] = {}
        self._files: frozenset[str] = frozenset()
        self._call_id = 0
        self._previous: object = None  # what the last call returned
        self._watched = 0
        self._number = 0  # of this worker, among those of its submission
        # Forks of one zygote put different objects at one address: a dead worker's handle must not find them.
        self._salt = secrets.randbits(64)

    def run(self) -> None:
        """Answer requests for ever."""
        operations: dict[str, Callable[..., tuple[object, ...]]] = {
            "greet": self._greet,
            "probe": lambda targets: ("value", probes.run(targets)),
            "load": self._load,
            "import": self._import,
            "call": self._call,
        }
        while True:
            request = self._early.popleft() if self._early else self._channel.receive()
            self._call_id, operation, arguments = request
            reply = answer(operations[operation], *arguments)
            try:
                self._channel.send_plain(
                    wire.message(self._call_id, reply[0], rest=reply[1:], keep=self._keep)
                )
            except wire.WireError as error:  # larger than a message may be: said instead of dying of it
                self._channel.send((self._call_id, "raised", describe_fault(error, self._files)), self._keep)

    def _greet(self) -> tuple[object, ...]:
        return "value", self._layers

    def _load(
        self,
        files: dict[str, np.ndarray],
        names: list[str],
        modules: dict[str, str],
        blocked: dict[str, str],
        lent: dict[str, dict[str, tuple[wire.Callback, *tuple[str, ...]]]],
        number: int,
    ) -> tuple[object, ...]:
        self._number = number
        sources = {path: source.tobytes() for path, source in files.items()}
        self._files = frozenset(files)
        self._modules = modules
        functions = {
            module: {name: self._lent(name, *what) for name, what in mine.items()}
            for module, mine in lent.items()
        }
        self._finder = importing.SubmissionFinder(sources, frozenset(names), blocked, functions)
        importing.install(self._finder)
        if importing.ROOT in blocked:
            importing.install_bare_root()
            return "value", None
        try:
            importlib.import_module(importing.ROOT)
        except BaseException as error:  # whatever the submission raises is an answer, not our failure
            importing.install_bare_root()
            return "import_error", describe_fault(error, self._files)
        return "value", None

    def _import(self, unit: str) -> tuple[object, ...]:
        reset_global_state(self._number)
        self._module(unit)
        return "value", None

    def _call(
        self,
        owner: object,
        name: str,
        arguments: list[object],
        keywords: Mapping[str, object] = types.MappingProxyType({}),
        options: Mapping[str, object] = types.MappingProxyType({}),
    ) -> tuple[object, ...]:
        function = self._resolve(owner, name)
        args = [self._localize(value) for value in arguments]
        kwargs = {name: self._localize(value) for name, value in keywords.items()}
        status: str = "value"
        value: object = None
        random_before = self._watch_random() if options.get("watch_random") else None
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            try:
                value = function(*args, **kwargs)
            except BaseException as error:  # SystemExit and KeyboardInterrupt are the submission's too
                status, value = "raised", describe_fault(error, self._files)
        previous, self._previous = self._previous, value
        observed: dict[str, object] = {}
        if caught:
            observed["warnings"] = [describe_warning(w) for w in caught[:_MAX_WARNINGS]]
        if random_before is not None:
            observed["random_touched"] = random_before != random_state()
        if options.get("keep_arguments"):
            observed["arguments"] = args
        if options.get("scribble") == "arguments":
            observed = {name: copied(item) for name, item in observed.items()}
            scribble(args)  # before the result is sent: one that shares their memory gives itself away
        elif options.get("scribble") == "result":
            observed = {name: copied(item) for name, item in observed.items()}
            original, value = value, copied(value)
            scribble(original)
        elif options.get("scribble") == "previous":
            scribble(previous)  # a result in the same memory gives itself away
        return (status, value, observed) if observed else (status, value)

    def _watch_random(self) -> tuple[object, object]:
        self._watched += 1
        return unusual_random_state(self._watched)

    def _resolve(self, owner: object, name: str) -> Callable[..., object]:
        if type(owner) is int:
            return self._attribute(self._kept_object(owner), name)
        return self._attribute(self._module(str(owner)), name)

    def _attribute(self, owner: object, name: str) -> Callable[..., object]:
        try:
            return getattr(owner, name)  # type: ignore[no-any-return]
        except AttributeError:
            raise _Refusal("missing", name) from None
        except BaseException as error:  # a property or __getattr__ of the submission may raise anything
            raise _Refusal("raised", describe_fault(error, self._files)) from None

    def _module(self, unit: str) -> types.ModuleType:
        canonical = self._modules.get(unit)
        if canonical is None:
            raise _Refusal("missing", unit)
        try:
            return importlib.import_module(canonical)
        except BaseException as error:  # an import may raise anything, SystemExit included
            raise _Refusal("import_error", describe_fault(error, self._files)) from None

    def _localize(self, value: object) -> object:
        kind = type(value)
        if kind is np.ndarray or kind is float:  # nearly all there are
            return value
        if kind is wire.Handle:
            return self._kept_object(value.number)  # type: ignore[attr-defined]
        if kind is wire.Callback:
            return self._stub(value.number, "")  # type: ignore[attr-defined]
        if kind is wire.Expression:
            # The course's own text.
            return eval(_compiled(value.text), {"np": np})  # type: ignore[attr-defined]
        if kind is wire.CollaboratorStub:
            stand_in = _Collaborator()
            for method in value.methods:  # type: ignore[attr-defined]
                setattr(stand_in, method, self._stub(value.number, method))  # type: ignore[attr-defined]
            return stand_in
        if kind is list or kind is tuple:
            return kind(self._localize(item) for item in value)  # type: ignore[attr-defined]
        return value

    def _lent(self, name: str, callback: wire.Callback, *methods: str) -> Callable[..., object]:
        """Return what takes the place of a function, or, if it has methods, of a class."""
        make = self._stub(callback.number, "")
        if not methods:
            return make

        def initialize(self: Any, *args: object, **kwargs: object) -> None:
            self._right = make(*args, **kwargs)

        def method(name: str) -> Callable[..., object]:
            return lambda self, *args, **kwargs: getattr(self._right, name)(*args, **kwargs)

        # A real class: the submission may derive its own from it, or ask for its type.
        return type(name, (), {"__init__": initialize, **{name: method(name) for name in methods}})

    def _stub(self, number: int, method: str) -> Callable[..., object]:
        def call_host(*args: object, **kwargs: object) -> object:
            asked = wire.message(
                self._call_id, "callback", number, method, rest=(list(args), kwargs), keep=self._keep
            )
            self._channel.send_plain(asked)
            reply = self._receive_reply()
            while reply[0] == "invoke":  # the host's function was given one of the submission's
                self._channel.send((self._call_id, "invoked", *answer(self._invoke, *reply[1])), self._keep)
                reply = self._receive_reply()
            return self._take_back(reply)

        return call_host

    def _receive_reply(self) -> tuple[str, Any]:
        """Wait for the host's reply to a call-back; requests that were sent ahead come first."""
        while True:
            received: tuple[Any, ...] = self._channel.receive()
            if type(received[0]) is str:
                return received
            self._early.append(received)

    def _take_back(self, reply: tuple[str, Any]) -> object:
        """Return what the host's function returned, or raise what it says."""
        status, value = reply
        if status == "value":
            return self._localize(value)
        if status == "raise":  # a right function in the place of the submission's refuses what it was given
            name, message = value
            kind = getattr(builtins, name, None)
            raise (kind if isinstance(kind, type) and issubclass(kind, Exception) else RuntimeError)(message)
        raise RuntimeError(value)

    def _invoke(
        self, number: int, arguments: list[object], keywords: dict[str, object]
    ) -> tuple[str, object]:
        """Call a function of the submission for a lent function that was given it."""
        function = self._kept_object(number)
        try:
            args = [self._localize(value) for value in arguments]
            return "value", function(*args, **keywords)  # type: ignore[operator]
        except Exception as error:  # the lent function will have raised it
            return "raised", describe_fault(error, self._files)

    def _keep(self, value: object) -> wire.Handle:
        number = id(value) ^ self._salt  # the object is kept alive below, so its id stays its own
        self._kept[number] = value
        return wire.Handle(number, describe_type(value))

    def _kept_object(self, number: int) -> object:
        if number not in self._kept:
            raise _Refusal("lost", number)
        return self._kept[number]


@functools.lru_cache
def _compiled(text: str) -> types.CodeType:
    return compile(text, "<formula>", "eval")


def answer(operation: Callable[..., tuple[object, ...]], *arguments: object) -> tuple[object, ...]:
    """Return the reply of an operation, or why it is refused."""
    try:
        return operation(*arguments)
    except _Refusal as refusal:
        return refusal.reply


def serve(channel: Channel, layers: list[str]) -> None:
    """Serve until the host goes away."""
    Server(channel, layers).run()
