"""An archive that is damaged, encrypted or swollen is refused in one line, quickly and in little memory."""

from __future__ import annotations

import contextlib
import gzip
import io
import tarfile
import tracemalloc
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.errors import NothingGradable
from grader.submission import archives, staging
from grader.submission.staging import stage

SOURCE = b"".join(b"def function_%d(): return %d\n" % (number, number) for number in range(60))


def zip_bytes(names: tuple[str, ...] = ("pkg/a.py", "pkg/b.py")) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, SOURCE)
    return buffer.getvalue()


def tar_bytes(kind: str) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=f"w:{kind}") as archive:  # type: ignore[call-overload]
        for name in ("pkg/a.py", "pkg/" + "é" * 120 + ".py"):
            member = tarfile.TarInfo(name)
            member.size = len(SOURCE)
            archive.addfile(member, io.BytesIO(SOURCE))
    return buffer.getvalue()


SAMPLES = {"zip": zip_bytes()} | {
    f"tar.{kind}" if kind else "tar": tar_bytes(kind) for kind in ("", "gz", "bz2", "xz")
}


def refusal(path: Path) -> str:
    with pytest.raises(NothingGradable) as caught:
        stage(path)
    message = str(caught.value)
    assert message.isprintable()
    assert path.name in message or "the submission holds" in message
    return message


@contextlib.contextmanager
def memory_below(limit: int) -> Iterator[None]:
    """Check that the block never holds more than `limit` bytes."""
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < limit
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("suffix", SAMPLES)
@pytest.mark.parametrize("data", [b"", b"no archive", b"PK\x03\x04" + bytes(40), b"\x1f\x8b" + bytes(40)])
def test_what_only_claims_to_be_an_archive_is_refused(tmp_path: Path, suffix: str, data: bytes) -> None:
    path = tmp_path / f"hand-in.{suffix}"
    path.write_bytes(data)
    assert "is not a readable" in refusal(path)


@pytest.mark.parametrize("suffix", SAMPLES)
def test_a_truncated_archive_is_read_as_far_as_it_is_whole_or_refused(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"hand-in.{suffix}"
    data = SAMPLES[suffix]
    for length in range(0, len(data), max(1, len(data) // 40)):
        path.write_bytes(data[:length])
        read_or_refuse(path)


@pytest.mark.parametrize("suffix", SAMPLES)
@settings(max_examples=60, deadline=None, database=None, derandomize=True)
@given(
    changes=st.lists(
        st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=5
    )
)
def test_a_changed_archive_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, changes: list[tuple[float, int]]
) -> None:
    data = bytearray(SAMPLES[suffix])
    for where, byte in changes:
        data[int(where * len(data))] = byte
    path = tmp_path_factory.getbasetemp() / f"changed.{suffix}"
    path.write_bytes(data)
    read_or_refuse(path)


def read_or_refuse(path: Path) -> None:
    try:
        staged = stage(path)
    except NothingGradable as error:
        message = str(error)
    else:
        assert staged.files
        return
    assert message.isprintable()


def test_a_member_without_a_name_is_ignored(tmp_path: Path) -> None:
    # The name's length is zeroed in both headers; what was the name becomes part of what follows.
    data = bytearray(zip_bytes(("a.py",)))
    directory = data.index(b"PK\x01\x02")
    data[directory + 28] = 0
    (tmp_path / "nameless.zip").write_bytes(data)
    refusal(tmp_path / "nameless.zip")


def test_an_encrypted_zip_says_so(tmp_path: Path) -> None:
    data = bytearray(zip_bytes())
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(magic)
        while start >= 0:
            data[start + offset] |= 1
            start = data.find(magic, start + 1)
    (tmp_path / "secret.zip").write_bytes(data)
    assert refusal(tmp_path / "secret.zip") == "secret.zip: is encrypted; pack it without a password"


def test_data_that_does_not_match_its_checksum_is_damage(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.py", SOURCE)
    (tmp_path / "rotten.zip").write_bytes(buffer.getvalue().replace(b"function_7", b"function_8"))
    assert "the archive is damaged (Bad CRC-32" in refusal(tmp_path / "rotten.zip")


def test_an_unknown_compression_is_damage(tmp_path: Path) -> None:
    data = bytearray(zip_bytes(("a.py",)))
    data[8] = data[data.index(b"PK\x01\x02") + 10] = 77
    (tmp_path / "odd.zip").write_bytes(data)
    assert "the archive is damaged" in refusal(tmp_path / "odd.zip")


def test_a_swollen_member_is_left_out_after_the_first_bytes_too_many(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.py", bytes(64 << 20))
        archive.writestr("sums.py", SOURCE)
    with memory_below(8 << 20):
        staged = stage(path)
    assert list(staged.files) == ["sums.py"]


def test_many_swollen_members_end_the_reading(tmp_path: Path) -> None:
    path = tmp_path / "bombs.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(10):
            archive.writestr(f"bomb{number}.py", bytes(staging.MAX_FILE_BYTES + 1))
    assert "or 4 MiB; hand in the modules of the assignment only" in refusal(path)


def test_a_tar_of_more_than_the_limit_is_refused_before_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "_MAX_UNPACKED_BYTES", 1 << 20)
    path = tmp_path / "bomb.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        member = tarfile.TarInfo("data.bin")
        member.size = 2 << 20
        archive.addfile(member, io.BytesIO(bytes(member.size)))
    assert refusal(path) == "bomb.tar.gz: unpacks to more than 1 MiB"


def test_a_header_that_asks_for_much_memory_does_not_get_it(tmp_path: Path) -> None:
    header = tarfile.TarInfo("x")
    header.type, header.size = tarfile.XHDTYPE, 128 << 20
    path = tmp_path / "header.tar.gz"
    with gzip.open(path, "wb", compresslevel=1) as file:
        file.write(header.tobuf())
        for _ in range(128):
            file.write(bytes(1 << 20))
    with memory_below(8 << 20):
        assert "is not a readable tar archive" in refusal(path)


def test_a_sparse_member_of_astronomic_size_is_refused(tmp_path: Path) -> None:
    header = tarfile.TarInfo("a.py")
    header.size = 1 << 40
    (tmp_path / "sparse.tar").write_bytes(header.tobuf(tarfile.GNU_FORMAT) + bytes(4096))
    assert "unpacks to more than 256 MiB" in refusal(tmp_path / "sparse.tar")


@pytest.mark.parametrize("kind", ["zip", "tar"])
def test_too_many_members_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.setattr(staging, "MAX_ENTRIES", 1)
    path = tmp_path / f"many.{kind}"
    path.write_bytes(SAMPLES[kind])
    assert refusal(path).startswith("the submission holds more than 1 files")
