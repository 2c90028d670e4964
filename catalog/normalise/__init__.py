"""Text as stores write it, read into one form: one concept a file, ``parse_X(text) -> X | None``, never raising."""
