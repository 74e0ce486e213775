"""Views: who leads what, matrices and networks as data, without any HTML.

In: a Result. Out: frozen values, texts fit to be shown. Refuses nothing: what is missing is said.
"""

from partnergraph.views.basis import basis
from partnergraph.views.board_tree import BoardTree, Branch, board_tree
from partnergraph.views.calendar import Calendar, Day, Entry, Month, calendar
from partnergraph.views.drawing import to_pyvis
from partnergraph.views.gaps import Group, Level, gaps
from partnergraph.views.grouped import alike, not_assessed
from partnergraph.views.layout import Frame, Seats
from partnergraph.views.leading import EVERYTHING, Narrow
from partnergraph.views.life import life_words, waived_words
from partnergraph.views.load import Body, Exceptions, Load, Party, Task, load
from partnergraph.views.matrix import Column, Matrix, Row, matrix
from partnergraph.views.network import KINDS, Line, Mark, Network, Tie, network
from partnergraph.views.part import around, within
from partnergraph.views.pictures import Picture
from partnergraph.views.plan_tree import PlanBranch, PlanTree, plan_tree
from partnergraph.views.positions import remember as remember_positions
from partnergraph.views.rasci import KEY, LETTERS, Member, Rasci, Section, rasci
from partnergraph.views.scores import accountability, part_words, score_sentence, whole_words
from partnergraph.views.spocs import STATES, Area, Crossing, Spocs, spocs
from partnergraph.views.summary import Share, Source, Summary, summary
from partnergraph.views.together import Cover, Pair, Together, together
from partnergraph.views.words import RELATIONS, day, printable, shorten, wrap
from partnergraph.views.workload import Bar, Workload, workload

__all__ = [
    "EVERYTHING",
    "KEY",
    "KINDS",
    "LETTERS",
    "RELATIONS",
    "STATES",
    "Area",
    "Bar",
    "BoardTree",
    "Body",
    "Branch",
    "Calendar",
    "Column",
    "Cover",
    "Crossing",
    "Day",
    "Entry",
    "Exceptions",
    "Frame",
    "Group",
    "Level",
    "Line",
    "Load",
    "Mark",
    "Matrix",
    "Member",
    "Month",
    "Narrow",
    "Network",
    "Pair",
    "Party",
    "Picture",
    "PlanBranch",
    "PlanTree",
    "Rasci",
    "Row",
    "Seats",
    "Section",
    "Share",
    "Source",
    "Spocs",
    "Summary",
    "Task",
    "Tie",
    "Together",
    "Workload",
    "accountability",
    "alike",
    "around",
    "basis",
    "board_tree",
    "calendar",
    "day",
    "gaps",
    "life_words",
    "load",
    "matrix",
    "network",
    "not_assessed",
    "part_words",
    "plan_tree",
    "printable",
    "rasci",
    "remember_positions",
    "score_sentence",
    "shorten",
    "spocs",
    "summary",
    "to_pyvis",
    "together",
    "waived_words",
    "whole_words",
    "within",
    "workload",
    "wrap",
]
