"""CSV files as people bring them: what is read, and what is said of those that cannot be."""

import gzip
from pathlib import Path

import pytest

from catalog.errors import ConfigurationError, InvalidValueError
from catalog.tables import LONGEST_CELL, open_text, read_table


def test_rows_come_by_column(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text('id,title\n1,"a, b"\n2,c\n')
    assert read_table(tmp_path / "t.csv", needs=("id",)) == [
        {"id": "1", "title": "a, b"},
        {"id": "2", "title": "c"},
    ]


def test_a_gzipped_file_and_a_byte_order_mark_are_read_alike(tmp_path: Path) -> None:
    (tmp_path / "t.csv.gz").write_bytes(gzip.compress(b"\xef\xbb\xbfid\n7\n"))
    assert read_table(tmp_path / "t.csv.gz") == [{"id": "7"}]


def test_short_rows_are_filled_and_cells_beyond_the_columns_left_out(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("id,title\n1\n2,a,b,c\n")
    assert read_table(tmp_path / "t.csv") == [{"id": "1", "title": ""}, {"id": "2", "title": "a"}]


def test_a_table_without_rows_is_one(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("id,title\n")
    assert read_table(tmp_path / "t.csv", needs=("id", "title")) == []


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is empty"),
        (b"a,b\n1,2\n", "needs the columns id, title, got a, b; add what is missing"),
        (b"id;title\n1;2\n", "separate columns by commas, not by ';'"),
        ("id,title\n1,Kühlschrank\n".encode("latin-1"), "must be UTF-8, got the byte 0xfc"),
        (b'id,title\n1,"' + b"x" * (LONGEST_CELL + 1) + b'"\n', "line 2: field larger than field limit"),
        (b'id,title\n1,a\n2,"b\n3,c\n4,d\n', "row of line 3: unexpected end of data; close each quote"),
    ],
)
def test_a_file_that_is_no_such_table_is_told_with_the_reason(
    tmp_path: Path, content: bytes, told: str
) -> None:
    (tmp_path / "t.csv").write_bytes(content)
    with pytest.raises(InvalidValueError, match=told) as raised:
        read_table(tmp_path / "t.csv", needs=("id", "title"))
    assert "t.csv" in str(raised.value)


@pytest.mark.parametrize("content", [b"id\n1\n", gzip.compress(b"id\n" + bytes(range(48, 90)) * 99)[:-30]])
def test_what_is_only_called_gz_or_was_cut_off_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "t.csv.gz").write_bytes(content)
    with pytest.raises(InvalidValueError, match="must be gzip"):
        read_table(tmp_path / "t.csv.gz")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"no\.csv"), open_text(tmp_path / "no.csv"):
        pass
