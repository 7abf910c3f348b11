"""Functions and objects of the host that a submission may call while it runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np
from msgspec import Struct

from . import wire
from .channel import ChannelClosed, DeadlinePassed

_MAX_CALLS = 500_000
_MAX_NESTED = 8  # a lent function that calls a function of the submission that calls a lent function, …
_Method = Callable[..., object]
_DATA = (int, str, list, tuple, dict, np.ndarray, np.generic)


class Interruption(Exception):
    """Raised in a lent function to end the test: what it saw is a verdict already."""


class NotLendable(TypeError):
    """A number, text, array or container beyond what the wire carries.

    A function of the course comes to such a result by what the submission gives it, e.g. the square of a
    number of 64 bits. A result of another kind is the course's own mistake, and an ordinary TypeError.
    """


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


Invoke = Callable[[wire.Handle, tuple[object, ...], Mapping[str, object]], object]


class RaisedInWorker(Exception):
    """What a function of the submission raised, while a lent function called it."""


def no_invocation(
    handle: wire.Handle, arguments: tuple[object, ...], keywords: Mapping[str, object]
) -> object:
    """Stand for an `Invoke` where there is no worker to ask."""
    raise RaisedInWorker("functions cannot be called here")


class LentClass:
    """A right class in the place of the submission's; its instances stay in the host.

    `methods` are the names of its public methods; `make` makes an instance, if it is not the class itself.
    """

    def __init__(self, kind: type, make: Callable[..., object] | None = None) -> None:
        self._kind = kind
        self._make = make or kind
        self.methods = tuple(
            name for name in dir(kind) if not name.startswith("_") and callable(getattr(kind, name))
        )

    def __call__(self, *arguments: Any, **keywords: Any) -> Collaborator:
        """Make an instance, of which the submission gets the public methods."""
        instance = self._make(*arguments, **keywords)
        methods = {name: getattr(instance, name) for name in self.methods}
        return Collaborator(f"a right {self._kind.__name__}", methods)


class _Lent(Struct, frozen=True):
    """Something lent: what it is, which holds its id, its methods, and whether it stands for the contract's.

    What a right function raises is then raised in the submission too, and it may be given functions.
    """

    value: object
    methods: Mapping[str, _Method]
    right: bool


class CallbackDesk:
    """Knows what was lent during a test, and answers the submission's calls to it.

    Parameters
    ----------
    right
        Right functions that are lent for good, in the place of the submission's own.
    """

    def __init__(self, right: Iterable[Callable[..., object]] = ()) -> None:
        self._right = tuple(right)
        # Calls by object and method, while somebody wants them counted.
        self.counted: dict[tuple[int, str], int] | None = None
        self.interruption: Interruption | None = None
        self.clear()

    def lend(self, value: object) -> wire.Reference:
        """Return the reference under which `value` crosses the wire.

        Raises
        ------
        TypeError
            If there is none; NotLendable if it is data that could have been carried, were it less.
        """
        if isinstance(value, LentObject):
            return value.handle
        if isinstance(value, Collaborator):
            return wire.CollaboratorStub(self._number(value, value.methods), tuple(value.methods))
        if isinstance(value, Formula) and value.inside:
            return wire.Expression(value.text)
        if callable(value):
            return wire.Callback(self._number(value, {"": value}))
        error = NotLendable if isinstance(value, _DATA) else TypeError
        raise error(f"a test passed a value of type {type(value).__name__}, which the wire does not carry")

    def serve(self, request: tuple[object, ...], invoke: Invoke = no_invocation) -> tuple[str, object]:
        """Answer one call-back: `(number, method, arguments, keywords)`, all of it hostile.

        `invoke` calls a function of the submission, for a lent function that was given one.
        """
        self._calls += 1
        if self._calls > _MAX_CALLS or self._nested >= _MAX_NESTED:
            return "error", "called too often"
        if len(request) != 4:
            raise wire.WireError("a call-back of the wrong form")
        number, name, arguments, keywords = request
        if type(number) is not int or type(name) is not str:
            raise wire.WireError("a call-back without a function")
        lent = self._lent.get(number)
        method = lent.methods.get(name) if lent is not None else None
        if lent is None or method is None or type(arguments) is not list or type(keywords) is not dict:
            return "error", "no such function"
        if self.counted is not None:
            self.counted[number, name] = self.counted.get((number, name), 0) + 1
        if lent.right:
            return self._serve_right(method, arguments, keywords, invoke)
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
        """Forget everything that was lent for a test."""
        self._lent: dict[int, _Lent] = {}
        self._numbers: dict[int, int] = {}
        self._calls = 0
        self._nested = 0
        self.interruption = None
        for function in self._right:
            self._number(function, {"": function}, right=True)

    def _serve_right(
        self, method: _Method, arguments: list[object], keywords: dict[str, object], invoke: Invoke
    ) -> tuple[str, object]:
        """Call what was lent for good as if it were the submission's own; what it raises is the answer."""

        def usable(value: object) -> object:
            if type(value) is wire.Handle:
                return lambda *args, **kwargs: invoke(value, args, kwargs)
            return value

        self._nested += 1
        try:
            args = [usable(value) for value in arguments]
            kwargs = {name: usable(value) for name, value in keywords.items()}
            if _holds_reference(args) or _holds_reference(list(kwargs.values())):
                return "error", "this function takes numbers, NumPy arrays and functions only"
            with np.errstate(all="ignore"):
                value = method(*args, **kwargs)
            if isinstance(value, Collaborator):  # an instance of a right class
                self._number(value, value.methods, right=True)
            return "value", value
        except (wire.WireError, ChannelClosed, DeadlinePassed):  # the worker, not the function
            raise
        except Exception as error:  # on the submission's arguments: data, not our failure
            return "raise", (type(error).__name__, str(error))
        finally:
            self._nested -= 1

    def _number(self, value: object, methods: Mapping[str, _Method], right: bool = False) -> int:
        number = self._numbers.setdefault(id(value), len(self._numbers) + 1)
        self._lent.setdefault(number, _Lent(value, methods, right))
        return number


def _holds_reference(value: object) -> bool:
    if type(value) in (list, tuple):
        return any(_holds_reference(item) for item in value)  # type: ignore[attr-defined]
    return type(value) in (wire.Handle, wire.Callback, wire.CollaboratorStub, wire.Expression, dict)
