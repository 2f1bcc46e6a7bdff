"""Fairness: whether people are treated alike, and whether the numbers can say that at all.

From counts to comparisons to findings. Nothing here can be named by a rule.
"""

from __future__ import annotations

__all__: list[str] = []
