"""The component quoth_attribution: who is said to have said what."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from extractors.attribution.tagger import AttributionTagger
from extractors.claims.build import Page, build_claims
from extractors.paragraphs import body_paragraphs


@Language.factory(
    "quoth_attribution", requires=["doc._.quotes"], assigns=["doc._.claims"], default_config={"threads": 1}
)
def make_attribution(nlp: Language, name: str, threads: int) -> Attribution:
    return Attribution(AttributionTagger(threads=threads))


class Attribution:
    """Writes doc._.claims, in text order and without speaker participants, from the body and doc._.quotes."""

    def __init__(self, tagger: AttributionTagger) -> None:
        self._tagger = tagger

    def __call__(self, doc: Doc) -> Doc:
        paragraphs = body_paragraphs(doc)
        page = Page.of(doc, paragraphs, doc._.quotes)
        doc._.claims = build_claims(page, self._tagger.read(doc.text, paragraphs))
        return doc
