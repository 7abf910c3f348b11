"""Does a course hold? Its tests against its reference, its template and its misconceptions."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from .brief import Collected, failed_requirements
from .course import Course, package_folder
from .errors import GraderFault, NothingGradable, UsageFault
from .misconceptions import Misconception, load_misconceptions, replace_in
from .picture_check import picture_problems
from .picturing import Sketches, load_pictures
from .records import Inventory, Verdict
from .submission.locating import locate
from .submission.policy import find_breaches
from .submission.staging import Staged, stage
from .words import breach_in_words
from .worker.counts import CallCounts
from .worker.launch import open_launcher

Sources = Mapping[str, bytes]
Progress = Callable[[int, int], None]


class CourseCheck(Struct, frozen=True):
    """What was found: figures by what they are about, what is wrong, and what catches no misconception.

    `caught` are the requirements of its own unit that each misconception fails.
    """

    figures: dict[str, str]
    problems: tuple[str, ...]
    uncaught: tuple[str, ...]
    caught: Mapping[str, frozenset[str]]


def check_course(course: Course, seed: int, progress: Progress = lambda done, of: None) -> CourseCheck:
    """Check a course: its reference meets all, its template nothing, and its misconceptions are noticed.

    Raises
    ------
    UsageFault
        If the course names no reference, or its reference or template is not installed.
    GraderFault
        If the course cannot be collected, or a file of a misconception does not say what it must.
    """
    collected = Collected.of(course)
    inventory = collected.inventory
    misconceptions = load_misconceptions(course)
    pictured, unloaded = _load_pictures(course)
    reference, template = _sources(course, course.reference), _sources(course, course.template)
    with open_launcher(seed, course.packages) as launcher:

        def failing(
            files: Sources, units: tuple[str, ...] = (), counts: CallCounts | None = None
        ) -> dict[str, Verdict]:
            return failed_requirements(
                course,
                launcher,
                course.reference,
                files,
                units,
                seed=seed,
                collected=collected,
                counts=counts,
            )

        counts = CallCounts(course.rules.lent)
        unmet, refused = failing(reference, counts=counts), failing(template)
        caught: dict[str, set[str]] = {}
        for number, misconception in enumerate(misconceptions):
            progress(number, len(misconceptions))
            caught[misconception.id] = set()
            if f"{misconception.unit}.py" in reference:  # else it is said below that the unit is missing
                wrong = replace_in(reference, misconception)
                caught[misconception.id] |= failing(wrong, (misconception.unit,)).keys()
    named, differing = _compare_docstrings(reference, template)
    problems = [
        *_statement_problems(course, inventory),
        *(f"the reference fails {id} ({verdict.words})" for id, verdict in unmet.items()),
        *_broken_rules(course, reference, counts),
        *(f"the template earns {r.id}" for r in inventory.requirements if r.id not in refused),
        *differing,
        *_undefined(course, reference, "reference"),
        *_undefined(course, template, "template"),
        *_misconception_problems(misconceptions, caught, inventory, reference),
        *unloaded,
        *picture_problems(course, pictured, inventory, collected.tests, seed),
    ]
    total = len(inventory.requirements)
    noticed = sum(set(m.fails) <= caught[m.id] for m in misconceptions)
    figures = {
        "requirements": f"{total} in {sum(map(len, inventory.tests.values()))} tests, each with a statement",
        "reference": f"{total - len(unmet)} of {total} requirements met",
        "template": f"{total - len(refused)} of {total} requirements met",
        "docstrings": f"{named - len(differing)} of {named} the same in reference and template",
        "misconceptions": f"{noticed} of {len(misconceptions)} noticed by the requirements they name",
        "pictures": f"of {len(pictured)} subjects and requirements",
    }
    ever = set().union(*caught.values())
    uncaught = tuple(r.id for r in inventory.requirements if r.id not in ever)
    exact = {id: frozenset(ids) for id, ids in caught.items()}
    return CourseCheck(figures, tuple(problems), uncaught, exact)


def _load_pictures(course: Course) -> tuple[Mapping[str, Sketches], list[str]]:
    try:
        return load_pictures(course), []
    except GraderFault as fault:
        return {}, [str(fault)]


def _sources(course: Course, package: str) -> Sources:
    if not package:
        raise UsageFault(f"--course {course.package}: course.toml names no reference to check the course by")
    folder = package_folder(package)
    if folder is None:
        raise UsageFault(f"--course {course.package}: its package {package} is not installed")
    try:
        return stage(folder).files
    except NothingGradable as error:
        raise UsageFault(f"--course {course.package}: its package {package}: {error}") from None


def _broken_rules(course: Course, reference: Sources, counts: CallCounts) -> Iterator[str]:
    located = locate(Staged(course.reference, dict(reference), {}), course)
    for breach in find_breaches(located.loadable, course, counts).breaches:
        yield f"the reference breaks a rule of the course: {breach_in_words(breach)}"


def _statement_problems(course: Course, inventory: Inventory) -> Iterator[str]:
    known = {f"{unit.name}.{name}" for unit in course.units for name in unit.functions}
    judged = {".".join(r.subject.split(".")[:2]) for r in inventory.requirements}
    for requirement in inventory.requirements:
        if not requirement.points > 0:
            yield f"{requirement.id} is worth {requirement.points} points"
        if not requirement.hint.strip():
            yield f"{requirement.id} has no hint"
    yield from (f"{name} is judged, but not in course.toml" for name in sorted(judged - known))
    for name in sorted(known - judged):
        yield f"{name} is in course.toml, but nothing is required of it"


def _misconception_problems(
    misconceptions: tuple[Misconception, ...],
    caught: Mapping[str, set[str]],
    inventory: Inventory,
    reference: Sources,
) -> Iterator[str]:
    known = {requirement.id for requirement in inventory.requirements}
    public = {f"{Path(path).stem}.{name}" for path in reference for name in _docstrings(reference[path])}
    for misconception in misconceptions:
        if misconception.replaces not in public:
            yield f"{misconception.id} replaces {misconception.replaces}, which the reference does not define"
        for id in misconception.fails:
            if id not in known:
                yield f"{misconception.id} names {id}, which is no requirement"
            elif id not in caught[misconception.id]:
                yield f"{misconception.id} is not noticed by {id}"


def _undefined(course: Course, files: Sources, what: str) -> Iterator[str]:
    for unit in course.units:
        defined = _docstrings(files.get(f"{unit.name}.py", b""))
        for name in unit.functions:
            if name not in defined:
                yield f"the {what} does not define {unit.name}.{name}"


def _compare_docstrings(reference: Sources, template: Sources) -> tuple[int, list[str]]:
    """Return how many public names there are, and which differ in signature or docstring."""
    right, theirs = (
        {(path, name): said for path in files for name, said in _docstrings(files[path]).items()}
        for files in (_public(reference), _public(template))
    )
    places = sorted(right.keys() | theirs.keys())
    differing = [place for place in places if right.get(place) != theirs.get(place)]
    return len(places), [f"reference and template differ in {path}: {name}" for path, name in differing]


def _public(files: Sources) -> Sources:
    return {p: files[p] for p in files if p == "__init__.py" or not p.startswith("_")}


def _docstrings(source: bytes) -> dict[str, tuple[str, str | None]]:
    """Return signature and docstring of the module itself and its public functions, classes and methods."""
    tree = ast.parse(source)
    found: dict[str, tuple[str, str | None]] = {"module docstring": ("", ast.get_docstring(tree))}
    pending: list[tuple[str, ast.stmt]] = [("", node) for node in tree.body]
    while pending:
        prefix, node = pending.pop()
        if not isinstance(node, ast.FunctionDef | ast.ClassDef) or node.name.startswith("_"):
            continue
        signature = ast.unparse(node.args) if isinstance(node, ast.FunctionDef) else "class"
        found[prefix + node.name] = (signature, ast.get_docstring(node))
        if isinstance(node, ast.ClassDef):
            pending += [(f"{prefix}{node.name}.", child) for child in node.body]
    return found
