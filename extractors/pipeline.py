"""Article in, Extraction out: the trained English pipeline and Quoth's components over one Doc an article."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from functools import reduce
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from typing import Final

from spacy.tokens import Doc

from evidence import ids
from evidence.model import Article, Extraction, Run
from extractors import extensions
from extractors.assemble import assemble
from extractors.base_model import DEFAULT_MODEL, load_base_model, read_docs

COMPONENTS: Final = (
    "quoth_quotes",
    "quoth_figures",
    "quoth_dates",
    "quoth_attribution",
    "quoth_participants",
    "quoth_triples",
)

Component = Callable[[Doc], Doc]


class Pipeline:
    """Reads articles; made by `load_pipeline`. One pipeline serves one thread at a time."""

    def __init__(self, model: str, *, threads: int) -> None:
        extensions.register()
        self.nlp, identity = load_base_model(model)
        config = {"quoth_attribution": {"threads": threads}}
        self.components: list[Component] = [
            self.nlp.create_pipe(name, config=config.get(name, {})) for name in COMPONENTS
        ]
        self.run = describe_run(identity)

    def extract(self, article: Article) -> Extraction:
        """Everything read from one article."""
        return next(self.extract_many([article]))

    def extract_many(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """One extraction an article, in order; articles are taken as they are needed."""
        for article, doc in read_docs(self.nlp, articles):
            doc._.parts = list(article.parts)
            doc._.published = article.published
            yield assemble(article, self.run, reduce(lambda read, component: component(read), self.components, doc))


def load_pipeline(model: str = DEFAULT_MODEL, *, threads: int = 1) -> Pipeline:
    """The pipeline over the spaCy model of that name; `threads` are those of the trained attribution.

    Raises ModelError (ModelMissing, HashMismatch) where a model cannot be used.
    """
    return Pipeline(model, threads=threads)


def describe_run(model: str) -> Run:
    """The run that reads with this spaCy model and the installed version, weights and lexicon."""
    package = resources.files("extractors")
    version = metadata.version("quoth")
    weights = _hash(package.joinpath("attribution", "weights", "manifest.json"))
    lexicon = _hash(package.joinpath("lexicon"))
    return Run(
        id=ids.run_id(version, model, weights, lexicon), version=version, model=model, weights=weights, lexicon=lexicon
    )


def _hash(place: Traversable) -> str:
    digest = hashlib.sha256()
    for name, content in sorted(_files(place)):
        digest.update(f"{name} {hashlib.sha256(content).hexdigest()}\n".encode())
    return digest.hexdigest()


def _files(place: Traversable) -> Iterator[tuple[str, bytes]]:
    if place.is_file():
        yield place.name, place.read_bytes()
        return
    for child in place.iterdir():
        if child.name != "__pycache__":
            yield from ((f"{place.name}/{name}", content) for name, content in _files(child))
