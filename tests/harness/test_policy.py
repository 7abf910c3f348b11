"""What goes against a rule of the course is named by file and line; what is honest never is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from grader.course import Course, load_course
from grader.records import Breach
from grader.submission.locating import locate
from grader.submission.policy import find_breaches
from grader.submission.staging import Staged, stage

ROOT = Path(__file__).resolve().parents[2]
HONEST = [
    "reference",
    "student_template",
    *sorted(str(p.relative_to(ROOT)) for p in (ROOT / "tests/correct").iterdir() if p.name[0] not in "._"),
    *sorted(
        str(p.relative_to(ROOT)) for p in (ROOT / "examples").iterdir() if p.is_dir() and p.name[0] != "_"
    ),
]


BreachesOf = Callable[..., list[tuple[str, int, str]]]


@pytest.mark.parametrize("package", HONEST)
def test_nothing_is_said_of_a_package_that_keeps_the_rules(package: str) -> None:
    course = load_course("spec_tests")
    found = find_breaches(locate(stage(ROOT / package), course).loadable, course)
    assert (found.breaches, found.unread) == ((), ())


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("import scipy", 1),
        ("import numpy\nimport scipy.special as s", 2),
        ("import math, scipy", 1),
        ("import math; import scipy", 1),
        ("from scipy.special import expit", 1),
        ("from scipy import (\n  special,\n)", 1),
        ("from scipy \\\n  import special", 1),
        ("def f():\n    import scipy", 2),
        ("try:\n    import scipy\nexcept ImportError: pass", 2),
        ("import importlib\nimportlib.import_module('scipy.special')", 2),
        ("from importlib import import_module as load\nload('scipy')", 2),
        ("x = __import__('scipy')", 1),
        ("import \uff53cipy", 1),
        ("import math\r\nimport scipy\r\n", 2),
        ("import math\rimport scipy\r", 2),
        ("\ufeffimport scipy", 1),
    ],
)
def test_an_import_of_what_cannot_be_imported_is_named(
    breaches_of: BreachesOf, source: str, line: int
) -> None:
    assert breaches_of(source) == [("network.py", line, "imports scipy")]


@pytest.mark.parametrize(
    "source",
    [
        "import numpy as np, math\nfrom numpy.linalg import norm\nfrom __future__ import annotations",
        "import helper\nfrom . import helper as h\nfrom .helper import f",
        "from student_template import helper",
        "from ada.helper import f\nfrom submission.helper import f",
        '"""Not scipy:\n\n    import scipy\n    >>> import scipy\n"""',
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import scipy",
        "if __name__ == '__main__':\n    import matplotlib.pyplot as plt",
        "import importlib\nname = 'scipy'\nimportlib.import_module('helper')",
        "def f(scipy): return scipy.gradient  # import scipy",
        "import scipy broken",
    ],
)
def test_an_import_that_is_allowed_or_never_runs_is_not_named(breaches_of: BreachesOf, source: str) -> None:
    assert breaches_of(source, helper="f = 1", __init__="") == []


def test_an_allowed_package_may_be_imported_with_what_it_brings(policy_course: Course) -> None:
    files = {"network.py": b"import jsonschema\nimport referencing\nimport scipy"}
    course = replace(policy_course, packages=("jsonschema",))
    (found,) = find_breaches(locate(Staged("ada", files, {}), course).loadable, course).breaches
    assert (found.line, found.what) == (3, "imports scipy")
    assert found.rule.startswith("nothing but NumPy, the standard library and jsonschema can be imported")


def test_files_that_no_unit_imports_are_not_looked_into(breaches_of: BreachesOf) -> None:
    files = {"test_mine": "import pytest", "helper": "import scipy"}
    assert breaches_of("x = 1", **files) == []
    assert breaches_of("from .helper import x", **files) == [("helper.py", 1, "imports scipy")]
    assert breaches_of("import helper", **files) == [("helper.py", 1, "imports scipy")]
    assert breaches_of("from . import (\n  helper)", **files) == [("helper.py", 1, "imports scipy")]


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("import numpy as np\nnp.gradient([1])", 2),
        ("import numpy\nx = numpy.gradient", 2),
        ("from numpy import gradient as g\ng([1])", 1),
        ("import numpy as np\n(np.\n  # here\n\n gradient)([1])", 2),
        ("import numpy as np\nnp. \\\n gradient([1])", 2),
        ("import numpy as np\n(np.\r gradient)([1])", 2),
        ("def f():\n    import numpy as np\n    return np.gradient([1])", 3),
        ("import numpy as np\nnp.\uff47radient([1])", 2),
    ],
)
def test_a_name_to_be_avoided_is_found_under_its_aliases(
    breaches_of: BreachesOf, source: str, line: int
) -> None:
    assert breaches_of(source) == [("network.py", line, "uses numpy.gradient")]


def test_what_is_below_a_name_to_be_avoided_is_to_be_avoided(breaches_of: BreachesOf) -> None:
    expected = [("network.py", 1, "uses numpy.testing")]
    assert breaches_of("import numpy.testing as t") == expected
    assert breaches_of("from numpy.testing import assert_allclose") == expected


@pytest.mark.parametrize(
    "source",
    [
        "import helper as np\nnp.gradient([1])",
        "import numpy as np\nimport helper as np\nnp.gradient([1])",
        "import numpy as np\nnp.gradients = self.gradient = gradient = 1\ngradient",
        "import numpy.linalg\nx.gradient",
        "import numpy_gradient_testing_not",
    ],
)
def test_a_name_that_may_stand_for_something_else_is_not_named(breaches_of: BreachesOf, source: str) -> None:
    assert [what for *_, what in breaches_of(source, helper="") if what.startswith("uses")] == []


def test_a_breach_says_the_rule_in_the_course_s_words(policy_course: Course) -> None:
    course = policy_course
    files = {"network.py": b"import numpy as np\nnp.gradient\nnp.gradient\n"}
    found = find_breaches(locate(Staged("ada", files, {}), course).loadable, course).breaches
    assert found == (Breach("network.py", 2, "uses numpy.gradient", "it is to be written"),)
