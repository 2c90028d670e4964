"""Trains matchers from labelled pairs: reading the sets, fitting, leaving sets out, evaluating."""
