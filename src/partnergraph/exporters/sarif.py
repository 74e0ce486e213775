"""The findings as SARIF 2.1.0 (OASIS standard), for tools that show results of checks beside the file they are about.

In: a Result. Out: one run; a rule of ours is a rule there, a finding a result with a fingerprint that stays the same
from run to run. A place in a text format or a CSV file is a region there; sheet, table and row stand beside each place as its
properties. A finding that is waived is suppressed there, with who decided and why. Refuses nothing.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

from partnergraph import __version__
from partnergraph.exporters._files import write_text
from partnergraph.exporters._places import in_file, parts
from partnergraph.exporters._removed import removed
from partnergraph.model import Finding, Result
from partnergraph.views import basis, waived_words

FILE = "findings.sarif"
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
# SARIF knows three levels; ours are kept beside them as a property.
_LEVELS = {"critical": "error", "high": "error", "medium": "warning", "low": "note", "info": "note"}


def text(result: Result) -> str:
    """Return the findings of a result as SARIF."""
    rules = [
        {
            "id": assessment.rule,
            "shortDescription": {"text": assessment.title},
            "fullDescription": {"text": assessment.question},
            "defaultConfiguration": {"level": _LEVELS[assessment.severity]},
        }
        for assessment in result.findings.assessments
    ]
    judged = {assessment.rule: basis(assessment) for assessment in result.findings.assessments}
    run = {
        "tool": {"driver": {"name": "partnergraph", "version": __version__, "rules": rules}},
        "results": [
            *(_result(finding, result, judged[finding.rule]) for finding in result.findings.all),
            *_absent(result),
        ],
        "properties": {"asOf": result.as_of.isoformat()} | ({"removed": gone} if (gone := removed(result)) else {}),
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _result(finding: Finding, result: Result, judged: str) -> dict[str, Any]:
    told = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [_location(evidence, result.register.kept_in) for evidence in finding.evidence],
        "partialFingerprints": {"partnergraphKey/v1": finding.key},
        "properties": {"severity": finding.severity, "subject": finding.subject_name, "agenda": finding.agenda}
        | ({"judgedBy": judged} if judged else {}),
    }
    if finding.waived is not None:
        told["suppressions"] = [{"kind": "external", "status": "accepted", "justification": waived_words(finding)}]
    if result.comparison is not None:
        told["baselineState"] = "unchanged" if finding.state == "still there" else "new"
    return told


def _absent(result: Result) -> list[dict[str, Any]]:
    """What an earlier run found and this one does not, where one was given."""
    if result.comparison is None:
        return []
    return [
        {
            "ruleId": one.rule,
            "level": _LEVELS.get(one.severity, "none"),
            "message": {"text": one.message},
            "partialFingerprints": {"partnergraphKey/v1": one.key},
            "baselineState": "absent",
        }
        for one in result.comparison.gone
    ]


def _location(evidence: str, kept_in: str) -> dict[str, Any]:
    file, line = in_file(evidence, kept_in)
    there: dict[str, Any] = {"artifactLocation": {"uri": quote(file.encode("utf-8", "replace"))}}
    if line:
        there["region"] = {"startLine": line}
    return {
        "physicalLocation": there,
        "logicalLocations": [{"fullyQualifiedName": evidence}],
        "properties": parts(evidence),
    }


def write(result: Result, path: Path) -> None:
    """Write the findings of a result to `path`."""
    write_text(path, text(result))
