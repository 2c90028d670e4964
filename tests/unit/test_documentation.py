"""The documentation names every command and every setting."""

from pathlib import Path

import click
import pytest

from catalog.settings import Settings
from pricemesh import cli

DOCS = Path(__file__).parents[2] / "docs"


def _commands(group: click.Group, prefix: str) -> list[str]:
    context = click.Context(group)
    found = []
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None, f"{prefix} {name} is listed, but cannot be loaded"
        found.append(f"{prefix} {name}")
        if isinstance(command, click.Group):
            found += _commands(command, f"{prefix} {name}")
    return found


def test_every_command_is_documented_and_has_help() -> None:
    text = (DOCS / "commands.md").read_text()
    missing = [command for command in _commands(cli, "pricemesh") if f"`{command}" not in text]
    assert not missing, f"docs/commands.md does not name: {missing}"


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_every_setting_is_documented_as_it_describes_itself(name: str) -> None:
    text = (DOCS / "settings.md").read_text()
    assert f"`PRICEMESH_{name.upper()}`" in text
    assert str(Settings.model_fields[name].description) in text


def test_every_page_that_is_linked_exists() -> None:
    import re

    for page in [DOCS.parent / "README.md", *DOCS.rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text()):
            assert (page.parent / target).exists(), f"{page.name} links to {target}, which is not there"


def test_every_dependency_is_justified() -> None:
    import tomllib

    project = tomllib.loads((DOCS.parent / "pyproject.toml").read_text())["project"]
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    names = {re_name(line) for group in groups for line in group} - {"pricemesh"}
    text = (DOCS / "dependencies.md").read_text()
    missing = sorted(name for name in names if f"| {name} |" not in text)
    assert not missing, f"docs/dependencies.md has no line for: {missing}"


def re_name(requirement: str) -> str:
    """``psycopg[binary]>=3.2`` → ``psycopg``."""
    import re

    return re.split(r"[\[<>=!~ ;]", requirement, maxsplit=1)[0]


def test_every_file_with_a_command_can_be_called() -> None:
    """A command that no group lists would be dead code with a docstring."""
    import re

    folder = DOCS.parent / "commands"
    with_command = {path.stem for path in folder.glob("*.py") if "\ndef command(" in path.read_text()}
    groups = [DOCS.parent / "pricemesh.py", *folder.glob("*.py")]
    named = {name for path in groups for name in re.findall(r'"commands\.(\w+)"', path.read_text())}
    listed = set(cli.list_commands(click.Context(cli)))
    assert with_command <= named | listed
