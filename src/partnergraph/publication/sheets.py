"""What becomes of each sheet and column of a register in a copy for publication.

What is not named here is a name, which its stand-in replaces, or a text, which is searched: so a new column is looked through by itself.
"""

from __future__ import annotations

GONE = ("People", "Review", "Issues", "As read", "Positions")
"""Sheets that hold nothing but names and what was asked about them."""

BLANK = frozenset({"Note", "Other columns"})
"""Columns whose free words nobody wrote for publication."""

ON_FILE = {("Contacts", "Mailbox"): "on file, withheld", ("Actions", "Not recognised"): "a name, withheld"}
"""Columns of which a copy says only that something stands there, since rules ask whether it does."""

UPDATES = ("Actions", "Earlier")
"""Sheets whose column Progress holds comments: whether they changed and whether they name proof is kept, the words are not."""

UPDATE = "Update on file"
PROOF = ", with a report or figure attached"

REWRITTEN = frozenset({("Actions", "Lead as published"), ("Seen", "Finding")})
"""Words that say who leads, which are written anew from those who are named, and words of findings."""

SUBJECT = ("Waivers", "Subject")
"""What a waiver is about: a name, several names, or the title of an action."""

WRITTEN = (("Earlier", "Accountable"),)
"""Columns of names that no sheet need list."""

DECIDED_BY = "Decided by"
REMOVED = "removed for publication"
"""The setting in the sheet About that says what was taken out."""
COPY = " (publication copy)"
