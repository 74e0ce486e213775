"""The accountability map: one web page that says agency by agency and person by person who leads what.

In: a Result. Out: one .html that needs no network and runs no script; it prints to A4. Refuses nothing but
too many actions.
"""

from __future__ import annotations

from pathlib import Path

from partnergraph import views
from partnergraph.exporters._files import write_text
from partnergraph.exporters._map_tables import tables
from partnergraph.exporters._pages import environment, page_parts, styles
from partnergraph.exporters._removed import removed
from partnergraph.model import Result

FILE = "map.html"

MOST_ACTIONS = 5_000
"""More than that, and the page, which is read from top to end, weighs more than 12 MB."""


def write(result: Result, path: Path) -> None:
    """Write the accountability map of a result."""
    write_text(path, page(result))


def page(result: Result) -> str:
    """Return the accountability map of a result as HTML; the same result gives the same text."""
    load, matrix = views.load(result), views.matrix(result)
    return (
        environment()
        .get_template("map.html")
        .render(
            page=page_parts(styles("base.css", "map.css", "map_tables.css")),
            removed=removed(result),
            title=views.printable(result.title) or "Partnership action plan",
            as_of=result.as_of,
            summary=views.summary(result),
            load=load,
            matrix=matrix,
            tables=tables(result),
            letters=views.KEY,
            levels=views.gaps(result),
            waived=result.findings.waived,
            assessments=result.findings.assessments,
            plans=len(result.graph.nodes["Plan"]),
        )
    )
