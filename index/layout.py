"""How an index is laid out: the names of its fields of words, and what it must have been built with to be read."""

from index.tools import Tools


def layout(tools: Tools) -> dict[str, object]:
    """Equal for tools that may share an index."""
    meaning = tools.meaning
    model = f"{meaning.name}/{meaning.dimensions}" if meaning else None
    return {"fields": sorted(tools.analysis.boosts), "model": model}


def text_field(name: str) -> str:
    """The index's field for a field of ``TextAnalysis.boosts``."""
    return f"text_{name}"
