"""The words that shops use, by concept, in the languages of the shops. Data with a little folding."""
