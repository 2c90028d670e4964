"""The price feed: one item per product with its best offer, as Google-shaped XML or as CSV."""
