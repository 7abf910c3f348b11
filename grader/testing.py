"""The names that a course's tests are written with. Everything else in `grader` may change under them."""

from .pictures import Picture
from .records import Verdict
from .suite.compare import (
    Tolerance,
    as_array,
    as_number,
    expect,
    expect_close,
    expect_equal,
    expect_error,
    expect_errors,
    expect_list,
    expect_sequence,
    expect_unchanged,
)
from .suite.elementwise import around, each, elementwise
from .suite.failure import Failure
from .suite.marks import checks, requirement
from .suite.paste import paste_value
from .suite.sketch import Sketch, as_numbers, curve, matrix, path
from .suite.sources import Case, RandomSource, Source
from .suite.trial import Trial
from .worker.callbacks import Collaborator, Formula
from .worker.observing import Observation
from .worker.proxy import Call, RemoteFunction, RemoteObject, Submission

__all__ = [
    "Call",
    "Case",
    "Collaborator",
    "Failure",
    "Formula",
    "Observation",
    "Picture",
    "RandomSource",
    "RemoteFunction",
    "RemoteObject",
    "Sketch",
    "Source",
    "Submission",
    "Tolerance",
    "Trial",
    "Verdict",
    "around",
    "as_array",
    "as_number",
    "as_numbers",
    "checks",
    "curve",
    "each",
    "elementwise",
    "expect",
    "expect_close",
    "expect_equal",
    "expect_error",
    "expect_errors",
    "expect_list",
    "expect_sequence",
    "expect_unchanged",
    "matrix",
    "paste_value",
    "path",
    "requirement",
]
