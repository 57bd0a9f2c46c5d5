"""The fit finds what sets the right option apart, and annotated claims become the drafts that the finder expects."""

from __future__ import annotations

import pytest

from extractors.participants.lexicon import load_lexicon
from training.about_weights import Question, accuracy, claims_of, fit, is_meant, kept, reach

SEPARABLE = [
    Question(({"subject": 1.0, "near": 0.2}, {"far": 1.0, "near": 0.2}), (True, False)),
    Question(({"far": 1.0, "near": 0.5}, {"subject": 1.0, "near": 0.5}, {"near": 0.5}), (False, True, False)),
] * 20
OUT_OF_REACH = Question(({"far": 1.0},), (False,))


def claim(claim_id: str, start: int, *, cue: list[int] | None = None, within: str | None = None) -> dict[str, object]:
    return {
        "id": claim_id,
        "within": within,
        "cue": cue,
        "speaker_span": cue,
        "content": [[start, start + 5]],
        "act": "state",
        "form": "direct",
        "negated": False,
    }


def test_the_weights_have_the_sign_of_what_they_speak_for() -> None:
    weights = fit(SEPARABLE)
    assert weights["subject"] > 0.5
    assert weights["far"] < -0.5
    assert weights["near"] == pytest.approx(0, abs=0.01)
    assert accuracy(SEPARABLE, weights) == 1
    assert accuracy(SEPARABLE, {name: -weight for name, weight in weights.items()}) == 0


def test_the_same_questions_give_the_same_weights() -> None:
    assert fit(SEPARABLE) == fit(SEPARABLE)


def test_a_greater_penalty_gives_smaller_weights() -> None:
    assert 0 < fit(SEPARABLE, penalty=50)["subject"] < fit(SEPARABLE, penalty=1)["subject"]


def test_a_question_without_a_right_option_teaches_nothing_but_counts() -> None:
    assert fit([*SEPARABLE, OUT_OF_REACH]) == fit(SEPARABLE)
    assert accuracy([OUT_OF_REACH, SEPARABLE[0]], fit(SEPARABLE)) == 0.5
    assert reach([OUT_OF_REACH, SEPARABLE[0]]) == 0.5
    assert fit([OUT_OF_REACH]) == {}


def test_two_right_options_share_the_credit() -> None:
    both = [Question(({"a": 1.0}, {"b": 1.0}, {"c": 1.0}), (True, True, False))] * 10
    weights = fit(both)
    assert weights["a"] == pytest.approx(weights["b"])
    assert weights["a"] > 0 > weights["c"]


def test_weights_that_decide_nothing_are_left_out() -> None:
    assert kept({"b": 0.1234, "a": -2.0, "c": 0.05}) == {"a": -2.0, "b": 0.12}


def test_a_claim_without_cue_and_speaker_goes_on_from_the_one_before_at_its_level() -> None:
    claims = [
        claim("a", 50),
        claim("b", 10, cue=[0, 4]),
        claim("c", 30, cue=[20, 24]),
        claim("d", 32, cue=[40, 44], within="c"),
    ]
    drafts = claims_of(claims)
    assert [d.continues for d in drafts] == [2, None, None, None]
    assert [d.within for d in drafts] == [None, None, None, 2]


@pytest.mark.parametrize(
    ("name", "meant"),
    [("Mr. Oren Valk", True), ("Valk", True), ("the Harbour Chief", True), ("Oren", False), ("", False)],
)
def test_a_person_is_meant_by_name_alias_or_last_name(name: str, meant: bool) -> None:
    entity = {"type": "PERSON", "name": "Oren Valk", "aliases": ["Harbour Chief"]}
    assert is_meant(entity, name, load_lexicon()) == meant


def test_a_body_is_not_meant_by_its_last_word() -> None:
    assert not is_meant({"type": "ORG", "name": "Valk Institute"}, "Institute", load_lexicon())
