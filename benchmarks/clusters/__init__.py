"""Grouping whole catalogues, each left out of training."""
