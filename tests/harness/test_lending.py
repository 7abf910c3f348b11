"""Right functions in the place of a submission's own: whoever uses the wrong one gets the right one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

from grader.records import Verdict
from grader.worker.callbacks import LentClass
from grader.worker.failures import CallFailed
from grader.worker.launch import ZygoteLauncher
from grader.worker.proxy import RemoteObject, Submission
from grader.worker.session import Loadable, Session

WRONG = "def double(x):\n    return 'wrong'\n\nclass Counter:\n    def up(self):\n        return 'wrong'\n"


class Counter:
    """A right class, in the host."""

    def __init__(self, start: int = 0) -> None:
        if start < 0:
            raise ValueError(f"start is {start}, expected 0 or more")
        self._value = start

    def up(self) -> int:
        """Count on."""
        self._value += 1
        return self._value


def double(x: float) -> float:
    """Return 2 x, in the host."""
    if np.any(np.asarray(x) > 1e3):
        raise ValueError(f"x is {x}, expected at most 1000")
    return 2 * x


def apply(function: Callable[[float], float], x: float) -> float:
    """Call what is given, in the host."""
    return function(x) + 1


@pytest.fixture
def open_lent(zygote: ZygoteLauncher) -> Iterator[Callable[..., Submission]]:
    """Open a submission with `double`, `apply` and `Counter` lent in its module `parts`."""
    sessions: list[Session] = []

    def open_on(files: dict[str, str], *, parts: str = "submission.parts", **options: Any) -> Submission:
        stems = [path.removesuffix(".py") for path in files if path != "helpers.py"]
        modules = {stem: f"submission.{stem}" for stem in stems} | {"parts": parts}
        functions = {"double": double, "apply": apply, "Counter": LentClass(Counter)}
        lent: dict[str, Any] = {module: {} for module in modules.values()}
        lent |= {parts: functions, "": functions}
        loadable = Loadable(
            {path: source.encode() for path, source in files.items()}, ("template",), modules, lent
        )
        session = Session(zygote, loadable, **{"call_seconds": 5.0, "memory_mib": 1024, **options})
        sessions.append(session)
        return Submission(session, list(modules))

    yield open_on
    for session in sessions:
        session.close()


@pytest.mark.parametrize(
    ("imports", "call"),
    [
        ("from .parts import double", "double(x)"),
        ("from . import parts", "parts.double(x)"),
        ("import parts", "parts.double(x)"),
        ("from parts import double", "double(x)"),
        ("from template.parts import double as twice", "twice(x)"),
        ("from .parts import *", "double(x)"),
        ("from .helpers import double", "double(x)"),
        ("from .parts import double\nTABLE = {'double': double}", "TABLE['double'](x)"),
    ],
)
def test_however_it_is_imported_the_lent_function_is_used(
    open_lent: Callable[..., Submission], imports: str, call: str
) -> None:
    submission = open_lent(
        {
            "parts.py": WRONG,
            "helpers.py": "def double(x):\n    return 'wrong too'\n",
            "user.py": f"{imports}\n\ndef use(x):\n    return {call}\n",
        }
    )
    assert submission.user.use(4.0) == 8.0


@pytest.mark.parametrize(
    "use", ["double(x)", "TABLE['double'](x)", "make()(x)", "Counter(int(x)).up() + 3", "ALIAS(x)"]
)
def test_in_a_submission_of_one_file_its_own_code_uses_the_lent_function(
    open_lent: Callable[..., Submission], use: str
) -> None:
    source = WRONG + (
        "TABLE = {'double': double}\nALIAS = double\n\n"
        "def make():\n    return double\n\n"
        f"def use(x):\n    return {use}\n"
    )
    submission = open_lent({"one.py": source}, parts="submission.one")
    assert submission.one.use(4.0) == 8.0


@pytest.mark.parametrize(
    "source",
    ["if True:\n    def double(x):\n        return 'wrong'\n", "double = lambda x: 'wrong'\n", "pass\n"],
    ids=["in a branch", "by a lambda", "not at all"],
)
def test_it_does_not_matter_how_the_wrong_function_is_defined(
    open_lent: Callable[..., Submission], source: str
) -> None:
    submission = open_lent(
        {"parts.py": source, "user.py": "from .parts import double\n\ndef use(x):\n    return double(x)\n"}
    )
    assert submission.user.use(4.0) == 8.0


def test_a_function_that_another_module_defines_for_itself_stays_its_own(
    open_lent: Callable[..., Submission],
) -> None:
    submission = open_lent({"parts.py": WRONG, "user.py": "def double(x):\n    return 3 * x\n"})
    assert submission.user.double(4.0) == 12.0


def test_a_module_that_is_not_there_is_lent_whole(open_lent: Callable[..., Submission]) -> None:
    submission = open_lent({"user.py": "from .parts import double\n\ndef use(x):\n    return double(x)\n"})
    assert submission.user.use(4.0) == 8.0


def test_a_lent_function_raises_what_it_raises_in_the_host(open_lent: Callable[..., Submission]) -> None:
    submission = open_lent(
        {"parts.py": WRONG, "user.py": "from .parts import double\n\ndef use(x):\n    return double(x)\n"}
    )
    with pytest.raises(CallFailed, match="x is 2000") as caught:
        submission.user.use(2000.0)
    assert caught.value.bases[0] == "ValueError"


def test_a_lent_function_can_be_given_a_function(open_lent: Callable[..., Submission]) -> None:
    submission = open_lent(
        {
            "parts.py": WRONG,
            "user.py": "from .parts import apply\n\ndef use(x):\n    return apply(lambda y: 10 * y, x)\n"
            "\ndef fail(x):\n    return apply(lambda y: 1 // 0, x)\n"
            "\ndef nested(x):\n    return apply(lambda y: apply(lambda z: z, y), x)\n"
            "\ndef endless(x):\n    return apply(endless, x)\n",
        }
    )
    assert submission.user.use(4.0) == 41.0
    assert submission.user.nested(4.0) == 6.0
    for name in ("fail", "endless"):
        with pytest.raises(CallFailed) as caught:
            getattr(submission.user, name)(4.0)
        assert caught.value.verdict is Verdict.RAISED
    assert submission.user.use(4.0) == 41.0


def test_a_lent_class_makes_objects_others_can_be_derived_from_it_and_it_refuses(
    open_lent: Callable[..., Submission],
) -> None:
    submission = open_lent(
        {
            "parts.py": WRONG,
            "user.py": "from .parts import Counter\n\nclass Twice(Counter):\n    def up(self):\n"
            "        super().up()\n        return super().up()\n\n"
            "def make(start):\n    return Twice(start)\n\n"
            "def is_one(c):\n    return isinstance(c, Counter)\n",
        }
    )
    twice = submission.user.make(3)
    assert isinstance(twice, RemoteObject)
    assert [twice.up(), twice.up()] == [5, 7]
    assert submission.user.is_one(twice) is True
    with pytest.raises(CallFailed, match="start is -1"):
        submission.user.make(-1)


def test_what_is_lent_outlives_a_test(open_lent: Callable[..., Submission]) -> None:
    submission = open_lent(
        {"parts.py": WRONG, "user.py": "from .parts import double\n\ndef use(x):\n    return double(x)\n"}
    )
    for _ in range(2):
        submission.rewind()
        assert submission.user.use(4.0) == 8.0


def test_a_submission_that_answers_a_lent_function_with_nonsense_is_dropped(
    open_lent: Callable[..., Submission],
) -> None:
    submission = open_lent(
        {
            "parts.py": WRONG,
            "user.py": "import time\nfrom .parts import apply\n\n"
            "def hang(x):\n    return apply(lambda y: time.sleep(60), x)\n"
            "\ndef use(x):\n    return apply(lambda y: y, x)\n",
        },
        call_seconds=0.5,
    )
    with pytest.raises(CallFailed) as caught:
        submission.user.hang(1.0)
    assert caught.value.verdict is Verdict.TIMED_OUT
    assert submission.user.use(4.0) == 5.0
