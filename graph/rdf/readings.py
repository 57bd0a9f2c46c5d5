"""Claims, figures and triples: described in the default graph, their content asserted only in the claim's own graph."""

from __future__ import annotations

from rdflib import RDF, RDFS, Dataset, Graph, Literal, URIRef
from rdflib.namespace import PROV

from evidence import Claim, Extraction, Figure, Level, Triple
from graph.rdf.articles import reading_iri
from graph.rdf.spans import Spans
from graph.rdf.vocabulary import QUOTH, SCHEMA, iri, number, predicate_iri, text


class Readings:
    """Writes what was read from one article: descriptions into the default graph, contents into named graphs."""

    def __init__(self, dataset: Dataset, graph: Graph, spans: Spans, extraction: Extraction) -> None:
        self._dataset = dataset
        self._graph = graph
        self._spans = spans
        self._article = extraction.article
        self._reading = reading_iri(extraction.article, extraction.run)

    def add_claim(self, claim: Claim) -> None:
        node = self._describe(claim.id, QUOTH.Claim, SCHEMA.Claim)
        self._graph.add((node, PROV.wasAttributedTo, iri(claim.speaker)))
        words = self._article.text[claim.start : claim.end]
        for predicate, value in ((QUOTH.act, claim.act), (QUOTH.form, claim.form), (QUOTH.text, words)):
            self._graph.add((node, predicate, text(value)))
        self._graph.add((node, QUOTH.negated, Literal(claim.negated)))
        self._graph.add((node, QUOTH.confidence, number(claim.confidence)))
        for span in claim.content:
            self._graph.add((node, QUOTH.content, self._spans.target(span)))
        if claim.cue is not None:
            self._graph.add((node, QUOTH.cue, self._spans.target(claim.cue)))
        if claim.speaker_span is not None:
            self._graph.add((node, QUOTH.speakerSpan, self._spans.target(claim.speaker_span)))
        if claim.within is not None:
            self._graph.add((node, QUOTH.within, iri(claim.within)))
        for participant in claim.mentions:
            self._graph.add((node, QUOTH.mentions, iri(participant)))
        for sentence in self._spans.touched(*claim.content):
            self._graph.add((node, QUOTH.contentIn, iri(sentence.id)))
        for sentence in self._spans.touched(claim.cue):
            self._graph.add((node, QUOTH.cueIn, iri(sentence.id)))

    def add_figure(self, figure: Figure) -> None:
        node = self._describe(figure.id, QUOTH.Figure)
        self._graph.add((node, QUOTH.span, self._spans.target(figure.span)))
        self._graph.add((node, QUOTH.text, text(figure.span.text)))
        for predicate, value in ((QUOTH.value, figure.value), (QUOTH.low, figure.low), (QUOTH.high, figure.high)):
            if value is not None:
                self._graph.add((node, predicate, number(value)))
        self._graph.add((node, QUOTH.unit, text(figure.unit)))
        self._graph.add((node, QUOTH.approx, text(figure.approx)))
        self._graph.add((node, QUOTH.confidence, number(figure.confidence)))
        self._graph.add((node, QUOTH.ownVoice, Literal(figure.claim is None)))
        if figure.claim is not None:
            self._graph.add((iri(figure.claim), QUOTH.gives, node))
        if figure.counted is not None:
            self._graph.add((node, QUOTH.counted, self._spans.target(figure.counted)))
        if figure.about is not None:
            self._graph.add((node, QUOTH.about, iri(figure.about)))
        if figure.as_of is not None:
            self._graph.add((node, QUOTH.asOf, Literal(figure.as_of)))
        for sentence in self._spans.touched(figure.span):
            self._graph.add((node, QUOTH.foundIn, iri(sentence.id)))

    def add_triple(self, triple: Triple) -> None:
        """Describes the triple; one at the level of content is also stated, in its claim's or the article's graph."""
        node = self._describe(triple.id, QUOTH.Triple)
        self._graph.add((node, QUOTH.level, text(triple.level)))
        self._graph.add((node, QUOTH.negated, Literal(triple.negated)))
        self._graph.add((node, QUOTH.modality, text(triple.modality)))
        for predicate, span in (
            (QUOTH.subject, triple.subject),
            (QUOTH.predicate, triple.predicate),
            (QUOTH.object, triple.object),
        ):
            self._graph.add((node, predicate, self._spans.target(span)))
        if triple.claim is not None:
            self._graph.add((iri(triple.claim), QUOTH.hasTriple, node))
        for sentence in self._spans.touched(triple.subject, triple.predicate, triple.object):
            self._graph.add((node, QUOTH.foundIn, iri(sentence.id)))
        if triple.level is Level.CONTENT:
            self._state(triple)

    def _state(self, triple: Triple) -> None:
        words = triple.predicate.text
        predicate = predicate_iri(words, negated=triple.negated, modality=triple.modality)
        self._graph.add((predicate, RDF.type, RDF.Property))
        self._graph.add((predicate, RDFS.label, text(" ".join(words.split()).casefold())))
        self._graph.add((predicate, QUOTH.negated, Literal(triple.negated)))
        self._graph.add((predicate, QUOTH.modality, text(triple.modality)))
        subject = iri(triple.subject_of) if triple.subject_of is not None else self._spans.target(triple.subject)
        object = iri(triple.object_of) if triple.object_of is not None else text(triple.object.text)
        voice = self._dataset.graph(iri(triple.claim if triple.claim is not None else self._article.id))
        voice.add((subject, predicate, object))

    def _describe(self, id: str, *classes: URIRef) -> URIRef:
        node = iri(id)
        for kind in (PROV.Entity, *classes):
            self._graph.add((node, RDF.type, kind))
        self._graph.add((node, PROV.wasDerivedFrom, iri(self._article.id)))
        self._graph.add((node, PROV.wasGeneratedBy, self._reading))
        return node
