"""``pricemesh bench``: score the matcher, the clusters and the search on CSV files of your own."""

from importlib import import_module

import click

# subcommand -> (module, one line of help)
_BENCHES = {
    "pairs": ("commands.bench_pairs", "Say for labelled pairs of two catalogues whether they match."),
    "clusters": ("commands.bench_clusters", "Group offers of a CSV file into products."),
    "search": ("commands.bench_search", "Answer queries over a product file."),
}


class _Benches(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_BENCHES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _BENCHES:
            return None
        command = import_module(_BENCHES[cmd_name][0]).command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in _BENCHES.items()])


@click.group(cls=_Benches)
def command() -> None:
    """Score the matcher, the clusters and the search on CSV files of your own."""
