"""Completions of what was typed so far: brands and categories, then products."""

import heapq
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import numpy as np
import orjson
import tantivy

from index.embedded.view import View
from index.embedded.vocabulary import ViewVocabulary
from index.facets import category_path, category_value
from index.page import Suggestion, SuggestionKind
from index.plain_words import words
from index.suggesting import NAMED, starts

# Completions of the last word that are tried; the most frequent ones cover nearly all products.
_COMPLETIONS = 12
# Letters of a start whose completions are kept: there are some 1,300 such starts.
_SHORT = 2
# Sorts after every letter.
_LAST = "\U0010ffff"


def suggest(view: View, prefix: str, size: int) -> tuple[Suggestion, ...]:
    """Names with words that start as the prefix does, the most frequent first."""
    typed = words(prefix)
    if not typed or size < 1:
        return ()
    brands = view.kept_while_alike(
        "suggest brands", lambda: _Names(ViewVocabulary(view).brands(), lambda text: text)
    )
    categories = view.kept_while_alike(
        "suggest categories", lambda: _Names(_count_categories(view), _last_step)
    )
    named = [
        *(Suggestion(text=text, kind=SuggestionKind.BRAND) for text in brands.starting(typed)),
        *(Suggestion(text=text, kind=SuggestionKind.CATEGORY) for text in categories.starting(typed)),
    ]
    with view.reading():
        return (*named, *_products(view, typed, size))[:size]


class _Names:
    """Names by each of their words, in order of the words."""

    def __init__(self, counts: Mapping[str, int], read: Callable[[str], str]) -> None:
        """``read``: the part of a name that is typed."""
        self._counts = counts
        self._read = read
        self._by_word = sorted((word, text) for text in counts for word in set(words(read(text))))

    def starting(self, typed: Sequence[str]) -> list[str]:
        """The most frequent names that start as typed."""
        start = bisect_left(self._by_word, (typed[-1], ""))
        end = bisect_left(self._by_word, (typed[-1] + _LAST, ""))
        texts = {text for _, text in self._by_word[start:end]}
        if len(typed) > 1:
            texts = {text for text in texts if starts(self._read(text), typed)}
        return heapq.nsmallest(NAMED, texts, key=lambda text: (-self._counts[text], text))


def _last_step(value: str) -> str:
    return category_path(value)[-1]


def _count_categories(view: View) -> Mapping[str, int]:
    columns = view.columns
    with view.reading():
        codes = columns.product["category"][columns.all_alive()]
    counts = np.bincount(codes + 1, minlength=len(columns.paths) + 1)[1:]
    nodes: Counter[str] = Counter()
    for path, count in zip(columns.paths, counts, strict=True):
        if count:
            for depth in range(1, len(path) + 1):
                nodes[category_value(path[:depth])] += int(count)
    return nodes


def _completions(view: View, start: str) -> list[str]:
    """The most frequent words that start so. Those of short starts are kept: a million products have hundreds of
    thousands of words, and tantivy looks at each that starts so (20 ms)."""

    def read() -> list[str]:
        found = view.reader.searcher.terms_with_prefix("typed", start, limit=_COMPLETIONS)
        return [term for term, _ in found]

    return view.kept_while_alike(f"completions {start}", read) if len(start) <= _SHORT else read()


def _products(view: View, typed: Sequence[str], size: int) -> list[Suggestion]:
    searcher, schema = view.reader.searcher, view.reader.schema
    completions = _completions(view, typed[-1])
    if not completions:
        return []
    last = tantivy.Query.term_set_query(schema, "typed", completions)
    must = [tantivy.Query.term_query(schema, "typed", word, "basic") for word in typed[:-1]]
    query = tantivy.Query.boolean_query([(tantivy.Occur.Must, part) for part in (*must, last)])
    hits = searcher.search(query, limit=size, count=False, order_by_field="prior").hits
    bodies = [searcher.doc(address).get_first("body") for _, address in hits]
    fields = [orjson.loads(body) for body in bodies if body is not None]
    return [
        Suggestion(text=one["name"], kind=SuggestionKind.PRODUCT, product_id=one["product_id"])
        for one in fields
    ]
