"""The register: the tables that people edit, built from plans, saved as a workbook or a folder of CSV files, loaded again.

In: readings and their resolution, or a saved register. Out: a `Register`, a file. Refuses: a saved register with
mistakes; all of them are named, each with its cell and what to write.
"""

from partnergraph.register.about import as_of, river_borders, setting, thresholds, title
from partnergraph.register.build import build
from partnergraph.register.decisions import decisions
from partnergraph.register.identity import distinct
from partnergraph.register.store import holds, is_register, load, save

__all__ = [
    "as_of",
    "build",
    "decisions",
    "distinct",
    "holds",
    "is_register",
    "load",
    "river_borders",
    "save",
    "setting",
    "thresholds",
    "title",
]
