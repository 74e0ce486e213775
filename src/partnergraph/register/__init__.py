"""The register: the tables that people edit, built from plans, saved as a workbook or a folder of CSV files, loaded again.

In: readings and their resolution, or a saved register. Out: a `Register`, a file. Refuses: a saved register with
mistakes; all of them are named, each with its cell and what to write.
"""

from partnergraph.register.about import as_of, is_public, river_borders, setting, thresholds, title
from partnergraph.register.build import build
from partnergraph.register.decisions import OpenQuestion, answer, decisions, open_questions
from partnergraph.register.identity import distinct
from partnergraph.register.renaming import rename
from partnergraph.register.sheets import NAME_KINDS
from partnergraph.register.states import state_of, states
from partnergraph.register.store import holds, is_register, load, save

__all__ = [
    "NAME_KINDS",
    "OpenQuestion",
    "answer",
    "as_of",
    "build",
    "decisions",
    "distinct",
    "holds",
    "is_public",
    "is_register",
    "load",
    "open_questions",
    "rename",
    "river_borders",
    "save",
    "setting",
    "state_of",
    "states",
    "thresholds",
    "title",
]
