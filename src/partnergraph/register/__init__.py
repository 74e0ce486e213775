"""The register: the tables that people edit, built from plans, saved as a workbook or a folder of CSV files, loaded again.

In: readings and their resolution, or a saved register. Out: a `Register`, a file. Refuses: a saved register with
mistakes; all of them are named, each with its cell and what to write.
"""

from partnergraph.register.about import as_of, is_public, river_borders, setting, thresholds, title, unknown_thresholds
from partnergraph.register.as_readings import as_readings
from partnergraph.register.build import build
from partnergraph.register.carrying import Update, carry_in, is_again
from partnergraph.register.decisions import OpenQuestion, answer, decisions, open_questions
from partnergraph.register.frames import from_rows
from partnergraph.register.history_of_actions import earlier_states, earlier_versions, since, slips
from partnergraph.register.keeping import keep_beside
from partnergraph.register.relabelling import relabelled
from partnergraph.register.renaming import rename
from partnergraph.register.same_names import same_names
from partnergraph.register.sheets import NAME_KINDS
from partnergraph.register.states import recorded_states, standing, state_of, states, states_in
from partnergraph.register.store import holds, is_register, load, save
from partnergraph.register.which_plan import plan_names, which_plan
from partnergraph.register.workbook_reading import read_cells

__all__ = [
    "NAME_KINDS",
    "OpenQuestion",
    "Update",
    "answer",
    "as_of",
    "as_readings",
    "build",
    "carry_in",
    "decisions",
    "earlier_states",
    "earlier_versions",
    "from_rows",
    "holds",
    "is_again",
    "is_public",
    "is_register",
    "keep_beside",
    "load",
    "open_questions",
    "plan_names",
    "read_cells",
    "recorded_states",
    "relabelled",
    "rename",
    "river_borders",
    "same_names",
    "save",
    "setting",
    "since",
    "slips",
    "standing",
    "state_of",
    "states",
    "states_in",
    "thresholds",
    "title",
    "unknown_thresholds",
    "which_plan",
]
