"""A private copy of a course's reference, in which misconceptions take the place of what they replace.

The reference that the tests compare with stays as it is: the copy is imported under a name of its own, and
so is whatever a misconception imports of the reference.
"""

from __future__ import annotations

import builtins
import importlib
import importlib.util
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import ModuleType
from typing import Any

from ..course import Course, package_folder
from ..errors import GraderFault
from ..misconceptions import Misconception

_NAME = "_gradspec_lab"


class Lab:
    """The copy, and the variants that were put into it so far.

    Raises
    ------
    GraderFault
        If the course's reference, or one of its misconceptions, does not import.
    """

    def __init__(self, course: Course) -> None:
        self._reference = course.reference
        folder = package_folder(course.reference) if course.reference else None
        if folder is None:
            raise GraderFault(f"course {course.package}: its reference {course.reference!r} is not installed")
        for name in [name for name in sys.modules if name.partition(".")[0] == _NAME]:
            del sys.modules[name]  # of an earlier course in this process
        spec = importlib.util.spec_from_file_location(
            _NAME, folder / "__init__.py", submodule_search_locations=[str(folder)]
        )
        if spec is None or spec.loader is None:
            raise GraderFault(f"course {course.package}: its reference {course.reference} has no __init__.py")
        package = importlib.util.module_from_spec(spec)
        sys.modules[_NAME] = package
        try:
            spec.loader.exec_module(package)
            self.modules: Mapping[str, ModuleType] = {
                unit: importlib.import_module(f"{_NAME}.{unit}") for unit in course.unit_names
            }
        except Exception as error:  # the course's own files: whatever they raise is the course's fault
            why = f"{type(error).__name__}: {error}".replace(_NAME, course.reference)
            raise GraderFault(f"course {course.package}: its reference does not import: {why}") from None
        self._builtins = {**vars(builtins), "__import__": self._import}
        self._variants: dict[str, Any] = {}

    @contextmanager
    def holding(self, misconceptions: Sequence[Misconception]) -> Iterator[None]:
        """Put misconceptions into the copy for the time of the block.

        Two of one class are combined: what the first does not change is the second's. Of two of one function
        the first counts.
        """
        variants: dict[str, Any] = {}
        for misconception in misconceptions:
            variant = self._variant(misconception)
            first = variants.get(misconception.replaces)
            if first is None:
                variants[misconception.replaces] = variant
            elif isinstance(first, type) and isinstance(variant, type):
                variants[misconception.replaces] = type(first.__name__, (first, variant), {})
        saved = []
        try:
            for replaces, variant in variants.items():
                unit, _, name = replaces.partition(".")
                module = self.modules[unit]
                saved.append((module, name, getattr(module, name)))
                setattr(module, name, variant)
            yield
        finally:
            for module, name, value in saved:
                setattr(module, name, value)

    def _variant(self, misconception: Misconception) -> Any:
        if misconception.id not in self._variants:
            package = f"{_NAME}._misconceptions_{misconception.unit}"
            if package not in sys.modules:
                folder = ModuleType(package)
                folder.__path__ = []
                sys.modules[package] = folder
            for file, source in misconception.shared.items():
                name = f"{package}.{file.removesuffix('.py')}"
                if name not in sys.modules:
                    sys.modules[name] = self._execute(name, package, source, file)
            file = f"{misconception.id}.py"
            module = self._execute(f"{package}.{misconception.id}", package, misconception.source, file)
            wanted = misconception.replaces.partition(".")[2]
            if not hasattr(module, wanted):
                place = f"misconceptions/{misconception.unit}/{file}"
                raise GraderFault(f"course: {place} does not define {wanted}, which it replaces")
            self._variants[misconception.id] = getattr(module, wanted)
        return self._variants[misconception.id]

    def _execute(self, name: str, package: str, source: str, file: str) -> ModuleType:
        module = ModuleType(name)
        module.__package__ = package
        module.__dict__["__builtins__"] = self._builtins
        try:
            exec(compile(source, file, "exec", dont_inherit=True), module.__dict__)
        except Exception as error:  # as above
            place = f"misconceptions/{package.rpartition('_misconceptions_')[2]}/{file}"
            message = f"course: {place} does not import: {type(error).__name__}: {error}"
            raise GraderFault(message) from None
        return module

    def _import(
        self,
        name: str,
        globals: Mapping[str, object] | None = None,
        locals: Mapping[str, object] | None = None,
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> ModuleType:
        top, dot, rest = name.partition(".")
        if level == 0 and top == self._reference:
            name = _NAME + dot + rest
        return __import__(name, globals, locals, fromlist or (), level)
