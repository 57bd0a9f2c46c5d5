"""Spans as Web Annotation targets: the article, the exact offsets, and the words with what stands round them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from rdflib import RDF, Graph, Literal, URIRef

from evidence import Article, Sentence, Span
from graph.rdf.vocabulary import OA, iri, text

CONTEXT_LENGTH = 32  # code points of prefix and suffix, as the annotation tools of the web take them


class Spans:
    """Writes spans of one article into `graph`, each once, and says which sentences one touches."""

    def __init__(self, graph: Graph, article: Article, sentences: Sequence[Sentence]) -> None:
        self._graph = graph
        self._article = article
        self._sentences = sorted(sentences, key=lambda s: s.span.start)
        self._starts = [s.span.start for s in self._sentences]
        self._written: set[URIRef] = set()

    def target(self, span: Span) -> URIRef:
        """The IRI of `span`, described on first need."""
        node = iri(self._article.id, f"{span.start}-{span.end}")
        if node not in self._written:
            self._written.add(node)
            self._graph.add((node, RDF.type, OA.SpecificResource))
            self.select(node, span)
        return node

    def select(self, node: URIRef, span: Span) -> None:
        """Makes `node` the characters of `span`: a source with a position and a quote selector."""
        position, quotation = URIRef(f"{node}:position"), URIRef(f"{node}:quote")
        before = self._article.text[max(0, span.start - CONTEXT_LENGTH) : span.start]
        after = self._article.text[span.end : span.end + CONTEXT_LENGTH]
        for triple in (
            (node, OA.hasSource, iri(self._article.id)),
            (node, OA.hasSelector, position),
            (node, OA.hasSelector, quotation),
            (position, RDF.type, OA.TextPositionSelector),
            (position, OA.start, Literal(span.start)),
            (position, OA.end, Literal(span.end)),
            (quotation, RDF.type, OA.TextQuoteSelector),
            (quotation, OA.exact, text(span.text)),
            (quotation, OA.prefix, text(before)),
            (quotation, OA.suffix, text(after)),
        ):
            self._graph.add(triple)

    def touched(self, *spans: Span | None) -> list[Sentence]:
        """The sentences that the spans stand in, in the article's order."""
        found: dict[int, Sentence] = {}
        for span in spans:
            if span is None:
                continue
            at = max(0, bisect_right(self._starts, span.start) - 1)
            while at < len(self._sentences) and self._starts[at] < span.end:
                if self._sentences[at].span.overlaps(span):
                    found[at] = self._sentences[at]
                at += 1
        return [found[at] for at in sorted(found)]
