"""What a worker can reach: a minimal environment, no library but NumPy, no descriptor, bounded resources.

What it sees of itself is read by a submission that is not kept from /proc.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from grader.worker.failures import CallFailed
from grader.worker.launch import FreshLauncher, ZygoteLauncher
from grader.worker.proxy import Submission
from grader.worker.session import Loadable, Session

Open = Callable[..., Submission]

OUTER = ("landlock", "seccomp", "user")

FOREIGN = [
    "torch",
    "scipy",
    "pytest",
    "hypothesis",
    "click",
    "grader",
    "reference",
    "spec_tests",
    "tests",
    "pip",
]

# A submission that looks around and says what it sees.
SPY = """
import importlib, os, random, resource, sys
import numpy as np

def look(foreign):
    np.ones((300, 300)) @ np.ones((300, 300))
    names = [name for name in dir(resource) if name.startswith('RLIMIT_')]
    limits = {name: list(resource.getrlimit(getattr(resource, name))) for name in names}
    return {
        'environment': dict(os.environ),
        'path': sys.path,
        'folder': os.getcwd(),
        'importable': [name for name in foreign if importable(name)],
        'descriptors': [n for n in range(1024) if os.path.exists(f'/proc/self/fd/{n}')],
        'targets': [link(n) for n in range(4)],
        'limits': limits,
        'leads': [os.getsid(0) == os.getpid(), os.getpgid(0) == os.getpid()],
        'threads': len(os.listdir('/proc/self/task')) if os.path.exists('/proc/self/task') else 1,
        'random': [random.random(), float(np.random.rand())],
        'hash': hash('word'),
    }

def link(n):
    try:
        return os.readlink(f'/proc/self/fd/{n}').partition(':')[0]
    except OSError:
        return ''

def importable(name):
    try:
        importlib.import_module(name)
    except ImportError:
        return False
    return True
"""

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


def look(launcher: ZygoteLauncher | FreshLauncher) -> dict[str, Any]:
    loadable = Loadable({"spy.py": SPY.encode()}, (), {"spy": "submission.spy"})
    session = Session(launcher, loadable, call_seconds=10.0, memory_mib=700, without_layers=OUTER)
    try:
        seen = Submission(session, ["spy"]).spy.look(FOREIGN)
    finally:
        session.close()
    assert isinstance(seen, dict)
    return seen


@pytest.fixture(scope="module", params=["zygote", "fresh"])
def seen(request: pytest.FixtureRequest) -> Iterator[dict[str, Any]]:
    """What a submission sees in a worker of each kind, started by a host with secrets and an open file."""
    with pytest.MonkeyPatch.context() as patch, open(os.devnull) as inheritable:
        patch.setenv("GITHUB_TOKEN", "secret")
        patch.setenv("PYTHONPATH", "/tmp")  # noqa: S108  the name of a folder, never written to
        os.set_inheritable(inheritable.fileno(), True)
        launcher = ZygoteLauncher(hash_seed=7) if request.param == "zygote" else FreshLauncher(hash_seed=7)
        try:
            yield look(launcher)
        finally:
            launcher.close()


def test_no_variable_of_the_hosts_environment_is_passed_on(seen: dict[str, Any]) -> None:
    threads = {"OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"}
    optional = {"LD_LIBRARY_PATH", "LC_CTYPE", "OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"}
    assert seen["environment"].keys() - optional == {"LANG", "PYTHONHASHSEED", "PYTHONUTF8", *threads}


def test_the_path_holds_the_standard_library_only(seen: dict[str, Any]) -> None:
    assert seen["path"]
    for entry in seen["path"]:
        assert entry.startswith((sys.base_prefix, sys.base_exec_prefix))
        assert "packages" not in entry


def test_nothing_but_numpy_and_the_standard_library_can_be_imported(seen: dict[str, Any]) -> None:
    assert seen["importable"] == []


def test_the_current_folder_is_the_root(seen: dict[str, Any]) -> None:
    assert seen["folder"] == "/"


@linux_only
def test_no_descriptor_is_open_but_the_four_that_it_needs(seen: dict[str, Any]) -> None:
    assert seen["descriptors"] == [0, 1, 2, 3]


@linux_only
def test_standard_input_is_empty_and_output_goes_nowhere(seen: dict[str, Any]) -> None:
    assert seen["targets"] == ["/dev/null", "/dev/null", "/dev/null", "socket"]


def test_memory_files_descriptors_and_time_are_limited_for_good(seen: dict[str, Any]) -> None:
    limits = seen["limits"]
    assert limits["RLIMIT_AS"] == [700 << 20] * 2
    assert limits["RLIMIT_FSIZE"] == [0, 0]
    assert limits["RLIMIT_CORE"] == [0, 0]
    assert limits["RLIMIT_NOFILE"] == [64, 64]
    soft, hard = limits["RLIMIT_CPU"]
    assert 0 < soft == hard < 3600


def test_a_worker_leads_a_session_of_its_own(seen: dict[str, Any]) -> None:
    assert seen["leads"] == [True, True]


@linux_only
def test_a_worker_has_one_thread_also_after_a_matrix_product(seen: dict[str, Any]) -> None:
    assert seen["threads"] == 1


def test_a_worker_started_again_with_the_same_seed_draws_and_hashes_the_same(seen: dict[str, Any]) -> None:
    again = look(FreshLauncher(hash_seed=7))
    assert (again["random"], again["hash"]) == (seen["random"], seen["hash"])


def test_the_hash_seed_follows_the_runs_seed_and_does_not_tell_it() -> None:
    seeds = [look(FreshLauncher(seed))["environment"]["PYTHONHASHSEED"] for seed in (3, 2**63 - 1)]
    assert len(set(seeds)) == 2
    assert str(2**63 - 1) not in seeds
    assert "3" not in seeds
    assert all(0 <= int(seed) < 2**32 for seed in seeds)


def test_nothing_can_be_written_to_a_new_file(open_submission: Open, tmp_path: Path) -> None:
    source = "def f(path):\n    with open(path, 'w') as file:\n        file.write('x')\n"
    submission = open_submission({"unit.py": source}, without_layers=OUTER)
    with pytest.raises(CallFailed, match="File too large"):
        submission.unit.f(str(tmp_path / "file"))
    assert [path.stat().st_size for path in tmp_path.iterdir()] in ([], [0])


def test_nothing_can_be_added_to_a_file(open_submission: Open, tmp_path: Path) -> None:
    target = tmp_path / "grades.csv"
    target.write_text("ada,10\n")
    source = "import os\ndef f(path): os.write(os.open(path, os.O_WRONLY | os.O_APPEND), b'x')\n"
    submission = open_submission({"unit.py": source}, without_layers=OUTER)
    with pytest.raises(CallFailed, match="File too large"):
        submission.unit.f(str(target))
    assert target.read_text() == "ada,10\n"
