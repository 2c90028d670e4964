"""The answers that explain a product, and a pair of offers."""

from pydantic import BaseModel, Field

from catalog.domain.judgement import DecidedBy, Decision
from catalog.explaining.evidence import Side, Topic
from catalog.explaining.joins import Basis


class EvidenceModel(BaseModel):
    """One fact on two offers."""

    topic: Topic
    side: Side = Field(description="What it speaks for: the same product or different ones")
    text: str


class ExplainedOffer(BaseModel):
    """An offer as far as an explanation needs it."""

    offer_id: int
    store_id: str
    title: str
    gtin: str | None
    mpn: str | None


class TieModel(BaseModel):
    """What joins two offers of a product."""

    left: int = Field(description="Offer id, the smaller one")
    right: int = Field(description="Offer id")
    basis: Basis = Field(
        description="What the tie rests on; an operator's word is the strongest, the model the weakest"
    )
    score: float | None = Field(description="The matcher's probability; None where it did not decide")
    reason: str
    evidence: list[EvidenceModel]


class JudgementModel(BaseModel):
    """A decision on a pair of offers."""

    left: int
    right: int
    decision: Decision
    decided_by: DecidedBy
    score: float | None
    reason: str


class ProductExplanationAnswer(BaseModel):
    """Why these offers are one product."""

    product_id: str
    offers: list[ExplainedOffer]
    ties: list[TieModel] = Field(
        description="What joins the offers, the strongest first: the last is the weakest link"
    )
    weakest: TieModel | None = Field(description="The tie that would break first; None for a single offer")
    loose: list[int] = Field(description="Offers that nothing on record joins to the others")
    judgements: list[JudgementModel] = Field(description="What operators said of these offers")
    doubts: list[JudgementModel] = Field(description="Pairs within the product that are not sure")
    sentences: list[str] = Field(description="The same in words")


class PairExplanationAnswer(BaseModel):
    """Why two offers are one product, or not."""

    left: ExplainedOffer
    right: ExplainedOffer
    same_product: bool = Field(description="Whether both are offers of one product now")
    judgement: JudgementModel | None = Field(description="The decision on this pair, where it was compared")
    evidence: list[EvidenceModel]
    sentences: list[str] = Field(description="The evidence in words")
