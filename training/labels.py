"""The tags and acts the model predicts, in the order of its outputs."""

from __future__ import annotations

from typing import Final

from evidence.words import Act

OUTSIDE: Final = 0
CUE_BEGIN: Final = 1
CUE_INSIDE: Final = 2
CUE_TAGS: Final = ("O", "B-cue", "I-cue")
ROLE_TAGS: Final = ("O", "B-speaker", "I-speaker", "B-content", "I-content")
SPEAKER_BEGIN: Final = 1
CONTENT_BEGIN: Final = 3
ACTS: Final = tuple(act.value for act in Act)
