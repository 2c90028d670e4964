"""How Scrapy is run: its settings, its loop in a thread, robots.txt delays and retries."""
