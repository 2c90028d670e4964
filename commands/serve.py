"""``pricemesh serve``: the shopper's page and the API."""

from contextlib import suppress

import click


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free one."
)
@click.option("--access-log", is_flag=True, help="Log every request.")
def command(host: str, port: int, access_log: bool) -> None:
    """Serve the shopper's page, the API (/docs) and the feed until Ctrl-C.

    Reads the catalog and the index that `pricemesh schedule` or `pricemesh crawl` keep up to date; it may run
    beside them.
    """
    import uvicorn

    from api.app import create_app
    from api.open import open_services
    from api.warming import warm_aside
    from catalog.settings import read_settings
    from catalog.storage.unit_of_work import UnitOfWork
    from commands.listening import bound_socket

    with bound_socket(host, port) as listener, open_services(read_settings()) as services:
        with UnitOfWork(services.database, read_only=True):
            pass  # a missing or outdated database is said now, not at the first request
        warm_aside(services.search)
        config = uvicorn.Config(create_app(services), log_level="warning", access_log=access_log)
        server = uvicorn.Server(config)
        click.echo(f"Serving at http://{host}:{listener.getsockname()[1]} (API: /docs); Ctrl-C ends it.")
        with suppress(KeyboardInterrupt):  # uvicorn raises it again once all is answered
            server.run(sockets=[listener])
