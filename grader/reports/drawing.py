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
    from matplotlib.axis import Axis
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
_FRAME = (0.22, 0.19, 0.75, 0.68)  # of curves and paths, in shares of the picture
_MARGIN, _PANEL, _GAP = 0.05, 1.3, 0.1  # of matrices, three panels of which fill the width
_TALLEST, _ABOVE, _BELOW = 1.3, 0.4, 0.48
_MOST_TICKS, _NOISE = 6, 1e-9  # of an axis; what is smaller than it by so much is 0
_FEW = 20  # values, each of which is marked
_COMPARABLE = 10.0  # times the size of the other: matrices are to be seen on one scale
_FAINTEST = 0.02  # of the deepest colour: what is paler cannot be seen, nor can its sign
_BEYOND = 2.0  # heights of the picture, past which nothing is drawn: numbers may be as large as they like
_STYLE: Any = {
    "axes.edgecolor": _FINE,
    "axes.labelcolor": _INK,
    "axes.linewidth": 0.6,
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],
    "font.size": 9,
    "legend.frameon": False,
    "lines.markersize": 5,
    "path.simplify": False,
    "svg.fonttype": "none",
    "svg.hashsalt": "gradspec",
    "text.color": _INK,
    "text.parse_math": False,
    "xtick.color": _FINE,
    "xtick.labelcolor": _INK,
    "xtick.labelsize": 8,
    "ytick.color": _FINE,
    "ytick.labelcolor": _INK,
    "ytick.labelsize": 8,
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
    from matplotlib.ticker import FuncFormatter, NullFormatter

    figure, axes = _axes(curve.x_label, curve.y_label)
    _view(axes.set_ylim, curve.y_view)
    if curve.logarithmic:  # whose own labels are formulas, and text is all text here
        axes.set_yscale("log")
        axes.yaxis.set_major_formatter(FuncFormatter(lambda y, _: f"{y:g}"))
        axes.yaxis.set_minor_formatter(NullFormatter())
    if curve.at is not None:
        axes.axvline(curve.at, color=_FINE, linestyle=":", zorder=0, label=titles.failing_input_label())
    right, got = (_near(values, curve.y_view) for values in (curve.right, curve.got))
    few = curve.counted and len(curve.x) < _FEW
    lines = ("-", (0, (4, 2))) if curve.joined else ("none", "none")
    marks = (".", "x") if few or not curve.joined else ("", "")
    axes.plot(curve.x, right, color=_RIGHT, label=titles.right_label(), linestyle=lines[0], marker=marks[0])
    axes.plot(curve.x, got, color=_WRONG, label=titles.yours_label(), linestyle=lines[1], marker=marks[1])
    if not curve.joined:
        axes.axhline(0.0, color=_LINE, linewidth=0.8, zorder=0)
    _plain(axes.xaxis, View(curve.x[0], curve.x[-1]), curve.counted)
    if not curve.logarithmic:
        _plain(axes.yaxis, curve.y_view)
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
    _plain(axes.xaxis, path.x_view)
    _plain(axes.yaxis, path.y_view)
    for points, style in zip((path.right, path.got), styles, strict=True):
        axes.plot(*_columns(points, path), linewidth=1.0, **style)
    _legend(axes)
    return figure


def _matrix(matrix: Matrix) -> Figure:
    """Draw three grids side by side in one system of axes, which is much faster than one for each."""
    from matplotlib.collections import LineCollection, PolyCollection
    from matplotlib.figure import Figure

    panels = [(titles.right_label(), matrix.right), (titles.yours_label(), matrix.got)]
    if matrix.difference:
        panels.append((titles.difference_label(), matrix.difference))
    rows = max(len(values) for _, values in panels)
    columns = max(len(values[0]) for _, values in panels)
    side = min(_PANEL / columns, _TALLEST / rows)  # of a cell, in inches
    height = rows * side + _ABOVE + _BELOW
    figure = Figure(figsize=(_WIDTH, height))
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.set_axis_off()
    axes.set_xlim(0.0, _WIDTH)
    axes.set_ylim(0.0, height)
    axes.set_aspect("equal")
    top = rows * side + _BELOW
    # One scale for both, unless one of them could not be seen on it; the difference has its own.
    sizes = [_largest(values) for _, values in panels]
    if max(sizes[:2]) <= _COMPARABLE * min(sizes[:2]):
        sizes[:2] = [max(sizes[:2])] * 2
    for number, ((title, values), size) in enumerate(zip(panels, sizes, strict=True)):
        width = len(values[0]) * side
        left = _MARGIN + number * (_PANEL + _GAP) + (_PANEL - width) / 2.0
        squares, colours, bars = _cells(values, left, top, side, size)
        axes.add_collection(PolyCollection(squares, facecolors=colours, linewidths=0.0), autolim=False)
        axes.add_collection(LineCollection(bars, colors=_INK, linewidths=0.8), autolim=False)
        edge = _rectangle(left, top - len(values) * side, width, len(values) * side)
        axes.add_collection(
            PolyCollection([edge], facecolors="none", edgecolors=_FINE, linewidths=0.6), autolim=False
        )
        middle = left + width / 2.0
        axes.text(middle, top + 0.22, title, ha="center")
        axes.text(middle, top + 0.06, titles.scale_label(size), ha="center", fontsize=8)
    labels = titles.axes_label(matrix.row_label, matrix.column_label)
    axes.text(_WIDTH / 2.0, 0.27, visible(labels), ha="center")
    shown = [value for _, values in panels for row in values for value in row]
    marks = titles.marks_label(any(value is not None and value < 0.0 for value in shown), None in shown)
    axes.text(_WIDTH / 2.0, 0.09, marks, ha="center", fontsize=8)
    return figure


def _cells(
    rows: Sequence[Sequence[Value]], left: float, top: float, side: float, largest: float
) -> tuple[list[list[Place]], list[tuple[str, float]], list[list[Place]]]:
    """Return a square for each number, its colour, and marks so that no colour is needed to understand it.

    A bar stands for minus, a cross for what is no finite number.
    """
    squares, colours, bars = [], [], []
    for i, row in enumerate(rows):
        for j, value in enumerate(row):
            x, y = left + j * side, top - (i + 1) * side
            near, far, low, high = (x + 0.3 * side, x + 0.7 * side, y + 0.3 * side, y + 0.7 * side)
            share = 0.0 if value is None else min(abs(value) / largest, 1.0)
            squares.append(_rectangle(x, y, side, side))
            colours.append((_MINUS if value is not None and value < 0.0 else _PLUS, share))
            if value is None:
                bars += [[(near, low), (far, high)], [(near, high), (far, low)]]
            elif value < 0.0 and share > _FAINTEST:
                bars.append([(near, y + 0.5 * side), (far, y + 0.5 * side)])
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


def _plain(axis: Axis, view: View, whole: bool = False) -> None:
    """Label an axis by its numbers and nothing else: what matplotlib factors out would be on the legend."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    noise = _NOISE * (view.high - view.low)
    axis.set_major_locator(MaxNLocator(_MOST_TICKS, integer=whole))
    axis.set_major_formatter(FuncFormatter(lambda x, _: f"{0.0 if abs(x) < noise else x:g}"))


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
