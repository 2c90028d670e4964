"""Words that fill a field without saying anything."""

_PLACEHOLDERS = frozenset(
    {
        "",
        "-",
        "--",
        "n/a",
        "na",
        "n.a.",
        "none",
        "null",
        "nil",
        "nan",
        "undefined",
        "unknown",
        "not applicable",
        "does not apply",
        "not available",
        "not specified",
        "no aplica",
        "non applicable",
        "non applicabile",
        "nicht zutreffend",
        "unbekannt",
        "keine angabe",
        "k.a.",
        "k. a.",
        "inconnu",
        "tbd",
        "tba",
        "various",
        "other",
        "default",
    }
)


def is_placeholder(text: str) -> bool:
    """True for "n/a", "does not apply", dashes and their like."""
    return text.strip().casefold() in _PLACEHOLDERS or not any(map(str.isalnum, text))
