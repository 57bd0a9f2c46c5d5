"""Extractions as RDF: what is attributed stays attributed, each claim's content in a named graph of its own."""

from graph.rdf.dataset import to_dataset
from graph.rdf.formats import FORMATS, Format, serialize
from graph.rdf.vocabulary import QUOTH, iri

__all__ = ["FORMATS", "QUOTH", "Format", "iri", "serialize", "to_dataset"]
