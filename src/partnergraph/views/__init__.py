"""Views: who leads what, matrices and networks as data, without any HTML.

In: a Result. Out: frozen values, texts fit to be shown. Refuses nothing: what is missing is said.
"""

from partnergraph.views.drawing import to_pyvis
from partnergraph.views.gaps import Group, Level, gaps
from partnergraph.views.layout import Frame, Seats
from partnergraph.views.life import life_words, waived_words
from partnergraph.views.load import Body, Exceptions, Load, Party, Task, load
from partnergraph.views.matrix import Column, Matrix, Row, matrix
from partnergraph.views.network import KINDS, Line, Mark, Network, Tie, network
from partnergraph.views.pictures import Picture
from partnergraph.views.summary import Share, Source, Summary, summary
from partnergraph.views.words import RELATIONS, day, printable, shorten

__all__ = [
    "KINDS",
    "RELATIONS",
    "Body",
    "Column",
    "Exceptions",
    "Frame",
    "Group",
    "Level",
    "Line",
    "Load",
    "Mark",
    "Matrix",
    "Network",
    "Party",
    "Picture",
    "Row",
    "Seats",
    "Share",
    "Source",
    "Summary",
    "Task",
    "Tie",
    "day",
    "gaps",
    "life_words",
    "load",
    "matrix",
    "network",
    "printable",
    "shorten",
    "summary",
    "to_pyvis",
    "waived_words",
]
