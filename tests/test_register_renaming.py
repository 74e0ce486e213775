"""A body under another name: everywhere the register uses it, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partnergraph import register as reg
from partnergraph.errors import InputError
from partnergraph.model import Register
from partnergraph.register.naming import name_column
from partnergraph.register.renaming import RENAMED
from partnergraph.register.sheets import SHEETS
from test_register_laws import registers

FREE = "A name that no register of this test has"


def named(register: Register, sheet: str) -> list[str]:
    """Return the names that a sheet lists."""
    return [name for name in register[sheet][name_column(sheet)] if name]


@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(registers(), st.data())
def test_renaming_there_and_back_changes_nothing(register: Register, data: st.DataObject) -> None:
    """The old name is gone from every cell that names the entry, texts are as they were, and the way back is the same."""
    entries = [(sheet, name) for sheet in RENAMED for name in named(register, sheet)]
    if not entries:
        return
    sheet, old = data.draw(st.sampled_from(entries))
    made = reg.rename(register, sheet, old, FREE)
    assert FREE in named(made, sheet)
    assert old not in named(made, sheet)
    for name, frame in made.sheets.items():
        for column in SHEETS[name].columns if name in SHEETS else ():
            before = register[name][column.heading]
            if sheet in column.of and column.kind == "name":
                assert not (frame[column.heading] == old).any()
            elif sheet not in column.of and name not in {sheet, "Review", "Agreements"}:
                assert frame[column.heading].equals(before)
    assert reg.rename(made, sheet, FREE, old).equals(register)


def test_a_name_that_is_not_there_or_not_free_is_refused() -> None:
    """One line says what is wrong; the register is left as it was."""
    register = reg.build([], reg_resolution())
    with pytest.raises(InputError, match="lists no"):
        reg.rename(register, "Agencies", "Nobody", "Somebody")
    with pytest.raises(InputError, match="are not renamed"):
        reg.rename(register, "Issues", "a", "b")


def reg_resolution() -> object:
    """Return who is who where nobody is."""
    from partnergraph.resolve import resolve

    return resolve([])
