"""Are mistakes called by their names, and do they cost their own points only?

Usage: python -m scripts.diagnose_mistakes [singles|pairs|unlike …] [--jobs N] [--write]
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.course import load_course, package_folder
from grader.misconceptions import Misconception, load_misconceptions, replace_in
from grader.pipeline import Options, grade
from grader.submission.staging import stage

from .evidence import run_in_pools


@dataclass(frozen=True, slots=True)
class Seen:
    """What a grade of the reference with some misconceptions in it says."""

    ids: tuple[str, ...]
    named: tuple[str, ...]
    losses: Mapping[str, float]
    failed: Mapping[str, str]
    seconds: float


def grade_with(misconceptions: Sequence[Misconception]) -> Seen:
    """Grade the reference with these misconceptions in it."""
    folder = package_folder("reference")
    assert folder is not None
    files: Mapping[str, bytes] = stage(folder).files
    for misconception in misconceptions:
        files = replace_in(files, misconception)
    with tempfile.TemporaryDirectory() as place:
        target = Path(place) / "reference"
        for name, data in files.items():
            path = target / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        report = grade(target, Options())
    named = dict.fromkeys(m.id for r in report.results for m in r.misconceptions)
    losses = {u.name: float(u.max_score - u.score) for u in report.units if u.score != u.max_score}
    failed = {r.requirement.id: r.verdict.value for r in report.results if r.verdict.value != "passed"}
    ids = tuple(m.id for m in misconceptions)
    return Seen(ids, tuple(named), losses, failed, report.seconds)


def grade_single(id: str) -> Seen:
    """Grade the reference with one misconception."""
    course = load_course("spec_tests")
    return grade_with([m for m in load_misconceptions(course) if m.id == id])


def main() -> None:
    """Grade and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--unit", action="append")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    course = load_course("spec_tests")
    found = {m.id: m for m in load_misconceptions(course) if not options.unit or m.unit in options.unit}
    right = 0
    for seen in run_in_pools(grade_single, list(found), jobs=options.jobs, size=60):
        mine = found[seen.ids[0]]
        missed = set(mine.fails) - seen.failed.keys()
        fine = mine.id in seen.named
        right += fine
        others = [id for id in seen.named if id != mine.id]
        elsewhere = set(seen.losses) - {mine.unit}
        if not fine or others or elsewhere or missed:
            print(
                f"{mine.unit}/{mine.id}: {'' if fine else 'NOT NAMED'} others {others} elsewhere {elsewhere} missed {missed} "
                f"{json.dumps({id: v for id, v in seen.failed.items() if not fine})[:300]}", flush=True,
            )
    print(f"{right} of {len(found)} named")


if __name__ == "__main__":
    main()
