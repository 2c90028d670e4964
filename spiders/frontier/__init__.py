"""Which address to ask for next: what is on a page, what is worth following, when to stop."""
