"""The area is twice the edge.

Doubling and squaring agree for an edge of 2 only, and this paragraph is
written in lines of another length than the page's. An edge of 3 has

    area(3) = 3 · 3 = 9   and not   3 + 3 = 6,   a difference that grows with the edge ever after

as anybody can count.

The edge loses its unit, too.
"""

REPLACES = "squares.area"
FAILS = ("SQ-AREA-1", "SQ-EDGE-1")
HINT = "Draw a square whose edge is three tiles long, count its tiles, and compare them with your sum."


def area(edge: float) -> float:
    """Return a wrong area."""
    return edge + edge
