"""The values in a script: JSON as it is, assigned or passed, in a text of its own, or as JavaScript writes it.

What the frameworks that render in the browser write is read too: rows that React pushes, the array that Nuxt refers
into, the function that older Nuxt calls with its values, Angular's own escapes.
"""

import json
import re
from itertools import islice
from typing import Any
from urllib.parse import unquote

import chompjs
import orjson

from spiders.shop_json import loads

_START = re.compile(r"(?:=|\()\s*(?=[{\[])")
# Objects as JavaScript writes them, without quotes around names, are looked for in scripts up to this long (1 ms).
_MAX_LOOSE, _MAX_OBJECTS = 200_000, 40
# A script that assigns more is code; between two assignments stand so many characters.
_MAX_STARTS, _NEXT_START = 8, 4_000
_PARSING = ("JSON.parse", "decodeURIComponent")
_IN_TEXT = re.compile(r"(?:JSON\.parse|decodeURIComponent)\s*\(\s*(?:decodeURIComponent\s*\(\s*)?([\"'`])")
_HEX = re.compile(r"\\x([0-9a-fA-F]{2})")
_ESCAPES = (("&q;", '"'), ("&s;", "'"), ("&l;", "<"), ("&g;", ">"), ("&a;", "&"))
# What older Nuxt writes: window.__NUXT__=(function(a,b){return {…}}(1,"x"));
_CALL = re.compile(r"=\s*\(?function\(([\w$,\s]*)\)\s*\{\s*(?:return\s*)?(?=[{a-z])")
# A reference is followed so deep; an array of more values is no product page's.
_DEPTH, _MOST = 5, 60_000
FLIGHT = "self.__next_f.push("


def parse_script(text: str) -> Any:
    """The JSON of a script: all of it, or what is assigned or passed first, or the objects of its code."""
    stripped = text.strip().removeprefix("<![CDATA[").removesuffix("]]>")
    if "&q;" in stripped:
        for escape, character in _ESCAPES:
            stripped = stripped.replace(escape, character)
    if stripped[:1] in ("{", "["):
        try:
            value = loads(stripped)
        except orjson.JSONDecodeError:
            return _loose(stripped)
        return _referred(value) if isinstance(value, list) else value
    if (call := _CALL.search(stripped, 0, 400)) and (value := _called(stripped, call)) is not None:
        return value
    if assigned := _assigned(text):
        return assigned if len(assigned) > 1 else assigned[0]
    # Looked for one by one: the pattern takes half a millisecond for a long script.
    if any(name in stripped for name in _PARSING):
        said = _IN_TEXT.search(stripped)
        value = _in_text(stripped, said) if said is not None else None
        if value is not None:
            return value
    return _loose(stripped)


def _assigned(text: str) -> list[Any]:
    """The values that a script assigns or passes, but for empty ones; the first few."""
    found: list[Any] = []
    place = 0
    for _ in range(_MAX_STARTS):
        start = _START.search(text, place, place + _NEXT_START)
        if start is None:
            break
        value, place = json_prefix(text, start.end())
        if value:
            found.append(value)
    return found


def flight_rows(scripts: list[str]) -> list[str]:
    """The rows of JSON that React's server pushes in pieces; a text or a module that it names is none."""
    pieces: list[str] = []
    for script in scripts:
        if script.lstrip().startswith(FLIGHT):
            value, _ = json_prefix(script, script.index(FLIGHT) + len(FLIGHT))
            if isinstance(value, list) and len(value) > 1 and isinstance(value[1], str):
                pieces.append(value[1])
    rows = (row.partition(":")[2] for row in "".join(pieces).split("\n"))
    return [row for row in rows if row[:1] in ("{", "[")]


def _loose(text: str) -> list[Any] | None:
    """The objects in a script's code, in page order."""
    if len(text) > _MAX_LOOSE:
        return None
    try:
        return list(islice(chompjs.parse_js_objects(text), _MAX_OBJECTS)) or None
    except (ValueError, RecursionError):
        return None


def json_prefix(text: str, start: int) -> tuple[Any, int]:
    """The value that begins at ``start``, with what scripts put behind cut off, and its end; None and ``start`` where
    it is none."""
    end = max(text.rfind("}"), text.rfind("]")) + 1
    for _ in range(4):
        if end <= start:
            break
        try:
            return loads(text[start:end]), end
        except orjson.JSONDecodeError as error:
            # "unexpected content after document": the value ends right there.
            if not error.pos or text[start : start + error.pos].rstrip()[-1:] not in ("}", "]"):
                break
            end = start + len(text[start : start + error.pos].rstrip())
    return None, start


def _in_text(text: str, said: re.Match[str]) -> Any:
    """The JSON in a string literal that a script parses, perhaps percent-encoded."""
    quote, start = said[1], said.end()
    end = start
    while (end := text.find(quote, end)) >= 0 and text[end - 1] == "\\":
        end += 1
    if end < 0:
        return None
    literal = text[start:end]
    if quote != '"':
        literal = literal.replace(f"\\{quote}", quote).replace('"', '\\"')
    try:
        plain = json.loads('"' + _HEX.sub(r"\\u00\1", literal) + '"', strict=False)
        return loads(unquote(plain) if plain.startswith("%") else plain)
    except (json.JSONDecodeError, orjson.JSONDecodeError):
        return None


def _referred(values: list[Any]) -> list[Any]:
    """The objects of an array that has each value once and refers to it by its place; other arrays as they are."""
    objects = [each for each in values if isinstance(each, dict)]
    if len(values) > _MOST or not objects or not all(_refers(each, len(values)) for each in objects):
        return values
    return [_followed(each, values, 0) for each in objects]


def _refers(thing: dict[str, Any], most: int) -> bool:
    return all(type(place) is int and -8 < place < most for place in thing.values())


def _followed(value: Any, values: list[Any], depth: int) -> Any:
    if depth > _DEPTH:
        return None
    if isinstance(value, dict):
        return {key: _at(place, values, depth) for key, place in value.items()}
    if isinstance(value, list):
        return [_at(place, values, depth) for place in value[:_MAX_OBJECTS]]
    return value


def _at(place: Any, values: list[Any], depth: int) -> Any:
    if type(place) is not int or not 0 <= place < len(values):
        return None
    return _followed(values[place], values, depth + 1)


def _called(text: str, call: re.Match[str]) -> Any:
    """What a function returns, with the values that it is called with in the place of its arguments' names."""
    end = text.rfind("}(")
    if end < 0 or len(text) > _MAX_LOOSE * 10:
        return None
    try:
        body: list[Any] = list(islice(chompjs.parse_js_objects(text[call.end() : end]), _MAX_OBJECTS))
        given: list[Any] = chompjs.parse_js_object(f"[{text[end + 2 : text.rfind(')')].rstrip(');')}]")
    except (ValueError, RecursionError):
        return None
    names = [name.strip() for name in call[1].split(",")]
    return _filled(body, dict(zip(names, given, strict=False)), 0)


def _filled(value: Any, known: dict[str, Any], depth: int) -> Any:
    if depth > _DEPTH * 4:
        return None
    if isinstance(value, dict):
        return {key: _filled(inner, known, depth + 1) for key, inner in value.items()}
    if isinstance(value, list):
        return [_filled(inner, known, depth + 1) for inner in value]
    return known.get(value, value) if isinstance(value, str) else value
