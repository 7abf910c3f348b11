"""No unit pays for what another left behind in the process that they share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from grader.pipeline import Options, grade
from grader.records import Report, Verdict

UNITS = ("first", "second")
TESTS = """
import numpy as np
from grader.testing import *

@requirement("{id}-1", of="f", points=1, hint="h.")
def test_f(submission: Submission, for_all: Trial) -> None:
    \"\"\"f doubles.\"\"\"
    def rule(x):
        expect_close(submission.{unit}.f(x), 2 * x, Tolerance(1e-12, 0.0, "one operation"))
    for_all(rule, lambda source: source.array((source.integer(1, 9),), 1.0, 10.0))
"""
DOUBLE = "import numpy as np\ndef f(x): return np.multiply(2, x)\n"

# What the first unit does to the process when it is imported or called.
SPOILERS = {
    "patches NumPy": "import numpy as np\nnp.multiply = lambda a, b: a\ndef f(x): return 2 * x\n",
    "patches a builtin": "import builtins\nbuiltins.len = None\ndef f(x): return 2 * x\n",
    "patches when called": "import numpy as np\ndef f(x):\n    np.multiply = np.add\n    return 2 * x\n",
    "patches and does not import": "import numpy as np\nnp.multiply = lambda a, b: a\nraise ValueError\n",
    "ends the process at the next import": (
        "import builtins, os\ncompile = builtins.compile\n"
        "builtins.compile = lambda *a, **k: os._exit(0)\ndef f(x): return 2 * x\n"
    ),
    "breaks later imports": "import sys\nsys.modules['helper'] = None\ndef f(x): return 2 * x\n",
}


GradeUnits = Callable[..., Report]


@pytest.fixture
def grade_units(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> GradeUnits:
    name = f"course_of_units_{tmp_path.name}".replace("-", "_")
    course = tmp_path / name
    course.mkdir()
    monkeypatch.syspath_prepend(str(tmp_path))
    tables = "".join(f'[[units]]\nname = "{u}"\ntitle = "U"\npoints = 1\nfunctions = ["f"]\n' for u in UNITS)
    (course / "__init__.py").write_text("")
    (course / "course.toml").write_text(f'title = "C"\ntemplate = "template"\n{tables}')
    for unit in UNITS:
        (course / f"test_{unit}.py").write_text(TESTS.format(id=unit.upper(), unit=unit))

    def run(files: dict[str, str], **options: Any) -> Report:
        submission = tmp_path / "submission"
        submission.mkdir()
        for path, source in files.items():
            (submission / path).write_text(source)
        return grade(submission, Options(course=name, **options))

    return run


@pytest.mark.parametrize("how", SPOILERS)
def test_what_one_unit_spoils_costs_the_next_nothing(grade_units: GradeUnits, how: str) -> None:
    files = {
        "first.py": SPOILERS[how],
        "second.py": "import numpy as np\nimport helper\ndef f(x): return np.multiply(2, x) + 0 * len(x)\n",
        "helper.py": "",
    }
    report = grade_units(files)
    assert report.faults == ()
    assert report.results[1].verdict is Verdict.PASSED, report.results[1].message


def test_what_fails_alone_as_well_fails(grade_units: GradeUnits) -> None:
    files = {"first.py": DOUBLE, "second.py": "def f(x): return 3 * x\n"}
    report = grade_units(files)
    assert [r.verdict for r in report.results] == [Verdict.PASSED, Verdict.WRONG_VALUE]
    example = report.results[1].counterexample
    assert example is not None
    assert example.call == "f(np.array([1.0]))"


def test_the_verdicts_do_not_depend_on_which_units_are_graded(grade_units: GradeUnits) -> None:
    files = {"first.py": SPOILERS["patches NumPy"], "second.py": "def f(x): return x[:0]\n"}
    report = grade_units(files, units=("second",))
    assert report.results[0].verdict is Verdict.WRONG_SHAPE
