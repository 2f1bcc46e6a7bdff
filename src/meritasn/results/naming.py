"""What a person is called where others read it."""

from __future__ import annotations

__all__ = ["named"]

_DIGITS_OF_NIK = 16


def named(key: str, place: int) -> str:
    """The key of somebody, or their place among all where the key could name them elsewhere.

    >>> named("P0001", 3), named("3271234567890123", 4)
    ('P0001', '#4')
    """
    return key if sum(map(str.isdigit, key)) < _DIGITS_OF_NIK else f"#{place}"
