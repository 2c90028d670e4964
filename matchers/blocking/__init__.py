"""Which pairs are worth scoring: those that share an identifier, rare words, or a neighbourhood."""
