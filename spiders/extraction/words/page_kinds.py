"""What pages say that are no product pages.

The patterns are for lower-case text: one that has to ignore the case of letters tries every word at every place.
"""

import re

# Checks for robots, in the words of the services that shops buy.
BLOCKED = re.compile(
    r"captcha|are you (?:a )?(?:human|robot)|robot check|access denied|"
    r"access to this page has been denied|attention required! \| cloudflare|just a moment\.\.\.|"
    r"verify (?:that )?you are (?:a )?human|unusual traffic|pardon our interruption|"
    r"request unsuccessful|checking your browser|ddos protection|security check|bot detection|"
    r"enable javascript and cookies|zugriff verweigert|sicherheitsüberprüfung|accès refusé|"
    r"acceso denegado|accesso negato|you have been blocked|human verification",
)
NOT_FOUND = re.compile(
    r"^\W*404(?![\w.])|\b404[\s:–-]+(?:error|not|page|seite|erreur)|\b(?:error|fehler|erreur|errore|http|status|code)"
    r"[\s:#-]+404\b|[|–—:-]\s*404\W*$|page (?:was |could )?not (?:be )?found|not found|(?:page|product|"
    r"item) (?:you (?:requested|were looking for) )?(?:does not|doesn['’]t|no longer) exists?|"
    r"we can['’]?t find (?:the|that) page|"
    r"product not found|seite (?:wurde )?nicht gefunden|nicht gefunden|page (?:introuvable|non trouvée)|"
    r"produit introuvable|pagina non trovata|página no (?:encontrada|existe)|no encontrad[oa]|"
    r"pagina niet gevonden|niet gevonden|nie znaleziono|strona nie istnieje|sidan (?:hittades inte|"
    r"finns inte)|siden (?:ble |blev )?ikke funnet|siden findes ikke|página não encontrada|"
    r"não encontrad[oa]|"
    r"stránka nenalezena|nenalezen|stránka sa nenašla|az oldal nem található|страница не найдена|"
    r"n['’](?:existe (?:plus|pas)|est plus (?:en ligne|disponible|en vente))|no longer (?:available|on sale)|"
    r"nicht mehr (?:verfügbar|vorhanden|online|im sortiment)|existiert nicht|ya no (?:existe|está)|"
    r"non (?:esiste|è più)|(?:bestaat|existe|existeert) niet|não existe|neexistuje|не (?:найден|существует)|"
    r"sivua ei löytynyt|ページが見つかりません|找不到",
)
# A body shorter than this is a check or an error, not a shop's page.
SHORT = 1500
# What shop software calls its own pages: classes and ids of the body, and steps of the address.
BODY_PRODUCT = re.compile(
    r"catalog-product-view|single-product|product-product|template-product|product-?(?:page|detail|"
    r"details|view|info|single)|page-?product|productdetails?|is-ctl-product|"
    r"node-type-product|html-product|pdp|(?:^|\s)product(?:\s|$)|ctl-detail|artikel-?detail|"
    r"item-?(?:page|detail)",
)
BODY_OTHER = re.compile(
    (
        r"categor|archive|collection|listing|review|search|blog|cms-|checkout|account|customer-|cart|"
        r"wishlist|contact|login|(?:^|\s)home(?:\s|$)|page-home|manufacturer|compare|sitemap"
    ),
)
PATH_OTHER = re.compile(
    r"[/=](?:reviews?|compare|wishlist|login|account|customer|cart|checkout|basket|search|sendfriend|"
    r"tag|tags|blog|news|contact|about|category|categories|product-category|"
    r"collections(?!/[^/]+/products)|"
    r"kategorie|categorie|categoria|sitemap|privacy|terms|faq|help|page/\d+|"
    r"gift-?certificates(?:\.(?:html|php))?)(?:/|$|\?)|[/=]home/?(?:$|\?)",
)
