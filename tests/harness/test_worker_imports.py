"""A package whose `__init__.py` or one of whose modules is broken still has its other modules graded."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from grader.records import Verdict
from grader.worker.failures import CallFailed
from grader.worker.proxy import Submission
from grader.worker.session import Session

Open = Callable[..., Submission]

BROKEN_INITS = {
    "raises": ("1 / 0", "ZeroDivisionError: division by zero (__init__.py, line 1, in <module>)"),
    "has no syntax": ("def f(:", "SyntaxError"),
    "imports what is not there": ("import torch", "No module named 'torch'"),
    "hangs": ("while True: pass", "no answer within 0.3 seconds"),
    "exits": ("import os; os._exit(0)", "exit code 0"),
    "leaves": ("raise SystemExit", "SystemExit"),
    "imports a module that hangs": ("from . import slow", "no answer within 0.3 seconds"),
}


def failure_of(call: Callable[[], object]) -> CallFailed:
    with pytest.raises(CallFailed) as caught:
        call()
    return caught.value


@pytest.mark.parametrize("how", BROKEN_INITS)
def test_an_init_that_is_broken_is_skipped_with_a_note(
    open_session: Callable[..., Session], how: str
) -> None:
    source, words = BROKEN_INITS[how]
    files = {
        "__init__.py": source,
        "slow.py": "while True: pass",
        "good.py": "from .other import VALUE\nfrom . import other\ndef f(): return other.VALUE + VALUE",
        "other.py": "VALUE = 1",
    }
    session = open_session(files, call_seconds=0.3)
    submission = Submission(session, ["good", "other", "slow"])
    assert submission.good.f() == 2
    submission.isolate("other")
    assert failure_of(submission.other.f).verdict is Verdict.NOT_IMPLEMENTED
    (note,) = session.notes
    assert note.startswith("__init__.py was skipped")
    assert words in note


def test_functions_looked_up_in_an_init_that_is_broken_did_not_import(open_submission: Open) -> None:
    files = {"__init__.py": "raise ValueError('no')", "good.py": "def g(): return 1"}
    modules = {"rooted": "submission", "good": "submission.good"}
    submission = open_submission(files, units=("rooted", "good"), modules=modules)
    failure = failure_of(submission.rooted.f)
    assert (failure.verdict, failure.function, failure.at_import) == (Verdict.IMPORT_ERROR, "rooted", True)
    assert submission.good.g() == 1


def test_functions_of_an_init_are_found(open_submission: Open) -> None:
    submission = open_submission(
        {"__init__.py": "def f(): return 1"}, units=("rooted",), modules={"rooted": "submission"}
    )
    assert submission.rooted.f() == 1


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("x = 1\ndef f(:\n", "SyntaxError: invalid syntax (bad.py, line 2)"),
        ("import scipy", "ModuleNotFoundError: No module named 'scipy' (bad.py, line 1, in <module>)"),
        ("from .missing import f", "No module named 'submission.missing'"),
        ("from .good import missing", "cannot import name 'missing'"),
        ("x = 1\nraise RuntimeError('x')", "RuntimeError: x (bad.py, line 2, in <module>)"),
        ("\0", "null bytes"),
        ("# -*- coding: nonsense -*-\nx = 1", "nonsense"),
        ("(" * 500 + ")" * 500, "bad.py"),
    ],
    ids=["syntax", "library", "module", "name", "raises", "null byte", "encoding", "nesting"],
)
def test_a_module_that_does_not_import_says_why_and_costs_only_itself(
    open_submission: Open, source: str, message: str
) -> None:
    submission = open_submission({"bad.py": source, "good.py": "def f(): return 2"})
    failure = failure_of(submission.bad.f)
    assert (failure.verdict, failure.at_import, failure.function) == (Verdict.IMPORT_ERROR, True, "bad")
    assert message in failure.message
    assert failure.message.count("(bad.py") < 2
    assert submission.good.f() == 2


@pytest.mark.parametrize(
    "line",
    [
        "from .sums import add", "from . import sums; add = sums.add", "from sums import add",
        "import sums; add = sums.add", "from submission.sums import add",
        "from student_template.sums import add",
        "import student_template.sums as s; add = s.add", "from .deep.inner import add",
    ],
)  # fmt: skip
def test_a_module_is_found_under_every_name_that_the_contract_allows(
    open_submission: Open, line: str
) -> None:
    files = {
        "unit.py": f"{line}\ndef f(): return add(1)",
        "sums.py": "def add(x): return x + 1",
        "deep/inner.py": "from ..sums import add",
    }
    assert open_submission(files).unit.f() == 2


def test_a_module_is_one_object_whatever_it_is_called(open_submission: Open) -> None:
    source = "import sums, submission.sums, student_template.sums\nfrom . import sums as s\n"
    source += "def f(): return sums is submission.sums is student_template.sums is s"
    assert open_submission({"unit.py": source, "sums.py": "class A: pass"}).unit.f() is True


@pytest.mark.parametrize("name", ["math", "numpy", "random", "copy", "collections"])
def test_a_submission_cannot_shadow_the_standard_library_or_numpy(open_submission: Open, name: str) -> None:
    files = {"unit.py": f"import {name}\ndef f(): return {name}.__name__", f"{name}.py": "raise ValueError"}
    assert open_submission(files).unit.f() == name


def test_modules_that_import_each_other_load(open_submission: Open) -> None:
    files = {
        "a.py": "from . import b\ndef f(): return b.g() + 1",
        "b.py": "from . import a\ndef g(): return 1",
    }
    assert open_submission(files).a.f() == 2


def test_the_main_block_of_a_module_does_not_run(open_submission: Open) -> None:
    source = "def f(): return __name__\nif __name__ == '__main__':\n    raise SystemExit\n"
    assert open_submission({"unit.py": source}).unit.f() == "submission.unit"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("import no_such_library", "NumPy, the standard library and what its course allows"),
        ("from . import absent", "there is no absent.py to import"),
        ("open('data.csv')", "data files of a submission are not there"),
        ("while True: pass", "while it was imported: no answer within 0.3 seconds; is there a loop"),
    ],
)
def test_a_failed_import_says_what_it_comes_from(
    open_session: Callable[..., Session], source: str, words: str
) -> None:
    session = open_session({"__init__.py": "", "bad.py": source}, call_seconds=0.3)
    failure = failure_of(Submission(session, ["bad"]).bad.f)
    assert failure.at_import
    assert words in failure.message
    assert "'submission'" not in failure.message
