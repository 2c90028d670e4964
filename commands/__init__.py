"""One file per command of ``pricemesh``; each has a click command named ``command``."""
