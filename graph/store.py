"""The graph of evidence, as the rest of Quoth uses it."""

from __future__ import annotations

from graph.queries import Queries
from graph.writer import Writer


class GraphStore(Writer, Queries):
    """An open database with its schema made. Threads may share it."""
