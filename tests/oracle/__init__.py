"""What the rules must find, said a second time in plain Python; see `world`."""

from oracle import dates, load, outcomes, ownership
from oracle.world import RULES, World

__all__ = ["RULES", "World", "dates", "load", "outcomes", "ownership"]
