"""Matchers trained without a set, kept beside the features, so that a benchmark that was stopped goes on."""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

from matchers.scoring import MatcherModel
from matchers.training.code import PAIR_CODE, code_fingerprint
from matchers.training.examples import Examples

_CODE = (*PAIR_CODE, "matchers.scoring", "matchers.training")


def kept_model(
    work: Path, name: str, shown: Sequence[Examples], train: Callable[[], MatcherModel]
) -> MatcherModel:
    """The matcher of an earlier run from the same examples by the same code, else a new one, which is kept."""
    seen = [(one.name, len(one)) for one in shown]
    digest = hashlib.sha256(repr((code_fingerprint(_CODE), seen)).encode()).hexdigest()[:12]
    file = work / f"{name.replace('/', '-')}-{digest}.zip"
    if file.is_file():
        return MatcherModel.load(file)
    model = train()
    work.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part")
    model.save(part)
    part.replace(file)
    return model
