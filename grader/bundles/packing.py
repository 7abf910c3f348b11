"""Packing files into an archive: the same bytes for the same files."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Collection, Mapping
from pathlib import PurePosixPath

_WHEN = (2000, 1, 1, 0, 0, 0)
_WHEN_SECONDS = 946_684_800


def pack_zip(files: Mapping[str, bytes], executable: Collection[str] = ()) -> bytes:
    """Return a zip archive of files by path; those of `executable` can be run once they are unpacked."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _WHEN)
            entry.external_attr = (0o100755 if name in executable else 0o100644) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[name])
    return packed.getvalue()


def pack_tar(files: Mapping[str, bytes], executable: Collection[str] = ()) -> bytes:
    """Return a tar archive of files by path, with an entry for each folder before what is in it."""
    packed = io.BytesIO()
    # USTAR: readers that know no extended headers take those for files.
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        seen: set[str] = set()
        for name in sorted(files):
            for folder in reversed(PurePosixPath(name).parents[:-1]):
                if str(folder) not in seen:
                    seen.add(str(folder))
                    archive.addfile(_entry(f"{folder}/", tarfile.DIRTYPE, 0o755))
            entry = _entry(name, tarfile.REGTYPE, 0o755 if name in executable else 0o644)
            entry.size = len(files[name])
            archive.addfile(entry, io.BytesIO(files[name]))
    return packed.getvalue()


def _entry(name: str, kind: bytes, mode: int) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name)
    entry.type, entry.mode, entry.mtime = kind, mode, _WHEN_SECONDS
    return entry
