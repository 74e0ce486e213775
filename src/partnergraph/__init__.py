"""Read multi-agency action plans as published and show who is accountable for what, and where the gaps are."""

from importlib.metadata import version

__version__ = version("partnergraph")
