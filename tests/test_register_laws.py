"""Whatever a register holds, it is the same after it was saved and loaded, as a workbook or as a folder."""

from __future__ import annotations

import string
import tempfile
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pandas as pd
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from partnergraph import register
from partnergraph.model import Register, join_names
from partnergraph.register.naming import alike, name_column
from partnergraph.register.sheets import SHEETS, Column
from partnergraph.register.values import clean, tidy

HOSTILE = (
    "=1+1",
    "=cmd|'/c calc'!A0",
    "+44 20 7946 0000",
    "-",
    "- first point\n- second point",
    "@SUM(A1)",
    "'=1",
    "''=1",
    "'tis",
    "1.10",
    "007",
    "1-2",
    "1e5",
    "TRUE",
    "False",
    "yes",
    "None",
    "nan",
    "#N/A",
    "#REF!",
    "2026-03-01",
    "'2026-03-01",
    "31/12/2026",
    "12:30:00",
    " leading and trailing ",
    "\nlines\r\nof\rtext\n",
    "\ttab\t",
    "_x000D_ _x0041_ _x005F_",
    "</script><script>alert(1)</script>",
    "O'Dwyer",
    'say "no"',
    '"',
    "a;b; c",
    "a,b",
    "שלום עולם",
    "مرحبا\u200f",
    "👩‍👩‍👧 ҮОТ",
    "\ufeffmark",
    "\u2028line\u2029paragraph\u0085next",
    "%PDF",
    "x" * 3000,
)
HELD = st.characters(codec="utf-8").filter(lambda letter: clean(letter) == letter)
TEXTS = st.one_of(
    st.sampled_from(HOSTILE), st.text(HELD, max_size=20), st.text(string.printable, max_size=8).map(clean)
)
WORDS = TEXTS.filter(str.strip)
NAMES = st.one_of(st.sampled_from(HOSTILE), st.text(HELD, min_size=1, max_size=12)).map(tidy).filter(bool)
DAYS = st.dates(date(1600, 1, 1), date(2999, 12, 31))
NUMBERS = st.one_of(
    st.integers(-(10**9), 10**9).map(float),
    st.floats(-1e9, 1e9, allow_nan=False).map(lambda number: float(f"{number:.12g}") + 0.0),
)
HOURS = st.times().map(lambda moment: moment.replace(microsecond=0))
OWN = st.one_of(
    st.none(),
    TEXTS.map(lambda text: text or None),
    st.booleans(),
    NUMBERS,
    st.dates(date(1900, 3, 1), date(2999, 12, 31)),
    st.builds(
        datetime.combine, st.dates(date(1900, 3, 1), date(2999, 12, 31)), HOURS.filter(lambda hour: hour != time())
    ),
    HOURS,
)
TITLES = st.text(
    st.characters(codec="utf-8", exclude_characters="[]:*?/\\'", exclude_categories=("C", "Z")), min_size=1, max_size=15
).filter(lambda title: all(alike(title)[:3] != alike(name)[:3] for name in SHEETS) and clean(title) == title)


def distinct(strategy: st.SearchStrategy[str], **sizes: int) -> st.SearchStrategy[list[str]]:
    return st.lists(strategy, unique_by=alike, **sizes)


@st.composite
def registers(draw: st.DrawFn) -> Register:
    """Any register that holds together."""
    listed = {name: draw(distinct(NAMES, max_size=2)) for name, sheet in SHEETS.items() if sheet.key or name == "Posts"}
    taken: set[str] = set()
    for name, names in listed.items():
        if name not in {"About", "Plans", "Actions"}:
            listed[name] = [one for one in names if alike(one) not in taken]
            taken |= {alike(one) for one in names}
    listed["Plans"] = listed["Plans"] or ["plan"]
    listed["About"] = [one for one in listed["About"] if one not in {"as of", "river borders"}]

    def cell(column: Column) -> Any:
        kinds: dict[str, st.SearchStrategy[Any]] = {
            "text": TEXTS.map(lambda text: text or None),
            "date": DAYS,
            "yes/no": st.booleans(),
            "number": NUMBERS,
        }
        if column.heading in {"Depends on", "Signed"}:
            return None
        if column.heading == "Action id":
            return draw(st.sampled_from(listed["Actions"])) if listed["Actions"] else None
        if column.kind in {"name", "names"}:
            among = [one for sheet in column.of for one in listed[sheet]]
            if not among:
                return None
            if column.kind == "name":
                return draw(st.sampled_from(among) if column.required else st.sampled_from([None, *among]))
            return join_names(draw(st.lists(st.sampled_from(among), unique=True, max_size=3)))
        if column.kind == "choice":
            return draw(st.sampled_from([None, *column.choices]))
        if column.kind == "text" and column.required:
            return draw(WORDS)
        return draw(st.none() | kinds[column.kind])

    frames = {}
    for name, sheet in SHEETS.items():
        count = len(listed[name]) if name in listed else draw(st.integers(0, 2))
        rows = [{column.heading: cell(column) for column in sheet.columns} for _ in range(count)]
        rows = [row for row in rows if all(row[c.heading] is not None for c in sheet.columns if c.required)]
        numbers: set[str] = set()
        for row in rows if name == "Actions" else ():
            # No two actions have one number, whatever plan they are in.
            row["Ref"] = None if (row["Ref"] or "").strip() in numbers else row["Ref"]
            numbers.add((row["Ref"] or "").strip())
        for row in rows if name == "Waivers" else ():
            # A decision is about a rule that there is, and holds for a time after it.
            row["Rule"] = draw(st.sampled_from(("OWN-01", "overdue-action", "TIME-01", "our-own-rule")))
            row["Subject"], row["Decided on"] = f"about {row['Subject']}", None
        for row in rows if name == "Review" else ():
            # An answer that no sheet lists says what it is.
            row["Answer"] = tidy(row["Answer"] or "") or None
            row["Kind"] = row["Kind"] or ("person" if row["Answer"] else None)
        if name in listed:
            for row, one in zip(rows, listed[name], strict=True):
                row[name_column(name)] = one
        ours = [column.heading for column in sheet.columns]
        spoken_for = {alike(heading) for heading in ours}
        own = [heading for heading in draw(distinct(WORDS, max_size=2)) if alike(heading) not in spoken_for]
        body = [[*(row[heading] for heading in ours), *(draw(OWN) for _ in own)] for row in rows]
        frames[name] = object_frame([*ours, *own], body)
    for title in draw(distinct(TITLES, max_size=2)):
        width = draw(st.integers(1, 3))
        body = [[draw(OWN) for _ in range(width)] for _ in range(draw(st.integers(0, 3)))]
        frames[title] = object_frame([draw(OWN) for _ in range(width - 1)] + ["last"], [*body, ["last"] * width])
    return Register(frames)


def object_frame(columns: list[Any], rows: list[list[Any]]) -> pd.DataFrame:
    made = pd.DataFrame({n: pd.Series([row[n] for row in rows], dtype=object) for n in range(len(columns))})
    made.columns = pd.Index(columns, dtype=object)
    return made


def first_difference(loaded: Register, held: Register) -> str:
    """Say where two registers differ first; a whole register in a failure is too long to read."""
    if set(loaded.sheets) != set(held.sheets):
        return f"sheets {set(loaded.sheets) ^ set(held.sheets)}"
    for name, frame in held.sheets.items():
        other = loaded[name]
        if list(frame.columns) != list(other.columns):
            return f"{name}: columns {list(frame.columns)} became {list(other.columns)}"
        if len(frame) != len(other):
            return f"{name}: {len(frame)} rows became {len(other)}"
        for column in range(len(frame.columns)):
            for row in range(len(frame)):
                was, now = frame.iloc[row, column], other.iloc[row, column]
                if type(was) is not type(now) or was != now:
                    return f"{name}, row {row}, {frame.columns[column]!r}: {was!r} became {now!r}"
    return "" if loaded.equals(held) else "Register.equals says no"


# A failing register is found quickly and shrunk for ever, so it is shown as it was found.
@settings(
    max_examples=10,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(registers())
def test_a_register_comes_back_as_it_was_saved(held: Register) -> None:
    """Workbook and folder both give back every sheet, column, row, value and type, and so they agree."""
    with tempfile.TemporaryDirectory() as place:
        for name in ("register.xlsx", "register"):
            register.save(held, Path(place) / name)
            difference = first_difference(register.load(Path(place) / name), held)
            assert not difference, f"{name}: {difference}"


@settings(
    max_examples=4,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(registers(), registers(), st.randoms(use_true_random=False))
def test_a_register_saved_over_another_is_the_one_that_was_saved(first: Register, second: Register, mix: Any) -> None:
    """Whatever stood in the workbook before - other rows, the same in another order, other sheets - nothing of it is left over."""
    shuffled = Register(
        {
            name: frame.iloc[mix.sample(range(len(frame)), len(frame))].reset_index(drop=True)
            for name, frame in first.sheets.items()
            if name in SHEETS
        }
    )
    with tempfile.TemporaryDirectory() as place:
        for held in (first, shuffled, second):
            register.save(held, Path(place) / "register.xlsx")
            difference = first_difference(register.load(Path(place) / "register.xlsx"), held)
            assert not difference, difference
