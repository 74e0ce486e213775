"""Plans set in columns without a grid, drawn word by word from a seed: the pages, and the rows that stand on them.

In: a seed. Out: a `Plan`: its headings, sections and rows, and how it is set out; `drawn` makes the PDF. Every plan is one
that a reader of the page can tell apart: rows set without space between them have a ref, or a rule, or a band.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

VERBS = (
    "Map Review Publish Train Commission Brief Audit Extend Refresh Pilot Recruit Agree Design Open Evaluate".split()
)
THINGS = [
    "the referral pathway for young people at risk",
    "venue safety visits",
    "a joint protocol for sharing information between the hospital, the police and the council",
    "lighting in the bus station and the two underpasses that residents named in the survey",
    "all front line staff in how to spot the signs of cuckooing",
    "the needs assessment",
    "a single point of contact for schools, colleges and providers of training outside school",
    "the outreach service",
    "a directory of support in each of the four towns, with opening hours and a named person",
    "body-worn video guidance",
    "a peer mentoring offer for care leavers who are between sixteen and twenty-five years old and live out of area",
]
LEADS = [
    "Police",
    "Public Health",
    "Housing Options Team",
    "Amara Okafor, Head of Community Safety",
    "Youth Justice Service",
    "NHS Brackwater ICB",
    "Siobhan O'Dwyer",
    "Probation Service and Victim Support",
    "YJS / Education",
    "Fire and Rescue",
]
OUTCOMES = [
    "Fewer repeat victims",
    "More young people in education or training at the end of the year than at its start",
    "Residents feel safer after dark",
    "Pathway agreed and in use",
    "90% of staff trained",
    "Reports rise as confidence grows, then fall",
]
DATES = [
    "30 June 2026",
    "Sept 2026",
    "Ongoing",
    "Q3 2026/27",
    "31/03/2027",
    "March 2027",
    "01/10/2026",
    "By end of Dec 2026",
]
NOTES = ["Funding agreed", "Waiting for the new manager to start in post", "", "", "", ""]
STATUS = ["Green", "Amber", "Red", "Complete", "Not started"]
SECTIONS = [
    "Priority 1: Prevention and early help",
    "Priority 2: Safer streets and public places",
    "Protect and support victims",
    "Theme D - Pursue",
    "Strategic aim 3: Bring offenders to justice",
    "Rehabilitation",
]
INTRO = [
    "This plan sets out what the partners have agreed to do together over the year. It was drawn up after",
    "two workshops in the spring and is reviewed by the delivery group every quarter, which reports to the",
    "board on what was done and what was not. Each action has a lead, who answers for it, and a date by which",
    "it will be done. Words in bold are explained at the end.",
]
HEADS = {
    "ref": ["Ref", "No.", "Action no."],
    "action": ["Action", "What we will do", "Actions"],
    "lead": ["Lead", "Lead agency", "Who", "Responsible organisation"],
    "due": ["By when", "Timescale", "Target date", "Due date"],
    "outcome": ["Outcome", "Success measure", "What difference will it make?"],
    "status": ["Status", "RAG", "Progress"],
    "notes": ["Comments", "Notes"],
}
SHARES = {"ref": 4, "action": 20, "lead": 11, "due": 8, "outcome": 14, "status": 8, "notes": 11}


@dataclass
class Plan:
    """What a plan says and how it is set out; lengths are shares of the distance of lines."""

    seed: int
    fields: list[str]
    heads: list[str]
    body: list[list[str] | str]  # rows, and the titles of sections
    font: str
    size: float
    leading: float
    gap: float
    middle: bool
    repeated: bool
    bold: bool
    bold_sections: bool
    rules: str
    across: bool
    furniture: bool
    room: float  # points between columns
    section_size: float  # of the size of other letters
    section_gap: float
    section_indent: float
    centred: list[str]
    intro: int  # lines of text above
    closing: bool  # whether a note follows

    @property
    def rows(self) -> list[list[str]]:
        """Its rows."""
        return [row for row in self.body if isinstance(row, list)]


def plan(seed: int) -> Plan:
    """Return the plan of a seed."""
    pick = Random(seed)
    rules = pick.choice(["none", "none", "none", "heading", "rows", "zebra"])
    numbered = pick.random() < 0.7
    fields = ["ref"] * numbered + ["action", "lead", "due"]
    fields += pick.sample(["outcome", "status", "notes"], pick.choice([0, 1, 1, 2, 3]))
    if pick.random() < 0.25:
        fields[-2], fields[-1] = fields[-1], fields[-2]
    gaps = [0.35, 0.5, 0.8, 1.2] if not numbered else [0.0, 0.1, 0.2, 0.35, 0.5, 0.8, 1.2]
    gap = pick.choice(gaps)
    middle = gap >= 0.5 and pick.random() < 0.25
    style = pick.choice(["{0}.{1}", "{2}", "{3}{1}", "{2}"])
    body: list[list[str] | str] = []
    titles = pick.sample(SECTIONS, pick.choice([0, 2, 3, 4]))
    count = pick.randint(11, 26)
    starts = sorted({0, *pick.sample(range(2, count - 1), max(len(titles) - 1, 0))}) if titles else []
    section, within = 0, 0
    for number in range(1, count + 1):
        if number - 1 in starts and titles:
            body.append(titles[starts.index(number - 1)])
            section, within = section + 1, 0
        within += 1
        ref = style.format(section or 1, within, number, "ABCDEF"[section % 6])
        if body and numbered and pick.random() < 0.1 and "{2}" in style:
            ref += "a"
        if numbered and pick.random() < 0.05 and body and isinstance(body[-1], list):
            ref = body[-1][0]
        values = {
            "ref": ref,
            "action": f"{pick.choice(VERBS)} {pick.choice(THINGS)}",
            "lead": pick.choice(LEADS),
            "due": pick.choice(DATES),
            "outcome": pick.choice(OUTCOMES),
            "status": pick.choice([*STATUS, ""]),
            "notes": pick.choice(NOTES),
        }
        if pick.random() < 0.2:
            values["action"] += f", and {pick.choice(VERBS).lower()} {pick.choice(THINGS)}"
        body.append([values[name] for name in fields])
    return Plan(
        seed,
        fields,
        [pick.choice(HEADS[name]) for name in fields],
        body,
        pick.choice(["Helvetica", "Times-Roman", "Courier"]),
        pick.choice([7.5, 8, 9, 10]),
        pick.choice([1.1, 1.15, 1.2, 1.3]),
        gap,
        middle,
        repeated=pick.random() < 0.6,
        bold=pick.random() < 0.75,
        bold_sections=pick.random() < 0.7,
        rules=rules,
        across=pick.random() < 0.6 or len(fields) > 5,
        furniture=pick.random() < 0.6,
        room=pick.choice([8, 10, 14]),
        section_size=pick.choice([1, 1, 1, 1.2, 1.4]),
        section_gap=pick.choice([0.0, 0.3, 1.0, 2.0]),
        section_indent=pick.choice([0, 0, 0, 150]),
        centred=[name for name in fields if name in {"due", "status"} and pick.random() < 0.2],
        intro=pick.choice([0, 0, 2, 4]),
        closing=pick.random() < 0.3,
    )


@dataclass
class _Pen:
    """Draws the rows of a plan down its pages."""

    plan: Plan
    canvas: Canvas
    width: float
    height: float
    y: float = 0.0
    page: int = 0
    striped: bool = False
    columns: list[tuple[float, float]] = field(default_factory=list)

    @property
    def pitch(self) -> float:
        return self.plan.size * self.plan.leading

    def bold(self) -> str:
        return {"Times-Roman": "Times-Bold"}.get(self.plan.font, f"{self.plan.font}-Bold")

    def begin_page(self) -> None:
        if self.page:
            self.canvas.showPage()
        self.page += 1
        self.y = 60
        if self.plan.furniture:
            self.canvas.setFont("Helvetica", 8)
            self.canvas.drawString(45, self.height - 30, "Brackwater Community Safety Partnership")
            self.canvas.drawCentredString(self.width / 2, 25, f"Page {self.page}")
        if self.page == 1:
            self.canvas.setFont("Helvetica-Bold", 16)
            self.canvas.drawString(45, self.height - 70, "Delivery Plan 2026-27")
            self.y = 95
            self.canvas.setFont(self.plan.font, self.plan.size)
            for number in range(self.plan.intro):
                self.canvas.drawString(45, self.height - self.y - number * self.pitch, INTRO[number])
            self.y += (self.plan.intro + 1) * self.pitch if self.plan.intro else 0
        if self.page == 1 or self.plan.repeated:
            self.row(self.plan.heads, heads=True)

    def wrapped(self, text: str, width: float, font: str) -> list[str]:
        lines = [""]
        for word in text.split():
            more = f"{lines[-1]} {word}".strip()
            if lines[-1] and stringWidth(more, font, self.plan.size) > width:
                lines.append(word)
            else:
                lines[-1] = more
        return lines if text else []

    def row(self, texts: list[str], *, heads: bool = False) -> None:
        plan, font = self.plan, self.bold() if heads and self.plan.bold else self.plan.font
        cells = [
            self.wrapped(text, right - left, font) for text, (left, right) in zip(texts, self.columns, strict=True)
        ]
        most = max(map(len, cells))
        high = (most + plan.gap) * self.pitch
        if not heads and self.y + high > self.height - 55:
            self.begin_page()
        left, right = self.columns[0][0], self.columns[-1][1]
        if plan.rules == "zebra" and (heads or self.striped):
            self.canvas.setFillGray(0.75 if heads else 0.92)
            self.canvas.rect(left - 3, self.height - self.y - high, right - left + 6, high, stroke=0, fill=1)
            self.canvas.setFillGray(0)
        self.striped = not self.striped and not heads
        self.canvas.setFont(font, plan.size)
        for name, lines, (left, right) in zip(plan.fields, cells, self.columns, strict=True):
            down = (most - len(lines)) / 2 * self.pitch if plan.middle else 0
            for number, line in enumerate(lines):
                base = self.y + (plan.gap / 2 + number) * self.pitch + 0.85 * plan.size + down
                if name in plan.centred:
                    self.canvas.drawCentredString((left + right) / 2, self.height - base, line)
                else:
                    self.canvas.drawString(left, self.height - base, line)
        self.y += high
        if plan.rules == "rows" or (plan.rules == "heading" and heads):
            self.canvas.setLineWidth(0.6)
            self.canvas.line(
                self.columns[0][0] - 3, self.height - self.y, self.columns[-1][1] + 3, self.height - self.y
            )

    def title(self, text: str) -> None:
        plan = self.plan
        if self.y + 6 * self.pitch > self.height - 55:
            self.begin_page()
        size = plan.size * plan.section_size
        self.canvas.setFont(self.bold() if plan.bold_sections else plan.font, size)
        self.y += (0.5 * plan.gap + plan.section_gap) * self.pitch
        self.canvas.drawString(self.columns[0][0] + plan.section_indent, self.height - self.y - 0.85 * size, text)
        self.y += 0.5 * plan.gap * self.pitch + size * plan.leading
        if plan.rules == "rows":
            self.canvas.line(
                self.columns[0][0] - 3, self.height - self.y, self.columns[-1][1] + 3, self.height - self.y
            )


def drawn(path: Path, plan: Plan) -> Path:
    """Return the PDF of a plan."""
    width, height = landscape(A4) if plan.across else A4
    pen = _Pen(plan, Canvas(str(path), pagesize=(width, height)), width, height)
    shares = [SHARES[name] for name in plan.fields]
    usable, x = width - 90 - plan.room * (len(shares) - 1), 45.0
    least = max(stringWidth(row[0], pen.bold(), plan.size) for row in plan.rows)
    for number, share in enumerate(shares):
        wide = usable * share / sum(shares)
        if number == 0 and plan.fields[0] == "ref":
            wide = max(wide, least, stringWidth("Action", pen.bold(), plan.size))
        pen.columns.append((x, x + wide))
        x += wide + plan.room
    over = x - plan.room - (width - 45)
    if over > 0:
        for number, (left, right) in enumerate(pen.columns[1:], 1):
            taken = over if number == 1 else 0
            pen.columns[number] = (left - (over if number > 1 else 0), right - over if number > 1 else right - taken)
    pen.begin_page()
    for part in plan.body:
        if isinstance(part, str):
            pen.title(part)
        else:
            pen.row(part)
    if plan.closing and pen.y < height - 100:
        pen.canvas.setFont(plan.font, plan.size)
        pen.canvas.drawString(
            45, height - pen.y - 3 * pen.pitch, "The partnership will review this plan in the spring."
        )
    pen.canvas.save()
    return path
