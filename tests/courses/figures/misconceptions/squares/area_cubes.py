"""The area is the third power of the edge, which is the volume of the cube above the square.

It is the volume.
"""

REPLACES = "squares.area"
FAILS = ("SQ-AREA-1",)
HINT = "How many factors?"


def area(edge: float) -> float:
    """Return a wrong area."""
    return edge**3
