"""The spaCy component quoth_dates: Doc -> doc._.dates, and as_of in doc._.figures."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from evidence.words import Part
from extractors.dates.as_of import with_dates
from extractors.dates.expressions import find_dates
from extractors.extensions import register
from extractors.figures.site import TextMap
from extractors.masks import Masks


class DateReader:
    """Reads the dates of the body of an article, told from doc._.published where they need it."""

    def __call__(self, doc: Doc) -> Doc:
        masks = Masks([(part.start, part.end) for part in doc._.parts if part.part is not Part.BODY])
        dates = [found for found in find_dates(doc.text, doc._.published) if not masks.touch(*found.span)]
        doc._.dates = dates
        if dates and doc._.figures:
            doc._.figures = with_dates(TextMap(doc), doc._.figures, dates)
        return doc


@Language.factory("quoth_dates", assigns=["doc._.dates"], requires=["doc._.figures", "token.dep"])
def make_dates(nlp: Language, name: str) -> DateReader:
    """The factory that spaCy finds under the name quoth_dates."""
    register()
    return DateReader()
