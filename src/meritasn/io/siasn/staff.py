"""People and units as SIASN keeps them: `Employee` and `Unit`, and around them what SIASN adds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from attrs import evolve, field, frozen

from meritasn.errors.codes import siasn as codes
from meritasn.io.siasn.reading import Draft, Received, receive
from meritasn.io.siasn.records import Kept, PostHeld
from meritasn.io.siasn.source import Payload
from meritasn.io.siasn.whose import Whose
from meritasn.io.siasn.words import Assignment, PostType
from meritasn.model import (
    Employee,
    Employment,
    NiPppk,
    Post,
    PostKind,
    PostLevel,
    Protected,
    Unit,
    UnitKind,
)
from meritasn.quantities import Absence

__all__ = [
    "MainRecord",
    "UnitReference",
    "employee_on",
    "post_on",
    "read_main",
    "read_units",
]


@frozen(kw_only=True)
class MainRecord:
    """The main record of a person (data-utama).

    Attributes:
        employee: What a rule may know of the person.
        protected: What no rule may know.
        id: SIASN's key of the person.
        birth_place: Where they were born: a proxy of origin, so no part of anything else.
        employment_type: Code of the kind of employee.
        legal_position: Code of the kedudukan.
        rank_id: Code of the rank.
        rank_since: From when the rank counts.
        service_years: Years of service in the rank.
        service_months: Months beyond them.
        education_level: Code of the highest education.
        post_type: Kind of post, in SIASN's words.
        echelon_level: Level of the eselon.
        post_class: Class of the post.
        office: Code of the office above the unit.
        agency: Code of the agency.
        retires_on: When they retire.
        retirement_age: At what age.
        other: What is not known.
    """

    employee: Employee
    protected: Protected = field(factory=Protected)
    id: str | None = field(default=None, repr=False)
    birth_place: str | None = field(default=None, repr=False)
    employment_type: str | None = None
    legal_position: str | None = None
    rank_id: str | None = None
    rank_since: date | None = None
    service_years: int | None = None
    service_months: int | None = None
    education_level: str | None = None
    post_type: PostType | None = None
    echelon_level: str | None = None
    post_class: str | None = None
    office: str | None = None
    agency: str | None = None
    retires_on: date | None = field(default=None, repr=False)
    retirement_age: int | None = field(default=None, repr=False)
    other: Kept = field(factory=dict, repr=False, hash=False)


@frozen(kw_only=True)
class UnitReference:
    """A unit of the reference tree (ref-unor).

    Attributes:
        unit: The unit; its head is SIASN's key of a person.
        agency: Code of the agency.
        echelon: Code of the eselon of its head.
        head_post: Post of its head.
        short_code: Its short code.
        office: Code of the office above it.
        type: Code of its kind; what the codes mean is not known.
        other: What is not known.
    """

    unit: Unit
    agency: str | None = None
    echelon: str | None = None
    head_post: str | None = None
    short_code: str | None = None
    office: str | None = None
    type: str | None = None
    other: Kept = field(factory=dict, repr=False, hash=False)


def read_units(
    payload: Payload, *, kinds: Mapping[str, UnitKind] | None = None
) -> Received[UnitReference]:
    """Reads units (``referensi/ref-unor``).

    How they refer to each other is not looked at here: `meritasn.model.check` does.

    Args:
        payload: What was answered.
        kinds: What the codes in ``JenisUnorId`` mean; a unit of another code is of no stated kind
            (`UnitKind.LAINNYA`).

    >>> units = read_units([{"Id": "u1", "NamaUnor": "Dinas Contoh", "DiatasanId": None}])
    >>> units.records[0].unit.name
    'Dinas Contoh'
    """

    def build(draft: Draft) -> UnitReference | None:
        if draft.rejected:
            return None
        said = draft.taken("agency", "echelon", "head_post", "short_code", "office", "type")
        return UnitReference(
            unit=Unit(
                key=draft.get("id"),
                name=draft.get("name"),
                kind=(kinds or {}).get(draft.get("type"), UnitKind.LAINNYA),
                parent=draft.get("parent"),
                head=draft.get("head"),
            ),
            other=draft.other,
            **said,
        )

    return receive(payload, "unit", build)


def read_main(payload: Payload, *, employee: str | None = None) -> Received[MainRecord]:
    """Reads main records (``pns/data-utama``).

    Args:
        payload: What was answered.
        employee: Key of the person, where there is one; otherwise it is SIASN's own key.

    >>> received = read_main({"nipBaru": "190302281925012999", "unorId": "u1"}, employee="A-1")
    >>> found = received.records[0].employee
    >>> found.unit, found.employment, found.rank
    ('u1', <Employment.PNS: 'pns'>, <Absence.MISSING: 'missing'>)
    """
    whose = Whose.of(employee)

    def build(draft: Draft) -> MainRecord | None:
        key = whose.record(draft, "id")
        employment = _employment(draft)
        if key is None or employment is None or draft.rejected:
            return None
        return MainRecord(
            employee=Employee(
                key=key,
                employment=employment,
                post=_post(
                    draft.get("post_title"), draft.get("post_type"), draft.get("post_level")
                ),
                **draft.taken("unit", "rank", "nip", "name"),
            ),
            protected=Protected(
                **draft.taken("sex", "birth_date", "religion", "marital_status"),
            ),
            other=draft.other,
            **draft.taken(*_OF_MAIN),
        )

    return receive(payload, "main", build)


_OF_MAIN = (
    "id birth_place employment_type legal_position rank_id rank_since service_years service_months "
    "education_level post_type echelon_level post_class office agency retires_on retirement_age"
).split()


def post_on(posts: Iterable[PostHeld], day: date) -> PostHeld | None:
    """The post that a person held on a day: the definitive one that began last.

    Returns:
        The post; None where none had begun, or where two began on the same day.

    >>> first, second = PostHeld(start=date(2020, 1, 1)), PostHeld(start=date(2022, 1, 1))
    >>> post_on([second, first], date(2021, 6, 30)) == first
    True
    """
    held = [
        (post.start, post)
        for post in posts
        if post.assignment in (None, Assignment.DEFINITIF) and post.start and post.start <= day
    ]
    latest = [post for start, post in held if start == max(begun for begun, _ in held)]
    return latest[0] if len(latest) == 1 else None


def employee_on(main: MainRecord, posts: Iterable[PostHeld], day: date) -> Employee:
    """A person as they were on a day: the unit and the post from their history.

    Where the history does not tell, the main record stands. A level of post is known of the present
    post only.
    """
    history = tuple(posts)
    held = post_on(history, day)
    if held is None:
        return main.employee
    now = main.employee.post
    level = now.level if held == post_on(history, date.max) else None
    title = held.title or (now.title if level is not None else None)
    return evolve(
        main.employee, unit=held.unit or main.employee.unit, post=_post(title, held.kind, level)
    )


def _employment(draft: Draft) -> Employment | None:
    """The employment that is said; else the one for which the number is given."""
    said: Employment | None = draft.get("employment")
    if said is not None or draft.failed("employment", "nip"):
        return said
    nip = draft.get("nip")
    if nip is None:
        draft.miss("employment")
        return None
    if not isinstance(nip, NiPppk):
        return Employment.PNS
    draft.find(codes.EMPLOYMENT_FROM_NUMBER.at(), "nip")
    return Employment.PPPK


def _post(title: str | None, kind: PostType | None, level: PostLevel | Absence | None) -> Post:
    """A post in the words of the law, as far as SIASN's words say it.

    A structural post may be of two kinds; only its level tells them apart.
    """
    if kind is PostType.PELAKSANA:
        return Post(title, PostKind.ADMINISTRASI, PostLevel.PELAKSANA)
    known = level if isinstance(level, PostLevel) else Absence.MISSING
    if kind is PostType.FUNGSIONAL:
        return Post(title, PostKind.FUNGSIONAL, known)
    return Post(title, known.kind if isinstance(known, PostLevel) else Absence.MISSING, known)
