"""The host's side of a graded submission: workers come and go behind it, calls go through it.

A worker serves one unit after another while all goes well. One that hangs or dies is replaced, and what made
it do so is remembered, so that it costs only the requirements that touch it. What fails in a worker that has
served other units can be tried again in one of its own, so that no unit pays for what another left behind.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from msgspec import Struct, field

from ..errors import GraderFault
from ..records import Verdict
from . import wire
from .ahead import Ahead, Given
from .callbacks import CallbackDesk, LentClass
from .channel import ChannelClosed, DeadlinePassed
from .counts import CallCounts
from .exchange import Worker
from .failures import CallFailed, death_message, from_fault
from .importing import ROOT
from .launch import Launcher, Limits
from .observing import Observation, read_reply

_SPENT_AFTER = 12  # whole-submission limit, in units of the limit of one call


class Loadable(Struct, frozen=True):
    """A submission as the worker gets it: sources by path, its package names, a module for each unit.

    `lent` are right functions that take the place of its own, by name, in the module of that name.
    """

    files: Mapping[str, bytes]
    names: tuple[str, ...]
    modules: Mapping[str, str]
    lent: Mapping[str, Mapping[str, Callable[..., object]]] = field(default_factory=dict)


class Spent:
    """The time that a submission has used, in all of its sessions: it has one limit."""

    def __init__(self) -> None:
        self.seconds = 0.0


class Session:
    """Runs calls of one submission, each in a worker, each with a deadline."""

    def __init__(
        self,
        launcher: Launcher,
        loadable: Loadable,
        *,
        call_seconds: float,
        memory_mib: int,
        without_layers: tuple[str, ...] = (),
        spent: Spent | None = None,
        counts: CallCounts | None = None,
    ) -> None:
        self._launcher = launcher
        self._loadable = loadable
        self._call_seconds = call_seconds
        self._total_seconds = max(120.0, _SPENT_AFTER * call_seconds)
        self._limits = Limits(memory_mib, int(self._total_seconds) + 30, without_layers)
        self._worker: Worker | None = None
        self._blocked: dict[str, str] = {}
        self._import_failures: dict[str, CallFailed] = {}
        self._slow: set[str] = set()
        self._ahead = Ahead()
        self._spent = spent or Spent()
        self.desk = CallbackDesk(f for functions in loadable.lent.values() for f in functions.values())
        self._started = 0  # workers so far
        self.notes: list[str] = []
        self._counts = counts or CallCounts(())

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
        """Carry out one call in the worker of `unit`.

        Raises
        ------
        CallFailed
            If nothing was returned, with the verdict that this deserves.
        """
        if self._spent.seconds > self._total_seconds:
            message = f"not run: the submission has used its {self._total_seconds:.0f} seconds"
            raise CallFailed(Verdict.TIMED_OUT, label, message)
        asked = self._ahead.take((owner, name), (arguments, keywords), options)
        if asked is None:
            self._settle_ahead()
        worker = self._worker_for(unit)
        self._import(worker, unit)
        body = _body(owner, name, arguments, keywords, options)
        self.desk.counted = {} if label in self._counts.functions else None
        reply = self._exchange(worker, "call", body, label, asked)
        if self.desk.counted:  # not after a time-out: that count would depend on the machine
            self._counts.note(label, self.desk.counted)
        return read_reply(reply, label, len(arguments), options)

    def ask_ahead(
        self,
        unit: str,
        owner: int | str,
        name: str,
        label: str,
        calls: Sequence[Given],
        options: Mapping[str, object],
    ) -> None:
        """Send calls that are going to be made next, in this order and with these very objects.

        The worker carries them out while the first answers are judged; a wake-up of both processes for each
        is most of what a call costs. Nothing else changes: each has its own deadline and verdict. Calls that
        are not made after all have been carried out for nothing.
        """
        self._settle_ahead()
        if self._spent.seconds > self._total_seconds or label in self._counts.functions:
            return
        worker = self._worker_for(unit)
        try:
            self._import(worker, unit)
            bodies = [_body(owner, name, arguments, keywords, options) for arguments, keywords in calls]
            call_ids = worker.ask("call", bodies, self.desk)
        except (CallFailed, wire.WireError):  # the first call will say so
            return
        except (DeadlinePassed, ChannelClosed):
            self._drop(worker)
            return
        self._ahead.add(call_ids, (owner, name), calls, options)

    def _settle_ahead(self) -> None:
        """Wait for the answers to calls that were sent ahead and will not be made: they judge nobody."""
        while self._ahead and self._worker is not None:
            call_id, started = self._ahead.pop(), time.monotonic()
            try:
                self._worker.answer(call_id, started + self._call_seconds, self.desk)
            except (DeadlinePassed, ChannelClosed, wire.WireError):
                self._drop(self._worker)
            finally:
                self._spent.seconds += time.monotonic() - started
        self._ahead.clear()

    def is_shared(self, unit: str) -> bool:
        """Tell whether the worker has served another unit than this one, or tried to."""
        return self._worker is not None and bool(self._worker.touched - {unit})

    def isolate(self, unit: str) -> None:
        """Put the next calls into a worker that has served no unit yet."""
        self.close()
        if self._loadable.modules.get(unit) not in self._blocked:
            self._import_failures.pop(unit, None)  # it may have failed for what another unit did

    def forget(self) -> None:
        """Take back the functions and objects that were lent to the submission."""
        self.desk.clear()

    def close(self) -> None:
        """End the worker, if one runs."""
        worker, self._worker = self._worker, None  # let go of first: it cannot be ended twice
        self._ahead.clear()
        if worker is not None:
            worker.end()

    def _worker_for(self, unit: str) -> Worker:
        for _ in range(2):
            if self._worker is None:
                self._start()
            if self._worker is not None:
                return self._worker
        raise GraderFault("a worker could not be started twice in a row; run the grade again")

    def _start(self) -> None:
        worker = Worker(self._launcher.start(self._limits), self._call_seconds)
        worker.greet()
        self._worker = worker
        files = {path: np.frombuffer(data, np.uint8) for path, data in self._loadable.files.items()}
        lent = {
            module: {name: (f, *f.methods) if isinstance(f, LentClass) else (f,) for name, f in mine.items()}
            for module, mine in self._loadable.lent.items()
        }
        names, modules = list(self._loadable.names), dict(self._loadable.modules)
        body = (files, names, modules, dict(self._blocked), lent, self._started)
        self._started += 1
        try:
            reply = self._exchange(worker, "load", body, "__init__")
        except CallFailed as failure:
            if ROOT in self._blocked:
                raise GraderFault(f"a worker does not start: {failure.message}") from None
            self._skip_init(failure)
            return
        if reply[0] == "import_error":
            self._skip_init(from_fault(reply[1], "__init__", at_import=True))

    def _skip_init(self, failure: CallFailed) -> None:
        self._blocked[ROOT] = "did not import"
        self._slow.discard("__init__")
        why = failure.message
        self.notes.append(f"__init__.py was skipped, the other modules were imported without it: {why}")
        for unit, canonical in self._loadable.modules.items():
            if canonical == ROOT:  # its functions were to be looked up there
                self._import_failures[unit] = CallFailed(
                    failure.verdict, unit, why, failure.bases, failure.frames, at_import=True
                )

    def _import(self, worker: Worker, unit: str) -> None:
        if unit in self._import_failures:
            raise self._import_failures[unit]
        if unit in worker.imported:
            return
        canonical = self._loadable.modules.get(unit)
        if canonical is None:
            message = f"there is no module named {unit} in the submission"
            raise CallFailed(Verdict.NOT_IMPLEMENTED, unit, message)
        shared = bool(worker.touched - {unit})
        worker.touched.add(unit)
        try:
            reply = self._exchange(worker, "import", (unit,), unit)
        except CallFailed as failure:
            if failure.verdict is not Verdict.DIED or not shared:  # else another unit may be to blame
                self._blocked[canonical] = f"did not import: {failure.message}"
            failure.at_import = True
            loop = "; is there a loop or an input() outside its functions?"
            hint = loop if failure.verdict is Verdict.TIMED_OUT else ""
            failure.message = f"while it was imported: {failure.message}{hint}"
            self._import_failures[unit] = failure
            raise
        if reply[0] == "import_error":
            self._import_failures[unit] = from_fault(reply[1], unit, at_import=True)
            raise self._import_failures[unit]
        worker.imported.add(unit)

    def _exchange(
        self, worker: Worker, operation: str, body: tuple[object, ...], label: str, asked: int | None = None
    ) -> tuple[object, ...]:
        """Send one request, unless it was `asked` already, and return (status, …) of its reply."""
        seconds = self._call_seconds / 10 if label in self._slow else self._call_seconds
        shortened = ", shortened after an earlier time-out" if label in self._slow else ""
        started = time.monotonic()
        try:
            if asked is not None:
                return worker.answer(asked, started + seconds, self.desk)
            return worker.exchange(operation, body, started + seconds, self.desk)
        except DeadlinePassed:
            self._slow.add(label)
            self._drop(worker)
            unit = "second" if seconds == 1 else "seconds"
            message = f"no answer within {seconds:g} {unit}{shortened}"
            raise CallFailed(Verdict.TIMED_OUT, label, message) from None
        except ChannelClosed:
            verdict, message = death_message(self._drop(worker))
            raise CallFailed(verdict, label, message) from None
        except MemoryError:
            self._drop(worker)
            message = (
                "what its process sent, and what tests keep of it, does not fit into the grader's memory"
            )
            raise CallFailed(Verdict.OUT_OF_MEMORY, label, message) from None
        except wire.WireError as error:
            self._drop(worker)
            message = f"its process sent an answer that cannot be read ({error})"
            raise CallFailed(Verdict.DIED, label, message) from None
        finally:
            self._spent.seconds += time.monotonic() - started

    def _drop(self, worker: Worker) -> int:
        self._worker = None
        self._ahead.clear()
        return worker.end()


def _body(
    owner: int | str,
    name: str,
    arguments: Sequence[object],
    keywords: Mapping[str, object],
    options: Mapping[str, object],
) -> tuple[object, ...]:
    if keywords or options:  # most calls have neither, and are shorter for it
        return owner, name, list(arguments), dict(keywords), dict(options)
    return owner, name, list(arguments)
