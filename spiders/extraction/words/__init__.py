"""The words that shops use, by concept, in the languages of the shops. Data with a little folding."""


def phrases(text: str) -> tuple[str, ...]:
    """The phrases of a text that has them apart by ``|``."""
    return tuple(text.split("|"))


def names(text: str) -> tuple[str, ...]:
    """The words of a text."""
    return tuple(text.split())
