"""The values that flow from one stage of a grade to the next. All are frozen; none knows how to do I/O."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from .pictures import Picture


class Verdict(StrEnum):
    """What became of a requirement. The strings are part of the report's schema."""

    PASSED = "passed"
    WRONG_VALUE = "wrong_value"
    NEAR_MISS = "near_miss"
    WRONG_SHAPE = "wrong_shape"
    WRONG_TYPE = "wrong_type"
    NOT_FINITE = "not_finite"
    MODIFIED_ARGUMENT = "modified_argument"
    NONDETERMINISTIC = "nondeterministic"
    RAISED = "raised"
    MISSING_ERROR = "missing_error"
    NOT_IMPLEMENTED = "not_implemented"
    IMPORT_ERROR = "import_error"
    TIMED_OUT = "timed_out"
    OUT_OF_MEMORY = "out_of_memory"
    DIED = "died"
    BLOCKED = "blocked"
    GRADER_ERROR = "grader_error"

    @property
    def words(self) -> str:
        """The verdict as a reader sees it."""
        return self.value.replace("_", " ")


class Visibility(StrEnum):
    """Who may see what became of a requirement. Gradescope can wait for the last two; elsewhere they hide."""

    VISIBLE = "visible"
    HIDDEN = "hidden"
    AFTER_DUE_DATE = "after_due_date"
    AFTER_PUBLISHED = "after_published"

    @property
    def is_delayed(self) -> bool:
        """Whether it is to be shown when its time has come."""
        return self in (Visibility.AFTER_DUE_DATE, Visibility.AFTER_PUBLISHED)


class Requirement(Struct, frozen=True):
    """One rule that a submission must keep.

    `subject` is the function it is about (`activations.sigmoid`, `network.MLP.gradients`); `needs` are the
    functions that it presupposes.
    """

    id: str
    unit: str
    subject: str
    statement: str
    points: Decimal
    needs: tuple[str, ...]
    hint: str


def function_of(subject: str) -> str:
    """Return the function or class of a subject: `network.MLP` for `network.MLP.gradients`."""
    return ".".join(subject.split(".")[:2])


class Inventory(Struct, frozen=True):
    """Every requirement of a course, in order, and the tests that check each."""

    requirements: tuple[Requirement, ...]
    tests: dict[str, tuple[str, ...]]


class Counterexample(Struct, frozen=True):
    """A call that can be pasted, and what came of it."""

    call: str
    expected: str = ""
    got: str = ""
    max_abs_error: float | None = None


class Outcome(Struct, frozen=True):
    """What one test saw. `origin` is the function whose call failed, where one did."""

    test: str
    requirement: str
    verdict: Verdict
    message: str = ""
    counterexample: Counterexample | None = None
    origin: str = ""
    seconds: float = 0.0


class Followed(Struct, frozen=True):
    """Whether a requirement passed with right functions, `lent`, in the place of wrong ones that it needs."""

    lent: tuple[str, ...]
    passed: bool


class Diagnosis(Struct, frozen=True):
    """A misconception that fits a failure: `together` with the one before it, or in its place."""

    id: str
    title: str
    hint: str
    replaces: str
    together: bool = False


class Result(Struct, frozen=True):
    """A requirement with its verdict and its points.

    With `follow_through` it failed, but passed with right functions, `lent`, in the place of wrong ones.
    """

    requirement: Requirement
    verdict: Verdict
    score: Decimal
    max_score: Decimal
    message: str = ""
    counterexample: Counterexample | None = None
    follow_through: bool = False
    lent: tuple[str, ...] = ()
    misconceptions: tuple[Diagnosis, ...] = ()
    seconds: float = 0.0
    visibility: Visibility = Visibility.VISIBLE
    pictures: tuple[Picture, ...] = ()


class Cause(Struct, frozen=True):
    """A function that is wrong: the points that it lost, and those that depend on it elsewhere.

    `requirement` is the id of the one whose counterexample shows it best.
    """

    function: str
    lost: Decimal
    depending: Decimal
    misconceptions: tuple[Diagnosis, ...]
    requirement: str


class UnitScore(Struct, frozen=True):
    """The points of one unit."""

    name: str
    score: Decimal
    max_score: Decimal


class SubmissionFacts(Struct, frozen=True):
    """What was found at the path: name, digest, modules by unit, and what was assumed or ignored."""

    name: str
    sha256: str
    modules: tuple[str, ...]
    notes: tuple[str, ...]


class Breach(Struct, frozen=True):
    """Something in a submission's source that goes against a rule of the course. It costs no points.

    `file` is relative to the package; `line` is 0 where there is none to point at.
    """

    file: str
    line: int
    what: str
    rule: str


class Isolation(Struct, frozen=True):
    """How far the submission was kept from the judge, as it was measured at the start of the run.

    `level` is "strong" if every probe was refused, else "process"; `through` are the probes that were not.
    """

    level: str
    layers: tuple[str, ...]
    refused: int = 0
    probes: int = 0
    through: tuple[str, ...] = ()


class Stamp(Struct, frozen=True):
    """Everything else that a grade depends on."""

    seed: int
    course: str
    course_sha256: str
    versions: dict[str, str]


class Report(Struct, frozen=True):
    """A whole grade; every format is rendered from this and from nothing else."""

    submission: SubmissionFacts
    units: tuple[UnitScore, ...]
    results: tuple[Result, ...]
    isolation: Isolation
    stamp: Stamp
    seconds: float
    faults: tuple[str, ...] = ()
    causes: tuple[Cause, ...] = ()
    breaches: tuple[Breach, ...] = ()

    def results_of(self, unit: UnitScore) -> list[Result]:
        """Return the results of the requirements of one unit, in order."""
        return [result for result in self.results if result.requirement.unit == unit.name]

    @property
    def score(self) -> Decimal:
        """The points earned."""
        return sum((unit.score for unit in self.units), Decimal(0))

    @property
    def max_score(self) -> Decimal:
        """The points that could be earned."""
        return sum((unit.max_score for unit in self.units), Decimal(0))
