"""The mark of a model: "mark ii", "mk3", "5dmkiv"."""

import re

# in folded text; the first group is the number, Arabic or Roman
MARK = re.compile(r"(?:\bmark|\bmk|(?<=\d)mk|(?<=\d[a-z])mk)[ .-]?(\d{1,2}|[ivx]{1,4})\b")
