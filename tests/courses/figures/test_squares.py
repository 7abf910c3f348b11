"""What is required of squares. Only read, never run."""

from __future__ import annotations

from grader.testing import Submission, requirement


@requirement("SQ-AREA-1", of="area", points=1, hint="Count the tiles of a square whose edge is three long.")
def test_area(submission: Submission) -> None:
    """area(edge) is the square of the edge."""


@requirement("SQ-EDGE-1", of="edge", points=0.5, hint="Undo it.", needs=("squares.area",))
def test_edge(submission: Submission) -> None:
    """edge(area) is the edge of the square with this area, whatever unit of
    length the edge is measured in.
    """
