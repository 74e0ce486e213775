"""Tables that list facts and no actions: contacts, agreements, members of boards.

In: the lines of a table and what stands above it. Out: entries for the register. `listings` knows such a table and its columns,
`listed_rows` its rows, `entries` makes of them what the register takes. Refuses nothing.
"""
