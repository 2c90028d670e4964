"""Blocking: which part of the true pairs is proposed, and how few pairs are proposed for it."""
