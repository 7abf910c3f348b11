"""What the README says is what happens."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from grader.cli import cli
from grader.course import load_course

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_report_shown_is_the_report_made() -> None:
    """The sample is the output of the command above it, but for the time it took and the level it was at."""
    match = re.search(r"```console\n\$ (python -m grader [^\n]+)\n(.*?)```", README, re.DOTALL)
    assert match is not None
    command, shown = match.groups()
    done = subprocess.run(
        [sys.executable, *command.split()[1:]], cwd=ROOT, capture_output=True, text=True, check=False
    )
    differing = re.compile(r"[0-9.]+ seconds|^isolation: .*?\n\n", re.DOTALL)
    assert differing.sub("", done.stdout).strip() == differing.sub("", shown).strip()


def test_the_units_and_points_are_those_of_the_course() -> None:
    rows = re.findall(r"^\| `(\w+)` \| ([\d.]+) \|", README, re.MULTILINE)
    assert rows == [(unit.name, str(unit.points)) for unit in load_course("spec_tests").units]


def test_every_option_is_listed_and_every_listed_option_exists() -> None:
    help_text = CliRunner().invoke(cli, ["--help"]).output
    offered = set(re.findall(r"--[a-z-]+", help_text)) - {"--help", "--version"}
    listed = set(re.findall(r"^\| `(--[a-z-]+)", README, re.MULTILINE))
    assert listed == offered


def test_links_and_files_that_are_named_exist() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        if not target.startswith("http"):
            assert (ROOT / target).exists(), target


def test_continuous_integration_runs_the_second_line() -> None:
    lines = re.findall(r"^python3 -m venv .+$", README, re.MULTILINE)
    assert len(lines) == 2
    assert "-m pytest" in lines[1].split(" && ")[-1]
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
