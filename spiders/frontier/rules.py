"""Addresses that are never followed: they change something (carts, accounts), or cannot lead to a product."""

import re
from collections import Counter
from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

from scrapy.linkextractors import IGNORED_EXTENSIONS

from spiders.frontier.routes import ACTION_NAMES, names_page
from spiders.frontier.urls import query_pairs


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_EXTENSIONS = frozenset({*IGNORED_EXTENSIONS, "xml", "rss", "json", "txt", "webmanifest", "avif", "jfif"})
# Whole path segments only: a product may be called "golf-cart-bag".
_SEGMENTS = _words(
    """
    cart basket shoppingcart shopping-cart shopping_cart addtocart add-to-cart add_to_cart addproducttocart
    checkout onepagecheckout onepage order-tracking ordertracking track-order orders order-history returns
    wishlist wishlists wish-list compare compareproducts product_compare product-comparison comparison
    login signin sign-in sign_in log-in logout logoff register registration signup sign-up create_account createaccount
    account accounts my-account myaccount my_account customer customers user users profile auth authentication
    password passwordrecovery password-recovery password_reset forgot-password forgotten newsletter newsletters
    unsubscribe sendfriend emailafriend email-a-friend tell_a_friend tell-a-friend
    review reviews product_reviews product_reviews_info product_reviews_write productreviews write-review
    print printview popup_image rss feed feeds
    captcha admin wp-admin wp-login wp-json wp-content api ajax graphql oauth cdn-cgi
    setcurrency changecurrency currency setlanguage changelanguage language quickview quick-view quick_view
    comment comments replytocom trackback xmlrpc pdf vote poll
    askquestion ask-a-question ask_a_question notify recommend
    warenkorb kasse merkzettel wunschliste anmelden registrieren konto mein-konto vergleich bewertungen
    panier commande connexion inscription compte mon-compte comparer avis liste-denvies
    carrito pedido cesta iniciar-sesion registro mi-cuenta cuenta comparar lista-de-deseos
    carrello cassa accedi registrati mio-account confronta lista-desideri
    winkelwagen winkelmandje afrekenen inloggen registreren mijn-account verlanglijst vergelijken
    koszyk zamowienie logowanie rejestracja moje-konto porownanie ulubione
    varukorg kassa logga-in kundvagn mitt-konto onskelista jamfor
    carrinho finalizar-compra entrar minha-conta lista-desejos
    """
)
# A product's page in a window of its own: data for a script, or less than the page says.
_QUICK_VIEW = re.compile(r"quick[-_]?(?:view|look)", re.I)
# Parameters that act (add, remove) or only lead back.
_NAMES = re.compile(
    r"^(?:add[-_]?to[-_]?\w+|add|remove_item|removed_item|undo_item|replytocom|share|print|rating_filter|"
    r"set_?currency|\w*-currency|___from_store|quantity|qty|logout|redirect(?:_to|_url)?|return_?url|returnto|back)$",
    re.I,
)
# Parameters that switch language and currency, unless all links of a page carry the same one.
_SWITCHES = re.compile(
    r"^(?:currency|curr|cur|id_currency|language|lang|locale|isolang|id_lang|___store)$", re.I
)
# Links of a page with one value, from which it is the page's own language: a switch is there once or twice.
_OWN_LINKS = 4
# A value that is a route whatever its parameter is called: ``rt=checkout/cart``.
_ROUTE_VALUE = re.compile(r"[a-z_-]{2,30}(?:/[a-z_-]{2,30}){1,3}")
_ROUTE_ACTIONS = _words(
    """buy_now add add_product remove remove_product update_product notify notify_remove addtocart delete
    shopping_cart logoff checkout_shipping checkout_payment account_edit account_history ask_a_question
    advanced_search popup_image product-comparison"""
)


def own_switches(urls: Iterable[str]) -> frozenset[tuple[str, str]]:
    """The language and currency parameters that most links of a page carry: they switch nothing."""
    values: dict[str, Counter[str]] = {}
    for url in urls:
        for name, value in query_pairs(url):
            if _SWITCHES.match(name):
                values.setdefault(name, Counter())[value] += 1
    most = ((name, *counts.most_common(1)[0], counts.total()) for name, counts in values.items())
    return frozenset((name, value) for name, value, n, of in most if n >= _OWN_LINKS and 2 * n > of)


def is_followed(url: str, *, own: frozenset[tuple[str, str]] = frozenset()) -> bool:
    """False where asking for ``url`` would act on the shop or cannot show products; ``own`` are its page's switches."""
    path = unquote(urlsplit(url).path).lower()
    last = path.rsplit("/", 1)[-1]
    if "." in last and last.rsplit(".", 1)[-1] in _EXTENSIONS:
        return False
    # ``cart.php?target=product`` is no cart.
    if names_page(last, query_pairs(url)):
        path = path.removesuffix(last)
    segments = {segment.split(".", 1)[0] for segment in path.split("/") if segment}
    if segments & _SEGMENTS or _QUICK_VIEW.search(path):
        return False
    return not any(
        _acts(name, value) or (_SWITCHES.match(name) and (name, value) not in own)
        for name, value in query_pairs(url)
    )


def _acts(name: str, value: str) -> bool:
    if _NAMES.match(name):
        return True
    lowered = value.lower()
    if name.lower() not in ACTION_NAMES and not _ROUTE_VALUE.fullmatch(lowered):
        return False
    tokens = {lowered, *re.split(r"[/.]", lowered)}
    return bool(tokens & _SEGMENTS or tokens & _ROUTE_ACTIONS)
