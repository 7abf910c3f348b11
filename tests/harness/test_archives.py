"""An archive gives the same files as the folder it was packed from, and nothing that it should not."""

from __future__ import annotations

import io
import os
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.errors import NothingGradable
from grader.submission.staging import stage

Members = dict[str, bytes]
Pack = Callable[[Path, Members], None]
TEXT = b"x = 1\n"


def pack_zip(path: Path, members: Members, compression: int = zipfile.ZIP_DEFLATED) -> None:
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(name, data)


def pack_tar(path: Path, members: Members, kind: str = "") -> None:
    with tarfile.open(path, f"w:{kind}") as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))


KINDS: dict[str, Pack] = {
    ".zip": pack_zip,
    ".ZIP": lambda path, members: pack_zip(path, members, zipfile.ZIP_STORED),
    ".tar": pack_tar,
    ".tar.gz": lambda path, members: pack_tar(path, members, "gz"),
    ".tgz": lambda path, members: pack_tar(path, members, "gz"),
    ".tar.bz2": lambda path, members: pack_tar(path, members, "bz2"),
    ".tar.xz": lambda path, members: pack_tar(path, members, "xz"),
}
every_kind = pytest.mark.parametrize("suffix", KINDS)


def packed(folder: Path, members: Members, suffix: str = ".zip", name: str = "hand-in") -> Path:
    path = folder / (name + suffix)
    KINDS[suffix](path, members)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(NothingGradable) as caught:
        stage(path)
    message = str(caught.value)
    assert message.isprintable()
    return message


@every_kind
@pytest.mark.parametrize("name", ["hand-in", "作业 一", "v1.2"])
def test_every_kind_of_archive_gives_its_files_and_its_name(tmp_path: Path, suffix: str, name: str) -> None:
    members = {"sums.py": TEXT, f"{name}/é 数.py": b"y = 2\n", "./dotted.py": b"", "data.csv": b"1"}
    staged = stage(packed(tmp_path, members, suffix, name))
    assert staged.name == name
    assert staged.files == {"sums.py": TEXT, f"{name}/é 数.py": b"y = 2\n", "dotted.py": b""}
    assert staged.ignored == {"not Python source": ["data.csv"]}


@every_kind
def test_what_tools_leave_behind_is_passed_over(tmp_path: Path, suffix: str) -> None:
    members = dict.fromkeys(
        ["sums.py", "__MACOSX/._sums.py", "a/.git/x.py", "a/__pycache__/y.py", "._z.py"], TEXT
    )
    staged = stage(packed(tmp_path, members, suffix))
    assert (list(staged.files), staged.ignored) == (["sums.py"], {})


@every_kind
@pytest.mark.parametrize(
    "name", ["../../slip.py", "a/../../slip.py", "/etc/slip.py", "a//slip.py", "\x1b[31m.py"]
)
def test_a_member_that_reaches_outside_is_ignored_and_said_so(tmp_path: Path, suffix: str, name: str) -> None:
    staged = stage(packed(tmp_path, {"sums.py": TEXT, name: TEXT}, suffix))
    assert list(staged.files) == ["sums.py"]
    assert list(staged.ignored) == ["not an ordinary path"]
    assert not (tmp_path.parent / "slip.py").exists()


@every_kind
def test_an_archive_is_not_unpacked_anywhere(tmp_path: Path, suffix: str) -> None:
    path = packed(tmp_path, {"sums.py": TEXT, "pkg/more.py": TEXT}, suffix)
    stage(path)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("second", ["sums.py", "SUMS.py", "./sums.py"])
def test_of_two_members_with_one_name_the_first_is_taken(tmp_path: Path, second: str) -> None:
    path = tmp_path / "twice.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("sums.py", "first")
        archive.writestr(second, "second")
    staged = stage(path)
    assert staged.files == {"sums.py": b"first"}
    assert list(staged.ignored) == ["a second file of the same name"]


def test_decomposed_letters_are_composed(tmp_path: Path) -> None:
    staged = stage(packed(tmp_path, {"e\u0301te\u0301/sums.py": TEXT}))
    assert list(staged.files) == ["\u00e9t\u00e9/sums.py"]


def raw_zip(path: Path, names: list[bytes]) -> Path:
    """Write a zip whose names are these bytes, without the flag that says what they mean."""
    stand_ins = [chr(ord("a") + number) * len(name) for number, name in enumerate(names)]
    with zipfile.ZipFile(path, "w") as archive:
        for stand_in in stand_ins:
            archive.writestr(stand_in, TEXT)
    data = path.read_bytes()
    for stand_in, name in zip(stand_ins, names, strict=True):
        assert data.count(stand_in.encode()) == 2
        data = data.replace(stand_in.encode(), name)
    path.write_bytes(data)
    return path


def test_utf8_names_without_their_flag_are_read_as_utf8(tmp_path: Path) -> None:
    staged = stage(raw_zip(tmp_path / "mac.zip", ["作业/é.py".encode(), "作业/a_sum.py".encode()]))
    assert list(staged.files) == ["作业/é.py", "作业/a_sum.py"]


@pytest.mark.parametrize(
    ("name", "encoding"), [("naïve", "cp437"), ("作业文件", "gbk"), ("宿題の表", "shift-jis")]
)
def test_files_below_a_folder_in_an_old_encoding_are_found(tmp_path: Path, name: str, encoding: str) -> None:
    staged = stage(raw_zip(tmp_path / "old.zip", [f"{name}/".encode(encoding) + b"sums.py"]))
    (path,) = staged.files
    assert path.endswith("/sums.py")
    assert path.isprintable()


@pytest.mark.parametrize("name", ["許", "成功", "蓋"])
def test_a_letter_whose_second_byte_is_a_backslash_does_not_split_a_path(tmp_path: Path, name: str) -> None:
    names = [f"{name}/".encode("big5") + stem for stem in (b"sums.py", b"totals.py")]
    staged = stage(raw_zip(tmp_path / "big5.zip", names))
    assert [path.rpartition("/")[2] for path in staged.files] == ["sums.py", "totals.py"]
    assert staged.ignored == {}


def test_backslashes_separate_folders_where_no_slash_does(tmp_path: Path) -> None:
    staged = stage(
        raw_zip(tmp_path / "windows.zip", [b"pkg\\sums.py", b"pkg\\deep\\x.py", b"__MACOSX\\._sums.py"])
    )
    assert list(staged.files) == ["pkg/sums.py", "pkg/deep/x.py"]


def test_backslashes_do_not_reach_outside_either(tmp_path: Path) -> None:
    staged = stage(raw_zip(tmp_path / "windows.zip", [b"pkg\\sums.py", b"..\\..\\slip.py", b"\\abs.py"]))
    assert list(staged.files) == ["pkg/sums.py"]
    assert list(staged.ignored) == ["not an ordinary path"]


def test_a_link_in_a_zip_is_ignored(tmp_path: Path) -> None:
    path = tmp_path / "links.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("sums.py", TEXT)
        for name, kind in (("link.py", 0o120777), ("pipe.py", 0o010644)):
            member = zipfile.ZipInfo(name)
            member.create_system, member.external_attr = 3, kind << 16
            archive.writestr(member, "/etc/passwd")
    staged = stage(path)
    assert list(staged.files) == ["sums.py"]
    assert staged.ignored == {"a link, a pipe or a device": ["link.py", "pipe.py"]}


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE])
def test_a_link_a_pipe_or_a_device_in_a_tar_is_ignored(tmp_path: Path, kind: bytes) -> None:
    path = tmp_path / "links.tar"
    with tarfile.open(path, "w") as archive:
        member = tarfile.TarInfo("sums.py")
        member.size = len(TEXT)
        archive.addfile(member, io.BytesIO(TEXT))
        special = tarfile.TarInfo("special.py")
        special.type, special.linkname = kind, "/etc/passwd"
        archive.addfile(special)
    staged = stage(path)
    assert list(staged.files) == ["sums.py"]
    assert staged.ignored == {"a link, a pipe or a device": ["special.py"]}


def test_a_tar_that_ends_with_a_zip_is_read_as_a_tar(tmp_path: Path) -> None:
    inner = packed(tmp_path, {"decoy.py": TEXT}).read_bytes()
    staged = stage(packed(tmp_path, {"sums.py": TEXT, "data.zip": inner}, ".tar"))
    assert list(staged.files) == ["sums.py"]


def test_an_archive_is_known_by_its_content_not_by_its_name(tmp_path: Path) -> None:
    path = packed(tmp_path, {"sums.py": TEXT}, ".tar.gz")
    os.rename(path, tmp_path / "named.zip")
    assert list(stage(tmp_path / "named.zip").files) == ["sums.py"]


@every_kind
def test_an_archive_without_python_is_one_line(tmp_path: Path, suffix: str) -> None:
    assert "there is no Python module in it" in refusal(packed(tmp_path, {}, suffix))
    message = refusal(packed(tmp_path, {"a.csv": b"", "sub/b.csv": b""}, suffix))
    assert message.endswith("; ignored: a.csv (not Python source), sub/b.csv (not Python source)")
