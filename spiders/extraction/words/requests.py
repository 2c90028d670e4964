"""How shops say that they name a price only to those who ask. Compared by letters and digits alone."""

from functools import lru_cache

from spiders.extraction.words import phrases
from spiders.extraction.words.labels import fold_label

_PHRASES = phrases(
    "log in to see price|log in to see prices|log in to see trade price|log in for price|log in for prices|"
    "log in for pricing|log in to view price|log in to view prices|login for price|login for prices|login to see price|"
    "login to see prices|login to view price|sign in to see price|sign in to view price|sign in for price|"
    "see price in cart|see price in basket|view price in cart|price in cart|in cart price|add to cart to see price|"
    "add to cart for price|add to basket to see price|preis nach anmeldung|preis nach login|preise nach anmeldung|"
    "preise nach login|anmelden um preis|anmelden um preise|bitte anmelden um preise|preis im warenkorb|"
    "connectez vous pour voir les prix|connectez vous pour voir le prix|identifiez vous pour voir|prix dans le panier|"
    "accedi per vedere i prezzi|accedi per vedere il prezzo|inicia sesión para ver precios|"
    "inicia sesión para ver el precio|inloggen voor prijzen|log in voor prijzen|log in om prijzen|"
    "zaloguj się aby zobaczyć cen|zaloguj się by zobaczyć cen|logga in för att se pris|log ind for at se pris|"
    "logg inn for å se pris|kirjaudu nähdäksesi hin|přihlaste se pro zobrazení cen|jelentkezz be az árak|"
    "войдите чтобы увидеть цен|"
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
