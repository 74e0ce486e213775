"""The rules that a command runs, and what is to be said of them before.

In: sources and a folder as typed; a register that was opened. Out: Rules; lines on stderr of what has no effect: a rule file that is not filled in,
a number in the sheet About that no rule asks for. Refuses what `rule_choice.rules_for` refuses.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from partnergraph import register, rule_choice
from partnergraph import rules as rule_files
from partnergraph.console import notes, say
from partnergraph.model import Register
from partnergraph.rules import Rule


def rules_to_run(sources: Iterable[Path] = (), folder: Path | None = None) -> tuple[Rule, ...]:
    """Return the rules for a register or plans, and say which files are left out.

    Args:
        sources: A register, beside which a folder of rules may stand, or plans.
        folder: A folder of rules that a person named.
    """
    listed = list(sources)
    found = rule_choice.rules_for(listed, folder)
    for path in rule_choice.left_out(listed, folder):
        say(
            f"{path} is left out: it is not filled in yet. `partnergraph rules check` says what is missing.",
            console=notes,
        )
    return found


def say_unknown_thresholds(opened: Register, rules: Sequence[Rule]) -> None:
    """Say which numbers in the sheet About are thresholds of no rule.

    Args:
        opened: The register.
        rules: The rules that run.
    """
    known = {name for rule in (*rule_files.shipped(), *rules) for name in rule.params}
    for line in register.unknown_thresholds(opened, known):
        say(line, console=notes)
