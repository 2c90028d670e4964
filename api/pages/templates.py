"""The templates and what they can call."""

from importlib.resources import files

from fastapi.templating import Jinja2Templates

from api.pages import present
from api.routes.search import MAX_QUERY_LENGTH

templates = Jinja2Templates(directory=str(files("api") / "templates"))
_FILTERS = (
    present.money,
    present.minor_money,
    present.age,
    present.availability,
    present.facet_title,
    present.attribute_chips,
)
templates.env.globals["longest_query"] = MAX_QUERY_LENGTH
for _filter in _FILTERS:
    templates.env.filters[_filter.__name__] = _filter
