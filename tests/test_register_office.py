"""A register's workbook that a real LibreOffice opened and saved is still the same register, and can be worked on.

PARTNERGRAPH_REQUIRE_OFFICE=1 makes the absence of LibreOffice a failure.
"""

from __future__ import annotations

import os
import subprocess
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from partnergraph import office, register
from partnergraph.model import Register
from partnergraph.register.frames import from_rows, table
from test_register_damaged import ROWS
from test_register_laws import HOSTILE, first_difference

# LibreOffice knows one line break only, and reads the escapes of a workbook twice over.
CHANGED_BY_OFFICE = ("\r", "_x000D_")


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Register], Path]:
    """Registers by the name of their workbook, and the folder with what LibreOffice made of these."""
    program = office.found()
    if program is None:
        lacks = "LibreOffice is not installed (apt-get install libreoffice-calc)"
        if os.environ.get("PARTNERGRAPH_REQUIRE_OFFICE") == "1":
            pytest.fail(lacks)
        pytest.skip(lacks)
    texts = [text for text in HOSTILE if text.strip() and not any(one in text for one in CHANGED_BY_OFFICE)]
    hostile = from_rows({**ROWS, "Issues": [{"Kind": "unsure", "Message": text, "Text": text} for text in texts]})
    own = [["x", 1.5], ["=1+1", date(2026, 3, 1)], [True, datetime(2026, 3, 1, 9, 30)], ["last", "last"]]  # noqa: DTZ001
    hostile.sheets["Minutes"] = table(["a", "b"], own)
    held = {"example.xlsx": register.load(Path("data/plans/barnet-register")), "hostile.xlsx": hostile}
    folder = tmp_path_factory.mktemp("office")
    for name, one in held.items():
        register.save(one, folder / name)
    command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to"]
    command += ["xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "out"), *(str(folder / name) for name in held)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return held, folder / "out"


def test_the_register_is_the_same(opened: tuple[dict[str, Register], Path]) -> None:
    """Every sheet, column, row, value and type: numbers of actions, dates, text that looks like a formula, a person's own sheet."""
    held, out = opened
    for name, one in held.items():
        assert not first_difference(register.load(out / name), one), name


def test_it_can_be_saved_into(opened: tuple[dict[str, Register], Path]) -> None:
    """Cells that changed are written into the file that LibreOffice made, and it keeps its drop-downs and notes."""
    held, out = opened
    name = "example.xlsx"
    made = register.load(out / name)
    made["Actions"].loc[0, ["Progress", "Due"]] = ["Begun", date(2026, 4, 1)]
    register.save(made, out / name)
    assert not first_difference(register.load(out / name), made)
    page = openpyxl.load_workbook(out / name)["Actions"]
    assert page["A1"].comment is not None
    assert page.data_validations.dataValidation
    assert len(made["Actions"]) == len(held[name]["Actions"])
