"""Reading zip and tar archives, member by member, without unpacking them anywhere."""

from __future__ import annotations

import gzip
import lzma
import stat
import tarfile
import zipfile
import zlib
from pathlib import Path

from ..errors import NothingGradable
from ..text import printable
from .staging import MAX_FILE_BYTES, Stage

_MAX_UNPACKED_BYTES = 256 << 20
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
        if zipfile.is_zipfile(path):
            _read_zip(path, held)
        elif _is_tar(path):
            _read_tar(path, held)
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


def _is_tar(path: Path) -> bool:
    try:
        return tarfile.is_tarfile(path)
    except (EOFError, zlib.error, lzma.LZMAError, OSError):  # is_tarfile lets decompressors' errors through
        return False


def _read_zip(path: Path, held: Stage) -> None:
    with zipfile.ZipFile(path) as archive:
        for member in archive.infolist():
            held.count_entry()
            name = member.filename.replace("\\", "/").removeprefix("./")
            kind = stat.S_IFMT(member.external_attr >> 16)
            if member.is_dir() or name.endswith("/"):
                continue
            if kind and not stat.S_ISREG(kind):
                held.ignore(name, "a link, a pipe or a device")
            elif held.wants(name):
                if member.flag_bits & 1:
                    raise NothingGradable(f"{printable(path.name)}: is encrypted; pack it without a password")
                with archive.open(member) as file:
                    # Bounded by what is read: the size in the header may lie.
                    held.add(name, file.read(MAX_FILE_BYTES + 1))


def _read_tar(path: Path, held: Stage) -> None:
    unpacked = 0
    with tarfile.open(path, "r:*") as archive:
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
                file = archive.extractfile(member)
                if file is not None:
                    held.add(name, file.read(MAX_FILE_BYTES + 1))
