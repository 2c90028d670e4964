"""Teaches the matcher an operator's own catalogue: what its GTINs, its stores and its operators confirm."""
