"""What is to be seen of a failure, as numbers of a few general kinds: evidence, recorded with the verdict.

`lent` are the functions of the submission in whose place right ones were called, so that one mistake is seen
alone.
"""

from __future__ import annotations

from msgspec import Struct

Value = float | None  # None: no finite number
Point = tuple[Value, Value]


class View(Struct, frozen=True):
    """The part of an axis that is worth looking at; what lies beyond may be left out of a drawing."""

    low: float
    high: float


class Curve(Struct, frozen=True, tag="curve", tag_field="kind"):
    """Two functions of one number at the same places: the right one, and the submission's.

    They are furthest apart at entry `furthest`. `at` is the x of the call that failed, None if that has none.
    With `counted`, x counts something (steps, parts); with `logarithmic`, y is to be seen on a logarithmic
    scale; without `joined`, neighbours have nothing to do with each other.
    """

    title: str
    x_label: str
    y_label: str
    x: tuple[float, ...]
    right: tuple[Value, ...]
    got: tuple[Value, ...]
    furthest: int
    y_view: View
    at: float | None = None
    counted: bool = False
    logarithmic: bool = False
    joined: bool = True
    lent: tuple[str, ...] = ()


class Matrix(Struct, frozen=True, tag="matrix", tag_field="kind"):
    """Two matrices, the right one and the submission's, and by how much the second is off; by rows.

    `furthest` is the row and the column where it is off most. If it has another shape there is no difference
    and no such place.
    """

    title: str
    row_label: str
    column_label: str
    right: tuple[tuple[Value, ...], ...]
    got: tuple[tuple[Value, ...], ...]
    difference: tuple[tuple[Value, ...], ...]
    furthest: tuple[int, int] | None
    lent: tuple[str, ...] = ()


class Path(Struct, frozen=True, tag="path", tag_field="kind"):
    """Two ways through a plane from the same start, the right one and the submission's.

    They are furthest apart at point `furthest`. `levels` are lines that show the ground, such as those of
    equal height.
    """

    title: str
    x_label: str
    y_label: str
    right: tuple[Point, ...]
    got: tuple[Point, ...]
    furthest: int
    levels: tuple[tuple[Point, ...], ...]
    x_view: View
    y_view: View
    lent: tuple[str, ...] = ()


Picture = Curve | Matrix | Path
