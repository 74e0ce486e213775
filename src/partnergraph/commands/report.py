"""The command `report`: everything from plans or a register, into a folder.

In: words as typed. Out: the files, and what was found, worst first. Refuses: what the pipeline refuses.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from partnergraph import console, listing, pipeline, views
from partnergraph.commands.own_rules import rules_to_run, say_unknown_thresholds
from partnergraph.console import results, say, say_kept, say_removed, uk
from partnergraph.model import Finding
from partnergraph.options import AS_OF, PUBLIC, RULES, SET, SOURCES

WORST = 10


@click.command()
@SOURCES
@click.option("-o", "--out", type=click.Path(path_type=Path), required=True, help="Folder for the results.")
@AS_OF
@SET
@RULES
@PUBLIC
@click.option(
    "--fresh-positions", is_flag=True, help="Lay the pictures out anew, where marks otherwise stay where they were."
)
def report(
    sources: tuple[Path, ...],
    out: Path,
    as_of: date | None,
    settings: tuple[tuple[str, Any], ...],
    rules_folder: Path | None,
    public: bool,
    fresh_positions: bool,
) -> None:
    """Do the main job: read plans, find the gaps, write the register, the pages and the lists."""
    with console.progress() as progress:
        chosen = rules_to_run(sources, rules_folder)
        made = pipeline.report(
            sources,
            out,
            as_of=as_of,
            chosen=chosen,
            parameters=dict(settings),
            public=public,
            fresh_positions=fresh_positions,
            progress=progress,
        )
    result = made.result
    say_unknown_thresholds(result.register, chosen)
    found = result.findings.standing
    waived = len(result.findings.waived)
    counts = ", ".join(f"{number} {severity}" for severity, number in result.findings.counts().items() if number)
    say(f"{result.title}, as of {uk(result.as_of)}", "bold")
    if made.readings:
        say(listing.closing_line(made.readings))
    apart = f", {waived} waived" if waived else ""
    results.print(f"{len(found)} findings{apart}" + (f": {counts}" if counts else ""))
    made_scores = views.accountability(result)
    if made_scores and made_scores[0].open:
        say(views.score_sentence(made_scores[0]))
    if found:
        results.print("\nThe worst:")
        for finding, like in _worst(found):
            more = f" (and {like} more like it)" if like else ""
            say(f"  {finding.severity:<8}  {finding.message}{more}")
    blind = [assessment for assessment in result.findings.assessments if assessment.not_assessed]
    if blind:
        results.print("\nNot assessed:")
        for assessment in blind:
            say(f"  {assessment.title}: {assessment.not_assessed}")
    results.print("\nWritten:")
    for path in made.files:
        say(f"  {path}")
    for words in made.left_out.values():
        say(f"Left out: {words}")
    say_kept(results, made.kept)
    if public:
        say_removed(result.register)
    if made.answers:
        say(f"{made.answers} answers in the sheet Review hold when the plans are read into this folder again.")


def _worst(found: Sequence[Finding]) -> list[tuple[Finding, int]]:
    """The worst findings, one a rule while there are enough rules, each with the number of others like it."""
    of_rule = Counter(finding.rule for finding in found)
    firsts = list({finding.rule: finding for finding in reversed(found)}.values())[::-1]
    if len(firsts) >= WORST:
        return [(finding, of_rule[finding.rule] - 1) for finding in firsts[:WORST]]
    rest = [finding for finding in found if finding not in firsts][: WORST - len(firsts)]
    shown = Counter(finding.rule for finding in (*firsts, *rest))
    last = {finding.rule: finding for finding in (*firsts, *rest)}
    chosen = sorted((*firsts, *rest), key=found.index)
    return [(one, of_rule[one.rule] - shown[one.rule] if last[one.rule] is one else 0) for one in chosen]
