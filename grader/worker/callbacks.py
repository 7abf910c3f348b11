"""Functions and objects of the host that a submission may call while it runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from . import wire

_MAX_CALLS = 500_000
_Method = Callable[..., object]


class Interruption(Exception):
    """Raised in a lent function to end the test: what it saw is a verdict already."""


class Collaborator:
    """An object of the host that a test hands to the submission, e.g. a network that records its batches.

    Parameters
    ----------
    description
        How a reader of the counterexample sees it.
    methods
        The methods that the submission may call.
    """

    def __init__(self, description: str, methods: Mapping[str, _Method]) -> None:
        self.description = description
        self.methods = dict(methods)


class Formula:
    """A function given by its text, so that what is called and what is shown cannot differ.

    Parameters
    ----------
    text
        A Python expression of a function, in which `np` is NumPy.
    inside
        Evaluate it in the submission's process: a call costs nothing, and arguments and results are the very
        objects, not copies. With False the submission calls back to the host, which sees every argument.

    Examples
    --------
    >>> Formula("lambda x: x ** 2")(3.0)
    9.0
    """

    def __init__(self, text: str, inside: bool = True) -> None:
        self.text = text
        self.inside = inside
        self._function: Callable[..., Any] = eval(text, {"np": np})  # the course's own text

    def __call__(self, *arguments: object) -> Any:
        """Evaluate the function."""
        return self._function(*arguments)


class LentObject:
    """Anything the proxy hands out that refers to an object in the worker."""

    handle: wire.Handle


class CallbackDesk:
    """Knows what was lent during a test, and answers the submission's calls to it."""

    def __init__(self) -> None:
        self._methods: dict[int, Mapping[str, _Method]] = {}
        self._numbers: dict[int, int] = {}
        self._calls = 0
        self.interruption: Interruption | None = None

    def lend(self, value: object) -> wire.Reference:
        """Return the reference under which `value` crosses the wire."""
        if isinstance(value, LentObject):
            return value.handle
        if isinstance(value, Collaborator):
            return wire.CollaboratorStub(self._number(value, value.methods), tuple(value.methods))
        if isinstance(value, Formula) and value.inside:
            return wire.Expression(value.text)
        if callable(value):
            return wire.Callback(self._number(value, {"": value}))
        raise TypeError(
            f"a test passed a value of type {type(value).__name__}, which the wire does not carry"
        )

    def serve(self, request: tuple[object, ...]) -> tuple[str, object]:
        """Answer one call-back: `(number, method, arguments, keywords)`, all of it hostile."""
        self._calls += 1
        if self._calls > _MAX_CALLS:
            return "error", "called too often"
        if len(request) != 4:
            raise wire.WireError("a call-back of the wrong form")
        number, name, arguments, keywords = request
        if type(number) is not int or type(name) is not str:
            raise wire.WireError("a call-back without a function")
        method = self._methods.get(number, {}).get(name)
        if method is None or type(arguments) is not list or type(keywords) is not dict:
            return "error", "no such function"
        if _holds_reference(arguments) or _holds_reference(list(keywords.values())):
            return "error", "this function takes numbers and NumPy arrays only"
        try:
            with np.errstate(all="ignore"):  # its arguments are the submission's, and so are their overflows
                return "value", method(*arguments, **keywords)
        except Interruption as interruption:
            self.interruption = self.interruption or interruption
            return "error", "the test has ended"
        except (
            Exception
        ) as error:  # the course's function on the submission's arguments: data, not our failure
            return "error", f"it cannot be evaluated there ({type(error).__name__}: {error})"

    def clear(self) -> None:
        """Forget everything that was lent."""
        self._methods.clear()
        self._numbers.clear()
        self._calls = 0
        self.interruption = None

    def _number(self, value: object, methods: Mapping[str, _Method]) -> int:
        number = self._numbers.setdefault(id(value), len(self._numbers) + 1)
        self._methods[number] = methods
        return number


def _holds_reference(value: object) -> bool:
    if type(value) in (list, tuple):
        return any(_holds_reference(item) for item in value)  # type: ignore[attr-defined]
    return type(value) in (wire.Handle, wire.Callback, wire.CollaboratorStub, wire.Expression, dict)
