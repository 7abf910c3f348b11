"""What follow-through and diagnosis cost: grades of wrong submissions with and without them.

Usage: python benchmarks/second_look_cost.py [--runs N]

The wrong submissions are the examples and the reference with a misconception in it. Each is graded in a fresh
process, as it is and with the second look left out; processor time of the process and all its children, the
smallest of the runs. The budget for the difference is the cost of grading the reference once.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import Any

from grade_cost import ROOT, processor_seconds

sys.path.insert(0, str(ROOT))

# The line above makes these importable from a clone.
from grader.course import load_course
from grader.misconceptions import load_misconceptions, replace_in
from grader.pipeline import Options, grade
from grader.submission.staging import stage

EXAMPLES = ("article_000_repaired", "article_002_repaired", "article_003_repaired", "article_004_repaired")
MISCONCEPTIONS = (
    "sigmoid_derivative_of_activation", "mlp_without_hidden_slope", "adam_without_bias_correction",
    "dense_backward_weight_gradient_transposed", "tail_batch_dropped",
)  # fmt: skip
BUDGET = 1.0


def grade_without_second_look(path: str) -> None:
    """Grade as always, but for the second look."""
    import grader.second_look as second_look

    def leave_out(course: Any, seed: Any, rubric: Any, run: Any, *rest: Any) -> Any:
        return second_look.settle(run.inventory, run.outcomes, rubric)

    second_look.look_again = leave_out
    grade(Path(path), Options())


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--without", help=argparse.SUPPRESS)
    parser.add_argument("--with", dest="including", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.without:
        grade_without_second_look(options.without)
        return
    if options.including:
        grade(Path(options.including), Options())
        return
    with tempfile.TemporaryDirectory() as place:
        paths = [str(ROOT / "examples" / name) for name in EXAMPLES]
        catalogue = {m.id: m for m in load_misconceptions(load_course("spec_tests"))}
        for id in MISCONCEPTIONS:
            for name, data in replace_in(stage(ROOT / "reference").files, catalogue[id]).items():
                path = Path(place, id, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
            paths.append(str(Path(place, id)))

        def cost(kind: str, path: str) -> float:
            command = [sys.executable, __file__, kind, path]
            return min(processor_seconds(command, OPENBLAS_NUM_THREADS="1") for _ in range(options.runs))

        right = cost("--with", str(ROOT / "reference"))
        print(f"{'the reference':44} {right:.3f} s")
        ratios = []
        for path in paths:
            without, including = cost("--without", path), cost("--with", path)
            ratios.append((including - without) / right)
            figures = f"{without:.3f} s, with the second look {including:.3f} s"
            print(f"{Path(path).name:44} {figures}: +{ratios[-1]:.2f}")
        print(f"most: {max(ratios):.2f} of the reference's grade (budget {BUDGET})")


if __name__ == "__main__":
    main()
