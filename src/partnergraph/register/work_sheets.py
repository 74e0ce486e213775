"""The sheets of how things were read and what is still to be settled."""

from __future__ import annotations

from partnergraph.register.columns import (
    NAME_KINDS,
    NOTE,
    PARTIES,
    PLACE,
    Sheet,
    choice,
    day,
    later,
    name,
    number,
    text,
)

WORK_SHEETS = (
    Sheet(
        "Names",
        "How each way of writing a name was read. 'Decided by' says that a reading is right; to correct a lead, write it in Actions.",
        (
            text("As written", "The words of the plan.", 30, required=True),
            text("Plan", "The plan; blank for all."),
            name("Party", "Who is meant.", *PARTIES),
            choice("Kind", "What it is.", (*NAME_KINDS, "unknown")),
            number("Confidence", "0 to 1: how sure the reading is."),
            text("Why", "The evidence.", 40),
            text("Decided by", "The person who says that the reading is right; then it is no longer doubtful."),
            day("Decided on", "When."),
            NOTE,
            PLACE,
        ),
    ),
    Sheet(
        "Waivers",
        "Findings that people accept for the time being, written like minutes. A waiver that has expired no longer holds.",
        (
            text("Rule", "The rule, by its name or number: OWN-03.", 24, required=True),
            text(
                "Subject",
                "What the finding is about, as findings show it; of a pair both names, separated by '; '; * for all findings of the rule.",
                36,
                required=True,
            ),
            text("Reason", "Why it is accepted.", 40, required=True),
            text("Decided by", "Who says so.", required=True),
            day("Decided on", "When."),
            day("Expires", "Last day on which it holds; blank for no end."),
            NOTE,
        ),
    ),
    Sheet(
        "Review",
        "What a person should settle. Write who is meant under Answer and your name under Decided by; it holds from the next reading on.",
        (
            text("Question", "What is unsure.", 50, required=True),
            text("As written", "The words of the plan.", 30),
            text("Plan", "The plan."),
            text("Cell", "The whole cell in which they first stand.", 36),
            text("Candidates", "Who may be meant, separated by '; '.", 40),
            text("Why", "Why it is unsure.", 40),
            number("Actions", "How many actions it settles."),
            text("Answer", "Who is meant: a name, or nobody. A name that no sheet lists needs its Kind.", 30),
            choice("Kind", "What the answer is, where no sheet lists it.", NAME_KINDS),
            text("Decided by", "Who says so."),
            day("Decided on", "When."),
            NOTE,
            PLACE,
        ),
    ),
    Sheet(
        "Issues",
        "What reading the plans came upon.",
        (
            text("Kind", "What sort of issue.", 16, required=True),
            text("Message", "What it is.", 60),
            text("Text", "The words of the plan.", 40),
            text("What to do", "What to do about it.", 40),
            PLACE,
        ),
    ),
    Sheet(
        "Seen",
        "Findings by the day on which they were first seen. Filled by the program; leave it as it is.",
        (
            text("Key", "Identity of the finding.", 36, required=True),
            text("Rule", "The rule.", 24),
            text("Finding", "What it said.", 60),
            day("First seen", "The first day."),
            day("Last seen", "The last day."),
            later(day("Returned", "The day on which it was found again after it was gone.")),
        ),
    ),
    Sheet(
        "As read",
        "What reading gave, by which an update knows what people changed. Filled by the program; leave it as it is.",
        (
            text("Sheet", "The sheet.", 14, required=True),
            text("Row", "What tells the row from others.", 36, required=True),
            text("Read", "Its cells as they were read.", 80),
        ),
        hidden=True,
    ),
    Sheet(
        "Positions",
        "Where each item sits in each picture of the network page, by which it stays there. Filled by the program; leave it as it is.",
        (
            text("Picture", "The picture: everything, or the plan, theme or agency that it shows.", 36, required=True),
            text("What", "boxes or marks.", 8, required=True),
            number("Part", "The number of the part, where one cell does not hold all."),
            text("Seats", "The places.", 80),
        ),
        hidden=True,
    ),
)
