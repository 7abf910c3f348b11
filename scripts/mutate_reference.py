"""Mutation testing of the reference: no wrong variant of a unit may keep the unit's full marks.

    python -m scripts.mutate_reference [--module losses …] [--jobs 2] [--write]

Each mutant of reference/<unit>.py is graded as a submission, with the requirements of its own unit alone
(those of every unit for the private modules). Mutants come from cosmic-ray's operators and from those of
scripts/mutants.py; what differs in an annotation or a comment only is no mutant. One that survives is listed
with the reason why it is equivalent in docs/equivalent-mutants.toml:

    [[equivalent]]
    module = "losses"
    function = "half_squared_error"          # the innermost function or method, "" outside of any
    before = "the statement's line as ast.unparse writes it"
    after = ["…", "…"]                       # every mutated line that the reason holds for
    reason = "Why no call within the contract can tell them apart."

The script prints survivors that have no entry as such entries, ready to be filled in, and entries that fit
no survivor; it exits with 1 if there are any. With --write the figures go to docs/mutation-testing.md.

Needs the package cosmic-ray: pip install ".[evidence]".
"""

from __future__ import annotations

import argparse
import contextlib
import sys
import time
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from grader.brief import Collected, failed_requirements
from grader.course import Course, load_course
from grader.worker.launch import Launcher, open_launcher

from .evidence import run_in_pools, stamp
from .mutants import Key, Mutant, mutants_of

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT / "reference"
EQUIVALENTS = ROOT / "docs" / "equivalent-mutants.toml"
RESULTS = ROOT / "docs" / "mutation-testing.md"
CALL_SECONDS = 2.0
MUTANTS_PER_POOL = 300

_course: Course
_collected: Collected
_launcher: Launcher
_open = contextlib.ExitStack()


@dataclass(frozen=True)
class Fate:
    """What became of a mutant: whether a requirement noticed it."""

    mutant: Mutant
    noticed: bool


def main() -> int:
    """Run the mutants; return 1 if one survives without a reason or a reason fits no survivor."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    modules = sorted(path.stem for path in REFERENCE.glob("*.py") if path.stem != "__init__")
    parser.add_argument(
        "--module", action="append", choices=modules, help="only this module; may be repeated"
    )
    parser.add_argument("--function", help="only mutants of functions whose name contains this")
    parser.add_argument("--jobs", type=int, default=2, help="processes (2)")
    parser.add_argument("--write", action="store_true", help=f"write {RESULTS.relative_to(ROOT)}")
    options = parser.parse_args()
    chosen = options.module or modules
    mutants = [m for module in chosen for m in mutants_of(module, (REFERENCE / f"{module}.py").read_text())]
    mutants = [m for m in mutants if (options.function or "") in m.function]
    explained = _explained()
    started = time.perf_counter()
    pools = run_in_pools(_try, mutants, jobs=options.jobs, size=MUTANTS_PER_POOL, initialize=_initialize)
    fates = list(pools)
    seconds = time.perf_counter() - started
    survivors = [fate.mutant for fate in fates if not fate.noticed]
    unexplained = [mutant for mutant in survivors if mutant.key not in explained]
    alive = {mutant.key for mutant in survivors}
    partial = options.function is not None
    stale = [key for key in explained if key[0] in chosen and key not in alive and not partial]
    table = _table(chosen, fates, explained)
    print(table)
    print(f"{len(mutants)} mutants in {seconds:.0f} seconds")
    _print_unexplained(unexplained)
    for module, function, before, after in stale:
        print(f"\n# no such survivor: {module}.{function}\n#   {before}\n#   {after}")
    if options.write:
        RESULTS.write_text(_page(table, seconds, len(mutants), len(survivors)), encoding="utf-8")
    return 1 if unexplained or stale else 0


def _initialize() -> None:
    global _course, _collected, _launcher
    _course = load_course("spec_tests")
    _collected = Collected.of(_course)
    _launcher = _open.enter_context(open_launcher(0))


def _try(mutant: Mutant) -> Fate:
    files = {path.name: path.read_bytes() for path in REFERENCE.glob("*.py")}
    files[f"{mutant.module}.py"] = mutant.source.encode()
    units = () if mutant.module.startswith("_") else (mutant.module,)
    failed = failed_requirements(
        _course,
        _launcher,
        "reference",
        files,
        units,
        stop=True,
        call_seconds=CALL_SECONDS,
        collected=_collected,
    )
    return Fate(mutant, bool(failed))


def _explained() -> dict[Key, None]:
    """Return the keys of the mutants that have a reason, in the order of the list."""
    entries = tomllib.loads(EQUIVALENTS.read_text(encoding="utf-8"))["equivalent"]
    return {
        (entry["module"], entry["function"], entry["before"], after): None
        for entry in entries
        for after in entry["after"]
        if entry["reason"].strip()
    }


def _table(modules: list[str], fates: list[Fate], explained: dict[Key, None]) -> str:
    lines = ["| module | mutants | noticed | equivalent | unexplained |", "|---|---|---|---|---|"]
    total: Counter[str] = Counter()
    for module in modules:
        own = [fate for fate in fates if fate.mutant.module == module]
        noticed = sum(fate.noticed for fate in own)
        equivalent = sum(not fate.noticed and fate.mutant.key in explained for fate in own)
        counts = {"mutants": len(own), "noticed": noticed, "equivalent": equivalent}
        counts["unexplained"] = len(own) - noticed - equivalent
        total.update(counts)
        lines.append(f"| `{module}` | " + " | ".join(str(count) for count in counts.values()) + " |")
    lines.append("| total | " + " | ".join(str(count) for count in total.values()) + " |")
    return "\n".join(lines)


def _print_unexplained(mutants: list[Mutant]) -> None:
    groups: dict[tuple[str, str, str], list[str]] = {}
    for mutant in mutants:
        groups.setdefault(mutant.key[:3], []).append(mutant.key[3])
    for (module, function, before), afters in groups.items():
        listed = "".join(f"    {_toml(after)},\n" for after in afters)
        print(
            f"\n[[equivalent]]\nmodule = {_toml(module)}\nfunction = {_toml(function)}\n"
            f'before = {_toml(before)}\nafter = [\n{listed}]\nreason = ""'
        )


def _toml(text: str) -> str:
    if "'" not in text and "\n" not in text:
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _page(table: str, seconds: float, mutants: int, survivors: int) -> str:
    made = stamp("cosmic-ray", "numpy", "pytest", "hypothesis")
    return f"""# Mutation testing of the reference

No wrong variant of a unit may keep the unit's full marks. So each mutant of `reference/<unit>.py` is graded
as a submission, with the requirements of its own unit alone and seed 0; those of the private modules with
every unit.

{table}

{mutants} mutants, {survivors} survivors. Every survivor is listed with the reason why it is equivalent in
[equivalent-mutants.toml](equivalent-mutants.toml); the script fails if one is not, or if a reason fits no
survivor.

Mutants come from every operator of [cosmic-ray](https://cosmic-ray.readthedocs.io) that needs no argument
(binary, unary and comparison operators, numbers ± 1, booleans, `and` and `or`, `break` and `continue`,
exceptions, loops that never run), and from `scripts/mutants.py`: a statement left out, a condition left out,
a call replaced by its first argument, a keyword argument left out, a number made a tenth larger, two
neighbouring arguments swapped. What differs in an annotation, a docstring or a comment is not counted, and a
mutant that two operators make counts once.

{made}, {seconds:.0f} seconds with 2
processes:

```
python -m scripts.mutate_reference --write
```
"""


if __name__ == "__main__":
    sys.exit(main())
