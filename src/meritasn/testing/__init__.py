"""For tests, examples and experiments: invented people and values drawn at random.

`meritasn.testing.population` makes a whole city from a seed and needs nothing but the library;
`meritasn.testing.strategies` has strategies for Hypothesis and needs the extra ``testing``.
"""

from __future__ import annotations

__all__: list[str] = []
