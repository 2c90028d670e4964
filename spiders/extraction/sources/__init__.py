"""Readers of one kind of source each. They find; the fields judge."""
