"""The tagger with the weights of the package: exact offsets, whatever the text."""

from __future__ import annotations

import json
import shutil
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidence.errors import HashMismatch, ModelError, ModelMissing
from extractors.attribution.tagger import AttributionTagger, CueReading, paragraphs
from extractors.attribution.weights import FILES, MANIFEST

ARTICLE = (
    "“The war will last for years,” Mark Milley told reporters in Brussels on Friday.\n"
    "According to the World Bank, the economy shrank by 30 percent.\n\n"
    "The minister denied that he had met the ambassador. The bridge was closed."
)


@pytest.fixture(scope="module")
def tagger() -> AttributionTagger:
    return AttributionTagger()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the package's weights."""
    place = tmp_path / "weights"
    shutil.copytree(str(resources.files("extractors.attribution") / "weights"), place)
    return place


def read(tagger: AttributionTagger, text: str) -> list[CueReading]:
    return tagger.read(text, paragraphs(text))


def check(text: str, readings: list[CueReading], spans: list[tuple[int, int]]) -> None:
    """Every span lies in its paragraph, holds text, and cuts no word."""
    for r in readings:
        low, high = spans[r.paragraph]
        assert r.content
        assert list(r.content) == sorted(r.content)
        assert r.speaker is None or r.speaker in r.speakers
        for start, end in (r.cue, *r.speakers, *r.content):
            assert low <= start < end <= high
            assert start == low or not (text[start - 1].isalnum() and text[start].isalnum())
            assert end == high or not (text[end - 1].isalnum() and text[end].isalnum())
        for p in (r.confidence, r.speaker_confidence, r.content_confidence, *vars_of(r)):
            assert 0.0 <= p <= 1.0


def vars_of(r: CueReading) -> list[float]:
    return [r.cue_probability, r.speaker_probability, r.content_probability, r.act_probability]


def test_reads_speaker_cue_content_and_act(tagger: AttributionTagger) -> None:
    readings = read(tagger, ARTICLE)
    check(ARTICLE, readings, paragraphs(ARTICLE))
    told, according, denied = readings
    assert ARTICLE[slice(*told.cue)] == "told"
    assert told.speaker is not None
    assert ARTICLE[slice(*told.speaker)] == "Mark Milley"
    assert [ARTICLE[slice(*s)] for s in told.content] == ["The war will last for years"]
    assert according.paragraph == 1
    assert [ARTICLE[slice(*s)] for s in according.content] == ["the economy shrank by 30 percent"]
    assert denied.act == "deny"


def test_offsets_are_those_of_the_whole_text(tagger: AttributionTagger) -> None:
    ahead = "Nothing to see here 😀 é.\n\n"
    plain, moved = read(tagger, ARTICLE), read(tagger, ahead + ARTICLE)
    assert [[(s - len(ahead), e - len(ahead)) for s, e in r.content] for r in moved] == [list(r.content) for r in plain]


def test_reading_together_and_apart_is_the_same(tagger: AttributionTagger) -> None:
    together = read(tagger, ARTICLE)
    apart = [r for span in paragraphs(ARTICLE) for r in tagger.read(ARTICLE, [span])]
    assert [(r.cue, r.speaker, r.content, r.act) for r in together] == [
        (r.cue, r.speaker, r.content, r.act) for r in apart
    ]


def test_twice_is_the_same(tagger: AttributionTagger) -> None:
    assert read(tagger, ARTICLE) == read(tagger, ARTICLE)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n \n",
        "word",
        "said",
        "\u200b",
        "\u200b\ufeff\u200d",
        "“",
        "😀😀 said 👩‍👩‍👧 😀",
        "Jose\u0301 said cafe\u0301s were o\u0308pen.",
        "He \u200bsaid\u200b it\u200dwas\u00adso.",
        "قال الوزير إن الحرب انتهت, he said.",
        "\ud800 he said it was \udfff over",
        "[CLS] he said [SEP] it was [MASK] over [UNK].",
        "他说战争已经结束了。" * 50,
        "a" * 5000,
        "Ünïcödé said Straße was İstanbul’s ﬁne ﬂat.",
        "tab\tsaid\tthat\tit\twas\tso\r",
    ],
)
def test_odd_text_gives_exact_spans(tagger: AttributionTagger, text: str) -> None:
    check(text, read(tagger, text), paragraphs(text))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from(["He said ", "“", "”", '"', "it was so ", "told ", "😀", "\u0301", "\n", ", ", "é", "x"]))
)
def test_any_mixture_gives_exact_spans(tagger: AttributionTagger, parts: list[str]) -> None:
    text = "".join(parts)
    check(text, read(tagger, text), paragraphs(text))


def test_a_long_text_without_a_newline_is_read_to_its_end(tagger: AttributionTagger) -> None:
    sentence = "The mayor said that the bridge would be closed. It rained all day in the city. "
    text = sentence * (50_000 // len(sentence))
    readings = read(tagger, text)
    check(text, readings, paragraphs(text))
    assert readings[-1].cue[0] > len(text) - 2 * len(sentence)
    assert len(readings) > 0.9 * text.count("said")


def test_a_quotation_longer_than_the_window_is_content_to_its_end(tagger: AttributionTagger) -> None:
    text = "The president said: “" + "We have to go on and we will never give up on this. " * 40 + "That is all.”"
    (reading,) = [r for r in read(tagger, text) if text[slice(*r.cue)] == "said"]
    assert text[reading.content[-1][0] : reading.content[-1][1]].endswith("That is all")


def test_a_changed_file_is_refused(folder: Path) -> None:
    path = folder / "labels.json"
    path.write_text(path.read_text(encoding="utf-8").replace("state", "stale"), encoding="utf-8")
    with pytest.raises(HashMismatch) as caught:
        AttributionTagger(folder)
    assert caught.value.path == str(path)
    assert caught.value.expected != caught.value.actual


@pytest.mark.parametrize("name", [MANIFEST, *FILES])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ModelMissing, match=name.replace(".", r"\.")):
        AttributionTagger(folder)


@pytest.mark.parametrize("content", ["", "[]", "{}", json.dumps({"format": 99, "version": "x", "files": {}})])
def test_a_strange_manifest_is_refused(folder: Path, content: str) -> None:
    (folder / MANIFEST).write_text(content, encoding="utf-8")
    with pytest.raises(ModelError):
        AttributionTagger(folder)
