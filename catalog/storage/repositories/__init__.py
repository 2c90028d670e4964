"""Queries, one file for each kind of row. Nothing outside this folder selects, inserts or updates."""
