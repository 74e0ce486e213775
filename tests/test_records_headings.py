"""Rows of headings as plans of many kinds print them, each read into the same three actions."""

from __future__ import annotations

import pytest

from drawn import read

ACTIONS = [
    "Train reception staff to ask about safety",
    "Repair the lights in the underpass",
    "Agree a protocol for missing children",
]
LEADS = ["Police", "Highways team", "Head of Early Help"]
DATES = ["May 2026", "30/06/2026", "Q2 2026/27"]
VALUES = {
    "r": ["1", "2", "3"],
    "o": ["Keep people safe", "Light our streets", "Protect children"],
    "A": ACTIONS,
    "L": LEADS,
    "D": DATES,
    "s": ["April 2026"] * 3,
    "S": ["Open", "Closed", "Open"],
    "G": ["Green", "Amber", "Red"],
    "x": ["As agreed by all", "See notes", "Under way now"],
}
HEADINGS = """
Ref | Priority | What will we do? | Who will lead? | Who will support? | By when? | How will we know? | RAG :: r o A L x D x G
Strategic Objective | Action | Lead Agency / Officer | Key Milestones | Target Date | Performance Measure | Progress :: o A L x D x x
What we want to achieve | How we'll do it | Who | When | Measure :: o A L D x
Aim | What | Who | When :: o A L D
Recommendation | Scope of recommendation i.e. local or regional | Action to take | Lead agency | Key milestones achieved in enacting recommendation | Target date | Date of completion and outcome :: o x A L x D x
No. | Recommendation | Agency action | Lead officer | Timescale | Evidence | Status :: r o A L D x S
Learning point | Action required | Owner | Deadline | Impact :: o A L D x
AFI | Activity | SRO | Delivery lead | Completion date | Status | RAG :: x A L x D S G
HMICFRS recommendation | Force response | Actions | Strategic lead | Operational lead | Due date | Update :: o x A L x D x
Action No | Priority area | Action description | Responsible Officer | Start date | End date | % complete :: r x A L s D x
ID | Workstream | Deliverable | Owner | Start | Finish | Status | Comments :: r x A L s D S x
Pledge | Steps | Responsible partner | Timeframe :: o A L D
Theme | Intervention | Target group | Lead organisation | Partners | Cost | Timescale | KPI :: x A x L x x D x
Key Line of Enquiry | Required Action | Lead | Date for completion | Evidence of impact :: o A L D x
Outcome | Actions | Responsibility | Timescales | Resources | Measures :: x A L D x x
Objective 1 actions | Lead | Partners | Timescale | Outcome measure :: A L x D x
Prevent priorities | Actions required | Owner | Completion by | Monitoring :: x A L D x
CONTEST strand | Activity | Lead dept. | Timeline | Progress to date | RAG status :: x A L D x G
SMART action | By whom | By when | Resources | Success criteria :: A L D x x
Area for improvement identified | Actions to be taken to address | Person(s) responsible | Target completion date | Monitoring arrangements | Outcome/Impact :: o A L D x x
Issue | Desired outcome | Action(s) | Lead person | Date to be completed | Date completed :: x x A L D x
Task | Assigned to | Priority | Due | Status | Notes :: A L x D S x
Action | Responsible | Accountable | Consulted | Informed | Deadline :: A x L x x D
Item | Action agreed | Action by | Target date | Update :: r A L D x
Date raised | Action point | For action by | Deadline | Status (open/closed) :: x A L D S
Commitment | What we're doing | Lead body | Delivery date | Progress update :: o A L D x
We will... | Lead | By when | How we'll measure success :: A L D x
We will: | This will be led by: | By: | So that: :: A L D x
Priority Actions | Lead/s | Timescale (Short/Medium/Long) | Links :: A L D x
Tasks / Actions | Lead Officer & Agency | Time scale | Outputs / outcomes | RAG :: A L D x G
Required improvement | Actions to be undertaken | Lead professional | To be completed by | Success measure / evidence :: o A L D x
Rec no | Recommendation | Accepted / rejected | Council response and action | Responsible officer | Timescale :: r o x A L D
Action Plan | Responsible | Completion Date | Review :: A L D x
Proposed Action | Proposed Lead (tbc) | Proposed timescale | RAG :: A L D G
What needs to happen? | Who's leading? | When will it be done by? | What difference will it make? :: A L D x
What are we going to do? | Who's responsible? | When? | How will we know we've got there? :: A L D x
Gap | Action to address gap | Lead | Target | Status :: o A L x S
Safeguarding priority | Action | Board lead | Sub group | Timescale | BRAG :: x A L x D G
Ref: | Key Action: | Lead: | Deadline: | Progress: :: r A L D x
Action Ref | Action | Action Lead | Action Due | Action Status :: r A L D S
Serial | Detail | Owner | Suspense | Remarks :: r A L D x
Nr | Objective | Tactic | Owner | Timeframe :: r o A L D
Strategic aims | Key tasks | Lead member | Delivery timescale | Measurement :: o A L D x
Priority 1 | Actions | Leads | Dates | Outcomes :: x A L D x
Cyf | Blaenoriaeth | Cam gweithredu | Arweinydd | Amserlen | Canlyniad :: r o A L D x
ACTION | LEAD | TARGET | PROGRESS | RAG :: A L D x G
Workstream/Action | Delivery partners | Timescales for delivery | Expected outcomes :: A L D x
Aciton | Lead Offcier | By Wehn | Outcmoe :: A L D x
Act ion | Le ad | By wh en | Out come :: A L D x
# | Initiative | Accountable lead | Milestones | Delivery quarter | RAG rating :: r A L x D G
Ref | Recommendation (from the review) | Single agency action | Named lead | Completion target | Assurance :: r o A L D x
Domain | Standard | Self-assessment | Improvement action | By who | By when | RAG :: x x x A L D G
Finding | Recommendation | Priority | Management response | Responsible officer | Implementation date :: x A x x L D
Risk | Action | Owner | Deadline | Status :: x A L D S
Vulnerability | Planned activity | Tactical lead | Review | Due by :: x A L x D
Objective | Ref | Action | Outcome sought | Resource implications | Lead | Timetable :: o r A x x L D
Sub-objective | Detailed actions | Contributors | Owner | Milestone date :: o A x L D
Barrier | Solution | Lead | Completion :: x A L D
Challenge | Proposed solution | Owner | Timeline :: x A L D
Strategy commitment | Delivery mechanism | Accountable body | Timescale :: o A L D
Priority | Activities | Inputs | Outputs | Outcomes | Lead | Timescale :: o A x x x L D
Action(s) | Agency | Timeline | Comments :: A L D x
Activity | Service | Deadline | Comments :: A L D x
Action | Who? | When? | Done? :: A L D S
Action point | Initials | Date | Complete Y/N :: A L D S
Description of task | Person | Date due | Done :: A L D S
Improvement priority | Improvement activity | Exec sponsor | End date | Impact evidence :: o A L D x
What | Where | Who | When | Why :: A x L D x
Activity to deliver objective | Officer responsible | Completed by when | Outcome / success :: A L D x
Local area action | Lead agency | Anticipated completion | Status :: A L D S
"""
"""Headings, and what stands below each: number, objective, action, lead, date, start, status, rating, anything else."""


@pytest.mark.parametrize("line", HEADINGS.strip().splitlines())
def test_the_same_actions_under_every_row_of_headings(line: str) -> None:
    """What, who, by when, how far and to what end stand where the headings say."""
    heading, _, held = line.rpartition(" :: ")
    kinds = held.split()
    rows = [" | ".join(VALUES[kind][number] for kind in kinds) for number in range(3)]
    records = read("\n".join([heading, *rows])).records
    assert [found.action for found in records] == ACTIONS
    for found, lead, day in zip(records, LEADS, DATES, strict=True):
        assert "L" not in kinds or lead in [one.text for one in found.leads]
        assert "D" not in kinds or found.due_text == day
        assert "S" not in kinds or found.status
        assert "G" not in kinds or found.rag
        assert "r" not in kinds or found.ref
        assert "o" not in kinds or found.recommendation
