"""Colours are read by everybody, in the light and in the dark scheme."""

import re
from importlib.resources import files

import pytest

# Text on its ground, and lines, dots and borders of fields on theirs: WCAG 2.2, 1.4.3 and 1.4.11.
_TEXT, _GRAPHICS = 4.5, 3.0
_GROUNDS = {
    **dict.fromkeys(("ink", "soft", "good", "bad"), ("paper", "wash", "best")),
    "brand": ("paper", "wash", "note"),
    "button-ink": ("button", "button-hover"),
    "chip-ink": ("chip",),
    "chip-plain-ink": ("chip-plain",),
}
_LINES = dict.fromkeys(("field", "focus", *(f"line-{number}" for number in range(10))), ("paper",))


@pytest.fixture(params=["light", "dark"])
def colours(request: pytest.FixtureRequest) -> dict[str, str]:
    """The colours of a scheme by name: the dark one's in place of the light one's."""
    known: dict[str, str] = {}
    for sheet in ("style.css", "chart.css"):
        schemes = re.findall(r":root \{(.*?)\}", (files("api") / "static" / sheet).read_text(), re.DOTALL)
        for scheme in schemes[: 1 if request.param == "light" else 2]:
            known |= dict(re.findall(r"--([\w-]+): (#\w{6})", scheme))
    return known


def test_words_and_lines_stand_out_from_their_grounds(colours: dict[str, str]) -> None:
    faint = [
        (name, ground, round(ratio, 2))
        for needed, pairs in ((_TEXT, _GROUNDS), (_GRAPHICS, _LINES))
        for name, grounds in pairs.items()
        for ground in grounds
        if (ratio := _contrast(colours[name], colours[ground])) < needed
    ]
    assert not faint


def _contrast(one: str, other: str) -> float:
    """From 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    shares = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
