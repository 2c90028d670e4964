"""What a crawl hands out: one item per product, as listings or as JSON."""
