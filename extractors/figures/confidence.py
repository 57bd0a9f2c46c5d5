"""How sure a figure's reading is: a logistic over how it was read, fitted by training/figure_confidence.py."""

from __future__ import annotations

import math
from functools import cache

from extractors.figures.site import Site
from extractors.numbers import lexicon
from extractors.numbers.quantity import Quantity


def features(site: Site, quantity: Quantity, form: str) -> list[str]:
    """The names of what holds for this reading."""
    token = site.doc[site.last]
    unit = quantity.unit or "count"
    kind = "money" if unit.isupper() else unit if unit in ("count", "percent", "share", "year", "times") else "measure"
    one = site.written.lower() in ("one", "a", "an")
    return [
        f"form={'one' if one else form}",
        f"unit={kind}",
        f"tag={token.tag_ if token.tag_ in ('CD', 'NN', 'NNS', 'DT') else 'other'}",
        f"entity={token.ent_type_ or 'none'}",
        f"dep={token.dep_}",
        f"capital={site.written[:1].isupper() and not site.starts_sentence}",
        f"letter={site.reading.numeral.letter is not None}",
        f"link={site.left(1) == '-' or site.right(1) in ('-', '/')}",
        f"bracket={site.left(1) == '('}",
        f"year-like={form == 'digits' and len(site.written) == 4 and site.written.isdigit()}",
    ]


@cache
def _coefficients() -> dict[str, float]:
    read: dict[str, float] = lexicon.table("figure_confidence")["coefficients"]
    return read


def confidence(site: Site, quantity: Quantity, form: str) -> float:
    """The probability that value and unit are right."""
    weights = _coefficients()
    score = weights["bias"] + sum(weights.get(feature, 0.0) for feature in features(site, quantity, form))
    return round(1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score)))), 4)
