"""The pytest plugin: takes the inventory, runs each test against the submission, and notes what it saw.

A test's outcome is recorded where it is called, and only there. A test that is skipped, vanishes or never
runs leaves no record, and what has no record has not passed.
"""

from __future__ import annotations

import gc
import time
import traceback
from collections.abc import Callable
from fnmatch import fnmatch
from pathlib import Path

import pytest
from msgspec.structs import replace

from ..course import Course
from ..errors import GraderFault
from ..records import Counterexample, Inventory, Outcome, Verdict
from ..worker.failures import CallFailed
from ..worker.proxy import Call, Submission
from .again import PlainTest, plain_test
from .failure import Failure
from .inventory import build_inventory, requirement_id, unit_of
from .keeping import kept
from .light import light_item
from .marks import declare_marks
from .paste import paste_call
from .trial import Shrinker, Trial, confirm, is_final

_WITHOUT_TESTS = frozenset({"__pycache__", "misconceptions"})


class SuitePlugin:
    """Runs one course against one submission within one pytest session.

    `open_submission` is called once, after collection: the inventory never depends on a submission. With
    `brief`, each test is run once and a failure is taken as it is, neither confirmed nor made small; with
    `stop`, the run ends at the first.
    """

    def __init__(
        self,
        course: Course,
        units: tuple[str, ...],
        seed: int,
        open_submission: Callable[[], Submission],
        *,
        brief: bool = False,
        stop: bool = False,
    ) -> None:
        self._course = course
        self._units = units
        self._seed = seed
        self._open_submission = open_submission
        self._brief = brief
        self._stop = stop
        self._submission: Submission | None = None
        self._shrinker = Shrinker()
        self._error: BaseException | None = None
        self._ended = False  # no further test is to be run
        self.inventory: Inventory | None = None
        self.outcomes: list[Outcome] = []
        self.faults: list[str] = []
        self.plain: dict[str, PlainTest] = {}  # the tests that can be run again, by name
        self.failing: dict[str, tuple[Call, ...]] = {}  # the calls of those that failed

    @property
    def error(self) -> BaseException | None:
        """What broke the collection, if anything did."""
        return self._error

    @pytest.hookimpl
    def pytest_configure(self, config: pytest.Config) -> None:
        """Declare the marks."""
        declare_marks(config)

    @pytest.hookimpl(tryfirst=True)
    def pytest_ignore_collect(self, collection_path: Path) -> bool:
        """Tell whether a file or folder holds no tests, or those of a unit that was not chosen.

        pytest would ask for far more: to look at every file of a catalogue costs as much as to grade a unit.
        """
        if collection_path.suffix != ".py":
            return collection_path.name in _WITHOUT_TESTS
        if not fnmatch(collection_path.name, "test_*.py") and not fnmatch(collection_path.name, "*_test.py"):
            return True
        unit = unit_of(collection_path)
        return bool(self._units) and unit in self._course.unit_names and unit not in self._units

    @pytest.hookimpl(tryfirst=True)
    def pytest_pycollect_makeitem(
        self, collector: pytest.Module | pytest.Class, name: str, obj: object
    ) -> pytest.Item | list[pytest.Item] | None:
        """Collect plain tests at once, and leave to pytest what may be another."""
        if not name.startswith(("test", "Test")):
            return []
        return light_item(collector, name, obj)

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Take the inventory, then put the tests into the order of their units."""
        try:
            if self.faults:  # said before what follows from it, such as points that are missing
                raise GraderFault(f"course: {self.faults[0]}")
            self.inventory = build_inventory(self._course, items, self._units)  # type: ignore[arg-type]
        except Exception as error:  # pytest would print it as its own internal error
            self._error = error
            items.clear()
            return
        order = {name: position for position, name in enumerate(self._course.unit_names)}
        gc.freeze()  # what was imported and collected stays to the end; no need to look through it again
        items.sort(key=lambda item: order[unit_of(item.path)])

    @pytest.hookimpl
    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Remember a test file that does not import."""
        if report.failed:
            lines = report.longreprtext.strip().splitlines() or [""]
            self.faults.append(f"{report.nodeid} cannot be collected: {lines[-1].removeprefix('E').strip()}")

    @pytest.hookimpl
    def pytest_internalerror(self, excrepr: object, excinfo: pytest.ExceptionInfo[BaseException]) -> bool:
        """Remember what broke pytest itself, and keep it from printing a traceback."""
        self._error = self._error or excinfo.value
        return True

    @pytest.hookimpl
    def pytest_keyboard_interrupt(self, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
        """Remember that the run was cut short: pytest itself would return as if it were complete."""
        self._error = self._error or KeyboardInterrupt()

    @pytest.fixture
    def submission(self, request: pytest.FixtureRequest) -> Submission:
        """The submission, with an empty log, in the worker of the test's unit."""
        return self._begin()

    @pytest.fixture
    def for_all(self, submission: Submission, request: pytest.FixtureRequest) -> Trial:
        """Judges a rule on many drawn cases; see Trial."""
        return Trial(submission, self._seed, request.node.nodeid, self._shrinker)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool | None:
        """Run plain tests at once: pytest's set-up, call and report cost more than most of them do."""
        if session.config.option.collectonly:
            tests = map(plain_test, session.items)
            self.plain = {test.name: test for test in tests if test is not None}
            return None  # nothing is to be run
        if session.testsfailed:
            return None  # a file of tests does not import: pytest says so
        following = [*session.items[1:], None]
        for item, nextitem in zip(session.items, following, strict=True):
            test = plain_test(item)
            if test is None:
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=nextitem)
                if self._ended:
                    break
                continue
            self.plain[test.name] = test
            arguments = dict(test.parameters)
            if test.fixtures:
                arguments = test.arguments(self._begin(), self._seed, self._shrinker)
            try:
                self._record(item, arguments)  # type: ignore[arg-type]
            except (pytest.skip.Exception, pytest.fail.Exception, pytest.xfail.Exception, SystemExit):
                pass  # it left no outcome, so it has not passed
            if self._stop and self.outcomes and self.outcomes[-1].verdict is not Verdict.PASSED:
                self._ended = True
            if self._ended:
                break
        return True

    @pytest.hookimpl
    def pytest_pyfunc_call(self, pyfuncitem: pytest.Function) -> bool:
        """Run the test and record what it saw; pytest itself sees a test that returned."""
        self._record(
            pyfuncitem, {name: pyfuncitem.funcargs[name] for name in pyfuncitem._fixtureinfo.argnames}
        )
        return True

    @pytest.hookimpl
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Remember a fixture that failed: its test never ran, so it has no outcome."""
        if report.failed and report.when != "call":
            self.faults.append(f"{report.nodeid}: {report.longreprtext}")

    def _begin(self) -> Submission:
        if self._submission is None:
            self._submission = self._open_submission()
        self._submission.rewind()
        return self._submission

    def _record(self, item: pytest.Function, arguments: dict[str, object]) -> None:
        started = time.perf_counter()
        trial = arguments.get("for_all")
        try:
            outcome = self._run(
                item, lambda: item.obj(**arguments), trial if isinstance(trial, Trial) else None
            )
        except GraderFault as error:  # what runs submissions is broken, not this test: no test can follow
            self.faults.append(str(error))
            self._ended = True
            id = requirement_id(item)  # type: ignore[arg-type]
            outcome = Outcome(item.nodeid, id, Verdict.GRADER_ERROR, str(error))
        self.outcomes.append(replace(outcome, seconds=time.perf_counter() - started))

    def _run(self, item: pytest.Function, test: Callable[[], None], trial: Trial | None) -> Outcome:
        """Run a test; should it fail where other units have been served, run it in a worker of its own."""
        submission, unit = self._submission, unit_of(item.path)
        if submission is None or not (self._brief or submission.is_shared(unit)):
            return self._judge(item, test, trial)
        outcome = self._judge(item, test, trial, first_sight=True)
        if self._brief or outcome.verdict in (
            Verdict.PASSED,
            Verdict.NOT_IMPLEMENTED,
            Verdict.TIMED_OUT,
            Verdict.GRADER_ERROR,
        ):
            return outcome
        submission.isolate(unit)
        return self._judge(item, test, trial)

    def _judge(
        self, item: pytest.Function, test: Callable[[], None], trial: Trial | None, first_sight: bool = False
    ) -> Outcome:
        name, id = item.nodeid, requirement_id(item)  # type: ignore[arg-type]
        if trial is not None:
            trial.first_sight = first_sight
        try:
            try:
                returned: object = test()  # type: ignore[func-returns-value]
                if returned is not None:  # a coroutine or a generator: nothing of it has run
                    raise TypeError(f"the test returned {type(returned).__name__}, a test returns nothing")
            except (Failure, CallFailed) as failure:
                confirmed = first_sight or (trial is not None and trial.confirmed)
                if not is_final(failure) and not confirmed:
                    assert self._submission is not None
                    self._submission.rewind()
                    confirm(failure, test)
                raise
        except (Failure, CallFailed) as failure:
            return self._failed(name, id, failure)
        except GraderFault:
            raise
        except MemoryError:  # nothing but what a submission sends is large enough
            assert self._submission is not None
            self._submission.rewind()
            message = (
                "what it returned, or passed to functions of the test, does not fit into the grader's memory"
            )
            return Outcome(name, id, Verdict.OUT_OF_MEMORY, message)
        except Exception as error:  # the test itself is broken: our fault, never the submission's
            frame = traceback.extract_tb(error.__traceback__)[-1]
            message = f"{type(error).__name__}: {error} ({Path(frame.filename).name}, line {frame.lineno})"
            self.faults.append(f"{id}: {message}")
            return Outcome(name, id, Verdict.GRADER_ERROR, message)
        return Outcome(name, id, Verdict.PASSED)

    def _failed(self, name: str, id: str, failure: Failure | CallFailed) -> Outcome:
        assert self._submission is not None
        log = self._submission.log
        self.failing[name] = kept(log.calls)
        if isinstance(failure, CallFailed):
            call = paste_call(log, whole=False) if not failure.at_import else ""
            example = (
                Counterexample(call) if call and failure.verdict is not Verdict.NOT_IMPLEMENTED else None
            )
            return Outcome(name, id, failure.verdict, failure.message, example, failure.function)
        example = Counterexample(
            paste_call(log, failure.whole_log), failure.expected, failure.got, failure.max_abs_error
        )
        return Outcome(name, id, failure.verdict, failure.message, example)
