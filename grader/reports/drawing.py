"""Pictures as SVG, for the page: the only place that knows matplotlib, which is an extra.

Colours are those of the page, by their names in its style sheet, so that a drawing is right in the dark and
on paper too. What is right is a solid line, what is the submission's a dashed one: no colour is needed to
tell them apart.
"""

from __future__ import annotations

import io
import logging
import math
import re
import warnings
from collections.abc import Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from .. import titles
from ..pictures import Curve, Matrix, Path, Picture, Point, Value, View
from ..text import visible

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Place = tuple[float, float]

# Colours that nothing else has, and the names of the page's own that take their place.
_INK, _FINE, _LINE, _RIGHT, _WRONG = "#010203", "#010204", "#010205", "#010206", "#010207"
_PLUS, _MINUS = "#010208", "#010209"
_NAMES = {
    _INK: "--ink", _FINE: "--fine", _LINE: "--line", _RIGHT: "--right", _WRONG: "--wrong",
    _PLUS: "--link", _MINUS: "--part",
}  # fmt: skip
_WIDTH, _HEIGHT = 4.2, 2.6  # inches
_FRAME = (0.17, 0.19, 0.79, 0.68)  # of curves and paths, in shares of the picture
_MARGIN, _PANEL, _GAP = 0.05, 1.3, 0.1  # of matrices, three panels of which fill the width
_TALLEST, _ABOVE, _BELOW = 1.3, 0.4, 0.3
_FAINTEST = 0.02  # of the deepest colour: what is paler cannot be seen, nor can its sign
_BEYOND = 2.0  # heights of the picture, past which nothing is drawn: numbers may be as large as they like
_STYLE: Any = {
    "axes.edgecolor": _FINE,
    "axes.formatter.limits": (-3, 4),
    "axes.labelcolor": _INK,
    "axes.linewidth": 0.6,
    "axes.unicode_minus": True,
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],
    "font.size": 9,
    "legend.frameon": False,
    "path.simplify": False,
    "svg.fonttype": "none",
    "svg.hashsalt": "gradspec",
    "text.color": _INK,
    "text.parse_math": False,
    "xtick.color": _FINE,
    "xtick.labelcolor": _INK,
    "ytick.color": _FINE,
    "ytick.labelcolor": _INK,
}


def can_draw() -> bool:
    """Tell whether matplotlib is installed."""
    return find_spec("matplotlib") is not None


def draw(pictures: Sequence[Picture]) -> list[str]:
    """Return each picture as an `svg` element for a page, with ids of its own; its text is text."""
    if not pictures:
        return []
    logging.getLogger("matplotlib").setLevel(logging.ERROR)  # of folders for its cache that it cannot write
    import matplotlib

    with matplotlib.rc_context(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of letters that its font lacks: those of the reader count
        matplotlib.rcdefaults()  # whatever a machine's own style is
        matplotlib.rcParams.update(_STYLE)
        return [_as_element(_figure(picture), number) for number, picture in enumerate(pictures, start=1)]


def _figure(picture: Picture) -> Figure:
    match picture:
        case Curve():
            return _curve(picture)
        case Matrix():
            return _matrix(picture)
        case Path():
            return _path(picture)


def _curve(curve: Curve) -> Figure:
    from matplotlib.ticker import MaxNLocator

    figure, axes = _axes(curve.x_label, curve.y_label)
    marks: dict[str, Any] = {"marker": ".", "markersize": 4} if curve.counted and len(curve.x) < 20 else {}
    axes.set_yscale("log" if curve.logarithmic else "linear")
    _view(axes.set_ylim, curve.y_view)
    if curve.at is not None:
        axes.axvline(curve.at, color=_LINE, linewidth=1.5, zorder=0, label=titles.failing_input_label())
    right, got = (_near(values, curve.y_view) for values in (curve.right, curve.got))
    axes.plot(curve.x, right, color=_RIGHT, label=titles.right_label(), **marks)
    cross: dict[str, Any] = {"marker": "x", "markersize": 4} if marks else {}
    axes.plot(curve.x, got, color=_WRONG, linestyle=(0, (4, 2)), label=titles.yours_label(), **cross)
    if curve.counted:
        axes.xaxis.set_major_locator(MaxNLocator("auto", integer=True))
    _legend(axes)
    return figure


def _path(path: Path) -> Figure:
    figure, axes = _axes(path.x_label, path.y_label)
    for level in path.levels:
        axes.plot(*_columns(level, path), color=_LINE, linewidth=0.8, zorder=0)
    _view(axes.set_xlim, path.x_view)
    _view(axes.set_ylim, path.y_view)
    styles: list[dict[str, Any]] = [
        {"color": _RIGHT, "marker": ".", "label": titles.right_label()},
        {"color": _WRONG, "marker": "x", "linestyle": (0, (4, 2)), "label": titles.yours_label()},
    ]
    for points, style in zip((path.right, path.got), styles, strict=True):
        axes.plot(*_columns(points, path), markersize=4, linewidth=1.0, **style)
    _legend(axes)
    return figure


def _matrix(matrix: Matrix) -> Figure:
    """Draw three grids side by side in one system of axes, which is much faster than one for each."""
    from matplotlib.collections import LineCollection, PolyCollection
    from matplotlib.figure import Figure

    rows, columns = len(matrix.right), len(matrix.right[0])
    side = min(_PANEL / columns, _TALLEST / rows)  # of a cell, in inches
    figure = Figure(figsize=(_WIDTH, rows * side + _ABOVE + _BELOW))
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.set_axis_off()
    axes.set_xlim(0.0, _WIDTH)
    axes.set_ylim(0.0, rows * side + _ABOVE + _BELOW)
    axes.set_aspect("equal")
    top = rows * side + _BELOW
    panels = (
        (titles.right_label(), matrix.right),
        (titles.yours_label(), matrix.got),
        (titles.difference_label(), matrix.difference),
    )
    for number, (title, values) in enumerate(panels):
        left = _MARGIN + number * (_PANEL + _GAP) + (_PANEL - columns * side) / 2.0
        squares, colours, bars = _cells(values, left, top, side)
        axes.add_collection(PolyCollection(squares, facecolors=colours, linewidths=0.0), autolim=False)
        axes.add_collection(LineCollection(bars, colors=_INK, linewidths=0.8), autolim=False)
        edge = _rectangle(left, top - rows * side, columns * side, rows * side)
        axes.add_collection(
            PolyCollection([edge], facecolors="none", edgecolors=_FINE, linewidths=0.6), autolim=False
        )
        middle = left + columns * side / 2.0
        axes.text(middle, top + 0.22, title, ha="center")
        axes.text(middle, top + 0.06, titles.scale_label(_largest(values)), ha="center", fontsize=8)
    labels = titles.axes_label(matrix.row_label, matrix.column_label)
    axes.text(_WIDTH / 2.0, 0.1, visible(labels), ha="center")
    return figure


def _cells(
    rows: Sequence[Sequence[Value]], left: float, top: float, side: float
) -> tuple[list[list[Place]], list[tuple[str, float]], list[list[Place]]]:
    """Return a square for each number, its colour, and marks so that no colour is needed to understand it.

    A bar stands for minus, a cross for what is no finite number.
    """
    largest = _largest(rows)
    squares, colours, bars = [], [], []
    for i, row in enumerate(rows):
        for j, value in enumerate(row):
            x, y = left + j * side, top - (i + 1) * side
            share = 0.0 if value is None else abs(value) / largest
            squares.append(_rectangle(x, y, side, side))
            colours.append((_MINUS if value is not None and value < 0.0 else _PLUS, share))
            if value is None or (value < 0.0 and share > _FAINTEST):
                bars.append([(x + 0.3 * side, y + 0.5 * side), (x + 0.7 * side, y + 0.5 * side)])
            if value is None:
                bars.append([(x + 0.5 * side, y + 0.3 * side), (x + 0.5 * side, y + 0.7 * side)])
    return squares, colours, bars


def _rectangle(x: float, y: float, width: float, height: float) -> list[Place]:
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]


def _axes(x_label: str, y_label: str) -> tuple[Figure, Axes]:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(_WIDTH, _HEIGHT))
    axes = figure.add_axes(_FRAME)
    axes.set_xlabel(visible(x_label))
    axes.set_ylabel(visible(y_label))
    axes.spines[["top", "right"]].set_visible(False)
    return figure, axes


def _legend(axes: Axes) -> None:
    handles, labels = axes.get_legend_handles_labels()
    order = sorted(range(len(labels)), key=lambda i: labels[i] == titles.failing_input_label())
    axes.legend(
        [handles[i] for i in order],
        [labels[i] for i in order],
        loc="lower center",
        bbox_to_anchor=(0.45, 1.0),
        ncols=len(order),
        handlelength=2.6,
        borderpad=0,
    )


def _view(limit: Any, view: View) -> None:
    if math.isfinite(view.high - view.low) and view.high > view.low:
        limit(view.low, view.high)


def _near(values: Sequence[Value], view: View) -> list[float]:
    """Return values for a line that leaves the picture where a number is far away."""
    reach = _BEYOND * (view.high - view.low)
    return [math.nan if y is None else min(max(y, view.low - reach), view.high + reach) for y in values]


def _columns(points: Sequence[Point], path: Path) -> tuple[list[float], list[float]]:
    return _near([x for x, _ in points], path.x_view), _near([y for _, y in points], path.y_view)


def _largest(rows: Sequence[Sequence[Value]]) -> float:
    return max((abs(value) for row in rows for value in row if value is not None), default=0.0) or 1.0


def _as_element(figure: Figure, number: int) -> str:
    written = io.StringIO()
    figure.savefig(written, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    text = written.getvalue()
    text = text[text.index("<svg") :]
    # A style in it would be one for the whole page.
    text = re.sub(r"<(metadata|style)\b.*?</\1>\s*", "", text, flags=re.DOTALL)
    # Ids have to differ from those of the page's other drawings, and nobody asks for most of them.
    used = set(re.findall(r'(?:href="#|url\(#)([\w.-]+)', text))
    text = re.sub(r' id="([\w.-]+)"', lambda m: f' id="p{number}-{m[1]}"' if m[1] in used else "", text)
    text = re.sub(r'((?:href="|url\()#)', rf"\1p{number}-", text)
    text = re.sub(r' (?:d|x|y|transform)="[^"]*"', lambda m: re.sub(r"(\.\d\d)\d+", r"\1", m[0]), text)
    text = re.sub(r"\n\s*", "\n", text)
    for colour, name in _NAMES.items():
        text = text.replace(colour, f"var({name})")
    head = re.match(r'<svg[^>]*viewBox="([^"]+)"[^>]*>', text)
    assert head is not None
    return f'<svg viewBox="{head[1]}" aria-hidden="true" focusable="false">{text[head.end() :].strip()}'
