"""What a worker gives up before it meets the submission.

This is the `process` level: a session of its own, no inherited descriptors, resource limits. It works on
every system with `resource`; the layers of a stronger level belong here too, in the order in which they
must be applied.
"""

from __future__ import annotations

import os

try:
    import resource
except ImportError:  # Windows has no rlimits; the deadlines and the hard kill remain
    resource = None  # type: ignore[assignment]

_OPEN_FILES = 64


def confine(memory_mib: int, cpu_seconds: int) -> list[str]:
    """Apply every layer this system has, and return the names of those that took effect."""
    layers = ["separate process", "minimal environment"]
    if hasattr(os, "setsid"):
        try:
            os.setsid()
        except PermissionError:  # already the leader of its session
            pass
        layers.append("own session")
    if resource is not None and _limit_resources(memory_mib, cpu_seconds):
        layers.append("resource limits")
    return layers


def _limit_resources(memory_mib: int, cpu_seconds: int) -> bool:
    limits = {
        "RLIMIT_CORE": 0,
        "RLIMIT_FSIZE": 0,
        "RLIMIT_NOFILE": _OPEN_FILES,
        "RLIMIT_CPU": cpu_seconds,
        "RLIMIT_AS": memory_mib << 20,
    }
    applied = 0
    for name, soft in limits.items():
        number = getattr(resource, name, None)
        if number is None:
            continue
        try:
            resource.setrlimit(number, (soft, soft))
            applied += 1
        except (ValueError, OSError):
            # macOS refuses RLIMIT_AS, and a hard limit that is lower already cannot be raised.
            continue
    return applied > 0
