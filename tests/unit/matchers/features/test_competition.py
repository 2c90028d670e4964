"""A pair among its rivals."""

import numpy as np

from matchers.features.competition import ABSENT, CERTAIN, COMPETITION, Edges, competition, no_edges

_NAMES = list(COMPETITION)


def _edges(*rows: tuple[int, int, float], nodes: int = 6, rivals: list[float] | None = None) -> Edges:
    left, right, strengths = zip(*rows, strict=True)
    own = np.asarray(strengths, dtype=np.float32)
    seen = own if rivals is None else np.asarray(rivals, dtype=np.float32)
    return Edges(np.asarray(left), np.asarray(right), own, seen, nodes)


def _column(name: str, asked: Edges, near: Edges | None = None) -> np.ndarray:
    return competition(asked, near or no_edges(asked.nodes))[:, _NAMES.index(name)]


def test_the_best_of_two_rivals_leads_by_what_the_other_lags() -> None:
    asked = _edges((0, 3, 2.0), (0, 4, -1.0))
    margins = _column("asked_margin_low", asked)
    assert margins[0] == 3.0
    assert margins[1] == -3.0


def test_a_pair_without_rivals_leads_over_nothing() -> None:
    assert _column("asked_margin_low", _edges((0, 3, 1.0)))[0] == 1.0 - ABSENT


def test_the_nearest_in_the_catalogue_are_rivals_too() -> None:
    margins = _column("near_margin_low", _edges((0, 3, 1.0)), _edges((0, 4, 4.0)))
    assert margins[0] == -3.0


def test_a_pair_asked_about_is_no_rival_of_itself() -> None:
    assert _column("near_margin_low", _edges((0, 3, 1.0)), _edges((3, 0, 5.0)))[0] == 1.0 - ABSENT


def test_a_pair_known_to_match_beats_its_rivals() -> None:
    asked = _edges((0, 3, 2.0), (0, 4, -1.0), rivals=[2.0, CERTAIN])
    assert _column("asked_margin_low", asked)[0] == 2.0 - CERTAIN


def test_a_label_of_its_own_does_not_help_a_pair() -> None:
    asked = _edges((0, 3, 2.0), (0, 4, -1.0), rivals=[CERTAIN, -1.0])
    assert _column("asked_margin_low", asked)[0] == 3.0
    assert _column("asked_rank_high", asked)[0] == 0


def test_a_third_offer_like_both_speaks_for_a_pair() -> None:
    asked = _edges((0, 1, 0.0), (0, 2, 3.0), (1, 2, 2.0))
    assert _column("third_for", asked)[0] == 2.0
    assert _column("third_against", asked)[0] == -2.0


def test_the_order_of_pairs_does_not_matter() -> None:
    rows = [(0, 3, 1.0), (0, 4, 0.5), (1, 3, -1.0), (1, 4, 2.0)]
    forth, back = competition(_edges(*rows), no_edges(6)), competition(_edges(*rows[::-1]), no_edges(6))
    np.testing.assert_allclose(forth, back[::-1], rtol=1e-5)
