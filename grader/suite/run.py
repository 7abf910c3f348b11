"""Running a course's tests in this process, with pytest kept to itself."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager

import pytest
from msgspec import Struct

from ..course import Course
from ..errors import GraderFault, GradspecError
from ..records import Inventory, Outcome, Verdict
from ..worker.failures import CallFailed
from ..worker.proxy import Call, Submission
from .again import PlainTest
from .failure import Failure
from .plugin import SuitePlugin
from .trial import Shrinker, Trial

# What pytest would otherwise read of the machine it runs on.
_ENVIRONMENT = ("PYTEST_ADDOPTS", "PYTEST_PLUGINS", "PYTEST_DEBUG")
_UNUSED = (
    "cacheprovider", "terminal", "junitxml", "pastebin", "doctest", "faulthandler", "logging", "recwarn",
    "stepwise", "setuponly", "setupplan", "legacypath", "unraisableexception", "threadexception", "warnings",
    "debugging", "capture", "tmpdir", "monkeypatch", "unittest",
    "subtests",
)  # fmt: skip


class SuiteRun(Struct, frozen=True):
    """What a run of a course saw: the inventory of the chosen units, outcomes, our own faults.

    `whole` is the inventory of the whole course, as far as it was collected. `tests` are those that can be
    run again, by name. `failing` are the calls of each test that failed, those of its counterexample.
    """

    whole: Inventory
    inventory: Inventory
    outcomes: tuple[Outcome, ...]
    faults: tuple[str, ...]
    tests: Mapping[str, PlainTest]
    failing: Mapping[str, tuple[Call, ...]]


def run_suite(
    course: Course,
    units: tuple[str, ...],
    seed: int,
    open_submission: Callable[[], Submission],
    *,
    brief: bool = False,
    stop: bool = False,
) -> SuiteRun:
    """Run the tests of the chosen units (all for none) against the submission.

    A `brief` run tells what fails and not how: no failure is confirmed or made small. `stop` ends the run
    at the first failure. Neither is a grade.

    Raises
    ------
    GraderFault
        If the course cannot be collected.
    """
    plugin = SuitePlugin(course, units, seed, open_submission, brief=brief, stop=stop)
    inventory = _run_pytest(course, plugin, [])
    return SuiteRun(
        inventory, inventory, tuple(plugin.outcomes), tuple(plugin.faults), plugin.plain, plugin.failing
    )


def collect(course: Course) -> Inventory:
    """Return the inventory of a course without running anything.

    Raises
    ------
    GraderFault
        If the course cannot be collected.
    """
    return collect_tests(course)[0]


def collect_tests(course: Course) -> tuple[Inventory, Mapping[str, PlainTest]]:
    """Return the inventory of a course, and by name those of its tests that need no pytest to be run.

    Raises
    ------
    GraderFault
        If the course cannot be collected.
    """

    def no_submission() -> Submission:
        raise GraderFault("a test ran while only the inventory was wanted")

    plugin = SuitePlugin(course, (), 0, no_submission)
    return _run_pytest(course, plugin, ["--collect-only"]), plugin.plain


def run_collected(
    tests: Iterable[PlainTest], submission: Submission, seed: int, *, stop: bool = False
) -> list[Outcome]:
    """Run tests that were collected before, as a brief run does.

    Raises
    ------
    GraderFault
        If a test itself is broken.
    """
    outcomes: list[Outcome] = []
    for test in tests:
        submission.rewind()
        arguments = test.arguments(submission, seed, Shrinker())
        trial = arguments.get("for_all")
        if isinstance(trial, Trial):
            trial.first_sight = True
        verdict = Verdict.PASSED
        try:
            test.function(**arguments)
        except (Failure, CallFailed) as failure:
            verdict = failure.verdict
        except (pytest.skip.Exception, pytest.fail.Exception, pytest.xfail.Exception, SystemExit):
            continue  # it left no outcome, so it has not passed
        except Exception as error:
            raise GraderFault(f"{test.requirement}: {type(error).__name__}: {error}") from None
        outcomes.append(Outcome(test.name, test.requirement, verdict))
        if stop and verdict is not Verdict.PASSED:
            break
    return outcomes


def _run_pytest(course: Course, plugin: SuitePlugin, options: list[str]) -> Inventory:
    for path in course.test_files:
        if not path.is_file():
            raise GraderFault(f"course {course.package}: {path.name} is missing; each unit has such a file")
    # Given as a folder: pytest would look through the folder again for every file that is named in it.
    arguments = [*options, str(course.folder)]
    arguments += ["-c", os.devnull, "--rootdir", str(course.folder), "--noconftest", "--strict-markers"]
    arguments += ["--import-mode=importlib", "--assert=plain"]
    for name in _UNUSED:
        arguments += ["-p", f"no:{name}"]
    with _quiet_environment():
        pytest.main(arguments, plugins=[plugin])
    if isinstance(plugin.error, GradspecError | KeyboardInterrupt):
        raise plugin.error
    if plugin.inventory is None or plugin.error is not None:
        reason = plugin.error or "; ".join(plugin.faults) or "no test was collected"
        raise GraderFault(f"course {course.package} cannot be run: {reason}")
    return plugin.inventory


@contextmanager
def _quiet_environment() -> Iterator[None]:
    saved = {name: os.environ.pop(name) for name in _ENVIRONMENT if name in os.environ}
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    try:
        yield
    finally:
        os.environ.pop("PYTEST_DISABLE_PLUGIN_AUTOLOAD", None)
        os.environ.update(saved)
