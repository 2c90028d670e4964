"""Completions of what was typed so far: brands and categories, then products."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
import tantivy

from index.codec import decode
from index.embedded.view import View
from index.embedded.vocabulary import ViewVocabulary
from index.facets import category_path, category_value
from index.page import Suggestion, SuggestionKind
from index.plain import words
from index.suggesting import NAMED, starts

# Completions of the last word that are tried; the most frequent ones cover nearly all products.
_COMPLETIONS = 12


def suggest(view: View, prefix: str, size: int) -> tuple[Suggestion, ...]:
    """Names with words that start as the prefix does, the most frequent first."""
    typed = words(prefix)
    if not typed or size < 1:
        return ()
    with view.reading():
        brands = view.kept("suggest brands", lambda: ViewVocabulary(view).brands())
        categories = view.kept("suggest categories", lambda: _count_categories(view))
        named = [
            *_named(brands, typed, SuggestionKind.BRAND),
            *_named(categories, typed, SuggestionKind.CATEGORY),
        ]
        return (*named, *_products(view, typed, size))[:size]


def _named(counts: Mapping[str, int], typed: Sequence[str], kind: SuggestionKind) -> list[Suggestion]:
    found = [(count, text) for text, count in counts.items() if starts(category_path(text)[-1], typed)]
    found.sort(key=lambda item: (-item[0], item[1]))
    return [Suggestion(text=text, kind=kind) for _, text in found[:NAMED]]


def _count_categories(view: View) -> Mapping[str, int]:
    columns = view.columns
    codes = columns.product["category"][columns.all_alive()]
    counts = np.bincount(codes + 1, minlength=len(columns.paths) + 1)[1:]
    nodes: Counter[str] = Counter()
    for path, count in zip(columns.paths, counts, strict=True):
        if count:
            for depth in range(1, len(path) + 1):
                nodes[category_value(path[:depth])] += int(count)
    return nodes


def _products(view: View, typed: Sequence[str], size: int) -> list[Suggestion]:
    searcher, schema = view.reader.searcher, view.reader.schema
    completions = searcher.terms_with_prefix("typed", typed[-1], limit=_COMPLETIONS)
    if not completions:
        return []
    last = tantivy.Query.term_set_query(schema, "typed", [term for term, _ in completions])
    must = [tantivy.Query.term_query(schema, "typed", word, "basic") for word in typed[:-1]]
    query = tantivy.Query.boolean_query([(tantivy.Occur.Must, part) for part in (*must, last)])
    hits = searcher.search(query, limit=size, count=False, order_by_field="prior").hits
    bodies = [searcher.doc(address).get_first("body") for _, address in hits]
    documents = [decode(body) for body in bodies if body is not None]
    return [
        Suggestion(text=document.name, kind=SuggestionKind.PRODUCT, product_id=document.product_id)
        for document in documents
    ]
