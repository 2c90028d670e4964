"""HTTP: the versioned API under ``/v1``, the shopper's pages and the price feed."""
