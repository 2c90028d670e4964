"""Work without garbage collection, where much is made and next to no cycles: a collection finds nothing there and
looks at every object each time.

Matching makes lists and arrays by the million, and collections in a forked worker copy the pages it shares: a seventh
of the processor time of 20,000 offers, for 21 objects found. Of reading a page they were 2 to 5 %.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """No automatic collections inside, of the whole process; afterwards as it was."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
