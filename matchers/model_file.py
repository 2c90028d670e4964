"""Opening a file that ``match train`` or ``match learn`` wrote."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from catalog.errors import ConfigurationError

RETRAIN = "retrain with: pricemesh match train"


@contextmanager
def opened_model(path: Path) -> Iterator[zipfile.ZipFile]:
    """The archive. Raises ConfigurationError where there is none, or one that is damaged, also while it is read."""
    if not path.is_file():
        raise ConfigurationError(f"there is no matcher at {path}; make one with: pricemesh match train")
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except zipfile.BadZipFile as error:
        raise ConfigurationError(f"{path} is no matcher ({error}); {RETRAIN}") from error
