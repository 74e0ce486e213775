"""The findings as JSON, for programs.

In: a Result. Out: one object with `title`, `as_of`, `rules` (one an assessment) and `findings` (one a finding, worst
first); dates are ISO. `scores` holds the accountability scores, where the rule on agreements ran. `places` says where the evidence stands, in parts. A finding that does not count has the decision under `waived`. Where an earlier run was given, `since`
says what is gone. Refuses nothing.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from partnergraph.exporters._files import write_text
from partnergraph.exporters._places import parts
from partnergraph.exporters._removed import removed
from partnergraph.model import Result
from partnergraph.score import Score
from partnergraph.views import accountability

FILE = "findings.json"


def text(result: Result) -> str:
    """Return the findings of a result as JSON."""
    found: dict[str, Any] = {
        "title": result.title,
        "as_of": result.as_of.isoformat(),
        "rules": [
            {key: value for key, value in asdict(assessment).items() if key != "findings"}
            | {
                "findings": len(assessment.standing),
                "waived": len(assessment.findings) - len(assessment.standing),
            }
            for assessment in result.findings.assessments
        ],
        "findings": [
            asdict(finding) | {"places": [parts(evidence) for evidence in finding.evidence]}
            for finding in result.findings.all
        ],
    }
    if gone := removed(result):
        found["removed"] = gone
    made = accountability(result)
    if made:
        found["scores"] = [of_score(one) for one in made]
    if result.comparison is not None:
        told = result.comparison
        found["since"] = {
            "as_of": told.since,
            **{name: len(getattr(told, name)) for name in ("new", "returned", "still")},
            "gone": [asdict(one) for one in told.gone],
            "not_looked_for": [asdict(one) for one in told.unlooked],
        }
    return json.dumps(found, ensure_ascii=False, indent=1, default=str) + "\n"


def of_score(one: Score) -> dict[str, Any]:
    """Return an accountability score as programs read it; `whole` is null and parts lack where they are not known."""
    return {
        "scope": one.scope,
        "name": one.name,
        "version": one.version.isoformat() if one.version else None,
        "open": one.open,
        "whole": one.whole,
        **{part: {"have": have, "of": should} for part, (have, should) in one.parts.items()},
    }


def write(result: Result, path: Path) -> None:
    """Write the findings of a result to `path`."""
    write_text(path, text(result))
