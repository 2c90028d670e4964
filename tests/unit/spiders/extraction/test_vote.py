"""The vote over candidates."""

from spiders.extraction.candidate import Candidate, Source
from spiders.extraction.vote import decide


def _candidate(value: str, source: Source, score: float) -> Candidate[str]:
    return Candidate(value=value, source=source, score=score)


def test_no_candidate_decides_nothing() -> None:
    assert decide([]) is None


def test_two_sources_that_agree_beat_a_stronger_one_alone() -> None:
    reading = decide(
        [
            _candidate("150", Source.JSON_LD, 2.0),
            _candidate("200", Source.META, 1.2),
            _candidate("200", Source.MARKUP, 1.8),
        ]
    )
    assert reading is not None
    assert reading.value == "200"
    assert [loser.value for loser in reading.losers] == ["150"]


def test_one_source_said_twice_is_no_more_evidence_than_once() -> None:
    once = decide([_candidate("a", Source.LABEL, 1.0)])
    twice = decide([_candidate("a", Source.LABEL, 1.0), _candidate("a", Source.LABEL, 0.9)])
    assert once is not None and twice is not None
    assert once.confidence == twice.confidence


def test_a_rival_lowers_the_confidence() -> None:
    alone = decide([_candidate("a", Source.JSON_LD, 2.0)])
    contested = decide([_candidate("a", Source.JSON_LD, 2.0), _candidate("b", Source.MARKUP, 1.9)])
    assert alone is not None and contested is not None
    assert contested.confidence < alone.confidence


def test_below_the_floor_nothing_is_said() -> None:
    assert decide([_candidate("a", Source.URL, -0.5)]) is None
