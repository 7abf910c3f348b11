"""What the scripts share whose results are committed in docs/: fresh processes, and a stamp of versions."""

from __future__ import annotations

import multiprocessing
import platform
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from importlib.metadata import version
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def run_in_pools(
    function: Callable[[Item], Result],
    items: Sequence[Item],
    *,
    jobs: int,
    size: int,
    initialize: Callable[[], None] | None = None,
) -> Iterator[Result]:
    """Yield the result of each item in order; the processes are new after every `size` items.

    A pytest session leaves a little behind in its process; a few hundred leave a lot. (max_tasks_per_child
    would do it, but pools of Python 3.11 can hang with it.)
    """
    spawn = multiprocessing.get_context("spawn")
    for start in range(0, len(items), size):
        part = items[start : start + size]
        with ProcessPoolExecutor(jobs, spawn, initialize) as pool:
            yield from pool.map(function, part, chunksize=4)
        if sys.stderr.isatty():
            print(f"\r{start + len(part)} of {len(items)}", end="", file=sys.stderr)


def stamp(*libraries: str) -> str:
    """Return today's date and the versions of Python and of some libraries."""
    versions = ", ".join(f"{name} {version(name)}" for name in libraries)
    return f"{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, {versions}"
