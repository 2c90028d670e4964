"""Where a catalog is, for messages: without its password, wherever in the URL that stands."""

from sqlalchemy import URL


def place_of(url: URL) -> str:
    """``postgresql+psycopg://me:***@host/name``; libpq takes passwords also as options behind the ``?``."""
    secret = {name: "hidden" for name in url.query if "password" in name}
    return url.update_query_dict(secret).render_as_string(hide_password=True)
