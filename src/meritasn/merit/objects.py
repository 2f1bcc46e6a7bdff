"""Which questions read a workforce of objects only, said to whoever hands in frames."""

from __future__ import annotations

from meritasn.model import Workforce

__all__ = ["hold_objects"]


def hold_objects(workforce: object) -> None:
    """Holds that a workforce stands in objects.

    Raises:
        TypeError: If it does not; with what answers for frames.

    >>> hold_objects([])  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    TypeError: this takes a meritasn.Workforce of objects, not a list; of people in frames, ...
    """
    if not isinstance(workforce, Workforce):
        raise TypeError(_SAID.format(kind=type(workforce).__name__))


_SAID = (
    "this takes a meritasn.Workforce of objects, not a {kind}; of people in frames, assess(…) "
    "and appraise(…) answer"
)
