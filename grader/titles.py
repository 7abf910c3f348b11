"""Titles and labels of reports, in English: with `words.py`, what to change for another language."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from .pictures import Curve, Matrix, Path, Picture, Value
from .records import Stamp
from .text import counted
from .words import named, not_met_title, score_in_words


def out_of(most: Decimal) -> str:
    """Return how many points there are, after those that were earned."""
    return f"of {score_in_words(most)} points"


def points_of(score: Decimal, most: Decimal) -> str:
    """Return the points of one requirement."""
    return f"{score_in_words(score)} of {score_in_words(most)}"


def not_final() -> str:
    """Return the title of what the grader itself failed at."""
    return "This grade is not final: the grader failed"


def notes_title() -> str:
    """Return the title of remarks that cost no points."""
    return "Notes"


def units_title() -> str:
    """Return the title of the table of units."""
    return "Points"


def total_title() -> str:
    """Return the name of the row with the sums."""
    return "total"


def fix_first_title() -> str:
    """Return the title of what to fix first."""
    return "Fix these first"


def unit_title(unit: str, failed: int) -> str:
    """Return the title of what failed in a unit."""
    return f"{unit}: {not_met_title(failed)}"


def met_title(number: int) -> str:
    """Return the title of the requirements that are met."""
    return f"{counted(number, 'requirement')} met"


def show_all() -> str:
    """Return what unfolds a list."""
    return "Show all"


def call_title() -> str:
    """Return the label of a call that shows a failure."""
    return "The call"


def expected_title() -> str:
    """Return the label of what is right."""
    return "Expected"


def got_title() -> str:
    """Return the label of what was returned."""
    return "Got"


def stamp_in_words(stamp: Stamp) -> str:
    """Return what a grade was made with; the seed may be a secret, so not that."""
    versions = ", ".join(f"{name} {version}" for name, version in stamp.versions.items())
    return f"{stamp.course}; {versions}"


def right_label() -> str:
    """Return the label of what is right, in a picture."""
    return "right"


def yours_label() -> str:
    """Return the label of what is the submission's, in a picture."""
    return "yours"


def difference_label() -> str:
    """Return the label of what is the submission's minus what is right, in a picture."""
    return "yours − right"


def failing_input_label() -> str:
    """Return the label of where the call stands that failed, in a picture."""
    return "the failing input"


def scale_label(largest: float) -> str:
    """Return what the deepest colour of a matrix stands for."""
    return f"up to ±{largest:.3g}"


def axes_label(rows: str, columns: str) -> str:
    """Return what the rows and the columns of a matrix are."""
    return f"down: {rows}; across: {columns}"


def picture_in_words(picture: Picture) -> str:
    """Return what a picture shows, in a sentence."""
    match picture:
        case Curve(x=x, right=right, got=got, furthest=i):
            place = f"{picture.x_label} = {x[i]:g}"
            return (
                f"The largest difference, at {place}: right is {_value(right[i])}, yours is {_value(got[i])}."
            )
        case Matrix(right=right, got=got, furthest=None):
            there, yours = (f"{len(rows)} × {len(rows[0])}" for rows in (right, got))
            return f"The right one has {there} entries, yours has {yours}."
        case Matrix(right=right, got=got, furthest=(i, j)):
            place, values = f"row {i + 1}, column {j + 1}", (_value(right[i][j]), _value(got[i][j]))
            return f"The largest difference, in {place}: right is {values[0]}, yours is {values[1]}."
        case Path(right=right, got=got, furthest=i):
            at, mine = (f"({_value(point[0])}, {_value(point[1])})" for point in (right[i], got[i]))
            return f"The largest difference, after {counted(i, 'step')}: right is {at}, yours is {mine}."
    raise AssertionError(picture)


def lent_for_picture(lent: Sequence[str]) -> str:
    """Return which parts of a submission right ones stood in for in a picture."""
    return f"Drawn with right parts in the place of {named(lent)}, so that one mistake is seen alone."


def seen_above(title: str) -> str:
    """Return the text of a link to a picture that stands further up."""
    return f"Picture further up: {title}"


def _value(number: Value) -> str:
    return "no number" if number is None else f"{number:.3g}"


def marks_label(negative: bool, missing: bool) -> str:
    """Return what the marks in a matrix stand for, as far as it has them."""
    if negative and missing:
        return "−: negative;  ×: no number"
    if missing:
        return "×: no number"
    return "−: negative" if negative else ""


def hand_in() -> str:
    """Return what a question asks to be handed in."""
    return "Hand in these modules, all of them or those that you have so far. They may import each other."


def modules_in_words() -> tuple[str, str, str]:
    """Return the heads of the table of modules: name, subject, points."""
    return "module", "what it is about", "points"


def start_from_template() -> str:
    """Return what stands before the link to the template."""
    return "Start from the template, whose docstrings say what is asked:"
