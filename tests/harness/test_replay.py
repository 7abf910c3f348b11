"""Replaying failed tests with misconceptions in the reference: what fits, and what does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from grader.course import Course, load_course
from grader.diagnosis.evidence import Evidence
from grader.diagnosis.local import LocalSession
from grader.diagnosis.replay import Agreement, Replayer
from grader.diagnosis.several import climb
from grader.errors import GraderFault
from grader.misconceptions import Misconception, load_misconceptions
from grader.suite.again import PlainTest, run_again
from grader.suite.run import collect_tests
from grader.worker.proxy import Submission

REFERENCE = """
def area(width, height):
    return width * height


class Filter:
    def weigh(self, x):
        return 1.0 * x

    def gain(self):
        return 1.0

    def apply(self, x):
        return self.gain() * self.weigh(x)

    def length(self, x):
        return len(x)
"""
TESTS = '''
from grader.testing import *
from replayed_reference import figures as right

EXACT = Tolerance(1e-12, 0.0, "one operation")

@requirement("FIG-AREA-1", of="area", points=1, hint="h.")
def test_area(submission: Submission, for_all: Trial) -> None:
    """area(width, height) is their product."""
    def rule(sides):
        expect_close(submission.figures.area(*sides), right.area(*sides), EXACT, "area")
    for_all(rule, lambda source: (source.array((3,), 3.0, 9.0), source.array((3,), 3.0, 9.0)), count=4)

@requirement("FIG-AREA-2", of="area", points=1, hint="h.")
def test_squares(submission: Submission) -> None:
    """area(edge, edge) is the square of the edge."""
    areas = [submission.figures.area(edge, edge) for edge in (2.0, 3.0, 4.0, 5.0, 6.0)]
    expect_close(areas[-1], 36.0, EXACT, "area")

@requirement("FIG-FILTER-1", of="Filter.apply", points=1, hint="h.")
def test_filter(submission: Submission, for_all: Trial) -> None:
    """A filter passes on what it is given."""
    def rule(x):
        expect_close(submission.figures.Filter().apply(x), x, EXACT, "signal")
    for_all(rule, lambda source: source.array((4,), 1.0, 2.0))
'''
HEAD = '''"""Its title.

Its explanation.
"""

import numpy as np
from replayed_reference import figures

REPLACES = "figures.{replaces}"
FAILS = ({fails!r},)
HINT = "h"


'''
AREAS = {
    "area_halved": "return width * height / 2",
    "area_added": "return width + height",
    "area_off_by_3e_6": "return width * height * (1 + 3e-6)",
    "area_off_by_6e_7": "return width * height * (1 + 6e-7)",
    "area_random": "return width * height + np.random.default_rng().random()",
    "area_broken": "return width\n\nfigures.no_such_name",
}
FILTERS = {
    "filter_cumulates": "def weigh(self, x):\n        return np.cumsum(x)",
    "filter_negates": "def gain(self):\n        return -1.0",
    "filter_doubles": "def gain(self):\n        return 2.0",
    "filter_length_off_by_one": "def length(self, x):\n        return len(x) - 1",
}


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Course]:
    """A course with a reference and misconceptions of its own."""
    folder = tmp_path_factory.mktemp("courses")
    files = {
        "replayed_reference/__init__.py": "",
        "replayed_reference/figures.py": REFERENCE,
        "replayed_course/__init__.py": "",
        "replayed_course/course.toml": 'title = "C"\ntemplate = "t"\nreference = "replayed_reference"\n'
        '[[units]]\nname = "figures"\ntitle = "U"\npoints = 3\nfunctions = ["area", "Filter"]\n',
        "replayed_course/test_figures.py": TESTS,
    }
    misconceptions = "replayed_course/misconceptions/figures"
    for id, body in AREAS.items():
        head = HEAD.format(replaces="area", fails="FIG-AREA-1")
        files[f"{misconceptions}/{id}.py"] = f"{head}def area(width, height):\n    {body}\n"
    for id, method in FILTERS.items():
        head = HEAD.format(replaces="Filter", fails="FIG-FILTER-1")
        files[f"{misconceptions}/{id}.py"] = f"{head}class Filter(figures.Filter):\n    {method}\n"
    for path, text in files.items():
        Path(folder, path).parent.mkdir(parents=True, exist_ok=True)
        Path(folder, path).write_text(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(folder))
        yield load_course("replayed_course")


@pytest.fixture(scope="module")
def tests(course: Course) -> Mapping[str, PlainTest]:
    return {test.requirement: test for test in collect_tests(course)[1].values()}


@pytest.fixture(scope="module")
def known(course: Course) -> dict[str, Misconception]:
    return {m.id: m for m in load_misconceptions(course)}


@pytest.fixture
def replayer(course: Course) -> Replayer:
    return Replayer(course, 0)


@pytest.fixture
def see(
    tests: Mapping[str, PlainTest], open_submission: Callable[..., Submission]
) -> Callable[..., Evidence]:
    """Return what a test sees of a submission that is wrong, given by its source."""

    def run(requirement: str, source: str, *, changes: bool = False) -> Evidence:
        submission = open_submission({"figures.py": f"import numpy as np\n{source}\n"})
        trace = run_again(tests[requirement], submission, 0)
        assert trace is not None
        assert trace.failure is not None
        return Evidence(tests[requirement], trace, changes)

    return run


See = Callable[..., Evidence]
Known = dict[str, Misconception]
Agree = Callable[..., Agreement]
HALVED = "return np.array([0.5 * w * h for w, h in zip(width, height)])"


@pytest.fixture
def agree(replayer: Replayer, see: See, known: Known) -> Agree:
    """Return how well misconceptions agree with what is seen of an `area` with this body."""

    def run(body: str, *ids: str, changes: bool = False) -> Agreement:
        seen = see("FIG-AREA-1", f"calls = []\ndef area(width, height):\n    {body}", changes=changes)
        return replayer.agreement(seen, [known[id] for id in ids])

    return run


def test_the_same_mistake_in_a_differently_written_submission_agrees(agree: Agree) -> None:
    assert agree(HALVED, "area_halved") is Agreement.VALUE


@pytest.mark.parametrize("other", [[], ["area_added"], ["area_off_by_3e_6"]])
def test_another_mistake_or_none_does_not_agree(agree: Agree, other: list[str]) -> None:
    assert agree(HALVED, *other) is Agreement.NONE


def test_a_mistake_that_agrees_in_the_first_cases_only_does_not_agree(agree: Agree) -> None:
    body = "calls.append(0); return width * height / (2 if len(calls) < 4 else 3)"
    assert agree(body, "area_halved") is Agreement.NONE


def test_a_replay_ends_at_the_first_call_that_comes_out_otherwise(
    replayer: Replayer, see: See, known: Known, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[object] = []
    carry_out = LocalSession.call

    def count(session: LocalSession, *arguments: Any) -> object:
        calls.append(arguments)
        return carry_out(session, *arguments)

    monkeypatch.setattr(LocalSession, "call", count)
    seen = see("FIG-AREA-2", "def area(width, height):\n    return width + height")
    assert len(seen.trace.cases[0]) == 5
    # 2 · 2 is 2 + 2, and 3 · 3 is not 3 + 3.
    assert replayer.agreement(seen, []) is Agreement.NONE
    assert len(calls) == 2
    assert replayer.agreement(seen, [known["area_halved"]]) is Agreement.NONE
    assert len(calls) == 2 + 1


def test_what_was_replayed_is_remembered(replayer: Replayer, see: See, known: Known) -> None:
    seen = see("FIG-AREA-1", f"def area(width, height):\n    {HALVED}")
    for _ in range(2):
        replayer.agreement(seen, [known["area_halved"]])
        replayer.agreement(seen, [known["area_added"]])
    assert replayer.agreement(seen, [known["area_halved"]]) is Agreement.VALUE
    assert replayer.replays == 3  # each once, and the reference alone to compare with


def test_an_imprecise_result_is_explained_by_what_is_imprecise_alike(agree: Agree) -> None:
    assert agree("return height * width + 3e-6 * height * width", "area_off_by_3e_6") is Agreement.VALUE


@pytest.mark.parametrize(
    ("factor", "variant"),
    [
        ("1 + 2.2e-6", "area_off_by_3e_6"),
        ("1 - 2e-7", "area_off_by_6e_7"),
        ("1 + 1e-7", "area_off_by_6e_7"),
    ],
)
def test_an_imprecise_result_is_not_explained_by_a_variant_no_nearer_than_the_right_value(
    agree: Agree, factor: str, variant: str
) -> None:
    assert agree(f"return width * height * ({factor})", variant) is Agreement.NONE


def test_what_changes_from_call_to_call_is_explained_by_what_does_so_too(agree: Agree) -> None:
    noisy = "return width * height + np.random.default_rng().random()"
    assert agree(noisy, "area_random", changes=True) is Agreement.KIND
    assert agree(noisy, "area_halved", changes=True) is Agreement.NONE


def test_a_misconception_that_does_not_import_is_a_fault_of_the_course_that_names_it(agree: Agree) -> None:
    with pytest.raises(GraderFault, match=r"figures/area_broken\.py does not import: AttributeError"):
        agree(HALVED, "area_broken")


def filter_that_returns(expression: str) -> str:
    return f"class Filter:\n    def apply(self, x):\n        return {expression}"


def filters(known: Known) -> list[Misconception]:
    return [known[id] for id in FILTERS]


def test_of_two_mistakes_of_a_class_each_brings_the_result_nearer(
    replayer: Replayer, see: See, known: Known
) -> None:
    seen = see("FIG-FILTER-1", filter_that_returns("-np.cumsum(x)"))
    cumulates, negates, doubles, _ = filters(known)
    sets: list[list[Misconception]] = [[], [cumulates, doubles], [cumulates], [cumulates, negates]]
    near = [replayer.nearness(seen, members) for members in sets]
    assert None not in near
    assert near == sorted(set(near), key=float)  # type: ignore[arg-type]


def test_two_mistakes_of_one_class_are_found_together(replayer: Replayer, see: See, known: Known) -> None:
    seen = see("FIG-FILTER-1", filter_that_returns("-np.cumsum(x)"))
    found = climb(replayer, seen, filters(known))
    assert found is not None
    assert {m.id for m in found} == {"filter_cumulates", "filter_negates"}
    assert replayer.agreement(seen, found) is Agreement.VALUE
    assert all(replayer.agreement(seen, [m]) is Agreement.NONE for m in found)


@pytest.mark.parametrize("expression", ["x / (1 // 0)", "np.zeros(4)", "'no numbers'"])
def test_of_a_result_without_numbers_nothing_can_be_said(
    replayer: Replayer, see: See, known: Known, expression: str
) -> None:
    seen = see("FIG-FILTER-1", filter_that_returns(expression))
    assert replayer.nearness(seen, []) is None
    assert climb(replayer, seen, filters(known)) is None


def test_nothing_can_be_said_if_no_candidate_changes_what_was_wrong(
    replayer: Replayer, see: See, known: Known
) -> None:
    seen = see("FIG-FILTER-1", filter_that_returns("-np.cumsum(x)"))
    unrelated = known["filter_length_off_by_one"]
    assert not replayer.changes(seen, unrelated)
    assert replayer.changes(seen, known["filter_negates"])
    assert climb(replayer, seen, [unrelated]) is None


@pytest.mark.parametrize("expression", ["x ** 2", "-np.cumsum(x) - 0.1", "-3 * np.cumsum(x)", "-x"])
def test_the_climb_is_in_vain_if_no_two_explain_it(
    replayer: Replayer, see: See, known: Known, expression: str
) -> None:
    seen = see("FIG-FILTER-1", filter_that_returns(expression))
    assert climb(replayer, seen, filters(known)) == ()
