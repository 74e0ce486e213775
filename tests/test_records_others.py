"""Tables that stand beside a plan in real papers: none of their rows is an action."""

from __future__ import annotations

import pytest

from drawn import read

PLAN = """
Ref | Action | Lead | By when | Status
1 | Train reception staff | Police | May 2026 | Open
2 | Repair lights in the underpass | Highways | June 2026 | Open
"""

OTHERS = """
Ref | Risk | Cause | Effect | Current controls | L | I | Score | Further action | Owner | Review date
R1 | Staff leave | Pay | Gaps | Agency staff | 3 | 4 | 12 | Recruit early | HR | May 2026
R2 | Funds end | Grant | Gaps | Bids | 3 | 4 | 12 | Bid early | Finance | May 2026

Risk description | Inherent risk | Mitigation | Residual risk | Risk owner
Staff leave | High | Recruit | Medium | HR

Risk | Impact | Likelihood | RAG | Mitigating actions | Lead | Timescale
Staff leave | 4 | 3 | Amber | Recruit | HR | May 2026

What could go wrong? | How likely? | How bad? | What are we doing about it? | Who?
Staff leave | Likely | Bad | Recruiting | HR

No. | Risk/Issue | Mitigation | Owner | Status
1 | Staff leave | Recruit | HR | Open

Measure | Baseline 2024/25 | Q1 | Q2 | Q3 | Q4 | Target | Lead
Thefts | 40 | 10 | 9 | 8 | 8 | 30 | Police

Outcome | Indicator | Source | Frequency | Lead agency
Fewer thefts | Number of thefts | Police data | Quarterly | Police

Priority | Performance measure | Target | Lead | Timescale
Safer streets | Recorded thefts | 5 % lower | Police | March 2027

KPI | Description | Owner | Target | RAG
K1 | Number of people who were trained in the year | Police | 90 | Green

Objective | Success measure | Baseline | Target | Data owner
Safer | Thefts | 40 | 30 | Police

Ref | Indicator | 2023/24 | 2024/25 | Direction of travel | RAG | Comments
1 | Thefts | 40 | 30 | down | Green | Good

Item | Subject | Lead | Time
1 | Welcome and apologies | Chair | 10.00
2 | Minutes of the last meeting | Chair | 10.05

No | Agenda item | Presenter | Purpose | Timing
1 | Update on the action plan | Dee | Discussion | 10 mins

Meeting date | Agenda item | Lead officer | Report deadline
3 March 2026 | Youth justice plan | Dee | 20 February 2026
9 June 2026 | Annual report | Moss | 1 June 2026

Date | Item | Lead
March 2026 | Domestic abuse annual report | Dee
June 2026 | Knife crime deep dive | Moss

Decision | Rationale | Decision maker | Date
To adopt the plan | Required | Board | May 2026

Ref | Decision taken | Owner | Date
D1 | To adopt the plan for three years | Board | May 2026

Name | Role | Agency | Apologies
Dee | Chair | Police |
Moss | Officer | Council | Y

Name | Job title | Organisation | Role on the board
Dee | Superintendent | Police | Chair

Agency | Representative | Deputy
Police | Dee | Moss

Service | Contact | Number
Victim support | Front desk | 01234 567890

Organisation | Named lead | Email | Phone
Police | Dee | dee@police.example | 01234

Service | What they do | Who it is for | How to contact
Open Door | Offers advice to families in need of it | Families | 01234

Provider | Offer | Area covered | Referral route
Open Door | Advice | Town | Phone

Acronym | Definition
MARAC | Multi-agency risk assessment conference
IDVA | Independent domestic violence adviser

Term | Meaning
Domestic abuse | Any incident of controlling behaviour
Stalking | A pattern of fixated behaviour

Abbreviation | In full
CSP | Community Safety Partnership

Version | Date | Author | Changes
0.1 | May 2025 | Dee | First draft
0.2 | June 2025 | Dee | Comments of the board

Version no. | Status | Date | Summary of changes | Approved by
1 | Draft | May 2025 | New | Board

Title | Violence reduction plan
Author | Dee
Owner | Exham Community Safety Partnership
Date approved | May 2026
Review date | May 2027
Status | Final

Lead officer | Dee
Purpose | To set out actions
Date | May 2026
Status | Draft
Audience | Partners

Name | Organisation | Date of issue
Dee | Police | May 2026

Protected characteristic | Positive impact | Negative impact | Action to mitigate | Lead
Age | Yes | No | Offer paper forms | Dee

Group | Impact | Evidence | Mitigation
Age | Positive | Census | None

Characteristic | Summary of impact | Actions to be taken
Sex | More women are victims of domestic abuse | Fund refuge

Item | Lead | Amount
Coordinator | Police | £40,000
Training | Council | £5,000

Project | Lead | Cost | Funding source
Lights | Highways | £5,000 | Grant

Activity | Provider | 2024/25 | 2025/26
Youth work | Charity | £10,000 | £12,000

Intervention | Lead partner | Allocation
Detached youth work in the evenings | Charity | £10,000

Section | Page
Introduction | 2
Action plan | 9

You said | We did
It is dark | We lit the path

What you told us | What we are doing about it
It is dark | Lighting the path

Meeting | Chair | Frequency | Purpose
Board | Dee | Quarterly | Oversee the plan

Group | Chair | Reports to | Key responsibilities
Gangs panel | Dee | Board | Oversee cases

Board | Role | Lead
Community safety board | Holds partners to account for delivery | Dee

Role | Responsibilities
Chair | Leads the meeting and signs the minutes

Agency | Responsibilities under the duty
Police | To collaborate and share data

Specified authority | Duty | Local lead
Police | Collaborate with partners to prevent violence | Dee

Course | Audience | Date | Trainer
Safe talk | All staff | May 2026 | Dee

Training | Who should attend | Frequency
Safe talk | All | Yearly

Date | Milestone
May 2026 | Consultation begins
June 2026 | Plan adopted by the board

Stage | Timescale
Consultation with residents and partners | May 2026
Publication | June 2026

Key milestones | Date
Plan drafted and sent to partners | May 2026

Ward | Offences 2024 | Offences 2025 | Change
Town | 40 | 30 | -10

Crime type | Number | Rate per 1,000
Theft | 40 | 4.1

Legislation | Summary | Relevance
Crime and Disorder Act 1998 | Requires partnership | High

Strategy | Lead | Review date
Domestic abuse strategy | Dee | May 2026
Youth justice plan | Moss | June 2027

Plan | Owner | Link to priorities
Domestic abuse strategy | Dee | Priority 2

Related strategy | How it links | Lead board
Domestic abuse strategy | Shares the aim of safety at home | DA board

Priority | Why this is a priority
Violence | It rose

Priority | Lead | Board
Priority 1: Violence | Dee | Board
Priority 2: ASB | Moss | Board

Strategic priority | Outcome | Lead
Reduce violence | Fewer people hurt | Dee
Reduce ASB | Fewer calls | Moss

Colour | Status
Red | Off track
Amber | At risk
Green | On track
Blue | Complete

RAG rating | Description
Red | Action will not be delivered by its date without help
Amber | Action may slip
Green | Action on track

BRAG | Action status | Meaning
Blue | Complete | Action done and evidence seen
Green | On track | Action will be done on time
Amber | Delayed | Action will be late
Red | Stalled | Action is not moving

Priority | Blue | Green | Amber | Red | Total
Violence | 1 | 2 | 1 | 0 | 4
ASB | 0 | 1 | 0 | 0 | 1

Status | Number of actions
Complete | 4
On track | 5

Theme | Lead | Number of actions | RAG
Violence | Dee | 4 | Green

Agreement | Partners | Purpose | Review date | Lead
Gangs protocol | Police, council | Share names | May 2026 | Dee

Agency | SPOC | Deputy SPOC | Email
Police | Dee | Moss | x@y.example

Consultee | Comment | Our response
Resident | Add lights | Added to the plan

Need | Current provision | Gap
Housing | Hostel | No women's beds

Strengths | Weaknesses
Good data | Few staff

Area for development | Evidence | Judgement
Data sharing | Audit | Requires improvement

Case study | Outcome
A young person was helped to leave the gang | Now in college

What works | Evidence | Source
Focused deterrence | Strong | College

Question | Response | Number
Do you feel safe? | Yes | 40

Issue | Date raised | Raised by | Impact | Owner | Resolution | Status
No room | May 2025 | Dee | High | HR | Found | Closed

Change | Requested by | Date | Approved
Move date | Dee | May 2026 | Y

Lesson | What went well | What could be improved
Comms | Posters | Earlier start

Contract | Provider | Start | End | Value
Refuge | Charity | April 2025 | March 2028 | £1m

Post | FTE | Line manager
Analyst | 1 | Dee

Date | Time | Venue
3 March 2026 | 10.00 | Town hall

Data set | Owner | Frequency | Format
A&E data | Trust | Monthly | CSV

Event | Date | Lead | Location
Knife crime week | May 2026 | Police | Town centre

Campaign | Timescale | Lead | Audience
White ribbon | November 2026 | Dee | Men
"""


@pytest.mark.parametrize("drawing", OTHERS.strip().split("\n\n"))
def test_no_row_of_another_table_is_an_action(drawing: str) -> None:
    """Whether it stands before the plan or after it."""
    for whole in (f"{PLAN}\n## Annex\n{drawing}", f"# Exham plan\n{drawing}\n\n## The plan\n{PLAN}"):
        reading = read(whole)
        assert [found.ref for found in reading.records] == ["1", "2"]
        assert reading.accounting.not_understood == 0
