"""A report is written whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from grader.errors import UsageFault
from grader.files import check_target, write_atomically


def test_the_text_is_written_as_utf8_with_its_own_line_ends(tmp_path: Path) -> None:
    write_atomically(tmp_path / "report.txt", "∂L\r\nné\n")
    assert (tmp_path / "report.txt").read_bytes() == "∂L\r\nné\n".encode()


def test_an_older_report_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    target = tmp_path / "报告 é.json"
    target.write_text("a much longer old report")
    write_atomically(target, "new")
    assert target.read_text() == "new"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("failing", ["replace", "chmod", "fdopen"])
def test_a_failure_leaves_the_old_report_and_no_remains(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    target = tmp_path / "report.txt"
    target.write_text("old")

    def no_space(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, failing, no_space)
    with pytest.raises(UsageFault, match=r"report\.txt: cannot be written: No space left on device"):
        write_atomically(target, "new")
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_the_report_is_not_visible_before_it_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "report.txt"
    real_replace, seen = os.replace, []

    def replace(source: str, destination: Path) -> None:
        seen.append((target.exists(), Path(source).read_text()))
        real_replace(source, destination)

    monkeypatch.setattr(os, "replace", replace)
    write_atomically(target, "whole")
    assert seen == [(False, "whole")]


@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_a_report_has_the_permissions_that_the_umask_asks_for(tmp_path: Path, mask: int, mode: int) -> None:
    before = os.umask(mask)
    try:
        write_atomically(tmp_path / "report.txt", "text")
        assert os.umask(mask) == mask, "the umask itself is left alone"
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "report.txt").stat().st_mode) == mode


def test_a_lone_surrogate_does_not_lose_the_report(tmp_path: Path) -> None:
    write_atomically(tmp_path / "report.txt", "name \udcff")
    assert (tmp_path / "report.txt").read_text() == "name \\udcff"


def test_a_long_file_name_is_no_obstacle(tmp_path: Path) -> None:
    target = tmp_path / ("r" * 250)
    write_atomically(target, "text")
    assert target.read_text() == "text"


def link_to_device(folder: Path, device: str) -> Path:
    """Return a link to a device: run as root, a broken writer would replace the device itself."""
    link = folder / "device"
    link.symlink_to(device)
    return link


def test_a_device_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    device = link_to_device(tmp_path, os.devnull)
    check_target(device)
    write_atomically(device, "text")
    assert device.is_symlink()
    assert stat.S_ISCHR(os.stat(device).st_mode)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_device_is_a_usage_fault(tmp_path: Path) -> None:
    with pytest.raises(UsageFault, match="device: cannot be written"):
        write_atomically(link_to_device(tmp_path, "/dev/full"), "text")


def test_a_pipe_receives_the_report(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_atomically(pipe, "text")
        assert os.read(reader, 100) == b"text"
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_folder_is_no_target(tmp_path: Path) -> None:
    with pytest.raises(UsageFault, match="is a folder; name a file"):
        check_target(tmp_path)


def test_a_missing_folder_is_named_with_the_next_step(tmp_path: Path) -> None:
    with pytest.raises(UsageFault, match="its folder does not exist; create"):
        check_target(tmp_path / "missing" / "report.txt")


def test_a_target_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageFault, match="its folder does not exist"):
        check_target(tmp_path / "file" / "report.txt")


def test_a_name_that_no_file_can_have_is_a_usage_fault(tmp_path: Path) -> None:
    with pytest.raises(UsageFault, match="cannot be written"):
        check_target(tmp_path / ("x" * 5000))


def test_a_folder_that_cannot_be_written_to_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(UsageFault, match="cannot be written to"):
        check_target(tmp_path / "report.txt")


@pytest.mark.parametrize("name", ["report.txt", "報告.json", "with space.md"])
def test_an_ordinary_target_is_accepted_and_not_touched(tmp_path: Path, name: str) -> None:
    check_target(tmp_path / name)
    assert not list(tmp_path.iterdir())
