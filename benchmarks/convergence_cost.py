"""What the tests that train a network to the end cost: under 0.2 seconds in all.

Usage: python benchmarks/convergence_cost.py [SUBMISSION] [--runs N]

They are the tests of spec_tests/test_training__whole_runs.py. The smallest time of each over the runs counts,
in wall-clock seconds, which include the calls into the worker. The share is of the time that the tests of the
whole course take in the same run.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

# The line above makes these importable from a clone.
from grader.course import load_course  # noqa: E402
from grader.submission.locating import locate  # noqa: E402
from grader.submission.staging import stage  # noqa: E402
from grader.suite.run import run_suite  # noqa: E402
from grader.worker.launch import open_launcher  # noqa: E402
from grader.worker.proxy import Submission  # noqa: E402
from grader.worker.session import Session  # noqa: E402

FILE = "test_training__whole_runs.py"
BUDGET_SECONDS = 0.2


def main() -> None:
    """Measure and print each test, their sum and its share."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("submission", nargs="?", default=str(ROOT / "reference"))
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    course = load_course("spec_tests")
    loadable = locate(stage(Path(options.submission)), course).loadable
    seconds: dict[str, float] = {}
    whole = float("inf")
    for _ in range(options.runs):
        with open_launcher(0) as launcher:
            session = Session(launcher, loadable, call_seconds=10.0, memory_mib=2048)
            run = run_suite(course, (), 0, lambda: Submission(session, course.unit_names))  # noqa: B023
            session.close()
        whole = min(whole, sum(outcome.seconds for outcome in run.outcomes))
        for outcome in run.outcomes:
            if FILE in outcome.test:
                assert outcome.verdict == "passed", outcome
                name = outcome.test.rpartition("::")[2]
                seconds[name] = min(seconds.get(name, float("inf")), outcome.seconds)
    for name, least in seconds.items():
        print(f"{name:<32} {least * 1000:6.1f} ms")
    total = sum(seconds.values())
    print(f"{'in all':<32} {total * 1000:6.1f} ms (budget {BUDGET_SECONDS * 1000:.0f} ms)")
    print(f"{'share of all tests':<32} {total / whole:6.1%} of {whole * 1000:.0f} ms")


if __name__ == "__main__":
    main()
