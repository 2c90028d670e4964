"""Meta tags, the canonical link and the title."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from spiders.extraction.document.text_stream import Gathered, TextStream

_MAX_TAGS = 400
_CANONICAL = "canonical"


@dataclass(frozen=True, slots=True)
class Meta:
    """``values`` by lower-case name or property, in page order; ``canonical`` as written."""

    values: dict[str, list[str]]
    canonical: str | None
    title: str

    def first(self, *names: str) -> str | None:
        """The first value of the first of these names that has one."""
        values = self.values
        for name in names:
            if name in values:
                return values[name][0]
        return None


def read_meta(stream: TextStream) -> Meta:
    """Read the head once; tags in the body count too, as parsers move them there."""
    values: dict[str, list[str]] = {}
    for attributes in islice(_having(stream, Gathered.META_TAGS, "content"), _MAX_TAGS):
        name = attributes.get("property") or attributes.get("name")
        content = (attributes.get("content") or "").strip()
        if name and content:
            values.setdefault(name.strip().lower(), []).append(content)
    links = _having(stream, Gathered.LINK_TAGS, "href")
    canonical = next(
        (link["href"] for link in links if _CANONICAL in (link.get("rel") or "").lower().split()), None
    )
    titles = stream.elements(Gathered.TITLES)
    return Meta(
        values=values,
        canonical=(canonical or "").strip() or None,
        title=" ".join(titles[0].text(deep=True).split()) if titles else "",
    )


def _having(stream: TextStream, kind: Gathered, attribute: str) -> Iterator[dict[str, str | None]]:
    """The attributes of the elements of a kind that have a certain one."""
    return (said for node in stream.elements(kind) if attribute in (said := node.attributes))
