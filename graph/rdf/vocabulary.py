"""Names and literals of the RDF. `docs/rdf.md` describes every term."""

from __future__ import annotations

import math
from decimal import Decimal
from urllib.parse import quote

from rdflib import XSD, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, PROV, RDF, RDFS

from evidence.words import Modality

OA = Namespace("http://www.w3.org/ns/oa#")
SCHEMA = Namespace("https://schema.org/")
QUOTH = Namespace("urn:quoth:vocab:")

PREFIXES = {
    "dcterms": DCTERMS,
    "oa": OA,
    "prov": PROV,
    "quoth": QUOTH,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "xsd": XSD,
}

# One for every way a predicate can be put, or Turtle writers make up names of their own
PREDICATE_PREFIXES = {
    f"{polarity}{modality}": Namespace(f"urn:quoth:predicate:{modality}:{words}")
    for modality in Modality
    for polarity, words in (("", ""), ("not-", "not:"))
}


def iri(*parts: str) -> URIRef:
    """The URN of an id, or of something below it."""
    return URIRef(":".join(("urn:quoth", *parts)))


def predicate_iri(words: str, *, negated: bool, modality: Modality) -> URIRef:
    """The predicate some words make. Negation and modality are in it: "could fall" must never read as "falls"."""
    plain = " ".join(words.split()).casefold()
    polarity = ("not",) if negated else ()
    return iri("predicate", modality, *polarity, quote(_encodable(plain), safe=""))


def text(value: str) -> Literal:
    """Plain text, code point for code point; a lone surrogate, which UTF-8 cannot hold, becomes U+FFFD."""
    return Literal(_encodable(value))


def number(value: float) -> Literal:
    """xsd:decimal, exact to the last digit; xsd:double for what is not finite."""
    if not math.isfinite(value):
        return Literal("NaN" if math.isnan(value) else "INF" if value > 0 else "-INF", datatype=XSD.double)
    digits = format(Decimal(repr(float(value))), "f")
    return Literal(digits if "." in digits else f"{digits}.0", datatype=XSD.decimal)


def _encodable(value: str) -> str:
    return "".join("\ufffd" if 0xD800 <= ord(c) <= 0xDFFF else c for c in value)
