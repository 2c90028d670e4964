"""People's words that cannot all hold: of A = B and B = C follows A = C."""

from collections import deque
from collections.abc import Iterable, Mapping

from catalog.domain.judgement import DecidedBy, Decision, Judgement
from catalog.errors import InvalidValueError

Pair = tuple[int, int]


def check_consistent(left: int, right: int, *, same: bool, words: Iterable[Judgement]) -> None:
    """Raises InvalidValueError where a new word on a pair contradicts what people's other ``words`` say together."""
    others = {
        (word.left_offer_id, word.right_offer_id): word.decision
        for word in words
        if word.decided_by is DecidedBy.OPERATOR
    }
    others.pop((min(left, right), max(left, right)), None)
    equal: dict[int, set[int]] = {}
    for (one, other), decision in others.items():
        if decision is Decision.MATCH:
            equal.setdefault(one, set()).add(other)
            equal.setdefault(other, set()).add(one)
    ways = _ways(left, equal), _ways(right, equal)
    if not same:
        if right in ways[0]:
            raise _refused(left, right, "one product", ways[0][right])
        return
    for (one, other), decision in others.items():
        if decision is not Decision.NO_MATCH:
            continue
        for a, b in ((one, other), (other, one)):
            if a in ways[0] and b in ways[1]:
                said = [*ways[0][a], (one, other), *ways[1][b]]
                raise _refused(left, right, "different products", said)


def _refused(left: int, right: int, said: str, pairs: list[Pair]) -> InvalidValueError:
    first = " ".join(map(str, pairs[0]))
    named = ", ".join(f"{one} and {other}" for one, other in pairs)
    return InvalidValueError(
        f"{left} and {right} are {said} by what was said of {named}; where that is wrong, take it back first: "
        f"pricemesh match judge {first} undo"
    )


def _ways(start: int, equal: Mapping[int, set[int]]) -> dict[int, list[Pair]]:
    """Every offer that is one product with ``start``, and the pairs that say so, the fewest."""
    found: dict[int, list[Pair]] = {start: []}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        for there in sorted(equal.get(here, ())):
            if there not in found:
                found[there] = [*found[here], (min(here, there), max(here, there))]
                waiting.append(there)
    return found
