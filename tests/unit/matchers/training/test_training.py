"""Training, leaving out, and judging with labels, on catalogues made up here."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from catalog.errors import ConfigurationError, InvalidValueError
from matchers.record import Record
from matchers.scoring import MatcherModel, PairScorer
from matchers.training.bench import judge_pairs
from matchers.training.clusters import read_catalogues
from matchers.training.code import PAIR_CODE, code_fingerprint
from matchers.training.examples import examples
from matchers.training.fit import fit_matcher
from matchers.training.folders import LabelledPair, PairSet, read_pairs, read_records
from matchers.training.sampled import sample_pairs
from matchers.training.sets import read_sets
from matchers.training.word_differences import fit_word_differences

_KINDS = ("kettle", "toaster", "blender", "mixer", "grill")
_BRANDS = ("acme", "bolt", "corona", "delta")


def _catalogues(products: int = 60) -> PairSet:
    """Each product is once on the left and once, written another way, on the right; neighbours are strangers."""
    left, right, pairs = [], [], []
    for at in range(products):
        brand, kind, code = _BRANDS[at % 4], _KINDS[at % 5], f"x{100 + 7 * at}"
        left.append(Record(id=f"l{at}", title=f"{brand} {kind} {code} black"))
        right.append(Record(id=f"r{at}", title=f"{brand} {code.upper()}-B {kind} in schwarz"))
        pairs.append(LabelledPair(f"l{at}", f"r{at}", True))
        pairs += [LabelledPair(f"l{at}", f"r{(at + step) % products}", False) for step in (4, 5, 20)]
    return PairSet(name="made-up", left=left, right=right, train=pairs)


def test_judging_with_labels_finds_the_pairs_held_back() -> None:
    found = _catalogues()
    asked, train = found.train[:80], found.train[80:]
    blind = [LabelledPair(pair.left_id, pair.right_id) for pair in asked]
    _, matches = judge_pairs(PairScorer.shipped(), found.left, found.right, blind, train=train)
    assert np.mean(matches == np.asarray([pair.match for pair in asked])) > 0.95


def test_labels_of_the_pairs_asked_are_not_looked_at() -> None:
    found = _catalogues()
    asked = found.train[:80]
    wrong = [LabelledPair(pair.left_id, pair.right_id, not pair.match) for pair in asked]
    scorer = PairScorer.shipped()
    told, _ = judge_pairs(scorer, found.left, found.right, asked, train=[*found.train[80:], *wrong])
    untold, _ = judge_pairs(scorer, found.left, found.right, asked, train=found.train[80:])
    np.testing.assert_array_equal(told, untold)


@pytest.mark.parametrize("kind", [True, False])
def test_labels_of_one_kind_teach_nothing(kind: bool) -> None:
    found = _catalogues()
    asked = [LabelledPair(pair.left_id, pair.right_id) for pair in found.train[:40]]
    alike = [replace(pair, match=kind) for pair in found.train[40:]]
    scorer = PairScorer.shipped()
    told = judge_pairs(scorer, found.left, found.right, asked, train=alike)
    np.testing.assert_array_equal(told, judge_pairs(scorer, found.left, found.right, asked))


def test_a_matcher_is_the_same_after_it_was_kept(tmp_path: Path) -> None:
    found = [examples(_catalogues(size)) for size in (40, 50, 60)]
    model = fit_matcher(found)
    model.save(tmp_path / "m.zip")
    again = MatcherModel.load(tmp_path / "m.zip")
    assert again.within.model_to_string() == model.within.model_to_string()
    assert again.between.texts() == model.between.texts()
    assert again.among.texts() == model.among.texts()
    features = found[0].graph.asked_features
    np.testing.assert_allclose(again.base_chances(features), model.base_chances(features), rtol=1e-6)
    assert again.about["sets"] == {"made-up": len(found[2])}


def test_every_set_is_unknown_to_some_of_the_models_of_pairs_alone() -> None:
    found = [examples(_catalogues(size)) for size in (40, 50)]
    taught: list[str] = []
    model = fit_matcher(found, progress=taught.append)
    assert [told for told in taught if told.startswith("without")] == ["without made-up"] * 4
    features = found[0].graph.asked_features
    first, second = np.split(model.between.each_alone(features), 2)
    assert not np.array_equal(first, second)


def test_features_are_kept_between_runs(tmp_path: Path) -> None:
    first = examples(_catalogues(20), cache=tmp_path)
    second = examples(_catalogues(20), cache=tmp_path)
    np.testing.assert_array_equal(first.graph.asked_features, second.graph.asked_features)
    assert len(list(tmp_path.glob("made-up-*.npz"))) == 1


def test_the_fingerprint_of_code_tells_packages_apart() -> None:
    assert code_fingerprint(PAIR_CODE) == code_fingerprint(tuple(PAIR_CODE))
    assert code_fingerprint(PAIR_CODE) != code_fingerprint(PAIR_CODE[:-1])


def _write_pairs(folder: Path) -> None:
    folder.mkdir(parents=True)
    for side in ("left", "right"):
        (folder / f"{side}.csv").write_text("id,title\n1,kettle\n")
    (folder / "train.csv").write_text("left_id,right_id,match\n1,1,1\n")


def test_a_set_that_is_excluded_is_not_read(tmp_path: Path) -> None:
    for name in ("one", "two"):
        _write_pairs(tmp_path / "matching" / name)
    assert [found.name for found in read_sets(tmp_path, exclude=["one"])] == ["two"]
    with pytest.raises(ConfigurationError, match="three"):
        list(read_sets(tmp_path, exclude=["three"]))


def test_a_category_that_is_excluded_gives_no_pairs(tmp_path: Path) -> None:
    _write_pairs(tmp_path / "matching" / "one")
    (tmp_path / "clustering").mkdir()
    rows = [
        f"{kind}{at},{kind} x{at // 2},{kind},{kind}{at // 2}"
        for kind in ("kettle", "toaster", "grill")
        for at in range(1_000)
    ]
    (tmp_path / "clustering" / "shop.csv").write_text(
        "\n".join(["offer_id,title,category,cluster_id", *rows, ""])
    )
    names = [found.name for found in read_sets(tmp_path, exclude=["shop/toaster"])]
    assert names == ["one", "shop/grill", "shop/kettle"]
    (catalogue,) = read_catalogues(tmp_path, exclude=["shop/toaster"])
    assert {record.category for record in catalogue.records} == {"kettle", "grill"}
    with pytest.raises(
        ConfigurationError, match="'shop/toasters'; there are shop/grill, shop/kettle, shop/toaster"
    ):
        list(read_sets(tmp_path, exclude=["shop/toasters"]))


def test_pairs_drawn_from_groups_have_one_match_a_product() -> None:
    offers = [Record(id=str(at), title=f"kettle x{at // 3} black") for at in range(30)]
    found = sample_pairs("drawn", offers, [str(at // 3) for at in range(30)], seed=1)
    assert sum(bool(pair.match) for pair in found.train) == 10
    assert any(pair.match is False for pair in found.train)


def test_columns_beyond_the_record_become_attributes(tmp_path: Path) -> None:
    (tmp_path / "left.csv").write_text('id,title,price,color\n7,Kettle,"1,50",red\n')
    (record,) = read_records(tmp_path / "left.csv")
    assert (record.id, record.price, record.attributes["color"]) == ("7", 1.5, "red")


def test_pairs_need_their_columns(tmp_path: Path) -> None:
    (tmp_path / "pairs.csv").write_text("a,b\n1,2\n")
    with pytest.raises(InvalidValueError, match="left_id"):
        read_pairs(tmp_path / "pairs.csv")


def test_a_word_that_parts_products_weighs_against_a_match() -> None:
    tokens = [["=office", "-upgrade"], ["=office", "-deluxe"]] * 10
    model = fit_word_differences(tokens, np.asarray([0, 1] * 10, dtype=np.int8))
    upgrade, deluxe = model.strengths([["=office", "-upgrade"], ["=office", "-deluxe"]])
    assert upgrade < deluxe


def test_validation_pairs_that_match_more_seldom_than_training_pairs_have_the_last_word() -> None:
    found = _catalogues(200)
    many = [pair for pair in found.train[:480] if pair.match or pair.left_id[-1] == "0"]
    valid, asked = found.train[480:720], found.train[720:]
    blind = [LabelledPair(pair.left_id, pair.right_id) for pair in asked]
    scores, matches = judge_pairs(
        PairScorer.shipped(), found.left, found.right, blind, train=many, valid=valid
    )
    np.testing.assert_array_equal(matches, scores >= 0.5)
    assert np.mean(matches == np.asarray([pair.match for pair in asked])) > 0.95
