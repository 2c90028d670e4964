"""How shops speak of ratings, as parts of patterns without groups of their own."""

import re

STARS = (
    r"(?:stars?|sterne?n?|étoiles?|stelle|estrellas?|sterren|gwiazd\w*|stjärnor|stjerner|tähteä|estrelas?|hvězd\w*|αστέρι\w*|"
    r"csillag|stele|звезд\w*|yıldız)"
)
# Between the average and the best that there is: "4,6 von 5".
OUT_OF = r"(?:/|out of|uit|na|von|sur|su|de|van|z|av|af|di|ud af|od|din|из|από)"
REVIEWS = (
    r"(?:ratings?|reviews?|customer reviews?|(?:verified|user) (?:ratings?|reviews?)|global ratings?|product ratings?|"
    r"(?:kunden)?bewertung(?:en)?|klantbeoordeling(?:en)?|kundbetyg|kundrecensioner|kundeanmeldelser|rezension(?:en)?|"
    r"kundenrezensionen|sternebewertungen|avis(?: clients?)?|évaluations?|commentaires?|recensioni?|voti|opinioni|"
    r"opiniones|valoraci(?:ón|ones)|calificaci(?:ón|ones)|reseñas?|beoordelingen|reviews|opinii|ocen[ay]?|"
    r"recensioner|omdömen|betyg|anmeldelser|vurderinger|arvostelu[a]?|arviota|avaliaç(?:ão|ões)|opiniões|"
    r"hodnocení|recenz[ií]e?|hodnotení|értékelés|recenzii|review-uri|отзыв(?:а|ов)?|оцен(?:ка|ки|ок)|відгук\w*|"
    r"değerlendirme|yorum|κριτικές|αξιολογήσεις|omtaler|đánh giá|recensies|waarderingen|"
    r"kundenmeinungen|mnenj[ea]?|ocjen[ae]|recenzij[ae]?|arvustus\w*|atsauksmes?|atsiliepima\w*|ulasan|penilaian|"
    r"รีวิว|تقييم\w*)"
)
# Behind a number without a blank between.
REVIEWS_UNSPACED = r"(?:件(?:の(?:レビュー|評価))?|条评价|則評價|개 ?(?:의 )?상품평)"
COUNTERS = ("件", "条", "則", "개")
# Also before a number: "レビュー 34", "Reviews: 12".
RATED = r"(?:리뷰|상품평|구매후기|レビュー|クチコミ|口コミ|评价|評價|评论)"
REVIEWED = rf"(?:{REVIEWS}|{RATED})"
# Who asks customers about the shop, not about a product.
SERVICES = re.compile(r"trustpilot|trusted ?shops|e?komi\b|feefo|google|reviews\.io|avis vérifiés", re.I)
