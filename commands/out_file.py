"""``--out FILE``: a file to write, refused before any work is done where it cannot be written."""

import os
from pathlib import Path
from typing import Any

import click


class OutFile(click.Path):
    """A path of a file that need not be there, in a folder that must.

    ``replaced``: a finished file takes its place, which would do away with a pipe or a device such as /dev/stdout.
    """

    def __init__(self, *, replaced: bool = False) -> None:
        self._replaced = replaced
        super().__init__(dir_okay=False, writable=True, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Fails, as wrong usage, where the folder is missing or not writable."""
        path = Path(os.fsdecode(super().convert(value, param, ctx)))
        if self._replaced and path.exists() and not path.is_file():
            self.fail(f"'{path}' is no file: name one that may be replaced.", param, ctx)
        if not path.parent.is_dir():
            self.fail(f"Folder '{path.parent}' does not exist.", param, ctx)
        if not path.exists() and not os.access(path.parent, os.W_OK):
            self.fail(f"Folder '{path.parent}' is not writable.", param, ctx)
        return path
