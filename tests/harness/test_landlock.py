"""Rules for reading: what is listed can be read, whatever else there is can be neither read nor changed."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

if sys.platform != "linux":
    pytest.skip("Landlock is of Linux", allow_module_level=True)

from grader.pipeline import Options, grade
from grader.words import isolation_in_words
from grader.worker import confine, landlock, system_calls

ROOT = Path(__file__).resolve().parents[2]

landlock_only = pytest.mark.skipif(not landlock.version(), reason="this kernel has no Landlock")

# What a process says that has entered rules, in a process of its own: there is no way out of them.
HELD = """
import errno, json, os, sys
from grader.worker import landlock, system_calls
folder, listed, forks = sys.argv[1], sys.argv[2].split(","), int(sys.argv[3])
at = lambda name: os.path.join(folder, name)
attempts = {
    "read the listed file": lambda: open(at("listed")).read(),
    "read a file of the listed folder": lambda: open(at("open/inner/file")).read(),
    "list the listed folder": lambda: os.listdir(at("open/inner")),
    "read its sibling": lambda: open(at("sibling")).read(),
    "read by a link": lambda: open(at("open/link")).read(),
    "read by ..": lambda: open(at("open/../sibling")).read(),
    "list its folder": lambda: os.listdir(folder),
    "write the listed file": lambda: open(at("listed"), "a"),
    "truncate the listed file": lambda: os.truncate(at("listed"), 0),
    "write a new file": lambda: open(at("open/new"), "w"),
    "make a folder": lambda: os.mkdir(at("open/folder")),
    "make a link": lambda: os.symlink("x", at("open/symlink")),
    "remove": lambda: os.unlink(at("open/removed")),
    "remove a folder": lambda: os.rmdir(at("open/empty")),
    "rename": lambda: os.rename(at("open/renamed"), at("open/other")),
    "move to another folder": lambda: os.rename(at("open/moved"), at("open/inner/moved")),
    "link to another folder": lambda: os.link(at("open/file"), at("open/inner/linked")),
    "run the listed program": lambda: os.waitpid(os.posix_spawn(at("open/program"), ["program"], {}), 0),
}
system_calls.prctl(system_calls.SET_NO_NEW_PRIVILEGES, 1)
ruleset = landlock.make_ruleset([at(name) for name in listed])
if forks >= 0:
    landlock.enter(ruleset)
os.close(ruleset)
for _ in range(forks):
    if pid := os.fork():
        os._exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
seen = {}
for name, attempt in attempts.items():
    try:
        attempt()
        seen[name] = "done"
    except OSError as error:
        seen[name] = errno.errorcode[error.errno]
print(json.dumps(seen), flush=True)
"""
LISTED = ("listed", "open", "nothing_of_this_name")
READING = {
    "read the listed file": "done",
    "read a file of the listed folder": "done",
    "list the listed folder": "done",
}
# Moving and linking between folders are refused as if they were on different disks.
MOVING = {"move to another folder", "link to another folder"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of which a file and a folder are listed."""
    (tmp_path / "open" / "inner").mkdir(parents=True)
    (tmp_path / "open" / "empty").mkdir()
    for name in (
        "listed",
        "sibling",
        "open/file",
        "open/removed",
        "open/renamed",
        "open/moved",
        "open/inner/file",
    ):
        (tmp_path / name).write_text("text")
    program = tmp_path / "open" / "program"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    (tmp_path / "open" / "link").symlink_to(tmp_path / "sibling")
    return tmp_path


def enter_and_try(folder: Path, listed: tuple[str, ...] = LISTED, forks: int = 0) -> dict[str, Any]:
    """Return what a process of its own can do so many forks after entering the rules, -1 without them."""
    command = [sys.executable, "-c", HELD, str(folder), ",".join(listed), str(forks)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout, done.stderr
    seen: dict[str, Any] = json.loads(done.stdout)
    return seen


def contents(folder: Path) -> dict[str, str]:
    return {str(path): path.read_text() for path in sorted(folder.rglob("*")) if path.is_file()}


@landlock_only
@pytest.mark.parametrize("forks", [0, 1, 3])
def test_what_is_listed_can_be_read_and_nothing_else_done_also_after_forks(folder: Path, forks: int) -> None:
    before = contents(folder)
    seen = enter_and_try(folder, forks=forks)
    assert {name: seen[name] for name in READING} == READING
    for name in set(seen) - set(READING) - MOVING:
        assert seen[name] in ("EACCES", "EPERM"), (name, seen[name])
    for name in MOVING:
        assert seen[name] in ("EACCES", "EXDEV"), (name, seen[name])
    assert contents(folder) == before


@landlock_only
def test_with_nothing_listed_nothing_can_be_read(folder: Path) -> None:
    seen = enter_and_try(folder, listed=("nothing_of_this_name",))
    assert "done" not in seen.values()


def test_without_the_rules_all_of_it_is_done(folder: Path) -> None:
    """Else the attempts would show nothing: they fail for no other reason than the rules."""
    assert set(enter_and_try(folder, forks=-1).values()) == {"done"}


Call = Callable[..., int]


@pytest.fixture
def kernel(monkeypatch: pytest.MonkeyPatch) -> Callable[[Call], list[tuple[object, ...]]]:
    """Put a function in the place of the kernel; return the list of the calls that it gets."""

    def put(answer: Call) -> list[tuple[object, ...]]:
        calls: list[tuple[object, ...]] = []

        def call(number: int, *arguments: object) -> int:
            calls.append((number, *arguments))
            return answer(number, *arguments)

        monkeypatch.setattr(system_calls, "call", call)
        return calls

    return put


def fail(number: int) -> int:
    raise OSError(number, os.strerror(number))


@pytest.mark.parametrize("error", [errno.EINVAL, errno.E2BIG])
@pytest.mark.parametrize(("told", "understood"), [(9, 6), (9, 5), (6, 5), (6, 3), (4, 1), (1, 1)])
def test_a_kernel_that_refuses_the_attributes_of_its_version_is_asked_for_less(
    kernel: Callable[[Call], list[tuple[object, ...]]], told: int, understood: int, error: int
) -> None:
    rights = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16, 6: 16}
    lengths = {1: 8, 2: 8, 3: 8, 4: 16, 5: 16, 6: 24}

    def answer(number: int, attributes: bytes | None, length: int, flags: int) -> int:
        if attributes is None:
            return told
        assert len(attributes) == length
        asked = int.from_bytes(attributes[:8], sys.byteorder)
        fits = length <= lengths[understood] and asked < 1 << rights[understood]
        return 77 if fits else fail(error)

    calls = kernel(answer)
    assert landlock.make_ruleset([]) == 77
    attributes = calls[-1][1]
    assert isinstance(attributes, bytes)
    assert len(attributes) == lengths[understood]
    assert int.from_bytes(attributes[:8], sys.byteorder) == (1 << rights[understood]) - 1
    assert len(calls) == 1 + min(told, 6) - understood + 1


def test_a_kernel_that_refuses_every_version_has_none(
    kernel: Callable[[Call], list[tuple[object, ...]]],
) -> None:
    kernel(lambda number, attributes, length, flags: 6 if attributes is None else fail(errno.EINVAL))
    with pytest.raises(OSError, match="no Landlock"):
        landlock.make_ruleset([])


@pytest.mark.parametrize("error", [errno.ENOSYS, errno.EOPNOTSUPP, errno.EPERM])
def test_a_kernel_without_landlock_leaves_the_layer_out(
    kernel: Callable[[Call], list[tuple[object, ...]]], error: int
) -> None:
    kernel(lambda *ignored: fail(error))
    assert landlock.version() == 0
    prepared = confine.prepare({})
    assert prepared.ruleset is None
    assert confine._enter_landlock(prepared.ruleset) is False


def test_an_error_of_another_kind_is_not_taken_for_an_older_kernel(
    kernel: Callable[[Call], list[tuple[object, ...]]],
) -> None:
    calls = kernel(lambda number, attributes, length, flags: 6 if attributes is None else fail(errno.EMFILE))
    with pytest.raises(OSError, match="open files"):
        landlock.make_ruleset([])
    assert len(calls) == 2


def test_where_there_is_no_landlock_the_level_is_process_and_says_so(
    toy_course: str, correct_toy_submission: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Workers are started by a boot script whose kernel does not know the calls."""
    boot = Path(confine.__file__).with_name("boot.py").read_text()
    boot = boot.replace("    module.main()\n", BROKEN + "    module.main()\n")
    folder = repr(str(Path(confine.__file__).parent))
    script = tmp_path / "boot.py"
    script.write_text(boot.replace("os.path.dirname(os.path.abspath(__file__))", folder))
    monkeypatch.setattr("grader.worker.launch._BOOT", script)
    isolation = grade(correct_toy_submission, Options(toy_course)).isolation
    assert isolation.level == "process"
    assert "Landlock" not in isolation.layers
    assert "seccomp" in isolation.layers
    assert "read the reference" in isolation.through
    assert "there is no Landlock here" in isolation_in_words(isolation)


BROKEN = """
    calls = sys.modules["_gradspec_worker.system_calls"]
    known = calls.call

    def call(number, *arguments):
        if number in (444, 445, 446):
            raise OSError(38, "Function not implemented")
        return known(number, *arguments)

    calls.call = call
"""
