"""What pictures cost: grades of wrong submissions without them, with them as numbers, and drawn on a page.

Usage: python benchmarks/picture_cost.py [--runs N]

Processor time of a fresh process and all its children, the smallest of the runs. As numbers they cost calls
into the submission; drawn, the start of matplotlib and some 50 ms each. Prints ratios to the grade without.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from grade_cost import ROOT, processor_seconds, wrong_everywhere

sys.path.insert(0, str(ROOT))

# The line above makes these importable from a clone.
from grader.pipeline import Options, grade
from grader.reports.formats import render

EXAMPLES = ("article_000_repaired", "article_002_repaired", "article_003_repaired", "article_004_repaired")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--grade", help=argparse.SUPPRESS)
    parser.add_argument("--pictures", choices=("none", "numbers", "drawn"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.grade:
        report = grade(Path(options.grade), Options(pictures=options.pictures != "none"))
        render(report, "html" if options.pictures == "drawn" else "json")
        return
    with tempfile.TemporaryDirectory() as folder:
        paths = [*(ROOT / "examples" / name for name in EXAMPLES), wrong_everywhere(Path(folder))]
        for path in paths:
            report = grade(path, Options(pictures=True))
            number = len({picture for result in report.results for picture in result.pictures})
            without, numbers, drawn = (
                min(
                    processor_seconds(
                        [sys.executable, __file__, "--grade", str(path), "--pictures", kind],
                        OPENBLAS_NUM_THREADS="1",
                    )
                    for _ in range(options.runs)
                )
                for kind in ("none", "numbers", "drawn")
            )
            ratios = f"{numbers / without:.2f} as numbers, {drawn / without:.2f} drawn"
            print(f"{path.name:24} {without:.2f} s; {number:3} pictures: {ratios}")


if __name__ == "__main__":
    main()
