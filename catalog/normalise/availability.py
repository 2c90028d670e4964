"""Availability: from schema.org's and feeds' words, and from what stores print in nine languages."""

import re

from catalog.domain.availability import Availability

_IN, _OUT = Availability.IN_STOCK, Availability.OUT_OF_STOCK
_PRE, _BACK, _END = Availability.PRE_ORDER, Availability.BACK_ORDER, Availability.DISCONTINUED

# https://schema.org/ItemAvailability, Google's feeds, WooCommerce; letters only, lower case
_CODES = {
    "instock": _IN,
    "instoreonly": _IN,
    "onlineonly": _IN,
    "limitedavailability": _IN,
    "lowstock": _IN,
    "available": _IN,
    "outofstock": _OUT,
    "soldout": _OUT,
    "reserved": _OUT,
    "unavailable": _OUT,
    "oos": _OUT,
    "preorder": _PRE,
    "presale": _PRE,
    "backorder": _BACK,
    "onbackorder": _BACK,
    "availablebackorder": _BACK,
    "madetoorder": _BACK,
    "discontinued": _END,
}
# Order matters: "no longer available" before "not available" before "available".
_PHRASES: tuple[tuple[Availability, str], ...] = (
    (
        _END,
        r"discontinued|no longer (?:available|produced|made)|end of life|nicht mehr (?:lieferbar|verfügbar|erhältlich)"
        r"|auslaufartikel|arrêté|n'est plus (?:disponible|fabriqué)|fuori produzione|descatalogado|wycofany"
        r"|niet meer leverbaar|uit assortiment|utgått|descontinuado",
    ),
    (
        _OUT,
        r"out[ -]of[ -]stock|sold[ -]?out|not (?:in stock|available)|currently unavailable|\bunavailable|no stock"
        r"|ausverkauft|nicht (?:auf lager|verfügbar|lieferbar|vorrätig)|vergriffen|\bépuisé|rupture de stock"
        r"|\bindisponible|non disponib|esaurito|agotado|sin (?:stock|existencias)|no disponible|uitverkocht"
        r"|niet (?:op voorraad|leverbaar|beschikbaar)|niedostępn|brak w magazynie|wyprzedan"
        r"|slutsåld|ej i lager|inte i lager|slut i lager|esgotado|fora de estoque|sem stock|indisponível",
    ),
    (
        _PRE,
        r"pre-?[ ]?order|vorbestell|pré-?commande|précommande|preordin|prenotazione|preventa|reserva anticipada"
        r"|pre-?order|voorbestel|przedsprzedaż|förbeställ|förhandsboka|pré-?venda|encomenda antecipada",
    ),
    (
        _BACK,
        r"back-?[ ]?order|on order|special order|made to order|auf bestellung|nachbestell|sur commande|su ordinazione"
        r"|bajo pedido|por encargo|op bestelling|na zamówienie|beställningsvara|sob encomenda",
    ),
    (
        _IN,
        r"in[ -]stock|\bavailable|\bonly \d+ left|\bleft in stock|ready to ship|ships (?:today|tomorrow|within|in \d)"
        r"|auf lager|lagernd|vorrätig|sofort (?:lieferbar|verfügbar)|\blieferbar|\bverfügbar|en stock|\bdisponib"
        r"|in magazzino|en existencia|op voorraad|\bleverbaar|dostępn|w magazynie|na stanie|i lager|em estoque"
        r"|em stock|disponível",
    ),
)
_COMPILED = tuple((state, re.compile(pattern, re.IGNORECASE)) for state, pattern in _PHRASES)
# Availability is a phrase, not a paragraph.
_LONGEST = 300


def parse_availability(text: str | None) -> Availability | None:
    """The state that ``text`` names (schema.org URL, feed word or phrase); None where it names none."""
    if not text:
        return None
    cleaned = text[:_LONGEST].strip()
    code = re.sub(r"[^a-z]", "", cleaned.rsplit("/", 1)[-1].lower())
    if code in _CODES:
        return _CODES[code]
    return next((state for state, pattern in _COMPILED if pattern.search(cleaned)), None)
