"""Decisions on pairs of offers. The smaller offer id is on the left, so a pair has one row."""

from sqlalchemy import CheckConstraint, Column, Float, ForeignKey, Index, Table, Text

from catalog.domain.judgement import DecidedBy, Decision
from catalog.storage.schema.columns import Identity, UtcDateTime, column, enum_of, metadata

judgement = Table(
    "judgement",
    metadata,
    Column("left_offer_id", Identity, ForeignKey("offer.id", ondelete="CASCADE"), primary_key=True),
    Column(
        "right_offer_id", Identity, ForeignKey("offer.id", ondelete="CASCADE"), primary_key=True, index=True
    ),
    column("decision", enum_of(Decision)),
    column("decided_by", enum_of(DecidedBy)),
    column("score", Float, null=True),
    column("reason", Text),
    column("decided_at", UtcDateTime),
    CheckConstraint("left_offer_id < right_offer_id", name="ordered_pair"),
    Index("ix_judgement_decision_decided_by", "decision", "decided_by"),
)
