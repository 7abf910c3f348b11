"""Let other people's mathematics answer the specification: PyTorch, autograd, scikit-learn with SciPy.

    python -m scripts.grade_adapters [--adapter pytorch …] [--seeds 5] [--write]

Each folder of tests/adapters/ is a submission that leaves the mathematics to a library. What its library does
not have is listed in tests/adapters/<name>.toml, each entry with its reason, and so is where the library is
called in another way than its own:

    packages = ["torch"]                     # what the submission may import
    [[not_applicable]]
    requirements = ["OPT-ADAM-5"]
    reason = "Why the library cannot meet them."
    [[adapted]]
    functions = ["optimizers.Adam"]
    how = "What the library does otherwise, and how the course's definition comes out all the same."

The script exits with 1 if a requirement that applies fails, or a listed one passes with every seed. With
--write the figures go to docs/independent-solutions.md.

Needs the libraries: pip install ".[evidence]".
"""

from __future__ import annotations

import argparse
import sys
import time
import tomllib
from dataclasses import dataclass
from importlib.metadata import packages_distributions, version
from pathlib import Path

from grader.brief import Collected, failed_requirements
from grader.course import Course, load_course
from grader.records import Verdict
from grader.suite.run import collect
from grader.worker.launch import open_launcher

from .evidence import stamp

ROOT = Path(__file__).resolve().parents[1]
ADAPTERS = ROOT / "tests" / "adapters"
RESULTS = ROOT / "docs" / "independent-solutions.md"
CALL_SECONDS = 60.0  # importing a library is part of the first call
MEMORY_MIB = 8192  # addresses, of which PyTorch reserves many and uses few


@dataclass(frozen=True)
class Adapter:
    """A submission and what its list says: `reasons` by requirement, `adapted` as (functions, how)."""

    name: str
    packages: tuple[str, ...]
    files: dict[str, bytes]
    reasons: dict[str, str]
    adapted: tuple[tuple[tuple[str, ...], str], ...]

    @property
    def libraries(self) -> str:
        """The distributions that it imports, with their versions."""
        names = [packages_distributions()[package][0] for package in self.packages]
        return ", ".join(f"{name} {version(name)}" for name in names)


@dataclass(frozen=True)
class Fate:
    """How an adapter fared: the verdicts of what failed with a seed, by requirement, for each seed."""

    adapter: Adapter
    requirements: tuple[str, ...]
    failed: dict[int, dict[str, Verdict]]

    @property
    def applicable(self) -> list[str]:
        """The requirements that apply."""
        return [id for id in self.requirements if id not in self.adapter.reasons]

    @property
    def unmet(self) -> dict[str, list[int]]:
        """The seeds with which each requirement failed that applies."""
        seeds = {id: [seed for seed, failed in self.failed.items() if id in failed] for id in self.applicable}
        return {id: found for id, found in seeds.items() if found}

    @property
    def stale(self) -> list[str]:
        """The listed requirements that are met with every seed, or do not exist."""
        failed = set().union(*self.failed.values())
        return [id for id in self.adapter.reasons if id not in failed]


def main() -> int:
    """Grade the adapters; return 1 if one fails what applies, or a listed requirement does not fail."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    names = adapter_names()
    parser.add_argument(
        "--adapter", action="append", choices=names, help="only this adapter; may be repeated"
    )
    parser.add_argument("--seeds", type=int, default=5, help="how many seeds, from 0 (5)")
    parser.add_argument("--write", action="store_true", help=f"write {RESULTS.relative_to(ROOT)}")
    options = parser.parse_args()
    if options.write and options.adapter:
        parser.error("--write is for all adapters; leave --adapter out")
    course = load_course("spec_tests")
    requirements = tuple(requirement.id for requirement in collect(course).requirements)
    started = time.perf_counter()
    fates = []
    for name in options.adapter or names:
        adapter = read_adapter(name)
        failed = {seed: grade_adapter(course, adapter, seed) for seed in range(options.seeds)}
        fates.append(Fate(adapter, requirements, failed))
    table = _table(fates)
    print(table)
    wrong = [line for fate in fates for line in _complaints(fate)]
    print("".join(f"\n{line}" for line in wrong))
    if options.write:
        seconds = time.perf_counter() - started
        RESULTS.write_text(_page(fates, table, options.seeds, seconds), encoding="utf-8")
    return 1 if wrong else 0


def adapter_names() -> list[str]:
    """Return the names of all adapters."""
    return sorted(path.stem for path in ADAPTERS.glob("*.toml"))


def read_adapter(name: str) -> Adapter:
    """Return an adapter with its sources."""
    folder = ADAPTERS / name
    data = tomllib.loads((ADAPTERS / f"{name}.toml").read_text(encoding="utf-8"))
    return Adapter(
        name,
        tuple(data["packages"]),
        {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.py"))},
        {id: entry["reason"] for entry in data.get("not_applicable", []) for id in entry["requirements"]},
        tuple((tuple(entry["functions"]), entry["how"].strip()) for entry in data.get("adapted", [])),
    )


def grade_adapter(
    course: Course, adapter: Adapter, seed: int, collected: Collected | None = None
) -> dict[str, Verdict]:
    """Return the verdicts of what an adapter fails under a seed, by requirement."""
    with open_launcher(seed, adapter.packages) as launcher:
        return failed_requirements(
            course,
            launcher,
            adapter.name,
            adapter.files,
            seed=seed,
            call_seconds=CALL_SECONDS,
            memory_mib=MEMORY_MIB,
            collected=collected,
        )


def _complaints(fate: Fate) -> list[str]:
    name = fate.adapter.name
    lines = []
    for id, seeds in fate.unmet.items():
        verdict = fate.failed[seeds[0]][id]
        lines.append(f"{name}: {id} applies, but is {verdict.value} with the seeds {seeds}")
    lines += [f"{name}: {id} is listed as not applicable, but never fails" for id in fate.stale]
    return lines


def _table(fates: list[Fate]) -> str:
    lines = ["| adapter | libraries | apply | met | not applicable |", "|---|---|---|---|---|"]
    for fate in fates:
        adapter, apply = fate.adapter, len(fate.applicable)
        counts = f"{apply} | {apply - len(fate.unmet)} | {len(fate.requirements) - apply}"
        lines.append(f"| `{adapter.name}` | {adapter.libraries} | {counts} |")
    return "\n".join(lines)


def _page(fates: list[Fate], table: str, seeds: int, seconds: float) -> str:
    sections = "".join(_section(fate.adapter) for fate in fates)
    made = stamp("numpy", "pytest", "hypothesis")
    return f"""# Independent solutions

The reference and the specification were written by the same hands, and could be wrong together. So the
course is answered by other people's mathematics too: each folder of `tests/adapters/` is a submission that
converts arrays, checks arguments and leaves the rest to a library. Each is graded with {seeds} seeds; a
requirement is met if it passes with every one.

{table}

What does not apply is listed with its reason, and the script fails if it is met after all. Where a library
defines or offers something otherwise, the adapter calls it so that the course's definition comes out. These
places are listed too: where definitions differ, the docstrings of the template state the course's.
{sections}
{made}, {seconds:.0f} seconds:

```
python -m scripts.grade_adapters --seeds {seeds} --write
```
"""


def _section(adapter: Adapter) -> str:
    lines = [f"\n## `{adapter.name}`\n"]
    listed: dict[str, list[str]] = {}
    for id, reason in adapter.reasons.items():
        listed.setdefault(reason, []).append(id)
    lines += [f"- Not applicable: {', '.join(ids)}. {reason}" for reason, ids in listed.items()]
    for functions, how in adapter.adapted:
        names = ", ".join(f"`{name}`" for name in functions)
        lines.append(f"- {names}: {' '.join(how.split())}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
