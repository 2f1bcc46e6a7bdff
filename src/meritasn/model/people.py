"""Employees, and apart from them what the law protects."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from meritasn.model.identity import Nip, NiPppk
from meritasn.model.numbers import number
from meritasn.model.vocabulary import (
    Education,
    Employment,
    PostKind,
    PostLevel,
    Rank,
    Sex,
    YesNo,
)
from meritasn.quantities import Absence, Number

__all__ = ["Employee", "Post", "Protected"]


@frozen
class Post:
    """The post that a person holds.

    Attributes:
        title: Its name.
        kind: Kind of post.
        level: Level within the kind.
        since: Since when the person holds it.
        retirement_age: The retirement age of the post itself, in years.
    """

    title: str | None = None
    kind: PostKind | Absence = Absence.MISSING
    level: PostLevel | Absence = Absence.MISSING
    since: date | Absence = Absence.MISSING
    retirement_age: Number = field(converter=number, default=Absence.MISSING)


@frozen(kw_only=True)
class Employee:
    """A member of the civil service, as far as a rule may know one.

    Attributes:
        key: What the tables call this person; no name and no NIP.
        unit: Key of the unit they work in.
        employment: PNS, PPPK or part-time PPPK.
        rank: Golongan ruang, or golongan of PPPK.
        post: The post of record.
        service_since: Start of unbroken service.
        rank_since: Start of the rank.
        education: Highest recorded diploma.
        superior_rank: Rank of the direct superior.
        unpaid_leave: Whether they have been on leave outside state support.
        job_class: Class of the job.
        remote_place: Whether they are posted at a place that is hard to serve in.
        hard_conditions: Whether they work under risk.
        scarce_profession: Whether their profession is scarce.
        nip: NIP or NI PPPK, where it is given.
        name: Name, where it is given.
    """

    key: str = field(repr=False)
    unit: str
    employment: Employment
    rank: Rank | Absence = Absence.MISSING
    post: Post = Post()
    service_since: date | Absence = Absence.MISSING
    rank_since: date | Absence = Absence.MISSING
    education: Education | Absence = Absence.MISSING
    superior_rank: Rank | Absence = Absence.MISSING
    unpaid_leave: YesNo | Absence = Absence.MISSING
    job_class: Number = field(converter=number, default=Absence.MISSING)
    remote_place: YesNo | Absence = Absence.MISSING
    hard_conditions: YesNo | Absence = Absence.MISSING
    scarce_profession: YesNo | Absence = Absence.MISSING
    nip: Nip | NiPppk | None = field(default=None, repr=False)
    name: str | None = field(default=None, repr=False)


@frozen(kw_only=True, repr=False)
class Protected:
    """The attributes by which UU 20/2023 forbids to distinguish (explanation of Pasal 28(2)(d)).

    A type apart: no field of `Employee` holds one, so no rule can read it. Only an audit of
    fairness does. None means that the attribute is not known.

    Attributes:
        sex: Jenis kelamin.
        birth_date: Umur.
        religion: Agama.
        marital_status: Status pernikahan.
        disability: Berkebutuhan khusus.
        origin: Asal-usul.
        ethnicity: Suku.
        race: Ras.
        skin_colour: Warna kulit.
    """

    sex: Sex | None = None
    birth_date: date | None = None
    religion: str | None = None
    marital_status: str | None = None
    disability: bool | None = None
    origin: str | None = None
    ethnicity: str | None = None
    race: str | None = None
    skin_colour: str | None = None

    def __repr__(self) -> str:
        """Shows none of them."""
        return "Protected(…)"
