"""The whole chain: feeds of many offers, crawled, matched and indexed, and what a day later costs."""
