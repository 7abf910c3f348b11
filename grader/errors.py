"""The errors that end a run, each with its exit code. Every one is a single sentence for a person."""

from __future__ import annotations


class GradspecError(Exception):
    """What went wrong, the rule, and the next step, in one line."""

    exit_code = 70


class UsageFault(GradspecError):
    """The command line or a file named on it cannot be used."""

    exit_code = 2


class NothingGradable(GradspecError):
    """There is no submission at the path."""

    exit_code = 3


class IsolationNotMet(GradspecError):
    """A submission would not be kept as far from the judge here as was required."""

    exit_code = 4


class GraderFault(GradspecError):
    """The grader or the course is broken; no submission is to blame."""

    exit_code = 70
