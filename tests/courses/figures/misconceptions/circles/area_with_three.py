"""Pi is 3.

It is not.
"""

REPLACES = "circles.area"
FAILS = ("CI-AREA-9",)
HINT = "How round?"


def area(radius: float) -> float:
    """Return a wrong area."""
    return 3 * radius**2
