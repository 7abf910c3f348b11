"""Pages that commands write: width, colours, what is loaded for them, and a stdout that is full."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from grader.commands.output import page_format

TESTS = Path(__file__).resolve().parents[1]

Run = Callable[..., tuple[int, str, str]]


class Terminal(io.StringIO):
    """What says that it is a terminal."""

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        return 1


@pytest.mark.parametrize(("columns", "width"), [(20, 60), (72, 72), (300, 100)])
def test_a_page_is_as_wide_as_the_terminal_within_what_can_be_read(
    monkeypatch: pytest.MonkeyPatch, columns: int, width: int
) -> None:
    monkeypatch.setattr(os, "get_terminal_size", lambda descriptor: os.terminal_size((columns, 24)))
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert page_format(Terminal()) == (width, True)
    monkeypatch.setenv("NO_COLOR", "1")
    assert page_format(Terminal()) == (width, False)


@pytest.mark.parametrize("stream", [None, io.StringIO()])
def test_a_page_for_no_terminal_has_80_columns_without_colours(stream: io.StringIO | None) -> None:
    assert page_format(stream) == (80, False)


@pytest.mark.parametrize("arguments", [("misconceptions",), ("explain", "area_doubles")])
def test_pages_are_as_wide_as_the_terminal_but_for_formulas(
    run_on_figures: Run, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.setattr(f"grader.commands.{arguments[0]}.page_format", lambda stream: (60, True))
    coloured = run_on_figures(*arguments)[1]
    assert "\x1b[1m" in coloured
    monkeypatch.setattr(f"grader.commands.{arguments[0]}.page_format", lambda stream: (60, False))
    lines = run_on_figures(*arguments)[1].splitlines()
    assert max(len(line) for line in lines if "3 · 3" not in line) in range(50, 61)


def start(arguments: list[str], then: str, **streams: Any) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own, which exits with `then`, an expression in `code`."""
    paths = os.pathsep.join([str(TESTS.parent), str(TESTS / "courses")])
    return subprocess.run(
        [
            sys.executable,
            "-c",
            f"import sys; from grader import cli; code = cli.main({arguments}); exit({then})",
        ],
        env={**os.environ, "PYTHONPATH": paths},
        text=True,
        stderr=subprocess.PIPE,
        check=False,
        **streams,
    )


@pytest.mark.parametrize(
    "arguments", [["misconceptions", "--course", "figures"], ["explain", "area_cubes", "--course", "none"]]
)
def test_pytest_is_not_loaded_where_no_requirement_is_read(arguments: list[str]) -> None:
    done = start(arguments, "'pytest' in sys.modules", stdout=subprocess.DEVNULL)
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("arguments", [["misconceptions"], ["explain", "area_doubles"]])
def test_a_full_disk_behind_stdout_is_one_line(arguments: list[str]) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = start([*arguments, "--course", "figures"], "code", stdout=full)
    assert done.returncode == 2
    assert done.stderr == (
        "error: stdout cannot be written to: No space left on device; redirect it to another file\n"
    )
