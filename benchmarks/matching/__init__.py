"""How well pairs of offers are matched, and at what cost."""
