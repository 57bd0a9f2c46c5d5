from __future__ import annotations

import contextlib
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.errors import SettingInvalid
from quoth.settings import SETTINGS, Settings

DOCS = Path(__file__).parents[3] / "docs" / "settings.md"


def test_the_table_and_the_object_hold_the_same_settings() -> None:
    assert [s.field for s in SETTINGS] == sorted({s.field for s in SETTINGS}, key=[s.field for s in SETTINGS].index)
    assert {s.field for s in SETTINGS} == {f.name for f in fields(Settings)}
    assert Settings.from_mapping({}) == Settings()


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda s: s.name)
def test_every_setting_is_documented_with_its_default(setting) -> None:
    row = next((line for line in DOCS.read_text("utf-8").splitlines() if line.startswith(f"| `{setting.name}` ")), None)
    assert row is not None, f"{setting.name} is missing in {DOCS}"
    assert row.split("|")[2].strip() == (f"`{setting.default}`" if setting.default else "empty")
    assert row.split("|")[3].strip() == setting.help


def test_values_are_read_by_their_kind() -> None:
    settings = Settings.from_mapping(
        {
            "QUOTH_DATA": "/somewhere/else",
            "QUOTH_NEO4J_URI": "neo4j+s://db.example:7687",
            "QUOTH_THREADS": "2",
            "QUOTH_FETCH_TIMEOUT": "2.5",
            "QUOTH_ALLOW_PRIVATE_ADDRESSES": "Yes",
            "QUOTH_TOKEN": "secret",
            "HOME": "/ignored",
        }
    )
    assert settings.data == Path("/somewhere/else")
    assert settings.neo4j_uri == "neo4j+s://db.example:7687"
    assert (settings.threads, settings.fetch_timeout) == (2, 2.5)
    assert settings.allow_private_addresses is True
    assert settings.token == "secret"


def test_an_empty_value_is_the_default() -> None:
    assert Settings.from_mapping({s.name: "" for s in SETTINGS}) == Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("QUOTH_THREADS", "0"),
        ("QUOTH_THREADS", "two"),
        ("QUOTH_THREADS", "²"),
        ("QUOTH_MAX_CHARACTERS", "-1"),
        ("QUOTH_FETCH_TIMEOUT", "nan"),
        ("QUOTH_FETCH_TIMEOUT", "inf"),
        ("QUOTH_FETCH_TIMEOUT", "soon"),
        ("QUOTH_ALLOW_PRIVATE_ADDRESSES", "maybe"),
        ("QUOTH_NEO4J_URI", "http://localhost:7474"),
        ("QUOTH_NEO4J_URI", "localhost:7687"),
        ("QUOTH_NEO4J_URI", "neo4j://host:port"),
        ("QUOTH_LOCAL_HEAP", "1"),
    ],
)
def test_a_bad_value_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingInvalid, match=name) as caught:
        Settings.from_mapping({name: value})
    assert caught.value.value == value


def test_secrets_stay_out_of_the_repr() -> None:
    settings = Settings.from_mapping({"QUOTH_TOKEN": "hushhush", "QUOTH_NEO4J_PASSWORD": "hushhush"})
    assert "hushhush" not in repr(settings)


@given(st.sampled_from([s.name for s in SETTINGS]), st.text(min_size=1))
def test_any_text_is_taken_or_refused_as_a_setting(name: str, value: str) -> None:
    with contextlib.suppress(SettingInvalid):
        assert isinstance(Settings.from_mapping({name: value}), Settings)
