"""What confining a worker costs: its start and each call, beside those of a worker without any layer.

Usage: python benchmarks/confinement_cost.py [--starts N] [--calls N]

A start is from the request to the zygote until the worker has greeted, so it holds the fork and all layers;
the bound of 10 ms is for what the layers add to it: a confined worker starts within 10 ms of the fork. A call
is `f(x)` with an array of eight numbers, asked and answered; at most 60 µs by median. Both kinds of worker
are measured in turn in one run, so that what else the machine does falls on both.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time

import numpy as np
from grade_cost import ROOT

sys.path.insert(0, str(ROOT))

# The line above makes these importable from a clone.
from grader.worker.exchange import Worker
from grader.worker.launch import Launcher, Limits, ZygoteLauncher
from grader.worker.proxy import Submission
from grader.worker.session import Loadable, Session

LAYERS = ("session", "limits", "user", "privileges", "landlock", "seccomp")
START_MS, CALL_US = 10.0, 60.0
SOURCE = b"def f(x): return x\n"
BURST = 200  # calls in a row to one kind of worker


def start_seconds(launcher: Launcher, without: tuple[str, ...]) -> float:
    """Return how long it takes until a new worker has greeted."""
    started = time.perf_counter()
    worker = Worker(launcher.start(Limits(1024, 60, without)), 10.0)
    worker.greet()
    seconds = time.perf_counter() - started
    worker.end()
    return seconds


def call_seconds(submission: Submission, x: np.ndarray) -> list[float]:
    """Return how long each of a burst of calls takes."""
    f, seconds = submission.unit.f, []
    for _ in range(BURST):
        started = time.perf_counter()
        f(x)
        seconds.append(time.perf_counter() - started)
    submission.rewind()
    return seconds


def main() -> int:
    """Measure and print the medians; return 1 if one is beyond its bound."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--starts", type=int, default=60)
    parser.add_argument("--calls", type=int, default=20_000)
    options = parser.parse_args()
    launcher = ZygoteLauncher(hash_seed=0)
    kinds = {"confined": (), "unconfined": LAYERS}
    starts: dict[str, list[float]] = {kind: [] for kind in kinds}
    calls: dict[str, list[float]] = {kind: [] for kind in kinds}
    sessions = {
        kind: Session(
            launcher,
            Loadable({"unit.py": SOURCE}, (), {"unit": "submission.unit"}),
            call_seconds=10.0,
            memory_mib=1024,
            without_layers=without,
        )
        for kind, without in kinds.items()
    }
    x = np.arange(8.0)
    try:
        start_seconds(launcher, ())  # waits until the zygote is warm
        for _ in range(options.starts):
            for kind, without in kinds.items():
                starts[kind].append(start_seconds(launcher, without))
        submissions = {kind: Submission(session, ["unit"]) for kind, session in sessions.items()}
        for submission in submissions.values():
            call_seconds(submission, x)
        for _ in range(options.calls // BURST):
            for kind, submission in submissions.items():
                calls[kind] += call_seconds(submission, x)
    finally:
        for session in sessions.values():
            session.close()
        launcher.close()
    start = {kind: 1e3 * statistics.median(seconds) for kind, seconds in starts.items()}
    call = {kind: 1e6 * statistics.median(seconds) for kind, seconds in calls.items()}
    layers = start["confined"] - start["unconfined"]
    print(f"start, unconfined        {start['unconfined']:.2f} ms (median of {options.starts})")
    ratio = start["confined"] / start["unconfined"]
    print(f"start, confined          {start['confined']:.2f} ms, ratio {ratio:.2f}")
    print(f"  what the layers add    {layers:.2f} ms (bound {START_MS:g} ms)")
    print(f"call, unconfined         {call['unconfined']:.1f} µs (median of {options.calls})")
    ratio = call["confined"] / call["unconfined"]
    print(f"call, confined           {call['confined']:.1f} µs (bound {CALL_US:g} µs), ratio {ratio:.2f}")
    print(f"  the fastest of them    {1e6 * min(calls['confined']):.1f} µs")
    return int(layers > START_MS or call["confined"] > CALL_US)


if __name__ == "__main__":
    raise SystemExit(main())
