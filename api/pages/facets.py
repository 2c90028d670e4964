"""Facets as form fields: what the search page lists at its left."""

from collections.abc import Collection
from dataclasses import dataclass

from api.pages.present import availability, facet_title
from index.facets import ATTRIBUTE_PREFIX, Facet, category_path
from index.page import FacetValue, SearchPage
from index.query import Filters

# More values of one facet than this are a list nobody reads.
_SHOWN_VALUES = 12
# The price facet is shown as two fields, not as a list of buckets.
_HIDDEN = frozenset({Facet.PRICE})


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet in the form; ``depth`` indents a category below its parent."""

    value: str
    label: str
    count: int
    chosen: bool
    depth: int = 0


@dataclass(frozen=True, slots=True)
class FacetForm:
    """One facet as a fieldset. ``kind``: radio (one choice) or checkbox (several)."""

    title: str
    parameter: str
    kind: str
    choices: tuple[Choice, ...]

    @property
    def any_chosen(self) -> bool:
        """True where something is ticked."""
        return any(choice.chosen for choice in self.choices)


def facet_forms(page: SearchPage, filters: Filters) -> list[FacetForm]:
    """The facets worth showing: those with a choice to make or one already made."""
    forms = [_form(name, values, filters) for name, values in page.facets.items() if name not in _HIDDEN]
    return [form for form in forms if len(form.choices) > 1 or form.any_chosen]


def _form(name: str, values: Collection[FacetValue], filters: Filters) -> FacetForm:
    if name == Facet.CATEGORY:
        return _categories(values, filters)
    parameter, chosen, prefix = _target(name, filters)
    choices = [
        Choice(f"{prefix}{v.value}", _label(name, v), v.count, v.value in chosen)
        for v in values
        if v.count or v.value in chosen
    ]
    choices.sort(key=lambda choice: not choice.chosen)
    return FacetForm(facet_title(name), parameter, "checkbox", tuple(choices[:_SHOWN_VALUES]))


def _target(name: str, filters: Filters) -> tuple[str, Collection[str], str]:
    """The form field of a facet, what is chosen in it, and what goes before a value."""
    if name.startswith(ATTRIBUTE_PREFIX):
        attribute = name.removeprefix(ATTRIBUTE_PREFIX)
        return "attribute", filters.attributes.get(attribute, frozenset()), f"{attribute}:"
    chosen: dict[str, Collection[str]] = {
        "brand": filters.brands,
        "store": filters.stores,
        "availability": filters.availability,
        "condition": filters.conditions,
        "rating": [] if filters.min_rating is None else [f"{filters.min_rating:g}"],
    }
    return {"rating": "min_rating"}.get(name, name), chosen.get(name, ()), ""


def _label(name: str, value: FacetValue) -> str:
    return availability(value.value) if name == "availability" else value.label


def _categories(values: Collection[FacetValue], filters: Filters) -> FacetForm:
    """The tree, opened only along the chosen path."""
    chosen = filters.category
    shown = []
    for value in values:
        path = category_path(value.value)
        if path[:-1] == chosen[: len(path) - 1]:
            shown.append(Choice(value.value, path[-1], value.count, path == chosen, len(path) - 1))
    shown.sort(key=lambda choice: choice.value)
    return FacetForm("Category", "category", "radio", tuple(shown))
