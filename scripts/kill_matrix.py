"""Which requirements does each misconception fail? Found by putting it into the reference and grading that.

Usage: python -m scripts.kill_matrix [ID …] [--seeds N] [--update]
       python -m scripts.kill_matrix --write

Prints the requirements that each misconception fails in its own unit, whatever the seed. With --update, the
names in its FAILS are replaced by these. With --write, those that it fails in the whole course under seed 0
go to docs/kill-matrix.toml, to which a test holds the course.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

from grader.brief import Collected, failed_requirements
from grader.course import Course, load_course, package_folder
from grader.misconceptions import Misconception, load_misconceptions, replace_in
from grader.submission.staging import stage
from grader.worker.launch import Launcher, open_launcher

_FAILS = re.compile(r"^FAILS = \(.*?\)\n", re.MULTILINE | re.DOTALL)
_WIDTH = 110
MATRIX = Path(__file__).resolve().parents[1] / "docs" / "kill-matrix.toml"


def kills(
    course: Course,
    launchers: Mapping[int, Launcher],
    collected: Collected,
    misconception: Misconception,
    units: tuple[str, ...],
) -> list[str]:
    """Return the requirements of `units` (all for none) that it fails under every seed, in their order."""
    folder = package_folder(course.reference)
    assert folder is not None
    files = replace_in(stage(folder).files, misconception)
    order = [requirement.id for requirement in collected.inventory.requirements]
    always = set(order)
    for seed, launcher in launchers.items():
        always &= failed_requirements(
            course,
            launcher,
            course.reference,
            files,
            units,
            seed=seed,
            collected=collected,
        ).keys()
    return [id for id in order if id in always]


def update(course: Course, misconception: Misconception, ids: list[str]) -> None:
    """Write the requirements into the file of a misconception."""
    path = Path(course.folder, "misconceptions", misconception.unit, f"{misconception.id}.py")
    names = [f'"{id}"' for id in ids]
    line = f"FAILS = ({', '.join(names)}{',' if len(names) == 1 else ''})\n"
    if len(line) > _WIDTH:
        line = "FAILS = (\n" + "".join(f"    {name},\n" for name in names) + ")\n"
    path.write_text(_FAILS.sub(lambda _: line, path.read_text(encoding="utf-8"), count=1), encoding="utf-8")


def write(course: Course, collected: Collected) -> None:
    """Write which requirements of the whole course each misconception fails, with nothing lent."""
    lines = [
        "# The requirements that each misconception fails under seed 0, in its own unit and others, when it",
        "# is put into the reference and nothing is lent. Made by",
        "#     python -m scripts.kill_matrix --write",
        "",
    ]
    with open_launcher(0, course.packages) as launcher:
        for misconception in load_misconceptions(course):
            ids = kills(course, {0: launcher}, collected, misconception, ())
            lines += [f"{misconception.id} = [", *(f'    "{id}",' for id in ids), "]"]
    MATRIX.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Print, and write with --update or --write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("ids", nargs="*")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    course = load_course("spec_tests")
    collected = Collected.of(course)
    if options.write:
        write(course, collected)
        return
    with ExitStack() as stack:
        launchers = {
            seed: stack.enter_context(open_launcher(seed, course.packages)) for seed in range(options.seeds)
        }
        for misconception in load_misconceptions(course):
            if options.ids and misconception.id not in options.ids:
                continue
            ids = kills(course, launchers, collected, misconception, (misconception.unit,))
            changed = tuple(ids) != misconception.fails
            print(
                f"{misconception.unit}/{misconception.id}: {', '.join(ids) or 'nothing'}"
                f"{' (changed)' if changed else ''}",
                flush=True,
            )
            if options.update and ids and changed:
                update(course, misconception, ids)


if __name__ == "__main__":
    main()
