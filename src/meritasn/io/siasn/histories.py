"""Payloads of histories, read into SIASN's own records."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from meritasn.errors.codes import siasn as codes
from meritasn.io.siasn.reading import Draft, Received, receive
from meritasn.io.siasn.records import (
    Award,
    Course,
    Credit,
    OlderSkp,
    PostHeld,
    Sanction,
    Training,
)
from meritasn.io.siasn.source import Payload
from meritasn.io.siasn.words import PostType
from meritasn.model import Conduct

__all__ = [
    "read_awards",
    "read_courses",
    "read_credits",
    "read_posts",
    "read_sanctions",
    "read_skp",
    "read_skp2021",
    "read_training",
]

Record = TypeVar("Record")

_KEY_OF_KIND = {
    PostType.STRUKTURAL: "echelon",
    PostType.FUNGSIONAL: "functional_post",
    PostType.PELAKSANA: "officer_post",
}
_TWO_REGULATIONS = 2021


def read_posts(payload: Payload) -> Received[PostHeld]:
    """Reads the posts that a person held (``pns/rw-jabatan``).

    >>> read_posts([{"jenisJabatan": "2", "tmtJabatan": "1-4-2022"}]).records[0].start
    datetime.date(2022, 4, 1)
    """

    def build(draft: Draft) -> PostHeld:
        due = _KEY_OF_KIND.get(draft.get("kind"))
        filled = {key for key in _KEY_OF_KIND.values() if draft.get(key) is not None}
        if due and filled - {due}:
            draft.find(codes.POST_BY_KIND.at(), min(filled - {due}))
        return PostHeld(**draft.values, other=draft.other)

    return receive(payload, "post", build)


def read_training(payload: Payload) -> Received[Training]:
    """Reads trainings (``pns/rw-diklat``)."""
    return receive(payload, "training", _as_it_is(Training))


def read_courses(payload: Payload) -> Received[Course]:
    """Reads courses (``pns/rw-kursus``)."""
    return receive(payload, "course", _as_it_is(Course))


def read_sanctions(payload: Payload) -> Received[Sanction]:
    """Reads disciplinary sanctions (``pns/rw-hukdis``), those that were cancelled too."""
    return receive(payload, "sanction", _as_it_is(Sanction))


def read_awards(payload: Payload) -> Received[Award]:
    """Reads awards (``pns/rw-penghargaan``)."""
    return receive(payload, "award", _as_it_is(Award))


def read_credits(payload: Payload) -> Received[Credit]:
    """Reads credit of functional posts (``pns/rw-angkakredit``).

    >>> read_credits('[{"kreditBaruTotal": 12.1}]').records[0].total
    Decimal('12.1')
    """
    return receive(payload, "credit", _as_it_is(Credit))


def read_skp(payload: Payload) -> Received[OlderSkp]:
    """Reads SKP under PP 46/2011 (``pns/rw-skp``, the body of ``skp/save``, or a local table)."""
    return receive(payload, "skp", _skp)


def read_skp2021(payload: Payload) -> Received[OlderSkp]:
    """Reads SKP of 2021, the year of two regulations (the body of ``skp2021/save`` too)."""
    return receive(payload, "skp2021", _skp)


def _as_it_is(record: Callable[..., Record]) -> Callable[[Draft], Record]:
    return lambda draft: record(**draft.values, other=draft.other)


_CONDUCT = ("service", "integrity", "commitment", "discipline", "cooperation", "leadership")


def _skp(draft: Draft) -> OlderSkp | None:
    if draft.get("year") == _TWO_REGULATIONS and not draft.get("regulation"):
        draft.find(codes.REGULATION_UNSAID.at(), "regulation")
    if draft.rejected:
        return None
    conduct = Conduct(**draft.taken(*_CONDUCT))
    rest = {name: value for name, value in draft.values.items() if name not in _CONDUCT}
    return OlderSkp(**rest, conduct=conduct, other=draft.other)
