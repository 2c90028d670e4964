"""The shopper's pages, rendered on the server; they work without JavaScript."""
