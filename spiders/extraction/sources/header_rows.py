"""Values below their labels: a row of headers with one row under it, terms with as many details behind them."""

from selectolax.lexbor import LexborNode

from spiders.extraction.document.elements import ancestors, spaced_text
from spiders.extraction.document.tag_ids import tag_ids

_HEADERS, _CELLS, _ROWS = tag_ids(["th"]), tag_ids(["th", "td"]), tag_ids(["tr"])
_TERMS, _DETAILS = tag_ids(["dt"]), tag_ids(["dd"])
# A label's text stands in its cell or in a box in it.
_DEPTH = 2
_BOUND = 24


def heads_column(label: LexborNode) -> LexborNode | None:
    """The header or term around a label (a text) that has another one right beside it, None where it has none."""
    heads = (
        each for each in ancestors(label, _DEPTH + 1) if each.tag_id in _HEADERS or each.tag_id in _TERMS
    )
    cell = next(heads, None)
    if cell is None:
        return None
    beside = (_step(cell, forward=True), _step(cell, forward=False))
    if cell.tag_id in _TERMS:
        # The last of several terms has its detail behind it, which is the first one's.
        alike = [each is not None and each.tag_id in _TERMS for each in beside]
        return cell if any(alike) else None
    headers = [each for each in beside if each is not None]
    if not headers or any(each.tag_id not in _HEADERS for each in headers):
        return None
    row = cell.parent
    below = _rows_below(row)[:1] if row is not None and row.tag_id in _ROWS else []
    # Some shops write every cell as a header.
    return cell if below and all(each.tag_id not in _HEADERS for each in below[0].iter()) else None


def value_below(cell: LexborNode) -> str:
    """What stands under a header or in the place of a term; empty where several rows do."""
    if cell.tag_id in _TERMS:
        return _detail(cell)
    row = cell.parent
    rows = _rows_below(row) if row is not None and row.tag_id in _ROWS else []
    if len(rows) != 1:
        return ""
    place = len(_all(cell, forward=False))
    cells = [each for each in rows[0].iter() if each.tag_id in _CELLS][: place + 1]
    return spaced_text(cells[place]) if len(cells) > place else ""


def _rows_below(row: LexborNode) -> list[LexborNode]:
    """The rows behind one, in its part of the table and the next."""
    rows = [each for each in _all(row, forward=True) if each.tag_id in _ROWS]
    part = row.parent
    if rows or part is None:
        return rows
    after = _step(part, forward=True)
    return [each for each in after.iter() if each.tag_id in _ROWS] if after is not None else []


def _detail(term: LexborNode) -> str:
    terms = [each for each in _run(term, forward=False) if each.tag_id in _TERMS]
    behind = _run(term, forward=True)
    later = [each for each in behind if each.tag_id in _TERMS]
    details = [each for each in behind if each.tag_id in _DETAILS]
    count = len(terms) + 1 + len(later)
    return spaced_text(details[len(terms)]) if len(details) == count else ""


def _run(term: LexborNode, *, forward: bool) -> list[LexborNode]:
    """The terms beside one, and going forward the details that follow them."""
    found: list[LexborNode] = []
    for each in _all(term, forward=forward):
        details = bool(found) and found[-1].tag_id in _DETAILS
        if (each.tag_id in _TERMS and not details) or (each.tag_id in _DETAILS and forward):
            found.append(each)
        else:
            break
    return found


def _all(node: LexborNode, *, forward: bool) -> list[LexborNode]:
    found: list[LexborNode] = []
    each = _step(node, forward=forward)
    while each is not None and len(found) < _BOUND:
        found.append(each)
        each = _step(each, forward=forward)
    return found


def _step(node: LexborNode, *, forward: bool) -> LexborNode | None:
    """The next or previous element beside one."""
    each = node.next if forward else node.prev
    while each is not None and not each.is_element_node:
        each = each.next if forward else each.prev
    return each
