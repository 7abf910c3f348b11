"""Reading zip and tar archives, member by member, without unpacking them anywhere."""

from __future__ import annotations

import bz2
import gzip
import lzma
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import IO, cast

from ..errors import NothingGradable
from ..text import printable
from .staging import MAX_FILE_BYTES, Stage

_MAX_UNPACKED_BYTES = 256 << 20
_MAX_READ_BYTES = 1 << 20
_COMPRESSED: dict[bytes, Callable[[Path], IO[bytes]]] = {
    b"\x1f\x8b": gzip.GzipFile,  # type: ignore[dict-item]
    b"BZh": bz2.BZ2File,
    b"\xfd7zXZ\0": lzma.LZMAFile,
}
_ENCRYPTED, _UTF8_NAME = 0x1, 0x800  # flags of a zip's member
_DAMAGE = (
    zipfile.BadZipFile, tarfile.TarError, EOFError, zlib.error, lzma.LZMAError, gzip.BadGzipFile,
    NotImplementedError, RuntimeError, ValueError, OSError,
)  # fmt: skip


def read_archive(path: Path, held: Stage) -> None:
    """Read the Python files of the archive at `path` into `held`.

    Raises
    ------
    NothingGradable
        If it is no archive, or a damaged, encrypted or swollen one.
    """
    shown = printable(str(path), 300)
    name = path.name.lower()
    looks_zipped = name.endswith(".zip")
    looks_tarred = name.endswith((".tar", ".tgz", ".gz", ".bz2", ".xz"))
    try:
        if _is_tar(path):  # asked first: a tar with a zip in it ends like a zip
            _read_tar(path, held)
        elif zipfile.is_zipfile(path):
            _read_zip(path, held)
        elif looks_zipped or looks_tarred:
            kind = "zip" if looks_zipped else "tar"
            raise NothingGradable(f"{shown}: is not a readable {kind} archive; pack the submission again")
        else:
            raise NothingGradable(
                f"{shown}: is neither a Python file nor a zip or tar archive; "
                "give a folder, a .py file, a .zip or a .tar.gz"
            )
    except NothingGradable:
        raise
    except _DAMAGE as error:
        reason = printable(str(error), 120) or type(error).__name__
        raise NothingGradable(f"{shown}: the archive is damaged ({reason}); pack it again") from None


class _ShortReads:
    """A file that gives no more than a module's worth at once.

    A tar's extended headers name their own size and are read whole: 600 KiB can ask for 600 MiB.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.seek, self.tell = file.seek, file.tell

    def read(self, size: int) -> bytes:
        if size > _MAX_READ_BYTES:
            raise tarfile.ReadError(f"it asks for {size:,} bytes at once")
        return self._file.read(size)


def _open_tar(file: IO[bytes]) -> tarfile.TarFile:
    return tarfile.open(fileobj=cast(IO[bytes], _ShortReads(file)), mode="r:")


def _open_unpacked(path: Path) -> IO[bytes]:
    with path.open("rb") as file:
        start = file.read(8)
    for magic, opener in _COMPRESSED.items():
        if start.startswith(magic):
            return opener(path)
    return path.open("rb")


def _is_tar(path: Path) -> bool:
    try:
        with _open_unpacked(path) as file, _open_tar(file):
            return True
    except (tarfile.TarError, EOFError, zlib.error, lzma.LZMAError, ValueError, OSError):
        return False


def _read_zip(path: Path, held: Stage) -> None:
    with zipfile.ZipFile(path) as archive:
        members = archive.infolist()
        # Old Windows packers separate by backslashes only; elsewhere one is half of a letter: Big5's 許.
        slashes = any("/" in member.filename for member in members)
        for member in members:
            held.count_entry()
            name = _zip_name(member)
            name = (name if slashes else name.replace("\\", "/")).removeprefix("./")
            kind = stat.S_IFMT(member.external_attr >> 16)
            if name.endswith("/"):
                continue
            if kind and not stat.S_ISREG(kind):
                held.ignore(name, "a link, a pipe or a device")
            elif held.wants(name):
                if member.flag_bits & _ENCRYPTED:
                    raise NothingGradable(f"{printable(path.name)}: is encrypted; pack it without a password")
                with archive.open(member) as file:
                    # Bounded by what is read: the size in the header may lie.
                    held.add(name, file.read(MAX_FILE_BYTES + 1))


def _zip_name(member: zipfile.ZipInfo) -> str:
    """Return a member's path; macOS writes UTF-8 without the flag that says so."""
    if member.flag_bits & _UTF8_NAME:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return member.filename


def _read_tar(path: Path, held: Stage) -> None:
    unpacked = 0
    with _open_unpacked(path) as file, _open_tar(file) as archive:
        for member in archive:
            held.count_entry()
            unpacked += member.size
            if unpacked > _MAX_UNPACKED_BYTES:
                limit = _MAX_UNPACKED_BYTES >> 20
                raise NothingGradable(f"{printable(path.name)}: unpacks to more than {limit} MiB")
            name = member.name.removeprefix("./")
            if member.isdir():
                continue
            if not member.isreg():
                held.ignore(name, "a link, a pipe or a device")
            elif held.wants(name):
                content = archive.extractfile(member)
                if content is not None:
                    held.add(name, content.read(MAX_FILE_BYTES + 1))
