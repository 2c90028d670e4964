"""Which matcher a catalogue is matched with: the newest that it taught, else the one that comes with pricemesh."""

import logging
from dataclasses import dataclass
from pathlib import Path

from catalog.errors import ConfigurationError
from catalog.settings import Settings
from matchers.deciding.trained import CONTEXT
from matchers.features import CatalogueContext
from matchers.learning.versions import ModelVersions
from matchers.memory.files import UnusableStateError, read_folder
from matchers.memory.saving import VERSION
from matchers.scoring import MatcherModel

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class MatcherInUse:
    """``number`` is 0 for the matcher that comes with pricemesh. ``key`` changes when the matcher does."""

    number: int
    key: str
    model: MatcherModel


def model_versions(settings: Settings) -> ModelVersions:
    """The learned matchers of this catalogue."""
    return ModelVersions(settings.learned_dir or settings.var_dir / "learned")


def matcher_in_use(settings: Settings) -> MatcherInUse:
    """A learned matcher that an upgrade of pricemesh made useless does not stop matching: the shipped one steps in."""
    versions = model_versions(settings)
    found = versions.in_use()
    try:
        model = found.load()
    except ConfigurationError as error:
        _log.warning("%s; until pricemesh match learn has made a new one, the shipped matcher is used", error)
        found = versions.shipped()
        model = found.load()
    return MatcherInUse(number=found.number, key=found.key, model=model)


def matcher_folder(settings: Settings) -> Path:
    """Where the matcher keeps what it remembers of the catalogue."""
    return settings.var_dir / "matcher"


def kept_context(settings: Settings) -> CatalogueContext | None:
    """The catalogue's statistics as matching uses them; None where nothing was matched yet."""
    try:
        files = read_folder(matcher_folder(settings), version=VERSION)
    except UnusableStateError:
        return None
    path = files.folder / CONTEXT if files else None
    return CatalogueContext.load(path) if path and path.is_file() else None
