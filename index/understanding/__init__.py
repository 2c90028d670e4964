"""Filters that shoppers type as words: prices, condition, stock, brands and attributes."""
