"""Which of a page's amounts is the price: numbers, what is said of them, their neighbours, and the ranking."""
