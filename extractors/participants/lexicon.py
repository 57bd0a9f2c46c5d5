"""The lexicon that participants are read with, loaded once from data files on first use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from evidence.names import fold

FEMALE: Final = "f"
MALE: Final = "m"

PERSON_PRONOUNS: Final[Mapping[str, str]] = {
    "he": MALE,
    "him": MALE,
    "his": MALE,
    "himself": MALE,
    "she": FEMALE,
    "her": FEMALE,
    "hers": FEMALE,
    "herself": FEMALE,
}
PLURAL_PRONOUNS: Final = frozenset({"they", "them", "their", "theirs", "themselves", "both", "these", "those"})
THING_PRONOUNS: Final = frozenset({"it", "its", "itself"})
SPEAKER_PRONOUNS: Final = frozenset({"i", "me", "my", "mine", "myself", "i've", "i'm"})
SIDE_PRONOUNS: Final = frozenset({"we", "us", "our", "ours", "ourselves"})
POSSESSIVES: Final = frozenset({"his", "her", "its", "their", "my", "our", "your"})
QUANTITIES: Final = frozenset(
    {"some", "many", "several", "most", "few", "all", "both", "two", "three", "four", "five", "six", "seven", "eight",
     "nine", "ten", "dozens", "hundreds", "thousands"}
)  # fmt: skip
RELATIVE_PRONOUNS: Final = frozenset({"who", "which", "that", "whom", "whose"})
PRONOUNS: Final = (
    frozenset(PERSON_PRONOUNS) | PLURAL_PRONOUNS | THING_PRONOUNS | SPEAKER_PRONOUNS | SIDE_PRONOUNS | RELATIVE_PRONOUNS
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Keys are folded; genders are "m", "f" or "-"; countries by the words said for them."""

    titles: Mapping[str, str]
    roles: Mapping[str, str]
    organisations: frozenset[str]
    places: frozenset[str]
    documents: frozenset[str]
    first_names: Mapping[str, str]
    demonyms: Mapping[str, str]
    seats: Mapping[str, str]
    institutions: Mapping[str, str]
    same_names: Mapping[str, str]
    countries: Mapping[str, str]
    about_weights: Mapping[str, float]

    def country_of(self, name: str) -> str | None:
        """The country that `name` is, or is an adjective or the people of."""
        folded = fold(name)
        singular = folded[:-1] if folded.endswith("s") else folded
        return self.countries.get(folded) or self.demonyms.get(folded) or self.demonyms.get(singular)

    def spelled(self, name: str) -> str:
        """The name that `name` is another spelling of, else `name`."""
        return self.same_names.get(fold(name), name)


@cache
def load_lexicon() -> Lexicon:
    demonyms = _pairs("demonyms.tsv")
    same = {fold(other): row[0] for row in _rows("same_names.tsv") for other in row}
    countries = {fold(c): c for c in demonyms.values()}
    countries |= {spelling: name for spelling, name in same.items() if fold(name) in countries}
    return Lexicon(
        titles=_pairs("titles.tsv"),
        roles=_pairs("roles.tsv"),
        organisations=_words("organisations.txt"),
        places=_words("places.txt"),
        documents=_words("documents.txt"),
        first_names=_pairs("first_names.tsv"),
        demonyms=demonyms,
        seats=_pairs("seats.tsv"),
        institutions={fold(row[0]): row[1] for row in _rows("institutions.tsv")},
        same_names=same,
        countries=countries,
        about_weights={row[0]: float(row[1]) for row in _rows("about_weights.tsv")},
    )


def _rows(name: str) -> Iterator[list[str]]:
    text = resources.files("extractors.lexicon").joinpath(name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _pairs(name: str) -> dict[str, str]:
    return {fold(row[0]): row[1] for row in _rows(name)}


def _words(name: str) -> frozenset[str]:
    return frozenset(row[0] for row in _rows(name))
