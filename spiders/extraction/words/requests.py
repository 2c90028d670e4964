"""How shops say that they name a price only to those who ask. Compared by letters and digits alone."""

from functools import lru_cache

from spiders.extraction.words import phrases
from spiders.extraction.words.labels import fold_label

_PHRASES = phrases(
    "price on request|prices on request|price upon request|price on application|price on enquiry|"
    "price on inquiry|price by request|call for price|call for pricing|call us for price|contact us for price|"
    "contact us for pricing|contact for price|email for price|ask for price|request a quote|request quote|"
    "request price|request a price|get a quote|get quote|get latest price|ask for a quote|enquire for price|"
    "please contact us for price|request for quotation|"
    "preis auf anfrage|preise auf anfrage|preis anfragen|preis nur auf anfrage|angebot anfordern|"
    "angebot anfragen|unverbindlich anfragen|prix sur demande|prix sur devis|tarif sur demande|"
    "demander un devis|demande de devis|demander le prix|nous consulter|prezzo su richiesta|"
    "richiedi preventivo|richiedi un preventivo|richiedi prezzo|chiedi il prezzo|richiedi quotazione|"
    "precio a consultar|consultar precio|precio bajo consulta|solicitar presupuesto|pedir presupuesto|"
    "solicitar cotización|pide tu presupuesto|preço sob consulta|sob consulta|solicitar orçamento|pedir orçamento|"
    "consulte o preço|prijs op aanvraag|prijs aanvragen|offerte aanvragen|vraag offerte aan|"
    "vraag een offerte aan|cena na zapytanie|zapytaj o cenę|zapytaj o ofertę|pris på förfrågan|begär offert|"
    "pris på begäran|pris på forespørgsel|pris på forespørsel|indhent tilbud|be om tilbud|hinta pyynnöstä|"
    "pyydä tarjous|kysy hintaa|cena na dotaz|cena na dopyt|cena na vyžádání|cena na vyžiadanie|"
    "poptat cenu|poslat poptávku|ár egyeztetés alatt|kérjen ajánlatot|ajánlatkérés|preț la cerere|pret la cerere|"
    "cere ofertă|cere oferta|cijena na upit|cena na povpraševanje|cena na upit|pošalji upit|"
    "цена по запросу|цену уточняйте|уточнить цену|запросить цену|узнать цену|ціна за запитом|"
    "цена при запитване|τιμή κατόπιν|fiyat için arayın|fiyat sorunuz|teklif alın|teklif isteyin|"
    "お問い合わせ価格|価格はお問い合わせ|要お見積|询价|詢價|价格面议|가격문의|가격 문의|liên hệ để|giá liên hệ"
)
_BEGINNINGS = tuple(map(fold_label, _PHRASES))
# How they begin: a look at two characters spares most texts the rest.
_FIRST_TWO = frozenset(phrase[:2] for phrase in _PHRASES)
# Longer texts tell of more than the price.
_LONGEST = 60


@lru_cache(maxsize=8192)
def says_on_request(text: str) -> bool:
    """Whether a short text is such a phrase or begins with one: "Request a quote for this pump"."""
    return (
        len(text) <= _LONGEST
        and text[:2].casefold() in _FIRST_TWO
        and fold_label(text).startswith(_BEGINNINGS)
    )
