"""A copy of a register for publication: posts in the place of people, without contact details, comments and notes.

In: a register, a day. Out: a register that holds no name of a person that the first lists, and counts of what was taken out. Refuses nothing;
a copy of a copy is the same. The graph, the findings and every export are made of the copy, so that nothing has to be taken out of them.
"""

from partnergraph.publication.copying import PublicCopy, Removed, public_copy

__all__ = ["PublicCopy", "Removed", "public_copy"]
