"""Opening a file that ``match train`` or ``match learn`` wrote."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import lightgbm

from catalog.errors import ConfigurationError

# What reading an archive of something else, or one that was cut or changed, ends in.
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    TypeError,
    AttributeError,
    ValueError,
    lightgbm.basic.LightGBMError,
)
RETRAIN = "retrain with: pricemesh match train"


@contextmanager
def opened_model(path: Path) -> Iterator[zipfile.ZipFile]:
    """The archive. Raises ConfigurationError where there is none, or one that is damaged, also while it is read."""
    if not path.is_file():
        raise ConfigurationError(f"there is no matcher at {path}; make one with: pricemesh match train")
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except _UNREADABLE as error:
        raise ConfigurationError(
            f"{path} is no matcher ({type(error).__name__}: {error}); {RETRAIN}"
        ) from error
