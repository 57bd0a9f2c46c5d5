"""An article, the run that read it, its sentences and its participants."""

from __future__ import annotations

from rdflib import RDF, XSD, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, PROV

from evidence import Article, Extraction, Kind, Participant, Run, Sentence
from graph.rdf.spans import Spans
from graph.rdf.vocabulary import OA, QUOTH, SCHEMA, iri, text

KIND_CLASSES = {
    Kind.PERSON: SCHEMA.Person,
    Kind.ORG: SCHEMA.Organization,
    Kind.PLACE: SCHEMA.Place,
    Kind.GROUP: QUOTH.Group,
}


def reading_iri(article: Article, run: Run) -> URIRef:
    """The activity of reading this article with this run."""
    return iri(article.id, run.id)


def add_article(graph: Graph, extraction: Extraction) -> None:
    """The article with its metadata, its run and the activity that joins them. The text is named by its hash only."""
    article, run = extraction.article, extraction.run
    node = iri(article.id)
    for kind in (PROV.Entity, SCHEMA.NewsArticle):
        graph.add((node, RDF.type, kind))
    texts = {
        QUOTH.sourceName: article.source_name,
        DCTERMS.identifier: article.source_id,
        DCTERMS.title: article.title,
        DCTERMS.publisher: article.publisher,
        DCTERMS.language: article.language,
        QUOTH.publishedAsGiven: article.published_as_given,
        QUOTH.sha256: article.sha256,
    }
    for predicate, value in texts.items():
        if value is not None:
            graph.add((node, predicate, text(value)))
    for author in article.authors:
        graph.add((node, DCTERMS.creator, text(author)))
    if article.url is not None:
        # A literal: what articles give as their URL need not be a legal IRI
        graph.add((node, SCHEMA.url, Literal(text(article.url), datatype=XSD.anyURI)))
    if article.published is not None:
        graph.add((node, SCHEMA.datePublished, Literal(article.published)))
    _add_run(graph, article, run)


def add_sentence(graph: Graph, spans: Spans, sentence: Sentence) -> None:
    node = iri(sentence.id)
    graph.add((node, RDF.type, QUOTH.Sentence))
    graph.add((node, RDF.type, OA.SpecificResource))
    graph.add((node, QUOTH["index"], Literal(sentence.index)))
    graph.add((node, QUOTH.part, text(sentence.part)))
    spans.select(node, sentence.span)


def add_participant(graph: Graph, spans: Spans, participant: Participant) -> None:
    node = iri(participant.id)
    graph.add((node, RDF.type, PROV.Agent))
    graph.add((node, RDF.type, KIND_CLASSES[participant.kind]))
    graph.add((node, SCHEMA.name, text(participant.name)))
    for name in participant.names:
        if name != participant.name:
            graph.add((node, SCHEMA.alternateName, text(name)))
    for title in participant.titles:
        graph.add((node, SCHEMA.honorificPrefix, text(title)))
    for mention in participant.mentions:
        graph.add((node, QUOTH.mention, spans.target(mention)))


def _add_run(graph: Graph, article: Article, run: Run) -> None:
    node, reading = iri(run.id), reading_iri(article, run)
    graph.add((node, RDF.type, PROV.SoftwareAgent))
    graph.add((node, SCHEMA.softwareVersion, text(run.version)))
    for predicate, value in ((QUOTH.model, run.model), (QUOTH.weights, run.weights), (QUOTH.lexicon, run.lexicon)):
        graph.add((node, predicate, text(value)))
    graph.add((reading, RDF.type, PROV.Activity))
    graph.add((reading, PROV.used, iri(article.id)))
    graph.add((reading, PROV.wasAssociatedWith, node))
