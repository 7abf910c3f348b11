"""What a test sees of the submission: `submission.activations.sigmoid(z)`."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence

import numpy as np
from msgspec import Struct

from ..text import printable
from . import wire
from .callbacks import Collaborator, LentObject
from .failures import CallFailed
from .observing import Observation
from .session import Session


class Call(Struct, frozen=True):
    """One call of the log: what was called, with what, and what came of it.

    `owner` is the object whose method it was, None for a function; `result` and `seen`, what else was seen
    of it, are None where `failure` is set.
    """

    function: str
    owner: RemoteObject | None
    arguments: tuple[object, ...]
    keywords: Mapping[str, object]
    result: object = None
    failure: CallFailed | None = None
    seen: Observation | None = None


class CallLog:
    """The calls of one test, in order: evidence for the counterexample and for the diagnosis."""

    def __init__(self) -> None:
        self.calls: list[Call] = []


class Submission:
    """The submission, by unit. Its attributes are the units of the course."""

    def __init__(self, session: Session, units: Sequence[str]) -> None:
        self._session = session
        self._units = frozenset(units)
        self._log = CallLog()

    def __getattr__(self, unit: str) -> Unit:
        if unit.startswith("_") or unit not in self._units:
            raise AttributeError(f"the course has no unit named {unit}")
        return Unit(self, unit)

    def is_shared(self, unit: str) -> bool:
        """Tell whether the worker has served another unit than this one."""
        return self._session.is_shared(unit)

    def isolate(self, unit: str) -> None:
        """Start anew in a worker that has served no unit yet."""
        self._session.isolate(unit)
        self.rewind()

    def rewind(self) -> CallLog:
        """Start the log anew, take back what was lent, and return the old log.

        Objects of the submission stay in the worker until its unit is done: telling it to drop them would
        cost a message a test, and run whatever they do when they are deleted.
        """
        old, self._log = self._log, CallLog()
        self._session.forget()
        return old

    def note(self, call: Call) -> None:
        """Log a call."""
        self._log.calls.append(call)

    @property
    def log(self) -> CallLog:
        """The calls since the last rewind."""
        return self._log


class Unit:
    """One module of the submission; its attributes are the functions and classes that it should have."""

    def __init__(self, submission: Submission, name: str) -> None:
        self._submission = submission
        self._name = name

    def __getattr__(self, name: str) -> RemoteFunction:
        if name.startswith("_"):
            raise AttributeError(name)
        label = f"{self._name}.{name}"
        return RemoteFunction(self._submission, self._name, self._name, name, label, None)


class RemoteFunction:
    """A function, class or method of the submission. Calling it calls the worker."""

    def __init__(
        self,
        submission: Submission,
        unit: str,
        owner: int | str,
        name: str,
        label: str,
        instance: RemoteObject | None,
    ) -> None:
        self._submission = submission
        self._unit = unit
        self._owner = owner
        self._name = name
        self._instance = instance
        self.label = label

    def __call__(self, *arguments: object, **keywords: object) -> object:
        """Call it and return the value; raises CallFailed if there is none."""
        return self.observe(arguments, keywords).value

    def ask_ahead(
        self,
        calls: Sequence[tuple[Sequence[object], Mapping[str, object] | None]],
        **options: object,
    ) -> None:
        """Let the worker begin with calls that `observe` will be asked for next: nothing but time changes.

        Parameters
        ----------
        calls
            The arguments and keywords of each, in order. They must be the very objects that `observe` will be
            given, and stay as they are until then; together, less than a thousand numbers.
        options
            Those that `observe` will be given.
        """
        session = self._submission._session
        full = [(arguments, keywords or {}) for arguments, keywords in calls]
        session.ask_ahead(self._unit, self._owner, self._name, self.label, full, options)

    def observe(
        self, arguments: Sequence[object], keywords: Mapping[str, object] | None = None, **options: object
    ) -> Observation:
        """Call, and see more than the value.

        Parameters
        ----------
        arguments, keywords
            What to call it with.
        options
            `keep_arguments=True`: report the arguments as the submission left them. `watch_random=True`:
            report whether global random state changed. `scribble="arguments"`, `"result"` or
            `"previous"`, what the call before returned: overwrite that in the worker after the call, so that
            whoever kept a reference to it is found out.

        Raises
        ------
        CallFailed
            If it returned nothing.
        """
        session = self._submission._session
        keywords = keywords or {}
        # Logged as they are now: a test may change its arrays afterwards.
        logged = _snapshot(tuple(arguments)), {name: _snapshot(value) for name, value in keywords.items()}
        try:
            seen = session.call(self._unit, self._owner, self._name, self.label, arguments, keywords, options)
        except CallFailed as failure:
            self._record(*logged, None, failure)
            raise
        finally:
            interruption = session.desk.interruption
            if interruption is not None:
                self._record(*logged, None, None)
                raise interruption
        value = self._adopt(seen.value)
        arguments_after = None if seen.arguments is None else tuple(map(self._adopt, seen.arguments))
        observation = Observation(value, seen.warnings, arguments_after, seen.random_touched)
        self._record(*logged, value, None, observation)
        return observation

    def _record(
        self,
        arguments: object,
        keywords: Mapping[str, object],
        result: object,
        failure: CallFailed | None,
        seen: Observation | None = None,
    ) -> None:
        assert isinstance(arguments, tuple)
        self._submission.note(Call(self.label, self._instance, arguments, keywords, result, failure, seen))

    def _adopt(self, value: object) -> object:
        """Turn the handles in a result into objects that a test can use."""
        if type(value) is wire.Handle:
            return RemoteObject(self._submission, self._unit, self.label, value)
        if type(value) in (list, tuple):
            return type(value)(self._adopt(item) for item in value)  # type: ignore[call-arg, attr-defined]
        return value


class RemoteObject(LentObject):
    """An object of the submission, which stays in the worker. Its attributes are its methods."""

    def __init__(self, submission: Submission, unit: str, origin: str, handle: wire.Handle) -> None:
        self._submission = submission
        self._unit = unit
        self.origin = origin
        self.handle = handle

    @property
    def type_name(self) -> str:
        """The name of its class, safe to show."""
        return printable(self.handle.type_name, 120)

    def __getattr__(self, name: str) -> RemoteFunction:
        if name.startswith("_"):
            raise AttributeError(name)
        label = f"{self.origin}.{name}"
        return RemoteFunction(self._submission, self._unit, self.handle.number, name, label, self)


def _snapshot(value: object) -> object:
    if type(value) is np.ndarray:
        return value.copy(order="K")
    if type(value) in (float, int, str, bool):
        return value
    if isinstance(value, LentObject | Collaborator) or callable(value):
        return value
    if type(value) in (list, tuple):
        return type(value)(_snapshot(item) for item in value)  # type: ignore[call-arg, attr-defined]
    return copy.copy(value)
