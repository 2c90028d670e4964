"""Buttons that buy, and texts that tell the stock."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from selectolax.lexbor import LexborNode

from spiders.extraction.document.elements import ancestors, spaced_text
from spiders.extraction.document.once import once_per_page
from spiders.extraction.document.page import Page
from spiders.extraction.document.tag_ids import tag_ids
from spiders.extraction.document.text_stream import Gathered
from spiders.extraction.sources.named_texts import NamedText, named_texts
from spiders.extraction.sources.tiles import in_tile
from spiders.extraction.words.availability import BUY, CLASS_OUT, IS_NEWS, says_out
from spiders.extraction.words.labels import Concept
from spiders.extraction.words.regions import HIDDEN_CLASS, kind_of_names

_CALLED_SO, _RADIO = "[role=button]", "input[type=radio]"
_OPTION, _INPUT = tag_ids(["option"]), tag_ids(["input"])
_BUTTON_INPUTS = frozenset({"submit", "button", "image"})
_CONTROL = re.compile(r"btn|button|cart|basket|buy|warenkorb|panier|carrello|koszyk", re.I)
# Pages have many controls; those of the product stand among the first.
_MAX_BUTTONS = 250
_MAX_TEXT = 60
# Buttons hold an icon and a text in a box or two.
_BUTTON_DEPTH = 3
# A choice's own text stands in it or in a box or two.
_CHOICE_REACH = 3
_ENTRIES, _BUTTONS, _SIZE = tag_ids(["li"]), tag_ids(["button"]), 24
# A button that is not shown, by the names of the boxes around it.
_HIDDEN_BY = 4
# Boxes around a text whose names speak of it.
_NAMES = 3
_AMOUNT = re.compile(r"[€$£¥₹₽₺]|\d[.,]\d\d(?!\d)")
# Not the stock of the product: of a delivery, a shop nearby, a way to pay, a picture.
_ELSEWHERE = re.compile(
    r"deliver|shipping|pickup|collect|store-?(?:finder|locator|stock)|payment|gift|image|img|variation", re.I
)
_TO_BUY = re.compile(r"add-?to-?cart|addtocart|buy-?(?:box|button)", re.I)
_TEXTS = ("value", "aria-label", "title", "alt", "data-text")


@dataclass(frozen=True, slots=True)
class BuyButton:
    """A control's text; disabled often means only that no size is chosen yet. ``node`` is where it stands."""

    text: str
    disabled: bool
    node: LexborNode


@dataclass(frozen=True, slots=True)
class StockText:
    """A text about stock; ``named`` where the shop's own class name says that it is one."""

    names: str
    text: str
    named: bool
    node: LexborNode

    @property
    def on_button(self) -> bool:
        """Whether it stands on a button that is off: where others have one that buys."""
        return _is_off(self.node)

    @property
    def on_control(self) -> bool:
        """Whether it stands on a button, or on a link called so."""
        for box in ancestors(self.node, _BUTTON_DEPTH + 1):
            if box.tag_id in _BUTTONS:
                return True
            if box.tag == "a":
                return _CONTROL.search(box.attributes.get("class") or "") is not None
        return False


@once_per_page
def buy_buttons(page: Page) -> list[BuyButton]:
    """Controls that buy, outside of the parts about other products. Kept on the page."""
    return [*_controls(page), *_links(page)]


def _controls(page: Page) -> list[BuyButton]:
    """Controls that buy; where none does, other elements that are called buttons: on few pages."""
    controls = [node for node in page.stream.elements(Gathered.CONTROLS) if node.tag_id not in _OPTION]
    return [*_buying(page, controls)] or [*_buying(page, page.tree.css(_CALLED_SO))]


def _buying(page: Page, controls: list[LexborNode]) -> Iterator[BuyButton]:
    for node in controls[:_MAX_BUTTONS]:
        words = _buying_words(node)
        region = page.regions.around(node) if words else None
        if words is None or region is None or region.others or region.frame:
            continue
        names = (node.attributes.get("class") or "").split()
        yield BuyButton(words, "disabled" in names or _is_disabled(node), node)


def _is_disabled(control: LexborNode) -> bool:
    """Whether a control's own attributes say that it is off."""
    attributes = control.attributes
    return "disabled" in attributes or attributes.get("aria-disabled") == "true"


def _buying_words(node: LexborNode) -> str | None:
    """What a control says that buys: its text, without any its attributes; None for one that does not."""
    is_input = node.tag_id in _INPUT
    text = "" if is_input else spaced_text(node)
    if text:
        return text if buys(text) else None
    attributes = node.attributes
    if is_input and (attributes.get("type") or "").lower() not in _BUTTON_INPUTS:
        return None
    return next((said for name in _TEXTS if (said := attributes.get(name)) and buys(said)), None)


def _links(page: Page) -> Iterator[BuyButton]:
    """Links and styled boxes that are buttons to the eye."""
    for named in named_texts(page):
        if buys(named.text) and not named.is_foreign(page):
            names = " ".join(named.names)
            if named.region(page).linked or _CONTROL.search(names):
                node = page.stream.nodes[named.number]
                yield BuyButton(named.text, "disabled" in names or _is_off(node), node)


def _is_off(text: LexborNode) -> bool:
    """Whether a text stands in a disabled button: its own text, or that of a box in it."""
    button = next((box for box in ancestors(text, _BUTTON_DEPTH) if box.tag == "button"), None)
    return button is not None and _is_disabled(button)


@lru_cache(maxsize=8192)
def buys(text: str) -> bool:
    """Whether a control with this text buys."""
    return len(text) < _MAX_TEXT and BUY.match(text) is not None


@once_per_page
def stock_texts(page: Page) -> list[StockText]:
    """Texts in elements named after stock, and texts that say "out of stock", near the product's heading. Kept."""
    found: list[StockText] = []
    for named in named_texts(page):
        stock = named.concept is Concept.STOCK
        if (
            not (stock or IS_NEWS[named.text])
            or _is_foreign(page, named)
            or is_put_away(page, page.stream.nodes[named.number])
        ):
            continue
        if _is_choice(page.stream.nodes[named.number], named.text, stock=stock):
            continue
        node = page.stream.nodes[named.number]
        names = " ".join(named.region(page).names[:_NAMES])
        # "delivery-soldout" speaks of the product, whatever else a delivery box may speak of.
        elsewhere = _ELSEWHERE.search(_own_names(page, node)) and not (
            says_out(named.text) and (CLASS_OUT.search(names) or _all_off(page))
        )
        if not elsewhere:
            found.append(StockText(names, named.text, stock, node))
    return found


def is_put_away(page: Page, node: LexborNode) -> bool:
    """Whether a button or text is not shown: themes hide it where it does not hold, some until scripts have run."""
    region = page.regions.around(node)
    own = (
        f"{node.attributes.get('class') or ''} {node.attributes.get('style') or ''}"
        if node.attributes
        else ""
    )
    return region.hidden or any(HIDDEN_CLASS.search(names) for names in (own, *region.names[:_HIDDEN_BY]))


def _own_names(page: Page, text: LexborNode) -> str:
    """The names of the boxes around a text, up to those around the heading ("shipping-taxable" is the product) or to
    the box to buy."""
    names: list[str] = []
    node = text.parent
    while node is not None and len(names) < _NAMES and node.mem_id not in page.regions.own:
        said = page.regions.names_of(node)
        if _TO_BUY.search(said):
            break
        names.append(said)
        node = node.parent
    return " ".join(names)


def _all_off(page: Page) -> bool:
    """Whether the page has buttons to buy, none of which can be pressed."""
    buttons = buy_buttons(page)
    return bool(buttons) and all(button.disabled for button in buttons)


def is_sold_out(page: Page) -> bool:
    """Whether a text of the page's own says that the product cannot be bought."""
    return any(says_out(each.text) and not in_tile(page, each.node) for each in stock_texts(page))


def _is_choice(text: LexborNode, said: str, *, stock: bool) -> bool:
    """Whether a text stands behind another in an entry of a list or a button, or in one with a radio button: "M sold
    out" is said of one size. ``stock``: the shop's names tell that it is about stock, and only the radio button that it
    is about a choice."""
    for node in ancestors(text, _BUTTON_DEPTH):
        if node.tag_id in _BUTTONS:
            own = spaced_text(node)
            return (
                own != said
                and len(own) - len(said) <= _SIZE
                and not buys(own)
                and not IS_NEWS[own[: -len(said)]]
            )
        if node.tag_id in _ENTRIES:
            if stock or node.css_first(_RADIO) is not None:
                return node.css_first(_RADIO) is not None
            own = spaced_text(node)
            rest = own.removesuffix(said)
            is_size = ":" not in own and len(rest) <= _SIZE and _AMOUNT.search(rest) is None
            return own != said and rest != own and is_size
    return False


def _is_foreign(page: Page, named: NamedText) -> bool:
    """As of any text; but a form called after its options also says that the product as a whole is sold out."""
    region = named.region(page)
    if region.others or region.frame or region.hidden or not region.choice:
        return named.is_foreign(page)
    around = page.stream.nodes[named.number].parent
    offered = around is not None and around.tag_id in _OPTION
    # What stands in the form's own box for the button to buy is about none of its options.
    boxes = takewhile(lambda names: not _TO_BUY.search(names), region.names[:_CHOICE_REACH])
    return offered or any(kind_of_names(names).choice for names in boxes)
