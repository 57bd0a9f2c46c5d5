"""An extraction as an RDF dataset."""

from __future__ import annotations

from rdflib import Dataset
from rdflib.namespace import NamespaceManager

from evidence import Extraction
from graph.rdf.articles import add_article, add_participant, add_sentence
from graph.rdf.narrow import narrow
from graph.rdf.readings import Readings
from graph.rdf.spans import Spans
from graph.rdf.vocabulary import PREDICATE_PREFIXES, PREFIXES


def to_dataset(extraction: Extraction, *, claim: str | None = None) -> Dataset:
    """The whole extraction, or one claim of it with its evidence, as a dataset of its own."""
    dataset = new_dataset()
    add_extraction(dataset, extraction if claim is None else narrow(extraction, claim))
    return dataset


def new_dataset() -> Dataset:
    """Empty, with the prefixes bound; named graphs are no part of its default graph."""
    dataset = Dataset(default_union=False)
    dataset.namespace_manager = NamespaceManager(dataset, bind_namespaces="none")  # rdflib's own thirty slow writing
    for prefix, namespace in (PREFIXES | PREDICATE_PREFIXES).items():
        dataset.bind(prefix, namespace, override=True, replace=True)
    return dataset


def add_extraction(dataset: Dataset, extraction: Extraction) -> None:
    graph = dataset.default_graph
    spans = Spans(graph, extraction.article, extraction.sentences)
    add_article(graph, extraction)
    for sentence in extraction.sentences:
        add_sentence(graph, spans, sentence)
    for participant in extraction.participants:
        add_participant(graph, spans, participant)
    readings = Readings(dataset, graph, spans, extraction)
    for claim in extraction.claims:
        readings.add_claim(claim)
    for figure in extraction.figures:
        readings.add_figure(figure)
    for triple in extraction.triples:
        readings.add_triple(triple)
