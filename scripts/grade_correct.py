"""No false failures: correct packages in many styles, graded under a thousand seeds, lose no point.

    python -m scripts.grade_correct [--seeds 1000] [--first 0] [--jobs 2] [--write]

The seeds are dealt out in turn: each is used once, by one package; every package gets its share. A package
of tests/adapters that needs a library is graded with that library allowed. A failure is printed with its
package, seed and requirement, and makes the script exit with 1. With --write the figures go to
docs/no-false-failures.md.

Needs the packages that the adapters adapt: pip install ".[evidence]".
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from grader.brief import Collected, failed_requirements
from grader.course import Course, load_course
from grader.submission.staging import stage
from grader.worker.launch import open_launcher

from .evidence import run_in_pools, stamp
from .grade_adapters import adapter_names, grade_adapter, read_adapter

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "docs" / "no-false-failures.md"
GRADES_PER_POOL = 100
ADAPTERS = "tests/adapters/"


@dataclass(frozen=True)
class Grade:
    """One package under one seed, and the requirements that it did not pass."""

    package: str
    seed: int
    failed: tuple[str, ...]


def main() -> int:
    """Grade, print and perhaps write the figures; return 1 if a package lost a point."""
    plain = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=plain)
    parser.add_argument("--seeds", type=int, default=1000, help="how many grades in all (1000)")
    parser.add_argument("--first", type=int, default=0, help="the first seed (0)")
    parser.add_argument("--jobs", type=int, default=2, help="processes (2)")
    parser.add_argument("--write", action="store_true", help=f"write {RESULTS.relative_to(ROOT)}")
    options = parser.parse_args()
    packages = correct_packages()
    work = [(packages[number % len(packages)], options.first + number) for number in range(options.seeds)]
    started = time.perf_counter()
    grades: list[Grade] = []
    for grade in run_in_pools(_grade, work, jobs=options.jobs, size=GRADES_PER_POOL):
        grades.append(grade)
        for id in grade.failed:
            print(f"{grade.package} fails {id} under seed {grade.seed}", flush=True)
    table = _table(packages, grades)
    print(table)
    seconds = time.perf_counter() - started
    print(f"{len(grades)} grades in {seconds:.0f} seconds")
    if options.write:
        seeds = f"{options.first} to {options.first + options.seeds - 1}"
        RESULTS.write_text(_page(table, seeds, len(grades), seconds), encoding="utf-8")
    return 1 if any(grade.failed for grade in grades) else 0


def correct_packages() -> list[str]:
    """Return the paths of the packages that are right, the reference first."""
    solutions = sorted((ROOT / "tests" / "correct").glob("[!._]*"))
    own = [str(path.relative_to(ROOT)) for path in solutions if path.suffix == ".py" or path.is_dir()]
    # An adapter to which something does not apply does not answer the whole course.
    complete = [name for name in adapter_names() if not read_adapter(name).reasons]
    return ["reference", "examples/correct_layer_objects", *own, *(ADAPTERS + name for name in complete)]


def _grade(task: tuple[str, int]) -> Grade:
    package, seed = task
    course, collected = _course()
    if package.startswith(ADAPTERS):
        adapter = read_adapter(package.removeprefix(ADAPTERS))
        failed = grade_adapter(course, adapter, seed, collected)
    else:
        files = stage(ROOT / package).files
        with open_launcher(seed) as launcher:  # its hash seed is the grade's
            name = Path(package).stem
            failed = failed_requirements(course, launcher, name, files, seed=seed, collected=collected)
    return Grade(package, seed, tuple(failed))


@cache
def _course() -> tuple[Course, Collected]:
    """Return the course, collected once in each process: its tests are the same for every seed."""
    course = load_course("spec_tests")
    return course, Collected.of(course)


def _table(packages: list[str], grades: list[Grade]) -> str:
    seeds = Counter(grade.package for grade in grades)
    wrong = Counter(grade.package for grade in grades if grade.failed)
    lines = ["| package | seeds | grades that lost a point |", "|---|---|---|"]
    lines += [f"| `{package}` | {seeds[package]} | {wrong[package]} |" for package in packages]
    lines.append(f"| total | {len(grades)} | {wrong.total()} |")
    return "\n".join(lines)


def _page(table: str, seeds: str, grades: int, seconds: float) -> str:
    made = stamp("numpy", "pytest", "hypothesis", "autograd", "torch")
    return f"""# No false failures

A correct solution must not lose a point, whatever the seed. Packages in different styles, each written from
the template alone, are graded over the whole course with seeds {seeds}, each seed once, and no failure is
given a second chance: what a grade would confirm by a second call counts here at first sight.

{table}

Bounds on random quantities (the initializers' moments, the share that dropout keeps) are stated with their
probability, at most 1e-9 in a run, in the tests that use them.

{made}, {grades} grades in
{seconds:.0f} seconds with 2 processes:

```
python -m scripts.grade_correct --write
```
"""


if __name__ == "__main__":
    sys.exit(main())
