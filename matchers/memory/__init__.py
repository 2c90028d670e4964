"""What the matcher remembers of a catalogue, as arrays by row: no Python object an offer, a pair or a product."""
