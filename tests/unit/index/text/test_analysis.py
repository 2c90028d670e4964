"""What a query asks of the engine: groups of alternatives, corrections, filters, and what is given up."""

from collections.abc import Sequence

import pytest

from index.document import ProductDocument
from index.plan import TextPlan
from index.query import Filters, SearchQuery
from index.text.analysis import CatalogueAnalysis
from index.text.synonyms import Synonyms
from tests.vocabularies import CountedVocabulary

_NAMES = (
    "Fitbit Charge 3 fitness tracker",
    "Samsung Galaxy Watch smartwatch black",
    "Headphones with noise cancelling",
    "Wireless headphones",
    "Brother TN-2110 toner",
    "Under Armour woven pants",
    "Leather belt without buckle",
    "Lampe mit Schirm",
    "Lampen für den Garten",
)


@pytest.fixture(scope="module")
def vocabulary() -> CountedVocabulary:
    return CountedVocabulary(
        [ProductDocument(product_id=str(place), name=name) for place, name in enumerate(_NAMES)]
    )


@pytest.fixture(scope="module")
def analysis() -> CatalogueAnalysis:
    return CatalogueAnalysis(Synonyms(["ua => under armour", "watch, uhr"]))


def _plans(
    analysis: CatalogueAnalysis, vocabulary: CountedVocabulary, text: str, *, understand: bool = True
) -> Sequence[TextPlan]:
    return analysis.plans(SearchQuery(text=text, understand=understand), vocabulary)


def _tokens(plan: TextPlan) -> set[str]:
    return {token for group in plan.groups for token in group.alternatives}


def test_an_empty_query_asks_for_everything(
    analysis: CatalogueAnalysis, vocabulary: CountedVocabulary
) -> None:
    (plan,) = _plans(analysis, vocabulary, "  ")
    assert plan.groups == ()


def test_words_that_say_nothing_are_left_out(
    analysis: CatalogueAnalysis, vocabulary: CountedVocabulary
) -> None:
    assert len(_plans(analysis, vocabulary, "the toner for the brother")[0].groups) == 2


def test_two_words_are_also_one_compound(analysis: CatalogueAnalysis, vocabulary: CountedVocabulary) -> None:
    plan = _plans(analysis, vocabulary, "smart watch")[0]
    assert all("smartwatch" in group.alternatives for group in plan.groups)


def test_a_short_name_finds_the_long_one(analysis: CatalogueAnalysis, vocabulary: CountedVocabulary) -> None:
    assert "underarmour" in _tokens(_plans(analysis, vocabulary, "ua pants")[0])


def test_a_synonym_counts_less_than_the_word_itself(
    analysis: CatalogueAnalysis, vocabulary: CountedVocabulary
) -> None:
    (group,) = _plans(analysis, vocabulary, "uhr")[0].groups
    assert group.alternatives["uhr"] > group.alternatives["watch"] > 0


def test_another_plural_of_the_catalogue_is_found(
    analysis: CatalogueAnalysis, vocabulary: CountedVocabulary
) -> None:
    assert "lampen" in _tokens(_plans(analysis, vocabulary, "lampe")[0])


def test_one_typing_error_is_corrected_and_said(
    analysis: CatalogueAnalysis, vocabulary: CountedVocabulary
) -> None:
    plan = _plans(analysis, vocabulary, "headphnoes wireless")[0]
    assert plan.corrected == "headphone wireless"
    assert "headphone" in _tokens(plan)


def test_nothing_is_corrected_where_all_words_are_known(
    analysis: CatalogueAnalysis, vocabulary: CountedVocabulary
) -> None:
    assert _plans(analysis, vocabulary, "wireless headphones")[0].corrected is None


def test_a_word_with_synonyms_is_no_slip_for_one_that_the_catalogue_knows() -> None:
    hifi = CountedVocabulary([ProductDocument(product_id=str(n), name=f"Hifi tower {n}") for n in range(3)])
    assert _plans(CatalogueAnalysis(Synonyms([])), hifi, "wifi tower")[0].corrected == "hifi tower"
    assert _plans(CatalogueAnalysis(Synonyms(["wifi, wlan"])), hifi, "wifi tower")[0].corrected is None


@pytest.mark.parametrize("written", ["tn2110", "TN 2110", "tn-2110", "TN-2110"])
def test_a_model_number_is_found_however_it_is_written(
    analysis: CatalogueAnalysis, vocabulary: CountedVocabulary, written: str
) -> None:
    assert "tn2110" in _tokens(_plans(analysis, vocabulary, written)[0])


def test_what_is_unwanted_is_not_searched_by_and_its_absence_is(
    analysis: CatalogueAnalysis, vocabulary: CountedVocabulary
) -> None:
    tokens = _tokens(_plans(analysis, vocabulary, "leather belt without buckles")[0])
    assert "buckle" not in tokens
    assert "withoutbuckle" in tokens


def test_fewer_words_are_asked_for_only_where_it_is_said(
    analysis: CatalogueAnalysis, vocabulary: CountedVocabulary
) -> None:
    strict, loose = _plans(analysis, vocabulary, "fitbit charge tracker band")
    assert strict.required > loose.required == 1
    assert not strict.relaxed
    assert loose.relaxed


def test_a_price_becomes_a_filter_that_is_given_up_last(
    analysis: CatalogueAnalysis, vocabulary: CountedVocabulary
) -> None:
    plans = _plans(analysis, vocabulary, "headphones under 50")
    assert plans[0].understood == Filters(max_total=5000)
    assert plans[-1].understood == Filters()
    assert plans[-1].relaxed


def test_filters_stay_words_when_nobody_asked_to_understand(
    analysis: CatalogueAnalysis, vocabulary: CountedVocabulary
) -> None:
    plans = _plans(analysis, vocabulary, "headphones under 50", understand=False)
    assert all(plan.understood == Filters() for plan in plans)


def test_a_brand_alone_is_ranked_by_words(analysis: CatalogueAnalysis) -> None:
    vocabulary = CountedVocabulary([ProductDocument(product_id="1", name="Toner", brand="Brother")])
    assert _plans(analysis, vocabulary, "brother")[0].meaning == ""
    assert _plans(analysis, vocabulary, "brother toner")[0].meaning == "brother toner"
