from __future__ import annotations

from pathlib import Path

from quoth.expected import expected_articles


def test_files_folders_and_lines_are_counted(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "deep" / "b.HTML").write_text("b")
    (tmp_path / "picture.png").write_bytes(b"")
    (tmp_path / "many.jsonl").write_text("{}\n" * 7)
    assert expected_articles([tmp_path]) == 9
    assert expected_articles([tmp_path / "many.jsonl", tmp_path / "a.txt", "https://example.org/x"]) == 9


def test_what_is_not_there_counts_as_one(tmp_path: Path) -> None:
    assert expected_articles([tmp_path / "none.jsonl"]) == 1


def test_standard_input_cannot_be_counted(tmp_path: Path) -> None:
    assert expected_articles([tmp_path, "-"]) is None
