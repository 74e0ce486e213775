"""What stands at the head of the workbook's first sheet, for a person who has never seen the book.

In: nothing. Out: its lines, each a word and what it stands for, the title first. Refuses nothing: these lines are
written and never read back.
"""

LINES = (
    ("Who answers for which action, by when, and with whom", ""),
    ("This book was made from your partnership's action plans. It is yours to correct and to keep.", ""),
    ("", ""),
    ("First", "The sheet Review: what reading the plans left open. Write who is meant under Answer, and your name."),
    (
        "Then",
        "The sheet Actions: correct it. Add what no plan says: who sits on which board, agreements, points of contact.",
    ),
    ("At last", "Run: partnergraph report register.xlsx -o results. What cannot be read is named with its cell."),
    ("", ""),
    ("Names", 'Write them as their sheet lists them; several in one cell are separated by "; ".'),
    ("", "Add a new name to its own sheet too (People, Posts, Teams, Agencies, Boards). TBC may stand for a lead."),
    ("Dates", "Day, month and year: 31/03/2026."),
    ("Headings", "Each has a note that says what to write. Leave the names of headings and sheets as they are."),
    (
        "Yours",
        "Sort, filter, colour, comment. Rows, columns and sheets that you add stay, with their looks and formulas.",
    ),
    (
        "As published",
        "Columns of that name hold the plan's own words. The small 1 above the row numbers folds them away.",
    ),
    (
        "Tabs",
        "Blue: the plans. Orange: who there is. Green: how they work together. Red: for you to settle. Grey: kept by the program.",
    ),
    ("", ""),
)
