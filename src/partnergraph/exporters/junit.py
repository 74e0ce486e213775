"""The findings as JUnit XML, which build servers read: a register kept in git can fail a build as a test does.

In: a Result. Out: a suite a family; in it a passing test for each rule that found nothing, and a failing one for each
finding. What somebody waived, what was there already in the earlier run that was given, and a rule that could not look are
skipped tests with the reason. Refuses nothing; characters that XML forbids are left out.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from xml.etree import ElementTree as ET

from partnergraph.exporters._files import write_text
from partnergraph.exporters._places import in_file
from partnergraph.exporters._removed import removed
from partnergraph.model import Assessment, Finding, Result
from partnergraph.views import basis, printable, waived_words

FILE = "findings.xml"


def text(result: Result) -> str:
    """Return the findings of a result as JUnit XML."""
    whole = ET.Element("testsuites", name=printable(result.title))
    assessed = sorted(result.findings.assessments, key=lambda one: one.family)
    for family, members in groupby(assessed, key=lambda one: one.family):
        suite = ET.SubElement(whole, "testsuite", name=family, timestamp=f"{result.as_of.isoformat()}T00:00:00")
        if gone := removed(result):
            listed = ET.SubElement(suite, "properties")
            ET.SubElement(listed, "property", name="removed", value=printable(gone))
        for assessment in members:
            _tests(suite, assessment, result.register.kept_in)
        _count(suite)
    _count(whole)
    ET.indent(whole, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(whole, encoding="unicode")}\n'


def _tests(suite: ET.Element, assessment: Assessment, kept_in: str) -> None:
    where = f"partnergraph.{assessment.rule}"
    if not assessment.findings:
        test = ET.SubElement(suite, "testcase", classname=where, name=printable(assessment.title))
        if assessment.not_assessed:
            ET.SubElement(test, "skipped", message=printable(assessment.sentence))
    for finding in assessment.findings:
        _test(suite, where, finding, basis(assessment), kept_in)


def _test(suite: ET.Element, where: str, finding: Finding, judged: str, kept_in: str) -> None:
    test = ET.SubElement(suite, "testcase", classname=where, name=printable(f"{finding.title}: {finding.subject_name}"))
    if finding.evidence:
        file, line = in_file(finding.evidence[0], kept_in)
        test.set("file", printable(file))
        if line:
            test.set("line", str(line))
    if finding.waived is not None:
        ET.SubElement(test, "skipped", message=printable(f"{finding.message} ({waived_words(finding)})"))
    elif finding.state == "still there":
        ET.SubElement(test, "skipped", message=printable(f"{finding.message} (still there)"))
    else:
        told = (
            finding.message,
            *([f"Judged by: {judged}"] if judged else []),
            finding.why,
            finding.fix,
            *finding.evidence,
        )
        failure = ET.SubElement(test, "failure", message=printable(finding.message), type=finding.severity)
        failure.text = printable("\n".join(told))


def _count(element: ET.Element) -> None:
    for name, what in (("tests", "testcase"), ("failures", "failure"), ("skipped", "skipped")):
        element.set(name, str(sum(1 for _ in element.iter(what))))
    element.set("errors", "0")


def write(result: Result, path: Path) -> None:
    """Write the findings of a result to `path`."""
    write_text(path, text(result))
