"""Programs that lie beside the shared data: scorers and the replay of recorded shops."""

import importlib.util
from pathlib import Path
from types import ModuleType

import click


def module_at(path: Path) -> ModuleType:
    """The module in a file that is not part of the project. Raises ClickException when it is not there."""
    spec = importlib.util.spec_from_file_location(f"shared_{path.stem}", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise click.ClickException(f"{path} is not here: the shared data belongs beside the checkout")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
