"""From scored pairs to clusters: nothing is known here of offers, only nodes, weights and constraints."""
