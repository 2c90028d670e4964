"""Values in scripts, as the frameworks that render in the browser write them."""

import pytest

from spiders.extraction.sources.script_values import flight_rows, parse_script


@pytest.mark.parametrize(
    "script",
    [
        '{"name": "Vase", "price": 20}',
        'window.__STATE__ = {"name": "Vase", "price": 20}; boot();',
        r'window.__STATE__ = JSON.parse("{\"name\": \"Vase\", \"price\": 20}");',
        r"""window.__STATE__ = JSON.parse('{"name": "\x56ase", "price": 20}');""",
        'window.__STATE__ = JSON.parse(decodeURIComponent("%7B%22name%22%3A%22Vase%22%2C%22price%22%3A20%7D"));',
        "{&q;name&q;: &q;Vase&q;, &q;price&q;: 20}",
    ],
)
def test_an_object_is_read_however_the_script_has_it(script: str) -> None:
    assert parse_script(script) == {"name": "Vase", "price": 20}


def test_an_array_that_refers_to_its_own_places_is_followed() -> None:
    script = '[{"product": 1}, {"name": 2, "price": 3}, "Vase", {"now": 4}, 20]'
    assert {"name": "Vase", "price": {"now": 20}} in parse_script(script)


def test_an_array_of_plain_objects_stays_as_it_is() -> None:
    assert parse_script('[{"name": "Vase", "price": 20}]') == [{"name": "Vase", "price": 20}]


def test_a_function_gets_the_values_that_it_is_called_with() -> None:
    script = 'window.__NUXT__=(function(a,b){return {data:[{name:b,price:a,size:"L"}]}}(20,"Vase"));'
    assert parse_script(script) == [{"data": [{"name": "Vase", "price": 20, "size": "L"}]}]


def test_rows_that_are_pushed_in_pieces_are_put_together() -> None:
    pieces = [
        r'self.__next_f.push([1,"1:\"$Sreact\"\n2:{\"name\":"])',
        r'self.__next_f.push([1,"\"Vase\"}\n"])',
    ]
    assert flight_rows(pieces) == ['{"name":"Vase"}']


@pytest.mark.parametrize("script", ["", "{", "[{]", 'JSON.parse("', "(function(a){return {b:a}}(", "&q;"])
def test_broken_scripts_have_no_values(script: str) -> None:
    assert not parse_script(script)
