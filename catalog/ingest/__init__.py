"""Listings in, offers with history and changes out. Never destroys knowledge; safe to repeat."""

from catalog.ingest.counts import IngestCounts
from catalog.ingest.ingest import ingest, mark_checked
from catalog.ingest.settlement import settle_quarantine
from catalog.ingest.withdrawal import Withdrawal, withdraw_unseen

__all__ = ["IngestCounts", "Withdrawal", "ingest", "mark_checked", "settle_quarantine", "withdraw_unseen"]
