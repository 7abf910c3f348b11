"""Are mistakes called by their names, and do they cost their own points only?

Usage: python -m scripts.diagnose_mistakes [singles] [pairs] [unlike] [--jobs N] [--unit NAME] [--write]

singles: each misconception in the reference. pairs: two at a time, of different units and of one unit.
unlike: mistakes of tests/unlike, which are not in the catalogue and must not be taken for what is. With
--write, the results go to docs/diagnosis-evidence.md.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from pathlib import Path

from msgspec.structs import replace

from grader.course import Course, load_course, package_folder
from grader.misconceptions import Misconception, load_misconceptions, replace_in
from grader.pipeline import Options, grade
from grader.submission.staging import stage
from grader.suite.run import collect

from .evidence import run_in_pools, stamp

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
UNLIKE = ROOT / "tests" / "unlike"
PAIRS = 110
KINDS = ("singles", "pairs", "unlike")
_HEAD = """\
# Are mistakes called by their names?

Each misconception of the catalogue is put into the reference, alone and with another; so are mistakes
that are not in the catalogue. Two misconceptions are *twins* if each is named where the other was made.
What is named must be what was made, or its twin; and with follow-through, what was made must cost points
in its own unit only. The requirements that each fails are in [kill-matrix.toml](kill-matrix.toml).

"""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a grade of the reference with some mistakes in it says.

    `named` are the misconceptions named, `losses` the points lost by unit, `failed` the requirements that
    failed before anything was lent.
    """

    ids: tuple[str, ...]
    named: frozenset[str]
    losses: Mapping[str, float]
    failed: tuple[str, ...]


def grade_with(mistakes: Sequence[Misconception]) -> Seen:
    """Grade the reference with these mistakes in it."""
    folder = package_folder("reference")
    assert folder is not None
    files = replace_in(stage(folder).files, *mistakes)
    with tempfile.TemporaryDirectory() as place:
        for name, data in files.items():
            path = Path(place, "reference", name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        report = grade(Path(place, "reference"), Options())
    return Seen(
        tuple(m.id for m in mistakes),
        frozenset(m.id for r in report.results for m in r.misconceptions),
        {u.name: float(u.max_score - u.score) for u in report.units if u.score != u.max_score},
        tuple(r.requirement.id for r in report.results if r.verdict.value != "passed"),
    )


def grade_ids(ids: Sequence[str], folder: Path | None = None) -> Seen:
    """Grade the reference with the mistakes of these ids, of the course or of another folder."""
    course = load_course("spec_tests")
    if folder is not None:
        course = replace(course, folder=folder)
    known = {m.id: m for m in load_misconceptions(course)}
    return grade_with([known[id] for id in ids])


def choose_pairs(catalogue: Sequence[Misconception], same_unit: bool) -> list[tuple[str, str]]:
    """Return pairs that can be made at once, always the same."""
    possible = [
        (a, b)
        for a, b in combinations(catalogue, 2)
        if (a.unit == b.unit) is same_unit and (a.replaces != b.replaces or (a.is_class and b.is_class))
    ]
    chosen = random.Random(0).sample(possible, min(PAIRS, len(possible)))  # noqa: S311
    return [(a.id, b.id) for a, b in chosen]


def twins_of(singles: Sequence[Seen]) -> dict[str, set[str]]:
    """Return for each misconception itself and those that are named for it as it is for them."""
    named = {seen.ids[0]: seen.named for seen in singles}
    return {
        id: {id} | {other for other in mine if id in named.get(other, frozenset())}
        for id, mine in named.items()
    }


def summarize_singles(catalogue: Mapping[str, Misconception], singles: Sequence[Seen]) -> list[str]:
    """Return what is to be said of single misconceptions."""
    twins = twins_of(singles)
    lines, missed, accused, elsewhere, unnoticed = [], [], [], [], []
    for seen in singles:
        id = seen.ids[0]
        mine = catalogue[id]
        missed += [id] * (not seen.named & twins[id])
        others = sorted(seen.named - twins[id])
        accused += [f"{id} (also {', '.join(others)})"] * bool(others)
        strange = sorted(set(seen.losses) - {mine.unit})
        elsewhere += [f"{id} ({', '.join(strange)})"] * bool(strange)
        unnoticed += [id] * (not set(mine.fails) <= set(seen.failed))
    total = len(singles)
    lines += [
        f"- {total} misconceptions, each alone in the reference; {total - len(unnoticed)} fail all the "
        f"requirements that they name{_list(unnoticed)}",
        f"- named as themselves: {total - len(missed)} ({(total - len(missed)) / total:.1%}){_list(missed)}",
        f"- named beside themselves, without being their twin: {len(accused)}{_list(accused)}",
        f"- points lost outside their own unit, with follow-through: {len(elsewhere)}{_list(elsewhere)}",
    ]
    groups = sorted({tuple(sorted(group)) for group in twins.values() if len(group) > 1})
    told = _list([" = ".join(group) for group in groups])
    lines.append(f"- that the diagnosis cannot tell apart: {len(groups)} groups{told}")
    return lines


def summarize_matrix(singles: Sequence[Seen]) -> list[str]:
    """Return what is to be said of the rows and columns of the kill matrix."""
    rows: dict[tuple[str, ...], list[str]] = {}
    for seen in singles:
        rows.setdefault(seen.failed, []).append(seen.ids[0])
    same = [" = ".join(ids) for ids in rows.values() if len(ids) > 1]
    caught = {id for seen in singles for id in seen.failed}
    idle = [r.id for r in collect(_course()).requirements if r.id not in caught]
    return [
        f"- that fail the same requirements: {len(same)} groups of the {len(singles)}{_list(same)}",
        f"- requirements that fail for no misconception: {len(idle)}{_list(idle)}",
    ]


def summarize_pairs(pairs: Sequence[Seen], twins: Mapping[str, set[str]], what: str) -> list[str]:
    """Return what is to be said of pairs."""
    both, one, wrong = 0, 0, []
    for seen in pairs:
        found = [bool(seen.named & twins.get(id, {id})) for id in seen.ids]
        others = sorted(seen.named.difference(*(twins.get(id, {id}) for id in seen.ids)))
        both += all(found)
        one += any(found) and not others
        wrong += [f"{' + '.join(seen.ids)} (taken for {', '.join(others)})"] * bool(others)
    total = len(pairs)
    return [
        f"- {total} pairs {what}: both named {both} ({both / total:.1%}); at least one named and nothing "
        f"wrong {one} ({one / total:.1%}); something wrong named {len(wrong)}{_list(wrong)}"
    ]


def summarize_unlike(unlike: Sequence[Seen]) -> list[str]:
    """Return what is to be said of mistakes that are not in the catalogue."""
    named = [f"{seen.ids[0]} (taken for {', '.join(sorted(seen.named))})" for seen in unlike if seen.named]
    unnoticed = [seen.ids[0] for seen in unlike if not seen.failed]
    total = len(unlike)
    return [
        f"- {total} mistakes that are not in the catalogue, {len(unnoticed)} of them unnoticed: silent for "
        f"{total - len(named)} ({(total - len(named)) / total:.1%}){_list(named)}"
    ]


def write_evidence(lines: Sequence[str], command: str) -> None:
    """Write the summary."""
    foot = f"\n\nMeasured on {stamp('numpy', 'pytest', 'hypothesis')}, with `{command}`.\n"
    (DOCS / "diagnosis-evidence.md").write_text(_HEAD + "\n".join(lines) + foot, encoding="utf-8")


def _list(items: Sequence[str]) -> str:
    return "".join(f"\n  - {item}" for item in items)


def _course() -> Course:
    return load_course("spec_tests")


def main() -> None:
    """Grade, print, and write with --write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("kinds", nargs="*", choices=[*KINDS, []])
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--unit", action="append")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    if options.write and (options.kinds or options.unit):
        parser.error("--write is for the whole: leave out the kinds and --unit")
    kinds = options.kinds or KINDS
    catalogue = [m for m in load_misconceptions(_course()) if not options.unit or m.unit in options.unit]
    run = partial(run_in_pools, jobs=options.jobs, size=60)
    lines: list[str] = []
    twins: dict[str, set[str]] = {}
    if "singles" in kinds:
        singles = list(run(grade_ids, [(m.id,) for m in catalogue]))
        twins = twins_of(singles)
        lines += summarize_singles({m.id: m for m in catalogue}, singles)
        if not options.unit:
            lines += summarize_matrix(singles)
    if "pairs" in kinds:
        for same_unit, what in ((False, "of different units"), (True, "of one unit")):
            pairs = list(run(grade_ids, choose_pairs(catalogue, same_unit)))
            lines += summarize_pairs(pairs, twins, what)
    if "unlike" in kinds:
        course = replace(_course(), folder=UNLIKE)
        ids = [(m.id,) for m in load_misconceptions(course)]
        lines += summarize_unlike(list(run(partial(grade_ids, folder=UNLIKE), ids)))
    print("\n".join(lines))
    print(stamp("numpy", "pytest", "hypothesis"))
    if options.write:
        write_evidence(lines, "python -m scripts.diagnose_mistakes --write")


if __name__ == "__main__":
    main()
