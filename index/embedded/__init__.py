"""The embedded engine: tantivy holds documents and words, numpy columns answer filters, facets and sorts."""
