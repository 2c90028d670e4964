"""Public ids of groups: short, opaque, never reused. A counter's numbers, scattered and written in Crockford base32."""

from catalog.errors import InvalidValueError

# https://www.crockford.com/base32.html, lower case: no i, l, o, u
_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
# Seven characters of five bits: 34 billion ids.
_LENGTH = 7
_BITS = 5 * _LENGTH
_MODULUS = 1 << _BITS
# Odd, so that multiplication is a bijection modulo a power of two; near modulus / golden ratio, so that
# neighbours scatter.
_MULTIPLIER = 21_235_486_157


def public_id(number: int) -> str:
    """The id of the ``number``-th thing. Raises InvalidValueError outside 0 … 2**35 - 1."""
    if not 0 <= number < _MODULUS:
        raise InvalidValueError(f"a public id's number must be from 0 to {_MODULUS - 1}, got {number}")
    scattered = number * _MULTIPLIER % _MODULUS
    return "".join(_ALPHABET[scattered >> shift & 31] for shift in range(_BITS - 5, -1, -5))
