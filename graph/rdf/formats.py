"""Datasets as bytes: the same extractions give the same bytes, in every process."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from rdflib import Dataset, Graph, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.plugins.serializers.jsonld import Converter
from rdflib.plugins.serializers.trig import TrigSerializer
from rdflib.plugins.serializers.turtle import TurtleSerializer
from rdflib.plugins.shared.jsonld.context import Context
from rdflib.term import Node

from evidence import Extraction
from evidence.errors import NotFound, QueryError
from graph.rdf.dataset import add_extraction, new_dataset
from graph.rdf.narrow import narrow
from graph.rdf.vocabulary import PREFIXES


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write RDF. `named_graphs` is False where the content of claims is only quoted."""

    name: str
    media_type: str
    suffix: str
    named_graphs: bool


FORMATS = {
    f.name: f
    for f in (
        Format("turtle", "text/turtle", ".ttl", False),
        Format("trig", "application/trig", ".trig", True),
        Format("jsonld", "application/ld+json", ".jsonld", True),
        Format("nquads", "application/n-quads", ".nq", True),
    )
}


def serialize(extractions: Iterable[Extraction], format: str, *, claim: str | None = None) -> bytes:
    """All extractions as one UTF-8 document, or only the claim with the id `claim`.

    Raises QueryError for an unknown format, NotFound where no extraction has the claim.
    """
    if format not in FORMATS:
        raise QueryError("format", format, f"one of {', '.join(FORMATS)}")
    dataset = new_dataset()
    found = claim is None
    for extraction in extractions:
        if claim is None:
            add_extraction(dataset, extraction)
        elif any(c.id == claim for c in extraction.claims):
            add_extraction(dataset, narrow(extraction, claim))
            found = True
    if not found:
        raise NotFound(claim or "")
    return _WRITERS[format](dataset)


def _graphs(dataset: Dataset) -> list[Graph]:
    """The default graph, then the named ones by name."""
    return sorted(dataset.graphs(), key=lambda g: (g.identifier != DATASET_DEFAULT_GRAPH_ID, str(g.identifier)))


class _NamingOnce(TurtleSerializer):
    """Abbreviates each IRI once, by our prefixes alone.

    rdflib looks anew at every use, which took most of the time, and makes up prefixes that may end within an escape
    (`%` without its digits), which strict readers refuse.
    """

    def reset(self) -> None:
        super().reset()
        self._pnames: dict[Node, str | None] = {}

    def get_pname(self, uri: Node, gen_prefix: bool = True) -> str | None:
        if uri not in self._pnames:
            self._pnames[uri] = super().get_pname(uri, gen_prefix=False)
        return self._pnames[uri]


class _Trig(_NamingOnce, TrigSerializer):
    """Named graphs in the order of their names: rdflib's own order changes from process to process."""

    def __init__(self, store: Dataset) -> None:
        # Past TrigSerializer.__init__, which warns that what it calls itself (Dataset.contexts) is deprecated
        TurtleSerializer.__init__(self, store)
        self.contexts = _graphs(store)
        self.default_context = store.default_graph.identifier


def _written(serializer: TurtleSerializer) -> bytes:
    out = BytesIO()
    serializer.serialize(out, encoding="utf-8")
    return out.getvalue()


def _nquads(dataset: Dataset) -> bytes:
    lines = []
    for subject, predicate, object, graph in dataset.quads():
        terms = [subject, predicate, object] + ([] if graph in (None, DATASET_DEFAULT_GRAPH_ID) else [graph])
        lines.append(" ".join(_nquads_term(term) for term in terms) + " .\n")
    return "".join(sorted(lines)).encode()


def _nquads_term(term: Node) -> str:
    if not isinstance(term, Literal):
        assert isinstance(term, URIRef)  # we make no blank nodes
        return term.n3()
    quoted = '"' + "".join(_escaped(c) for c in str(term)) + '"'
    return quoted if term.datatype is None else f"{quoted}^^{term.datatype.n3()}"


def _escaped(c: str) -> str:
    """Canonical N-Quads, and all that some line reader takes for the end of a line."""
    if c in '"\\':
        return "\\" + c
    if c < " " or "\x7f" <= c <= "\x9f" or c in "\u2028\u2029":
        return {"\n": "\\n", "\r": "\\r", "\t": "\\t"}.get(c, f"\\u{ord(c):04X}")
    return c


def _jsonld(dataset: Dataset) -> bytes:
    context = {prefix: str(namespace) for prefix, namespace in PREFIXES.items()}
    # Graph by graph: over a whole Dataset rdflib's converter warns that what it calls itself is deprecated
    converter = Converter(Context(context), use_native_types=True, use_rdf_type=False)
    nodes: list[Any] = []
    for graph in _graphs(dataset):
        found = converter.from_graph(graph)
        is_default = graph.identifier == DATASET_DEFAULT_GRAPH_ID
        nodes += found if is_default else [{"@id": str(graph.identifier), "@graph": found}]
    document = {"@context": context, "@graph": _sorted(nodes)}
    return json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True).encode()


def _sorted(value: Any) -> Any:
    """Every array in one order: without @list, which we never write, arrays are sets."""
    if isinstance(value, dict):
        return {key: _sorted(item) for key, item in value.items()}
    if isinstance(value, list):
        return sorted((_sorted(item) for item in value), key=lambda item: json.dumps(item, sort_keys=True))
    return value


_WRITERS: dict[str, Callable[[Dataset], bytes]] = {
    "turtle": lambda dataset: _written(_NamingOnce(dataset.default_graph)),
    "trig": lambda dataset: _written(_Trig(dataset)),
    "jsonld": _jsonld,
    "nquads": _nquads,
}
