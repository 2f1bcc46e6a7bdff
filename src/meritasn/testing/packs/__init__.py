"""Strategies for packs: whole ones that hold, drawn at random, and variants of a policy.

Needs the extra ``testing``.
"""

from meritasn.testing.packs.drawn import packs
from meritasn.testing.packs.texts import CHANGE, DAYS, HEAD
from meritasn.testing.packs.variants import variants

__all__ = ["CHANGE", "DAYS", "HEAD", "packs", "variants"]
