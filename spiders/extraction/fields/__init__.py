"""One file per field, one shape: ``extract_<field>(page) -> Reading[T] | None``."""
