"""Two versions of a plan, action by action: which is which, and what changed.

In: the states of the actions of two versions. Out: a matching, and the changes. Refuses nothing. It knows neither registers nor files:
it lies below the stages, and the register and the command `diff` both stand on it.
"""

from partnergraph.versions.changes import KINDS, Change, changes
from partnergraph.versions.matching import Matching, Pair, match
from partnergraph.versions.sentences import sentence
from partnergraph.versions.state import State
from partnergraph.versions.words import letters, ref_key

__all__ = ["KINDS", "Change", "Matching", "Pair", "State", "changes", "letters", "match", "ref_key", "sentence"]
