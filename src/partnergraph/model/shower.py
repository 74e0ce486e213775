"""Who shows a graph or a result in a notebook: values know by name alone who draws them, as exporters are known."""

from __future__ import annotations

import importlib
from typing import Any


def shower() -> Any:
    """Return the module that shows them."""
    return importlib.import_module("partnergraph.showing")
