"""The level of isolation as an ordinary user, as root of a container, within its filter, on other systems."""

from __future__ import annotations

import json
import os
import platform
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("the layers are of Linux", allow_module_level=True)

from grader.worker import landlock, seccomp

TESTS = Path(__file__).resolve().parents[1]
CORRECT = TESTS / "golden" / "correct" / "submission"
STRANGER = 1234
# What gets through without the layers of Linux, whoever grades.
THROUGH = {"read the reference", "list the host's folders", "connect to a unix socket", "send by UDP"}

pytestmark = pytest.mark.skipif(
    not landlock.version() or not seccomp.is_supported(), reason="there is no Landlock or no seccomp here"
)
root_only = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")

# What runs before a grade, in the process of the grade: `grade` prints the isolation of a right submission.
GRADE = """
def grade():
    import json
    from pathlib import Path
    from grader.pipeline import Options, grade
    from grader.words import isolation_in_words
    report = grade(Path(sys.argv[1]), Options("toy_course"))
    isolation = report.isolation
    print(json.dumps([isolation.level, isolation.through, isolation.layers, isolation_in_words(isolation),
                      report.score == report.max_score]))
"""


def grade_elsewhere(before: str, *prefix: str) -> tuple[str, list[str], list[str], str]:
    """Grade in a process in which something was done before, run by a command that prepares it."""
    paths = os.pathsep.join([str(TESTS.parent), str(TESTS / "courses")])
    done = subprocess.run(
        [*prefix, sys.executable, "-B", "-c", f"import os, sys\n{GRADE}\n{before}\ngrade()", str(CORRECT)],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    level, through, layers, words, full_marks = json.loads(done.stdout)
    assert full_marks
    return level, through, layers, words


def is_open(path: Path) -> bool:
    return all(folder.stat().st_mode & stat.S_IXOTH for folder in (path, *path.parents))


@root_only
def test_an_ordinary_user_is_strong_without_a_private_user() -> None:
    for path in (Path(sys.executable).resolve().parent, TESTS):
        if not is_open(path):
            pytest.skip(f"{path} is closed to other users")
    become = f"os.setgroups([]); os.setresgid(*[{STRANGER}] * 3); os.setresuid(*[{STRANGER}] * 3)"
    level, through, layers, _ = grade_elsewhere(become)
    assert (level, through) == ("strong", [])
    assert "private user" not in layers
    assert {"Landlock", "seccomp", "resource limits"} <= set(layers)


DOCKERS = (
    "chown,dac_override,fowner,fsetid,kill,setgid,setuid,setpcap,net_bind_service,net_raw,sys_chroot,mknod,"
    "audit_write,setfcap"
)
CAPABILITIES = {
    "as in Docker": (DOCKERS, True),
    "as in Docker but SETUID and SETGID": (DOCKERS.replace("setgid,setuid,", ""), False),
    "none": ("", False),
}


@root_only
@pytest.mark.skipif(shutil.which("setpriv") is None, reason="there is no setpriv")
@pytest.mark.parametrize("case", CAPABILITIES)
def test_root_of_a_container_is_strong_with_any_capabilities(case: str) -> None:
    """Without SETUID and SETGID workers stay the root of the container; the other layers hold them."""
    kept, becomes_other = CAPABILITIES[case]
    kept = "-all," + ",".join(f"+{name}" for name in kept.split(",")) if kept else "-all"
    command = ("setpriv", "--bounding-set", kept, "--inh-caps", "-all")
    level, through, layers, _ = grade_elsewhere("", *command)
    assert (level, through) == ("strong", [])
    assert ("private user" in layers) is becomes_other


# A filter like those of containers: some calls are refused, clone with flags of new namespaces is, too.
DOCKERS_FILTER = """
from grader.worker import seccomp, system_calls
program = [(0x20, 0, 0, 0)]
for number in NUMBERS:
    program += [(0x15, 0, 1, number), (0x06, 0, 0, 0x00050001)]
program += [(0x15, 0, 3, CLONE), (0x20, 0, 0, 16), (0x45, 0, 1, 0x7E020000), (0x06, 0, 0, 0x00050001)]
program += [(0x06, 0, 0, 0x7FFF0000)]
system_calls.prctl(system_calls.SET_NO_NEW_PRIVILEGES, 1)
seccomp.enter(program)
try:
    system_calls.call(NUMBERS[0], 0x10000000)
except PermissionError:
    pass
else:
    sys.exit("the filter is not in force")
"""
REFUSED = {
    "x86_64": [272, 308, 250, 248, 321, 165, 298, 323, 425],
    "aarch64": [97, 268, 219, 217, 280, 40, 241, 282, 425],
}
CLONE = {"x86_64": 56, "aarch64": 220}


def test_a_grade_within_the_filter_of_a_container_is_strong() -> None:
    machine = platform.machine()
    before = f"NUMBERS, CLONE = {REFUSED[machine]}, {CLONE[machine]}\n{DOCKERS_FILTER}"
    level, through, layers, _ = grade_elsewhere(before)
    assert (level, through) == ("strong", [])
    assert {"Landlock", "seccomp"} <= set(layers)


# Another system, as far as the modules ask: they are told so before anything of ours is imported in a worker.
OTHER_SYSTEM = """
import shutil
from pathlib import Path
from grader.worker import launch
boot = launch._BOOT.read_text()
boot = boot.replace("os.path.dirname(os.path.abspath(__file__))", repr(str(launch._BOOT.parent)))
boot = boot.replace("    module = importlib.import_module", CHANGE + "    module = importlib.import_module")
launch._BOOT = Path(FOLDER, "boot.py")
launch._BOOT.write_text(boot)
launch.ZygoteLauncher = launch.FreshLauncher  # what other systems have
"""
WITHOUT_LINUX = "    importlib.import_module('_gradspec_worker.confine').ON_LINUX = False\n"
WITHOUT_LIMITS = "    importlib.import_module('_gradspec_worker.confine').resource = None\n"


@pytest.mark.parametrize("change", [WITHOUT_LINUX, WITHOUT_LINUX + WITHOUT_LIMITS], ids=["macOS", "Windows"])
def test_on_another_system_the_level_is_process_and_says_so(tmp_path: Path, change: str) -> None:
    before = f"CHANGE, FOLDER = {change!r}, {str(tmp_path)!r}\n{OTHER_SYSTEM}"
    level, through, layers, words = grade_elsewhere(before)
    assert level == "process"
    assert set(through) >= THROUGH
    assert ("resource limits" in layers) is (WITHOUT_LIMITS not in change)
    assert not {"private user", "no new privileges", "Landlock", "seccomp"} & set(layers)
    assert "there is no Landlock and no seccomp here" in words
    assert "grade strangers' work in a container" in words
