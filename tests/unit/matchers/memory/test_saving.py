"""The matcher's memory survives being cut off at any point, and is built anew where it cannot be read."""

import logging
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from matchers.engine import MatchingEngine
from matchers.memory.files import FolderWriter
from matchers.options import MatchingOptions
from matchers.plan import OperatorJudgement
from matchers.record import Record
from tests.light_scorer import LightScorer

OPTIONS = MatchingOptions(merge=0.4, review=0.2)
FIRST = [
    Record(
        id="a1", title="Sony WH1000XM4 headphones", store_id="a", price=249.0, attributes={"colour": "black"}
    ),
    Record(id="b1", title="SONY WH1000XM4 headphones", store_id="b"),
    Record(id="a2", title="Bosch SMV46KX01E dishwasher", store_id="a", gtin="04012345678901"),
]
SECOND = [
    Record(id="c1", title="Sony headphones WH1000XM4", store_id="c"),
    Record(id="c2", title="Acme toaster"),
]


def opened(folder: Path) -> MatchingEngine:
    return MatchingEngine.open(folder, scorer=LightScorer(), options=OPTIONS)


def view(matcher: MatchingEngine) -> tuple[int, dict[str, tuple[str, ...]]]:
    """The cursor, and the offers of the product of each offer."""
    ids = [record.id for record in (*FIRST, *SECOND)]
    return matcher.cursor, {one: matcher.members(matcher.product_of(one) or "") for one in ids}


class CutOffError(Exception):
    """The process ends here."""


def saves_cut_off(folder: Path, matcher: MatchingEngine) -> Iterator[Path]:
    """The folder as it is when a save ends before each of its steps."""
    whole = len(list(next(folder.glob("part-*")).iterdir()))
    for steps in range(whole):
        copy = folder.with_name(f"{folder.name}-{steps}")
        shutil.copytree(folder, copy)
        with pytest.MonkeyPatch.context() as patch:
            left = [steps]
            for name in ("array", "text", "json"):
                patch.setattr(FolderWriter, name, _until(left, getattr(FolderWriter, name)))
            with pytest.raises(CutOffError):
                matcher.save(copy, cursor=2)
        yield copy


def _until(left: list[int], write):  # type: ignore[no-untyped-def]
    def limited(files: FolderWriter, name: str, values: object) -> None:
        if not left[0]:
            (files.folder / f"{name}.half").write_bytes(b"half")
            raise CutOffError
        left[0] -= 1
        write(files, name, values)

    return limited


def test_a_save_that_is_cut_off_at_any_point_leaves_what_was_there(tmp_path: Path) -> None:
    folder = tmp_path / "matcher"
    matcher = opened(folder)
    matcher.update(FIRST)
    matcher.save(folder, cursor=1)
    before = view(opened(folder))
    assert before[0] == 1
    matcher.update(SECOND)
    for cut in saves_cut_off(folder, matcher):
        assert view(opened(cut)) == before
    matcher.save(folder, cursor=2)
    assert view(opened(folder)) == view(matcher)
    assert view(matcher)[0] == 2


def test_records_come_back_as_they_were(tmp_path: Path) -> None:
    matcher = opened(tmp_path)
    matcher.update(FIRST)
    matcher.save(tmp_path)
    kept = opened(tmp_path)
    assert [kept.record(record.id) for record in FIRST] == FIRST
    assert kept.record("nobody") is None


def test_a_changed_and_a_withdrawn_offer_are_kept_as_such(tmp_path: Path) -> None:
    matcher = opened(tmp_path)
    matcher.update(FIRST, judgements=[OperatorJudgement(left="a1", right="b1", same=False)])
    matcher.update([Record(id="b1", title="Philips lamp")], removed=["a2"])
    matcher.save(tmp_path)
    kept = opened(tmp_path)
    assert view(kept) == view(matcher)
    assert kept.record("a2") is None
    kept.update([Record(id="b1", title="Sony WH1000XM4 headphones")])
    assert kept.product_of("b1") != kept.product_of("a1")


def test_an_opened_matcher_is_updated_and_saved_again(tmp_path: Path) -> None:
    for at, record in enumerate((*FIRST, *SECOND)):
        matcher = opened(tmp_path)
        matcher.update([record])
        matcher.save(tmp_path, cursor=at)
    whole = MatchingEngine(scorer=LightScorer(), options=OPTIONS)
    whole.update([*FIRST, *SECOND])
    assert view(opened(tmp_path))[1] == view(whole)[1]


def test_old_versions_of_offers_are_left_out_once_they_are_the_most(tmp_path: Path) -> None:
    matcher = opened(tmp_path)
    matcher.update([*FIRST, *SECOND], judgements=[OperatorJudgement(left="a1", right="b1", same=False)])
    for price in range(4):
        matcher.update([replace(record, price=float(price)) for record in (*FIRST, *SECOND)])
    matcher.update([], removed=["c2"])
    matcher.save(tmp_path, cursor=3)
    size = next(tmp_path.glob("part-*/records.bin")).stat().st_size
    kept = opened(tmp_path)
    assert view(kept) == view(matcher)
    kept.save(tmp_path, cursor=3)
    assert next(tmp_path.glob("part-*/records.bin")).stat().st_size < size / 4
    for one in (kept, matcher):
        one.update([Record(id="d1", title="Sony WH1000XM4 headphones"), *SECOND])
    assert view(kept) == view(matcher)
    assert kept.members(str(kept.product_of("d1"))) == matcher.members(str(matcher.product_of("d1")))


@pytest.mark.parametrize("damage", ["version", "cut", "older"])
def test_a_memory_that_cannot_be_read_is_said_and_built_anew(
    tmp_path: Path, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    matcher = opened(tmp_path)
    matcher.update(FIRST)
    matcher.save(tmp_path, cursor=5)
    manifest = tmp_path / "manifest.json"
    if damage == "version":
        manifest.write_text(manifest.read_text().replace('"version": ', '"version": 9'))
    elif damage == "cut":
        next(tmp_path.glob("part-*/records.bin")).write_bytes(b"")
    else:
        manifest.unlink()
        (tmp_path / "state.json").write_text('{"version": 2}')
    with caplog.at_level(logging.WARNING):
        fresh = opened(tmp_path)
    assert "anew from the catalog" in caplog.text
    assert (fresh.cursor, fresh.record("a1")) == (0, None)
    fresh.update(FIRST)
    fresh.save(tmp_path, cursor=6)
    assert view(opened(tmp_path)) == (6, view(fresh)[1])
