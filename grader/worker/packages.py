"""What a course lets submissions import besides NumPy and the standard library, and where it is installed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, distribution, packages_distributions

from ..errors import UsageFault


def importable_names(packages: Iterable[str]) -> dict[str, str]:
    """Return the folder of each top-level name that `packages` and what they depend on provide.

    Raises
    ------
    UsageFault
        If one of them is not installed.
    """
    wanted = list(packages)
    if not wanted:
        return {}
    providers = packages_distributions()
    for package in wanted:
        if package not in providers:
            raise UsageFault(
                f"the course allows submissions to import {package}, which is not installed; install it first"
            )
    distributions = _closure({name for package in wanted for name in providers[package]})
    return {
        name: str(distribution(owner).locate_file(""))
        for name, owners in providers.items()
        for owner in owners
        if _normalized(owner) in distributions
    }


def _closure(names: set[str]) -> set[str]:
    """Return the normalized names of these distributions and of everything installed that they require."""
    found: set[str] = set()
    pending = list(names)
    while pending:
        name = _normalized(pending.pop())
        if name in found:
            continue
        try:
            pending += required_by(name)
        except PackageNotFoundError:  # for another system or an older Python
            continue
        found.add(name)
    return found


def required_by(name: str) -> list[str]:
    """Return the names of what an installed distribution requires, without its extras."""
    lines = distribution(name).requires or []
    return [re.split(r"[^A-Za-z0-9._-]", line, maxsplit=1)[0] for line in lines if "extra ==" not in line]


def _normalized(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
