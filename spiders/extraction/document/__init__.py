"""The page as a document: bytes, tree, visible text, what stands around a text, and the product's heading."""
