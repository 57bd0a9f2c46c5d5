from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.cli.files import FileNames, safe_name
from evidence.errors import ArticleError
from evidence.model import Article


def article(source_id: str | None, text: str = "text", name: str = "folder/file.name.txt") -> Article:
    return Article(text=text, source_name=name, source_id=source_id)


def test_the_file_is_named_by_source_id_or_else_by_file_name(tmp_path: Path) -> None:
    names = FileNames(tmp_path, ".json")
    assert names.path(article("w19-016")) == tmp_path / "w19-016.json"
    assert names.path(article(None, "other")) == tmp_path / "file.name.json"


@pytest.mark.parametrize(
    ("id", "name"),
    [
        ("../../etc/passwd", "_.._etc_passwd"),
        ("a b:c?d", "a_b_c_d"),
        ("", "_"),
        ("..", "_"),
        ("CON", "_CON"),
        ("com1.x", "_com1.x"),
        ("Łódź-1.2", "Łódź-1.2"),
        ("x" * 1000, "x" * 150),
    ],
)
def test_ids_are_made_safe(id: str, name: str) -> None:
    assert safe_name(id) == name


@given(st.text())
def test_no_id_leads_out_of_the_folder(id: str) -> None:
    name = safe_name(id)
    assert name not in ("", ".", "..")
    assert not set(name) & set('/\\:*?"<>|\0\n')
    assert Path("folder", name).parent == Path("folder")


def test_two_articles_never_share_a_file(tmp_path: Path) -> None:
    names = FileNames(tmp_path, ".json")
    names.path(article("a/b"))
    with pytest.raises(ArticleError, match="a_b"):
        names.path(article("a:b"))
    with pytest.raises(ArticleError):
        names.path(article("A_B"))  # one file on systems that ignore case


def test_the_same_article_twice_is_no_clash(tmp_path: Path) -> None:
    names = FileNames(tmp_path, ".json")
    assert names.path(article("a")) == names.path(article("a"))
