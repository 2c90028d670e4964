"""Freshness: how long after an observation is committed a search shows it, while changes stream in."""
