"""``bench pairs`` on a folder made up here: what is written, and what is refused."""

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner

from catalog.errors import InvalidValueError
from commands.bench_pairs import command
from matchers.training.folders import read_pairs


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "left.csv").write_text(
        "id,title,brand\n1,acme kettle x100 black,acme\n2,bolt toaster t7,bolt\n"
    )
    (tmp_path / "right.csv").write_text(
        "id,title,brand\n1,ACME X-100 kettle,acme\n2,bolt toaster t9 steel,bolt\n"
    )
    (tmp_path / "pairs.csv").write_text("left_id,right_id\n1,1\n1,2\n2,2\n")
    return tmp_path


def _run(folder: Path, pairs: str = "pairs.csv") -> list[dict[str, str]]:
    arguments = [str(folder), "--pairs", str(folder / pairs), "--out", str(folder / "out.csv")]
    result = CliRunner().invoke(command, arguments, catch_exceptions=False)
    assert result.exit_code == 0
    assert result.stdout == ""
    with (folder / "out.csv").open(newline="") as file:
        return list(csv.DictReader(file))


def test_every_pair_asked_is_answered_in_order(folder: Path) -> None:
    rows = _run(folder)
    assert [(row["left_id"], row["right_id"]) for row in rows] == [("1", "1"), ("1", "2"), ("2", "2")]
    assert {row["match"] for row in rows} <= {"0", "1"}
    assert float(rows[0]["score"]) > float(rows[1]["score"])


def test_a_pair_of_an_unknown_offer_is_refused(folder: Path) -> None:
    (folder / "wrong.csv").write_text("left_id,right_id\n1,9\n")
    with pytest.raises(InvalidValueError, match=r"right\.csv, got '9'"):
        _run(folder, "wrong.csv")


def test_an_id_of_two_offers_is_refused_where_a_pair_names_it(folder: Path) -> None:
    with (folder / "left.csv").open("a") as file:
        file.write("2,bolt toaster t7,bolt\n3,kettle,\n3,mixer,\n")
    assert len(_run(folder)) == 3
    (folder / "wrong.csv").write_text("left_id,right_id\n3,1\n")
    with pytest.raises(InvalidValueError, match=r"left\.csv, got '3' for two"):
        _run(folder, "wrong.csv")


def test_labels_may_be_written_as_spreadsheets_write_them(folder: Path) -> None:
    labels = "left_id,right_id,match\n1,1,1.0\n1,2, 0 \n2,2,FALSE\n2,1,\n"
    (folder / "train.csv").write_text(labels)
    found = read_pairs(folder / "train.csv", labelled=True)
    assert [pair.match for pair in found] == [True, False, False, None]


def test_no_pair_asked_is_an_empty_answer(folder: Path) -> None:
    (folder / "none.csv").write_text("left_id,right_id\n")
    assert _run(folder, "none.csv") == []


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("left_id,right_id\n1,1\n", "needs the columns left_id, right_id, match"),
        ("left_id,right_id,match\n1,1,yes\n", "match must be 1, 0 or empty, got 'yes'"),
    ],
)
def test_labels_that_say_nothing_are_refused(folder: Path, content: str, told: str) -> None:
    (folder / "train.csv").write_text(content)
    arguments = [str(folder), "--pairs", str(folder / "pairs.csv"), "--out", str(folder / "out.csv")]
    with pytest.raises(InvalidValueError, match=told):
        CliRunner().invoke(
            command, [*arguments, "--train", str(folder / "train.csv")], catch_exceptions=False
        )


def test_offers_without_an_id_are_named_by_their_title(folder: Path) -> None:
    (folder / "left.csv").write_text("id,title\n1,acme kettle\n,bolt toaster\n")
    with pytest.raises(InvalidValueError, match=r"left\.csv: .*'bolt toaster'"):
        _run(folder)


def test_an_offer_is_one_product_with_itself(folder: Path) -> None:
    (folder / "right.csv").write_text((folder / "left.csv").read_text())
    rows = _run(folder)
    assert [(row["match"], row["score"]) for row in rows if row["left_id"] == row["right_id"]] == [
        ("1", "1.0000")
    ] * 2
