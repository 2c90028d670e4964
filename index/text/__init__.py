"""Words: one analysis for what is indexed and what is typed, and what the catalogue knows about words."""
