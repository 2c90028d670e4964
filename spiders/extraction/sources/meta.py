"""Meta tags, the canonical link and the title."""

from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

_MAX_TAGS = 400


@dataclass(frozen=True, slots=True)
class Meta:
    """``values`` by lower-case name or property, in page order; ``canonical`` as written."""

    values: dict[str, list[str]]
    canonical: str | None
    title: str

    def first(self, *names: str) -> str | None:
        """The first value of the first of these names that has one."""
        return next((self.values[name][0] for name in names if name in self.values), None)


def read_meta(tree: LexborHTMLParser) -> Meta:
    """Read the head once; tags in the body count too, as parsers move them there."""
    values: dict[str, list[str]] = {}
    for node in tree.css("meta[content]")[:_MAX_TAGS]:
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name")
        content = (attributes.get("content") or "").strip()
        if name and content:
            values.setdefault(name.strip().lower(), []).append(content)
    link = tree.css_first('link[rel~="canonical" i][href]')
    title = tree.css_first("title")
    return Meta(
        values=values,
        canonical=(link.attributes.get("href") or "").strip() or None if link is not None else None,
        title=" ".join(title.text(deep=True).split()) if title is not None else "",
    )
