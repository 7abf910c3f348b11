"""Fuzzing of what the host reads from a worker: any bytes are a value or refused, in bounded time and memory.

    python -m scripts.fuzz_wire [--structured 9000000] [--guided 1200000] [--jobs 2] [--seed 0] [--write]

What must hold of each input is in scripts/wire_checks.py. Inputs come from two sources: `structured` ones are
drawn by the wire's grammar with its rules bent (scripts/wire_frames.py), `guided` ones are found by atheris,
which keeps what reaches a new line of the wire, of the channel or of what reads an answer, and changes it
further. Both run in parts, each in a fresh process, whose memory must not grow. The script exits with 1 and
prints the input if something does not hold. With --write the figures go to docs/fuzzing.md.

Needs the package atheris: pip install ".[evidence]".
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import faulthandler
import gc
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .evidence import stamp
from .wire_checks import MEMORY_ANYWAY, MEMORY_MULTIPLE, SECONDS, SUSPICIOUS_SECONDS, Checker
from .wire_frames import Frames

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "docs" / "fuzzing.md"
INPUTS_PER_PART = 300_000
# Of a part's memory, between its first tenth and its end: 350 bytes an input. A frame of a million pieces
# leaves the heap in pieces, which is no leak.
GROWTH_MIB = 100
HANG_SECONDS = 300  # for a thousand inputs
MAX_GUIDED_BYTES = 4096


@dataclass(frozen=True)
class Part:
    """Some inputs of one kind, checked in one process."""

    kind: str
    seed: int
    inputs: int


def main() -> int:
    """Run all parts; return 1 if something did not hold."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--structured", type=int, default=9_000_000, help="inputs by the grammar (9000000)")
    parser.add_argument("--guided", type=int, default=1_200_000, help="inputs by coverage (1200000)")
    parser.add_argument("--jobs", type=int, default=2, help="processes (2)")
    parser.add_argument("--seed", type=int, default=0, help="of the first part; each has one of its own")
    parser.add_argument("--write", action="store_true", help=f"write {RESULTS.relative_to(ROOT)}")
    parser.add_argument("--part", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.part:
        return run_structured(options.seed, options.structured)
    structured = _parts("structured", options.structured, options.seed)
    guided = _parts("guided", options.guided, options.seed)
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(options.jobs) as pool:
        corpus = Path(folder)
        write_corpus(corpus, options.seed)
        # Guided parts build on each other, so they start first and go on beside the others.
        found = list(pool.map(lambda part: _run(part, corpus), guided + structured))
    seconds = time.perf_counter() - started
    figures = [figure for figure in found if figure is not None]
    page = _page(figures, seconds, options)
    print(page)
    if options.write and len(figures) == len(found):
        RESULTS.write_text(page, encoding="utf-8")
    return 0 if len(figures) == len(found) else 1


def run_structured(seed: int, inputs: int) -> int:
    """Check inputs in this process and print the figures; return 1 if something did not hold."""
    frames, checker, meter = Frames(seed), Checker(), Meter(inputs)
    for number in range(inputs):
        if number % 1000 == 0:
            faulthandler.dump_traceback_later(HANG_SECONDS, exit=True)
        frame = frames.next()
        try:
            checker.check(frame)
        except Exception:
            print(f"input {number} of seed {seed}: {len(frame)} bytes, {frame[:4096].hex()}", file=sys.stderr)
            raise
        meter.note(number + 1)
    print(json.dumps(meter.figures("structured", checker)))
    return 0


class Meter:
    """Tells how much the memory of this process grew after its first tenth of so many inputs."""

    def __init__(self, inputs: int) -> None:
        self._warm = max(inputs // 10, 1)
        self._before = 0.0

    def note(self, done: int) -> None:
        """Say how many inputs are done."""
        if done == self._warm:
            self._before = _resident_mib()

    def figures(self, kind: str, checker: Checker) -> dict[str, Any]:
        """Return what a part reports."""
        return {
            "kind": kind,
            "inputs": checker.inputs,
            "values": checker.values,
            "exchanged": checker.exchanged,
            "measured": checker.measured,
            "multiple": checker.multiple,
            "seconds": checker.seconds,
            "growth": _resident_mib() - self._before,
        }


def write_corpus(folder: Path, seed: int) -> None:
    """Write what the guided inputs start from."""
    frames = Frames(seed, large_one_in=1 << 60)
    for number in range(400):
        frame = frames.next()
        if len(frame) <= MAX_GUIDED_BYTES:
            (folder / f"{number:04}").write_bytes(frame)


def _parts(kind: str, inputs: int, seed: int) -> list[Part]:
    starts = range(0, inputs, INPUTS_PER_PART)
    return [Part(kind, seed + n, min(INPUTS_PER_PART, inputs - start)) for n, start in enumerate(starts)]


def _run(part: Part, corpus: Path) -> dict[str, Any] | None:
    """Run a part in a fresh process; return its figures, None after saying what did not hold."""
    if part.kind == "structured":
        module, values = "scripts.fuzz_wire", ["--part", f"--structured={part.inputs}", f"--seed={part.seed}"]
    else:
        values = [str(part.inputs), str(corpus), f"-runs={part.inputs}", f"-seed={part.seed + 1}"]
        values += [f"-max_len={MAX_GUIDED_BYTES}", "-timeout=60", "-rss_limit_mb=2048", "-len_control=20"]
        values += [f"-artifact_prefix={ROOT}/fuzz-", str(corpus)]
        module = "scripts.fuzz_wire_guided"
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}
    command = [sys.executable, "-m", module, *values]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    lines = done.stdout.splitlines()
    if done.returncode or not lines:
        print(f"{part} ended with {done.returncode}:\n{done.stderr[-12_000:]}", file=sys.stderr)
        return None
    figures: dict[str, Any] = json.loads(lines[-1])
    if figures["growth"] > GROWTH_MIB:
        print(f"{part} grew by {figures['growth']:.0f} MiB", file=sys.stderr)
        return None
    covered = re.findall(r"cov: (\d+)", done.stderr)
    figures["covered"] = int(covered[-1]) if covered else 0
    print(f"{part} {figures}", file=sys.stderr)
    return figures


def _resident_mib() -> float:
    gc.collect()
    with contextlib.suppress(AttributeError, OSError):  # a C library that gives back what is free by itself
        ctypes.CDLL(None).malloc_trim(0)
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / (1 << 20)


def _page(figures: Sequence[dict[str, Any]], seconds: float, options: argparse.Namespace) -> str:
    rows = []
    for kind in ("structured", "guided"):
        mine = [figure for figure in figures if figure["kind"] == kind]
        if mine:
            count = {
                name: sum(f[name] for f in mine) for name in ("inputs", "values", "measured", "exchanged")
            }
            most = {name: max(f[name] for f in mine) for name in ("multiple", "seconds", "growth", "covered")}
            rows.append(
                f"| {kind} | {count['inputs']:,} | {count['values']:,} | {count['exchanged']:,} | "
                f"{count['measured']:,} | {most['multiple']:.0f} | {most['seconds']:.2f} s | "
                f"{max(most['growth'], 0):.0f} MiB |"
            )
    covered = max((figure["covered"] for figure in figures), default=0)
    libraries = ("numpy", "msgpack", *(["atheris"] if options.guided else []))
    arguments = "".join(
        f" --{name} {getattr(options, name)}" for name in ("structured", "guided", "jobs", "seed")
    )
    return PAGE.format(
        rows="\n".join(rows),
        covered=f"{covered:,}",
        multiple=MEMORY_MULTIPLE,
        anyway=MEMORY_ANYWAY >> 10,
        seconds=f"{SECONDS:g}",
        suspicious=f"{SUSPICIOUS_SECONDS:g}",
        growth=GROWTH_MIB,
        stamp=f"{stamp(*libraries)}, {seconds:.0f} seconds with {options.jobs} processes",
        command=f"python -m scripts.fuzz_wire{arguments} --write",
    )


PAGE = """\
# Fuzzing of the wire

Whatever a worker sends, the host reads a value or refuses it with `WireError`. Each input below was decoded,
and what came out of it was encoded again and handed to what reads an answer (`read_reply`) and serves a
call-back (`CallbackDesk.serve`). One in fifty went through a socket as well, as the answer to a question of
`Worker.exchange`. None of it raised what its callers do not handle, ended the process or held it up.

| inputs | number | of these values | through a socket | memory measured | most memory | longest | growth |
|---|---|---|---|---|---|---|---|
{rows}

- *most memory*: bytes at the peak of reading a frame of more than 64 KiB, for each byte of it. Of any
  frame it is at most {multiple} times its bytes, {anyway} KiB, and what lists reserve before their items are
  read: 8 bytes for each of at most 10,240 items, no more than the frame has bytes, at up to 1024 levels.
  Measured for one input in 2000 and for all of more than 64 KiB.
- *longest*: processor time of all checks of one input, divided by 1 + its megabytes; at most {seconds} s are
  allowed. Measured for what took more than {suspicious} s by the clock on the wall, and for all of more than
  64 KiB.
- *growth* of a process's memory between a tenth of its inputs and all of them; at most {growth} MiB are
  allowed.

Structured inputs are drawn by the wire's grammar with its rules bent; guided ones are found by coverage, and
reached {covered} counters of the instrumented code.

{stamp}:

```
{command}
```
"""


if __name__ == "__main__":
    sys.exit(main())
