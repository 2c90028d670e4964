"""Files that are no matcher are refused in words, whatever they are."""

import zipfile
from pathlib import Path

import pytest

from catalog.errors import ConfigurationError
from matchers.grouping import CatalogueModel
from matchers.scoring import MatcherModel

_KINDS = (MatcherModel, CatalogueModel)


@pytest.mark.parametrize("kind", _KINDS)
def test_a_missing_file_says_how_to_make_one(
    kind: type[MatcherModel | CatalogueModel], tmp_path: Path
) -> None:
    with pytest.raises(ConfigurationError, match="match train"):
        kind.load(tmp_path / "no.zip")


@pytest.mark.parametrize("kind", _KINDS)
def test_a_file_that_is_no_archive_is_no_matcher(
    kind: type[MatcherModel | CatalogueModel], tmp_path: Path
) -> None:
    (tmp_path / "m.zip").write_text("no archive")
    with pytest.raises(ConfigurationError, match=r"m\.zip is no matcher"):
        kind.load(tmp_path / "m.zip")


@pytest.mark.parametrize("kind", _KINDS)
def test_an_archive_of_something_else_is_refused(
    kind: type[MatcherModel | CatalogueModel], tmp_path: Path
) -> None:
    with zipfile.ZipFile(tmp_path / "m.zip", "w") as archive:
        archive.writestr("a", "b")
    with pytest.raises(ConfigurationError, match=r"retrain with: pricemesh match train"):
        kind.load(tmp_path / "m.zip")


def test_a_damaged_matcher_is_no_matcher(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "m.zip", "w") as archive:
        archive.writestr("about.json", '{"format": 3}')
    content = (tmp_path / "m.zip").read_bytes()
    (tmp_path / "m.zip").write_bytes(content.replace(b'"format": 3', b'"format": 4', 1))
    with pytest.raises(ConfigurationError, match=r"m\.zip is no matcher"):
        MatcherModel.load(tmp_path / "m.zip")


@pytest.mark.parametrize("kind", _KINDS)
@pytest.mark.parametrize("about", ["[]", "{}", "no json", '{"format": 3, "features": []}', '{"columns": 1}'])
def test_an_archive_that_lacks_what_a_matcher_has_is_no_matcher(
    kind: type[MatcherModel | CatalogueModel], about: str, tmp_path: Path
) -> None:
    with zipfile.ZipFile(tmp_path / "m.zip", "w") as archive:
        for name in ("about.json", "catalogue.json"):
            archive.writestr(name, about)
    with pytest.raises(ConfigurationError, match=r"m\.zip"):
        kind.load(tmp_path / "m.zip")
