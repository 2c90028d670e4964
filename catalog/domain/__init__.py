"""The words of the field as frozen values: one concept per file, no storage, no I/O."""
