"""JUnit XML as GitLab, Jenkins and others read it: a suite for each unit, a case for each requirement."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from ..records import Report, Result, Verdict
from ..text import visible
from . import plain

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ERRORS = frozenset({Verdict.GRADER_ERROR, Verdict.IMPORT_ERROR, Verdict.TIMED_OUT, Verdict.DIED})


def render(report: Report) -> str:
    """Return the report as XML.

    What a failure says stands in the element's text, as some readers show nothing else. Points are
    properties of the suites.
    """
    root = ET.Element("testsuites", name=_clean(report.submission.name))
    for unit in report.units:
        mine = report.results_of(unit)
        suite = ET.SubElement(root, "testsuite", name=unit.name)
        _count(suite, mine)
        properties = ET.SubElement(suite, "properties")
        for key, points in (("score", unit.score), ("max_score", unit.max_score)):
            ET.SubElement(properties, "property", name=key, value=f"{points:f}")
        for result in mine:
            suite.append(_case(result))
    _count(root, report.results)
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _count(element: ET.Element, results: tuple[Result, ...] | list[Result]) -> None:
    kinds = [_kind(result) for result in results]
    element.set("tests", str(len(results)))
    element.set("failures", str(kinds.count("failure")))
    element.set("errors", str(kinds.count("error")))
    element.set("time", f"{sum(result.seconds for result in results):.3f}")


def _kind(result: Result) -> str:
    return "" if plain.passed(result) else "error" if result.verdict in _ERRORS else "failure"


def _case(result: Result) -> ET.Element:
    requirement, kind = result.requirement, _kind(result)
    case = ET.Element(
        "testcase",
        classname=requirement.unit,
        name=_clean(plain.name(result)),
        time=f"{result.seconds:.3f}",
    )
    if kind:
        failure = ET.SubElement(case, kind, type=result.verdict.value)
        failure.set("message", _clean(visible(result.message)))
        failure.text = _clean(plain.explanation(result))
    elif result.follow_through:
        ET.SubElement(case, "system-out").text = _clean(plain.explanation(result))
    return case


def _clean(text: str) -> str:
    """Return text without the characters that XML cannot hold, not even escaped."""
    return _NOT_IN_XML.sub("?", text)
