"""What was loaded is read back equal, whatever it holds."""

from __future__ import annotations

from extractions import extractions
from factory import make_extraction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from evidence.model import Extraction
from graph.store import GraphStore

SHARED_STORE = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]


@settings(max_examples=25, deadline=None, suppress_health_check=SHARED_STORE, database=None)
@given(st.lists(extractions(), min_size=1, max_size=3, unique_by=lambda e: e.article.id))
@example([make_extraction(n_claims=4)])
@example([make_extraction(source_id=None, n_claims=1, title="", published=None)])
def test_any_extraction_is_read_back_equal_and_deleted_whole(store: GraphStore, loaded: list[Extraction]) -> None:
    store.load(loaded)
    counts = store.status().counts
    for extraction in loaded:
        assert store.extraction(extraction.article.id) == extraction
    assert not any(result.is_new for result in store.load(loaded))
    assert store.status().counts == counts
    for extraction in loaded:
        store.delete(extraction.article.id)
    assert not any(store.status().counts.values())
