"""How an index is laid out: the names of its fields of words, and what it must have been built with to be read."""

from collections.abc import Mapping

from index.tools import Tools


def layout(tools: Tools) -> dict[str, object]:
    """Equal for tools that may share an index."""
    meaning = tools.meaning
    model = f"{meaning.name}/{meaning.dimensions}" if meaning else None
    built: dict[str, object] = {"fields": sorted(tools.analysis.boosts), "model": model}
    return {**built, "currency": tools.currency} if tools.currency else built


def difference(built: Mapping[str, object], needed: Mapping[str, object]) -> str:
    """What two layouts have different, in words: "currency 'EUR' where 'USD' is needed"."""
    return ", ".join(
        f"{key} {built.get(key, 'unknown')!r} where {needed.get(key, 'none')!r} is needed"
        for key in sorted({*built, *needed})
        if built.get(key) != needed.get(key)
    )


def text_field(name: str) -> str:
    """The index's field for a field of ``TextAnalysis.boosts``."""
    return f"text_{name}"
