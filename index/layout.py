"""What an index must have been built with in order to be read: the fields of its words, its vectors' model."""

from index.tools import Tools


def layout(tools: Tools) -> dict[str, object]:
    """Equal for tools that may share an index."""
    meaning = tools.meaning
    model = f"{meaning.name}/{meaning.dimensions}" if meaning else None
    return {"fields": sorted(tools.analysis.boosts), "model": model}
