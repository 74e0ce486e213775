"""A register full of names of people, as hostile and as ordinary as they come, and a search of files for them.

`NAMES` may not be found in any file made of a copy for publication, whatever the format hides them in; `KEPT` must be.
"""

import gzip
import html
import io
import json
import re
import unicodedata
import zipfile
from datetime import date
from urllib.parse import unquote

from partnergraph.register import from_rows

AS_OF = date(2026, 3, 31)

PEOPLE = {
    "Grace Park": "Exham Council",
    "Will Young": "Exham Council",
    "Hope Street": None,
    "Piotr Kowalski": "Exham Homes",
    "Siobhán O’Leary": "Youth Team",
    "Zoë Müller-Łukasiewicz": "Exham Council",
    "Jean-Luc de la Cruz": "Exham Homes",
    "Dr Priya Patel OBE": "Exham Health Trust",
    "Ronan McDonagh": "Exham Police",
    "Nwosu, Adaeze": "Exham Police",
    "Wang Xiaoming": None,
    "王小明": None,
    "محمد الأمين": "Exham Council",
    "</script><script>alert(1)</script>": None,
    "=cmd|' /C calc'!A0": None,
    "Robert'); DROP TABLE people;--": None,
    "Ann \u202eecila\u202c Example": None,
    "👩🏽‍⚖️ Emoji Edwards": None,
    'Liam "Spud" Murphy-Khan': "Youth Team",
    "Bartholomew" + " Featherstonehaugh" * 12: None,
}
NAMES = (
    *PEOPLE,
    *("Kowalski", "Featherstonehaugh", "McDonagh", "O'Leary", "Łukasiewicz", "Priya Patel", "Adaeze", "Adaeze Nwosu"),
    *(
        "G. Park",
        "Park, G.",
        "GracePark",
        "g.park",
        "Mr Park",
        "Cllr Park",
        "Kowalski Piotr",
        "P. Kowalski",
        "PKowalski",
    ),
    *(
        "Peter Kowalsky",
        "adaeze-nwosu",
        "g.park",
        "Dorothea Quillfeather",
        "Marguerite Vane",
        "Basil Thornquist",
        "Aurelia Stint",
    ),
    *(
        "07700 900123",
        "020 7946 0000",
        "7946 0018",
        "@exham.example",
        "Ann \u202eecila",
        "Emoji Edwards",
        "Spud",
        "DROP TABLE",
    ),
    *("MARKER-NOTE", "MARKER-OTHER", "MARKER-PROGRESS", "MARKER-ISSUE", "MARKER-ANSWER", "MARKER-READ"),
)
"""What no file of a copy may hold: names as listed, other spellings that stand in texts, people that only a cell names, contact details."""

KEPT = (
    "Open the park at dusk, so that young people will hope for a street of their own",
    "Kowalski House",
    "Will young people be safe in Park Lane?",
    "a state of grace",
    "Exham Park Rangers",
)
"""Words of the language and names of bodies, as they stand in the register's texts."""

TEXTS = (
    f"{KEPT[0]}; Grace Park and WILL YOUNG to report (G. Park, Park, G., Mr Park, Cllr Park)",
    "Ask Kowalski at Kowalski House; P. Kowalski or Kowalski Piotr keeps the key. Peter Kowalsky signs.",
    "Ring Siobhan O'Leary on 07700 900123, (020) 7946 0000 or ext. 7946 0018; write to g.park@exham.example",
    f"{KEPT[2]} Zoe Muller-Lukasiewicz says so, and <b>Piotr</b>&nbsp;<i>Kowalski</i> too",
    "Jean-Luc\nde la Cruz, PKowalski and Ronan\u00a0McDonagh meet 王小明 and محمد الأمين in a state of grace",
    "由王小明负责; Dr. Patel and Adaeze Nwosu lead, with Robert'); DROP TABLE people;-- and =cmd|' /C calc'!A0",
    "Liam Murphy-Khan (Spud to all) tells </script><script>alert(1)</script>, Ann \u202eecila\u202c Example and Emoji Edwards",
    "The Exham Park Rangers mow; McDonagh_notes, notes-of-adaeze-nwosu.docx and https://exham.example/g.park/minutes tell it",
)


def register():
    """Return the register: the people above named in every column that takes a name, and in every column of words."""
    people = list(PEOPLE)
    words = iter(TEXTS * 20)
    place = "Grace Park plan.docx, table 1, row {}"
    actions = []
    for number, person in enumerate(people, 1):
        actions.append(
            {
                "Plan": "Grace Park plan",
                "Ref": str(number),
                "Theme": "Homes (lead: Piotr Kowalski)" if number % 2 else "Safety",
                "Recommendation": next(words),
                "Action": next(words),
                "Accountable": "Grace Park" if number < 6 else _cell(person),
                "Supports": "Exham Homes; Head of Homes",
                "Lead as published": next(words),
                "Not recognised": "Marguerite Vane",
                "Due": date(2026, 1, 31),
                "Due as published": "31 January, says Kowalski",
                "Due precision": "day",
                "Status": "open",
                "Status as published": next(words),
                "RAG": "red",
                "Outcome": next(words),
                "Evidence": "minutes_GracePark_2025.docx; PKowalski-notes.pdf",
                "Progress": f"MARKER-PROGRESS {next(words)}",
                "Reports to": "Safer Exham Board",
                "Mentions": "Exham Homes; Grace Park; Kowalski House",
                "Other columns": f"Comment: MARKER-OTHER {next(words)}",
                "Id": f"grace-park-plan/{number}",
                "Place": place.format(number),
            }
        )
    note = {"Note": "MARKER-NOTE Grace Park told me"}
    rows = {
        "About": [
            {"Setting": "title", "Value": "Grace Park's plan for Exham"},
            {"Setting": "as of", "Value": "2026-03-31"},
            {"Setting": "overload", "Value": "4", "Note": "MARKER-NOTE set by Piotr Kowalski"},
        ],
        "Plans": [
            {
                "Plan": "Grace Park plan",
                "Title": "Plan of Grace Park",
                "File": "Grace Park plan.docx",
                "Partnership": "Safer Exham",
                "Version": date(2026, 1, 1),
                "Place": "Grace Park plan.docx",
            }
        ],
        "Themes": [{"Plan": "Grace Park plan", "Theme": "Youth (Cllr Park)", **note}],
        "Actions": actions,
        "Earlier": [
            {
                "Plan": "Grace Park plan",
                "Version": date(2025, 1, 1),
                "Action id": "grace-park-plan/1",
                "Ref": "1",
                "Action": TEXTS[0],
                "Accountable": "Basil Thornquist; Grace Park",
                "Progress": f"MARKER-PROGRESS {TEXTS[1]}",
                "Place": "2025 Basil Thornquist.docx, row 2",
            }
        ],
        "People": [
            {
                "Person": person,
                "Works for": body,
                "Also written as": "Peter Kowalsky" if "Piotr" in person else None,
                **note,
            }
            for person, body in PEOPLE.items()
        ],
        "Posts": [
            {"Post": "Head of Homes", "In": "Exham Homes", "Holder": "Piotr Kowalski", **note},
            {"Post": "Youth Worker", "In": "Youth Team", "Holder": "Siobhán O’Leary", "Deputy": "Grace Park"},
            {"Post": "Youth Worker", "In": "Youth Team", "Holder": 'Liam "Spud" Murphy-Khan'},
            {"Post": "Clerk to Grace Park", "In": "Exham Council"},
        ],
        "Agencies": [
            {"Agency": "Exham Council", "Sector": "council", **note},
            {"Agency": "Exham Homes"},
            {"Agency": "Exham Police"},
            {"Agency": "Exham Health Trust"},
            {"Agency": "Kowalski House"},
            {"Agency": "Exham Park Rangers"},
            {"Agency": "Grace Park Memorial Trust", "Also written as": "Friends of Grace Park"},
        ],
        "Teams": [{"Team": "Youth Team", "Part of": "Exham Council", **note}],
        "Boards": [{"Board": "Safer Exham Board", "Top": True, **note}],
        "Members": [
            {"Board": "Safer Exham Board", "Member": "Grace Park", "Role": "chair", **note},
            {"Board": "Safer Exham Board", "Member": "Exham Homes", "Role": "member"},
        ],
        "Agreements": [
            {
                "Agreement": "Sharing of Grace Park",
                "Parties": "Exham Homes; Exham Council",
                "Signed": "Exham Homes (2025-02-03)",
                "Owner": "Piotr Kowalski; Grace Park",
                "Purpose": TEXTS[1],
                "Lawful basis": "as Ms. Park says",
                **note,
            }
        ],
        "Contacts": [
            {
                "Topic": "Homes",
                "Of": "Exham Council",
                "Held by": "Grace Park",
                "Mailbox": "grace.park@exham.example",
                "Since": date(2025, 1, 1),
                **note,
            }
        ],
        "Names": [
            {"As written": "Gracie Park-Vole", "Party": "Grace Park", "Kind": "person", "Confidence": 0.9},
            {
                "As written": "Kowalski's homes",
                "Plan": "Grace Park plan",
                "Party": "Exham Homes",
                "Kind": "agency",
                "Confidence": 0.5,
                "Why": "Grace Park says so",
                "Decided by": "Aurelia Stint",
            },
        ],
        "Waivers": [
            {
                "Rule": "OWN-01",
                "Subject": "Grace Park",
                "Reason": "Kowalski agreed with Aurelia Stint",
                "Decided by": "Dorothea Quillfeather",
                "Expires": date(2027, 1, 1),
            }
        ],
        "Review": [
            {
                "Question": "MARKER-ANSWER Who is Kowalski?",
                "As written": "Kowalski",
                "Answer": "Piotr Kowalski",
                "Decided by": "Grace Park",
            }
        ],
        "Issues": [{"Kind": "unsure", "Message": "MARKER-ISSUE Grace Park"}],
        "Seen": [
            {"Key": "overloaded-lead|person:grace-park", "Rule": "overloaded-lead", "Finding": "Grace Park leads"},
            {
                "Key": "overdue-action|action:grace-park-plan/2",
                "Rule": "overdue-action",
                "First seen": date(2025, 1, 1),
            },
        ],
        "As read": [{"Sheet": "People", "Row": "Grace Park", "Read": "MARKER-READ Grace Park"}],
    }
    return from_rows(rows)


def _cell(name):
    return '"' + name.replace('"', '""') + '"' if ";" in name or name.startswith('"') else name


def _folded(text):
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").translate({0x142: "l", 0x141: "L"}))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter) and letter not in "\u202e\u202c")
    return " ".join(plain.casefold().split())


def texts(data, seen=None):
    """Yield every text that bytes may hold: unzipped, decoded, out of JSON, HTML, XML, URLs and PDF; parts that are the same once."""
    seen = set() if seen is None else seen
    if data in seen:
        return
    seen.add(data)
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield _folded(name)
                yield from texts(archive.read(name), seen)
        return
    if data[:2] == b"\x1f\x8b":
        yield from texts(gzip.decompress(data), seen)
        return
    if data[:5] == b"%PDF-":
        from pdfminer.high_level import extract_text

        yield _folded(extract_text(io.BytesIO(data)))
    plain = data.decode("utf-8", errors="replace").replace("\x00", "")
    unescaped = html.unescape(html.unescape(plain))
    spelt = re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), unescaped)
    # A line of a calendar goes on behind a line break and a blank.
    whole = re.sub(r"\r?\n ", "", plain)
    ways = (
        plain,
        re.sub(r"<[^>]*>", "", plain),
        unescaped,
        unquote(unescaped),
        whole,
        spelt,
        re.sub(r"\\(.)", r"\1", unescaped),
    )
    for text in dict.fromkeys(ways):
        yield _folded(text)


def found_in(data, names=NAMES):
    """Return the names that stand anywhere in a file."""
    wanted = {name: _folded(name) for name in names}
    assert all(wanted.values())
    # A body keeps its name, and words of the language that have no capital are none.
    here = [re.sub("kowalski.house", "", text).replace("will young people", "") for text in texts(data)]
    return sorted(name for name, words in wanted.items() if any(words in text for text in here))


def dumped(opened):
    """Return a register as bytes to be searched."""
    return json.dumps(
        {n: f.astype(str).to_dict("records") for n, f in opened.sheets.items()}, ensure_ascii=False
    ).encode()
