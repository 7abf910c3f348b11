"""What is required of circles. Only read, never run."""

from __future__ import annotations

from grader.testing import Submission, requirement


@requirement("CI-AREA-1", of="area", points=1, hint="Is it more than three squares?")
def test_area(submission: Submission) -> None:
    """area(radius) is pi times the square of the radius."""
