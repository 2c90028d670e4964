"""Matchers of candidates that never saw a set: all that ``match run`` asks of a trained file."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.matching.kept import kept_model
from matchers.deciding.trained import TrainedScorer
from matchers.scoring import MatcherModel, PairScorer
from matchers.training.examples import Examples, examples
from matchers.training.fit import Progress, fit_base
from matchers.training.sets import read_sets


class LeftOut:
    """Trains a matcher for each set that is left out, as ``match train --exclude`` does."""

    def __init__(self, data: Path, *, work: Path, say: Progress) -> None:
        self._shipped = MatcherModel.shipped()
        self._say = say
        self._kept: tuple[str, MatcherModel] = "", self._shipped
        self._shown: Sequence[Examples] = ()
        self._data, self._work = data, work

    def scorer(self, name: str) -> TrainedScorer:
        """A scorer for a new catalogue by a model trained without a set; the shipped model where no set is named."""
        if name and self._kept[0] != name:
            self._kept = name, self._trained(name)
        return TrainedScorer(PairScorer(self._kept[1] if name else self._shipped))

    def _trained(self, name: str) -> MatcherModel:
        if not self._shown:
            self._say("features of all sets")
            self._shown = [examples(one, cache=self._work) for one in read_sets(self._data)]
        self._say(f"training without {name}")
        shown = [one for one in self._shown if one.name.partition("/")[0] != name]
        return kept_model(
            self._work,
            f"candidates-without-{name}",
            shown,
            lambda: replace(self._shipped, base=fit_base(shown)),
        )
