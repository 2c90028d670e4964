"""How what was found becomes an order; money has no part in it."""
