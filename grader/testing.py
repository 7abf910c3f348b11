"""The names that a course's tests are written with. Everything else in `grader` may change under them."""

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
from .suite.failure import Failure
from .suite.marks import checks, requirement
from .suite.paste import paste_value
from .suite.sources import Case, RandomSource, Source
from .suite.trial import Trial
from .worker.callbacks import Collaborator, Formula
from .worker.observing import Observation
from .worker.proxy import RemoteFunction, RemoteObject, Submission

__all__ = [
    "Case",
    "Collaborator",
    "Failure",
    "Formula",
    "Observation",
    "RandomSource",
    "RemoteFunction",
    "RemoteObject",
    "Source",
    "Submission",
    "Tolerance",
    "Trial",
    "Verdict",
    "as_array",
    "as_number",
    "checks",
    "expect",
    "expect_close",
    "expect_equal",
    "expect_error",
    "expect_errors",
    "expect_list",
    "expect_sequence",
    "expect_unchanged",
    "paste_value",
    "requirement",
]
