"""The command line as a process of its own: streams, terminals, environments, and nothing left behind."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

TESTS = Path(__file__).resolve().parents[1]
GOLDEN = TESTS / "golden"

posix_only = pytest.mark.skipif(os.name != "posix", reason="uses a pseudo-terminal or /proc")


def start(
    *arguments: str, variables: Mapping[str, str] | None = None, **streams: Any
) -> subprocess.Popen[bytes]:
    paths = os.pathsep.join([str(TESTS.parent), str(TESTS / "courses")])
    clean = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "PYTHONHASHSEED")}
    return subprocess.Popen(
        [sys.executable, "-m", "grader", *arguments, "--course", "toy_course"],
        env={**clean, "PYTHONPATH": paths, **(variables or {})},
        **streams,
    )


def grade(
    *arguments: str, variables: Mapping[str, str] | None = None, cwd: Path | None = None
) -> tuple[int, str, str]:
    process = start(*arguments, variables=variables, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    out, err = process.communicate(timeout=60)
    return process.returncode, out.decode(), err.decode()


def test_the_report_does_not_depend_on_the_hosts_hash_seed_locale_or_folder(tmp_path: Path) -> None:
    reports = []
    for variables in ({"PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8"}, {"PYTHONHASHSEED": "2", "COLUMNS": "20"}):
        source = str(GOLDEN / "method_raises" / "submission")
        code, out, err = grade(source, "--format", "json", variables=variables, cwd=tmp_path)
        assert (code, err) == (0, "")
        reports.append(re.sub(r'"duration_seconds": [0-9.e-]+', '"duration_seconds": 0', out))
    assert reports[0] == reports[1]
    assert json.loads(reports[0])["complete"] is True


def test_a_mistake_is_one_line_and_exit_code_3(tmp_path: Path) -> None:
    code, out, err = grade(str(tmp_path / "nowhere"))
    assert (code, out) == (3, "")
    assert err.count("\n") == 1


def test_an_output_that_cannot_show_every_letter_still_gets_the_report() -> None:
    source = str(GOLDEN / "wrong_value" / "submission")
    code, out, err = grade(source, variables={"PYTHONIOENCODING": "ascii"})
    assert (code, err) == (0, "")
    assert "7 of 10 points" in out
    assert out.isascii()
    assert "\\u" not in out  # dashes and marks have stand-ins


@posix_only
def test_a_reader_that_stops_reading_is_no_error() -> None:
    process = start(str(GOLDEN / "template" / "submission"), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 0


def on_terminal(columns: int, variables: Mapping[str, str]) -> str:
    """Return what a terminal of this width is sent."""
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    process = start(str(GOLDEN / "wrong_value" / "submission"), variables=variables, stdout=theirs)
    os.close(theirs)
    received = b""
    try:
        while chunk := os.read(ours, 1 << 16):
            received += chunk
    except OSError:  # Linux's way of saying that the other end is closed
        pass
    os.close(ours)
    assert process.wait() == 0
    return received.decode().replace("\r\n", "\n")


@posix_only
def test_a_wide_terminal_gets_colours_and_lines_that_can_be_read() -> None:
    text = on_terminal(200, {})
    assert "\x1b[" in text
    assert widest_prose(re.sub("\x1b\\[[0-9;]*m", "", text)) <= 100


@posix_only
def test_a_narrow_terminal_without_colours_gets_plain_text_of_60_columns() -> None:
    text = on_terminal(20, {"NO_COLOR": "1"})
    assert "\x1b" not in text
    assert "7 of 10 points" in text
    assert widest_prose(text) <= 60


def widest_prose(text: str) -> int:
    return max(len(line) for line in text.splitlines() if "np.array" not in line)


@pytest.fixture
def adopted() -> Iterator[Callable[[], set[int]]]:
    """Return the processes that were started since and still run; orphans of our children become ours."""
    import ctypes

    set_child_subreaper = 36
    assert ctypes.CDLL(None).prctl(set_child_subreaper, 1, 0, 0, 0) == 0
    before = running_children()
    yield lambda: running_children() - before
    ctypes.CDLL(None).prctl(set_child_subreaper, 0, 0, 0, 0)


def running_children() -> set[int]:
    found = set()
    for folder in Path("/proc").iterdir():
        try:
            fields = (
                (folder / "stat").read_text().rpartition(")")[2].split() if folder.name.isdecimal() else []
            )
        except OSError:
            continue
        if fields and int(fields[1]) == os.getpid() and fields[0] != "Z":
            found.add(int(folder.name))
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="adopts orphans and reads /proc")
@pytest.mark.parametrize("ending", ["time.sleep(600)", "return 1"])
def test_no_process_is_left_over_after_a_grade(
    tmp_path: Path, adopted: Callable[[], set[int]], ending: str
) -> None:
    source = (
        f"import os, time\ndef bisect(f, low, high):\n    if os.fork() == 0: time.sleep(600)\n    {ending}\n"
    )
    (tmp_path / "searching.py").write_text(source)
    code, _, err = grade(str(tmp_path), "--timeout", "0.3")
    assert (code, err) == (0, "")
    for _ in range(100):  # a killed process takes a moment to end
        if not adopted():
            break
        time.sleep(0.05)
    assert adopted() == set()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_behind_stdout_is_one_line() -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:
        process = start(str(GOLDEN / "correct" / "submission"), stdout=full, stderr=subprocess.PIPE)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 2
    assert (
        errors.decode() == "error: stdout cannot be written to: No space left on device; use --output FILE\n"
    )
