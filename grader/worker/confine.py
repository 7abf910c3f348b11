"""What a worker gives up before it meets the submission, in the order in which it must be given up.

A session, limits and an environment of its own work on every system. On Linux a private user (if the grader
is root), Landlock and seccomp follow. Each layer is applied if it is there; how much all of them together
refuse is measured, not concluded from this list.
"""

from __future__ import annotations

import os
import signal
import stat
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

try:
    import resource
except ImportError:  # Windows has no rlimits; the deadlines and the hard kill remain
    resource = None  # type: ignore[assignment]

ON_LINUX = sys.platform == "linux"
if ON_LINUX:
    from . import landlock, seccomp, system_calls

_OPEN_FILES = 64
_FOREIGN = frozenset({"site-packages", "dist-packages"})
# What the libraries of the standard library, and its clock, look up.
_SYSTEM = ("/dev/null", "/dev/urandom", "/etc/ld.so.cache", "/etc/localtime")
# What a package asks that counts processors.
_PROCESSORS = ("/proc/cpuinfo", "/sys/devices/system/cpu")


@dataclass(frozen=True, slots=True)
class Confinement:
    """What one worker may use.

    Parameters
    ----------
    memory_mib, cpu_seconds
        Its limits.
    user
        The user and group that it becomes, 0 for none: only root can change it.
    without
        Layers that are left out: "session", "limits", "user", "privileges", "landlock", "seccomp". For tests,
        which show so that an attack that a layer stops is real.
    """

    memory_mib: int
    cpu_seconds: int
    user: int = 0
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is found out once for all workers of a process.

    Parameters
    ----------
    ruleset
        Landlock's rules, None if there are none.
    threads
        Whether they may start threads: the packages that a course allows may need them.
    strangers
        Whether a user to whom nothing belongs can reach what a worker is to read. Root's own Python may lie
        in a folder that is closed to all others; then a worker stays root, within the other layers.
    """

    ruleset: int | None
    threads: bool
    strangers: bool


def prepare(packages: dict[str, str]) -> Prepared:
    """Prepare to confine workers; `packages` are the folders of what they may import besides, by name."""
    ruleset = None
    if ON_LINUX:
        try:
            ruleset = landlock.make_ruleset(_readable(packages))
        except OSError:  # no Landlock in this kernel, or none in this container
            pass
    places = [*filter(os.path.isdir, sys.path), os.path.dirname(np.__file__), *packages.values()]
    return Prepared(ruleset, bool(packages), all(map(_is_open_to_all, places)))


def confine(confinement: Confinement, prepared: Prepared) -> list[str]:
    """Apply every layer this system has, and return the names of those that took effect."""
    layers = ["separate process", "minimal environment"]
    applicable: list[tuple[str, str, Callable[[], object]]] = [
        ("session", "own session", _lead_session),
        ("limits", "resource limits", lambda: _limit(confinement, prepared.threads)),
    ]
    if ON_LINUX:
        applicable += [
            ("user", "private user", lambda: _become(confinement.user if prepared.strangers else 0)),
            ("privileges", "no new privileges", _renounce),
            ("landlock", "Landlock", lambda: _enter_landlock(prepared.ruleset)),
            ("seccomp", "seccomp", lambda: _enter_seccomp(prepared.threads)),
        ]
    for key, name, apply in applicable:
        if key in confinement.without:
            continue
        try:
            if apply() is not False:
                layers.append(name)
        except OSError:  # this system, or what it runs in, does not allow it
            continue
    return layers


def _lead_session() -> bool:
    if not hasattr(os, "setsid"):
        return False
    try:
        os.setsid()
    except PermissionError:  # it is the leader of its session already
        pass
    return True


def _limit(confinement: Confinement, threads: bool) -> bool:
    if resource is None:
        return False
    limits = {
        "RLIMIT_CORE": 0,
        "RLIMIT_FSIZE": 0,
        "RLIMIT_NOFILE": _OPEN_FILES,
        "RLIMIT_CPU": confinement.cpu_seconds,
        "RLIMIT_AS": confinement.memory_mib << 20,
    }
    if not threads:
        limits["RLIMIT_NPROC"] = 0  # counts threads, too; does nothing for root
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


def _become(user: int) -> bool:
    if not user:
        return False
    os.setgroups([])
    os.setresgid(user, user, user)
    os.setresuid(user, user, user)
    return True


def _renounce() -> None:
    parent = os.getppid()
    system_calls.prctl(system_calls.SET_NO_NEW_PRIVILEGES, 1)
    system_calls.prctl(system_calls.SET_DUMPABLE, 0)
    # After the change of user, which takes it back.
    system_calls.prctl(system_calls.SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)
    if os.getppid() != parent:  # it had died before; nobody will kill us
        os._exit(0)


def _enter_landlock(ruleset: int | None) -> bool:
    if ruleset is None:
        return False
    landlock.enter(ruleset)
    return True


def _enter_seccomp(threads: bool) -> bool:
    if not seccomp.is_supported():
        return False
    seccomp.enter(seccomp.make_filter(os.getpid(), threads))
    return True


def _readable(packages: dict[str, str]) -> Iterator[str]:
    """Yield what a worker may read: the standard library, NumPy, allowed packages, a little of the system."""
    for folder in sys.path:
        if os.path.isdir(folder):
            yield from _children(folder)
    numpy = os.path.dirname(os.path.abspath(np.__file__))
    yield from (numpy, f"{numpy}.libs")
    for name, folder in packages.items():
        yield from _children(folder, name)
    multiarch = getattr(sys.implementation, "_multiarch", "")
    if multiarch:
        yield from (f"/lib/{multiarch}", f"/usr/lib/{multiarch}")
    yield from _SYSTEM
    if packages:
        yield from _PROCESSORS


def _is_open_to_all(folder: str) -> bool:
    """Tell whether everybody may enter a folder, and all folders that it is in."""
    while os.stat(folder).st_mode & stat.S_IXOTH:
        parent = os.path.dirname(folder)
        if parent == folder:
            return True
        folder = parent
    return False


def _children(folder: str, package: str = "") -> Iterator[str]:
    """Yield what is in a folder, of a package or of none: a rule for the folder would hold for all in it."""
    try:
        names = os.listdir(folder)
    except OSError:
        return
    for name in names:
        # A package's own shared libraries may lie in a folder that is named after its distribution.
        is_its_own = name.partition(".")[0] == package or name.endswith(".libs")
        if is_its_own if package else name not in _FOREIGN:
            yield os.path.join(folder, name)
