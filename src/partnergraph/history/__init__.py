"""The life of findings: what is new, gone, returned or still there, and since when.

In: the findings of now; those of an earlier run, whether in a register, a saved file or at hand. Out: a Comparison; the
register that remembers them in its sheet Seen. Refuses: a file that holds no findings.
"""

from partnergraph.history.compared import compare, past_of
from partnergraph.history.remembered import marked, remember, seen
from partnergraph.history.saved import NAMES, read_findings

__all__ = ["NAMES", "compare", "marked", "past_of", "read_findings", "remember", "seen"]
