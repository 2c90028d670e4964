"""Store files: a partner store as TOML. ``docs/crawling.md`` documents every key."""

import json
import tomllib
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from catalog.domain.money import Money
from catalog.domain.store import Platform, ShippingRule, Store
from catalog.errors import ConfigurationError, InvalidValueError
from catalog.normalise.readable import is_readable
from spiders.frontier.urls import request_url
from spiders.pins import PINNABLE, check_pins

_TEXTS = ("id", "name", "base_url", "country", "currency", "platform", "schedule")
_REQUIRED = ("id", "name", "base_url", "country", "currency", "platform")
_KEYS = (*_TEXTS, "enabled", "shipping", "options")
_OPTIONS = ("feed", "max_pages", "obey_crawl_delay", "sitemaps", "start_urls", "selectors", "wait_for")
_SLUG = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-_")


def load_store(path: Path) -> Store:
    """Read a store's file. Raises ConfigurationError that names the file, the key and what would be right."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"{path}: is no TOML: {error}; save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{path}: is no TOML: {error}") from error
    try:
        return store_from(data)
    except ConfigurationError as error:
        raise ConfigurationError(f"{path}: {error}") from error


def store_from(data: Mapping[str, Any]) -> Store:
    """A store from the values of its file. Raises ConfigurationError that names the key."""
    _known(data, _KEYS, "key")
    for key in _REQUIRED:
        if key not in data:
            raise ConfigurationError(f"{key} is missing: a store needs {', '.join(_REQUIRED)}")
    for key in _TEXTS:
        if not isinstance(data.get(key, ""), str):
            raise ConfigurationError(f"{key} must be text, got {data[key]!r}")
        if not is_readable(data.get(key, "")):
            raise ConfigurationError(f"{key} has a character that is no text, got {data[key]!r}")
    if not data["name"].strip():
        raise ConfigurationError("name is empty: it is what shoppers see")
    if not data["id"] or set(data["id"]) - _SLUG:
        raise ConfigurationError(f"id must be a slug of a-z, 0-9, - and _, got {data['id']!r}")
    if request_url(data["base_url"]) is None:
        raise ConfigurationError(f"base_url must start with http:// or https://, got {data['base_url']!r}")
    if not isinstance(data.get("enabled", True), bool):
        raise ConfigurationError(f"enabled must be true or false, got {data['enabled']!r}")
    currency = _currency(data["currency"])
    return Store(
        id=data["id"],
        name=data["name"],
        base_url=data["base_url"],
        country=_country(data["country"]),
        currency=currency,
        platform=_platform(data["platform"]),
        schedule=data.get("schedule"),
        enabled=data.get("enabled", True),
        shipping=_shipping(data.get("shipping"), currency),
        options=_options(data.get("options", {})),
    )


def dump_store(store: Store) -> str:
    """The store's file, which ``load_store`` reads back to an equal store."""
    lines = [
        f"{key} = {_toml(str(getattr(store, key)))}" for key in _TEXTS if getattr(store, key) is not None
    ]
    lines.append(f"enabled = {_toml(store.enabled)}")
    if store.shipping:
        lines += ["", "[shipping]", f"cost = {_toml(str(store.shipping.cost.amount))}"]
        if store.shipping.free_from:
            lines.append(f"free_from = {_toml(str(store.shipping.free_from.amount))}")
    if store.options:
        lines += ["", "[options]", *(f"{key} = {_toml(value)}" for key, value in store.options.items())]
    return "\n".join(lines) + "\n"


def _known(data: Mapping[str, Any], known: tuple[str, ...], what: str) -> None:
    for key in data:
        if key not in known:
            close = get_close_matches(key, known, n=1)
            hint = f"did you mean {close[0]}?" if close else f"known: {', '.join(known)}"
            raise ConfigurationError(f"unknown {what} {key!r}: {hint}")


def _platform(text: str) -> Platform:
    try:
        return Platform(text)
    except ValueError as error:
        raise ConfigurationError(f"platform must be one of {', '.join(Platform)}, got {text!r}") from error


def _country(text: str) -> str:
    if text and not (len(text) == 2 and text.isascii() and text.isupper()):
        raise ConfigurationError(f"country must be two letters of ISO 3166 such as DE, got {text!r}")
    return text


def _currency(text: str) -> str:
    try:
        return Money(amount=Decimal(0), currency=text).currency
    except InvalidValueError as error:
        raise ConfigurationError(f"currency: {error}") from error


def _shipping(data: object, currency: str) -> ShippingRule | None:
    if data is None:
        return None
    if not isinstance(data, dict):
        raise ConfigurationError(f"shipping must be a table with cost and free_from, got {data!r}")
    _known(data, ("cost", "free_from"), "key of shipping")
    if "cost" not in data:
        raise ConfigurationError("shipping.cost is missing: 0 where shipping is free")
    free_from = _amount(data["free_from"], "shipping.free_from", currency) if "free_from" in data else None
    return ShippingRule(cost=_amount(data["cost"], "shipping.cost", currency), free_from=free_from)


def _amount(value: object, key: str, currency: str) -> Money:
    try:
        return Money(amount=Decimal(str(value)), currency=currency)
    except (InvalidOperation, InvalidValueError) as error:
        raise ConfigurationError(f'{key} must be an amount such as "4.90", got {value!r}') from error


def _options(data: object) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise ConfigurationError(f"options must be a table, got {data!r}")
    _known(data, _OPTIONS, "option")
    pages = data.get("max_pages")
    if pages is not None and (not isinstance(pages, int) or isinstance(pages, bool) or pages < 1):
        raise ConfigurationError(f"options.max_pages must be a whole number above 0, got {pages!r}")
    for key in ("sitemaps", "start_urls"):
        urls = data.get(key, [])
        if not isinstance(urls, list) or not all(isinstance(url, str) and request_url(url) for url in urls):
            raise ConfigurationError(f"options.{key} must be a list of web addresses, got {urls!r}")
    selectors = data.get("selectors", {})
    if not isinstance(selectors, dict) or not all(isinstance(value, str) for value in selectors.values()):
        raise ConfigurationError(
            f"options.selectors must be a table of field = CSS selector, got {selectors!r}"
        )
    _known(selectors, PINNABLE, "field in options.selectors")
    check_pins(selectors)
    return data


def _toml(value: object) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {_toml(each)}" for key, each in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_toml(each) for each in value) + "]"
    # JSON's numbers, booleans and strings are TOML's too.
    return json.dumps(value, ensure_ascii=False)
