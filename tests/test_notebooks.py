"""Every notebook runs from top to bottom, without a network, and is kept without its outputs."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

FOLDER = Path(__file__).parent.parent / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
OFFLINE = """
import socket

def _refuse(*_, **__):
    raise OSError("A notebook asked for the network.")

socket.getaddrinfo = socket.create_connection = _refuse
"""

each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def test_there_are_notebooks() -> None:
    """An empty folder is a failure, not a pass."""
    assert NOTEBOOKS, "No notebooks found."


@each_notebook
def test_a_notebook_runs_offline(path: Path) -> None:
    """All cells run in order, and the last one shows something."""
    notebook = nbformat.read(path, as_version=4)
    notebook.cells.insert(0, nbformat.v4.new_code_cell(OFFLINE))
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(FOLDER)}}).execute()
    shown = [cell for cell in notebook.cells if cell.cell_type == "code" and cell.outputs]
    assert shown
    assert shown[-1] is notebook.cells[-1]
    assert not [output for cell in shown for output in cell.outputs if output.output_type == "stream"]


@each_notebook
def test_a_notebook_is_kept_without_outputs(path: Path) -> None:
    """Outputs and counts are stripped, so that a change to a notebook can be read in a review."""
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert code
    assert not [cell.id for cell in code if cell.outputs or cell.execution_count]
