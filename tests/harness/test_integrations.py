"""What runs in other places is run here as it is run there, but for the place."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "integrations" / "github.sh"
CORRECT = ROOT / "tests" / "golden" / "correct" / "submission"
WRONG = ROOT / "tests" / "golden" / "wrong_value" / "submission"

pytestmark = pytest.mark.skipif(not os.access("/bin/bash", os.X_OK), reason="a script for bash")


def step(folder: Path, submission: Path, **options: str) -> tuple[int, str, str, dict[str, str]]:
    """Run the action's script; return the exit code, stdout, the job's summary and the outputs."""
    summary, outputs = folder / "summary", folder / "outputs"
    summary.write_text("what an earlier step said\n")
    outputs.write_text("")
    python = folder / "bin"
    python.mkdir()
    (python / "python3").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    (python / "python3").chmod(0o755)
    environment = {
        "PATH": f"{python}:{os.environ['PATH']}",
        "PYTHONPATH": f"{ROOT}:{ROOT / 'tests' / 'courses'}",
        "RUNNER_TEMP": str(folder),
        "GITHUB_STEP_SUMMARY": str(summary),
        "GITHUB_OUTPUT": str(outputs),
        "GRADSPEC_PATH": str(submission),
        "GRADSPEC_COURSE": "toy_course",
        **options,
    }
    done = subprocess.run(["/bin/bash", SCRIPT], env=environment, capture_output=True, text=True, check=False)
    values = dict(line.split("=", 1) for line in outputs.read_text().splitlines())
    return done.returncode, done.stdout, summary.read_text(), values


def test_a_step_has_annotations_a_summary_and_outputs(tmp_path: Path) -> None:
    code, out, summary, outputs = step(tmp_path, CORRECT)
    assert code == 0
    assert out.splitlines() == ["::notice::submission: 10 of 10 points"]
    assert summary.startswith("what an earlier step said\n# submission: 10 of 10 points\n")
    assert (outputs["score"], outputs["max-score"], outputs["complete"]) == ("10", "10", "true")
    assert json.loads(Path(outputs["report"]).read_text())["complete"] is True


def test_a_step_that_fails_has_them_too(tmp_path: Path) -> None:
    code, out, summary, outputs = step(tmp_path, WRONG, GRADSPEC_FAIL_UNDER="10")
    assert code == 1
    assert out.startswith("::error title=TEMP-")
    assert "<details><summary>TEMP-" in summary
    assert float(outputs["score"]) < 10


def test_options_reach_the_grader_and_are_never_commands(tmp_path: Path) -> None:
    rubric = tmp_path / "my rubric.toml"
    rubric.write_text("[units]\nsearching = 50\n")
    options = {"GRADSPEC_UNITS": "searching", "GRADSPEC_RUBRIC": str(rubric), "GRADSPEC_SEED": "3"}
    code, _, _, outputs = step(tmp_path, CORRECT, **options)
    assert (code, outputs["max-score"]) == (0, "50")
    assert json.loads(Path(outputs["report"]).read_text())["stamp"]["seed"] == 3


def test_what_an_option_holds_is_not_run(tmp_path: Path) -> None:
    seed = f"0; touch {tmp_path}/made; $(touch {tmp_path}/made)"
    code, _, _, outputs = step(tmp_path, CORRECT, GRADSPEC_SEED=seed)
    assert (code, outputs) == (2, {})
    assert not (tmp_path / "made").exists()
