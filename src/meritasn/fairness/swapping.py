"""The swap test: whether anything changes with what the law protects and numbers of identity."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from random import Random

from attrs import evolve, field, fields, frozen

from meritasn.language import Language, Text
from meritasn.merit import appraise
from meritasn.model import Employee, Employment, Protected, Sex, Workforce
from meritasn.model.identity import build_ni_pppk, build_nip, parse_nip
from meritasn.results import Assessments, Result, Results
from meritasn.view import Column, Part, Sentence, Table, Title, View, repr_html

__all__ = ["FORMAT", "ROUNDS", "SwapTest", "Swapped", "swapped"]

FORMAT = "meritasn/swap-test@1"

ROUNDS = 3
"""How often what the law protects is dealt round, where nothing is said."""

Asked = Callable[[Workforce], Results | Assessments]


@frozen
class Swapped:
    """One way in which what the law protects was dealt out anew.

    Attributes:
        title: What was done.
        changed: Whose result changed, for the caller alone.
    """

    title: Text
    changed: tuple[str, ...] = field(repr=False)


@frozen
class SwapTest:
    """Whether results hang on what the law protects, or on numbers of identity.

    Attributes:
        people: How many people have a result.
        tried: How many of them were somebody else in at least one way.
        ways: What was done, and whose result changed.
        lawful: Attributes that the rules use lawfully, which everybody kept.
    """

    people: int
    tried: int
    ways: tuple[Swapped, ...]
    lawful: tuple[str, ...]

    @property
    def changed(self) -> tuple[str, ...]:
        """Whose result changed in any way, in their order; for the caller alone."""
        return tuple(dict.fromkeys(key for way in self.ways for key in way.changed))

    def view(self) -> View:
        """How many were tried, and what changed."""
        found = _CHANGED.fill(n=len(self.changed)) if self.changed else _NOTHING
        parts: list[Part] = [
            Title(_TITLE),
            Sentence(_TRIED.fill(tried=self.tried, people=self.people, ways=len(self.ways))),
            Sentence(found, "bad" if self.changed else "plain"),
        ]
        if self.lawful:
            parts.append(Sentence(_LAWFUL.fill(names=", ".join(self.lawful)), "quiet"))
        rows = tuple((way.title, len(way.changed)) for way in self.ways)
        columns = (
            Column(Text("Yang diubah", "What was changed"), grow=True),
            Column(Text("Hasil berubah", "Results changed"), "right"),
        )
        return View((*parts, Table(columns, rows)))

    _repr_html_ = repr_html

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """The test for other programs; nobody is named."""
        return {
            "format": FORMAT,
            "people": self.people,
            "tried": self.tried,
            "changed": len(self.changed),
            "lawful": list(self.lawful),
            "ways": [
                {"title": way.title.of(language), "changed": len(way.changed)} for way in self.ways
            ],
        }


_TITLE = Text("Uji tukar", "Swap test")
_TRIED = Text(
    "{tried} dari {people} orang dicoba dengan atribut terlindungi dan nomor identitas lain, "
    "dengan {ways} cara.",
    "{tried} of {people} people were tried with other protected attributes and other numbers of "
    "identity, in so many ways: {ways}.",
)
_NOTHING = Text(
    "Tidak satu pun hasil berubah: tiap langkah, tiap peringkat, sampai ke byte terakhir.",
    "No result changed: every step and every place, to the last byte.",
)
_CHANGED = Text(
    "Hasil {n} orang berubah; aturan melihat siapa mereka.",
    "The results of so many people changed: {n}; the rules see who they are.",
)
_LAWFUL = Text(
    "Tetap seperti adanya, karena aturan memakainya menurut hukum: {names}.",
    "Left as they are, since the rules use them lawfully: {names}.",
)


def swapped(
    workforce: Workforce, asked: Asked = appraise, *, rounds: int = ROUNDS, seed: int = 0
) -> SwapTest:
    """Asks again where everybody is somebody else to the eye of the law, and compares every byte.

    What the law protects is dealt round among people, set to the same for all, turned to what
    nobody has, and taken away; numbers of identity are written anew to go with it.

    Args:
        workforce: The people.
        asked: What is asked: an appraisal, or ``lambda people: assess(people, day, policy)``.
        rounds: How often it is dealt round.
        seed: Where the dealing begins.

    >>> one = Employee(key="A-1", unit="u", employment=Employment.PNS)
    >>> city = Workforce(employees=[one], protected={"A-1": Protected(sex=Sex.FEMALE)})
    >>> from meritasn.merit import assess
    >>> found = swapped(city, lambda people: assess(people, date(2024, 3, 1), family="retirement"))
    >>> found.people, found.changed
    (1, ())
    """
    before = asked(workforce)
    lawful = tuple(sorted(before.policy.pack.lawful))
    told = _bytes_of(before)
    tried: set[str] = set()
    ways: list[Swapped] = []
    for title, other in _ways(workforce, lawful, rounds, Random(seed)):  # noqa: S311  (no secret)
        again = _bytes_of(asked(other))
        tried |= _others(workforce, other) & told.keys()
        ways.append(Swapped(title, tuple(key for key in told if again.get(key) != told[key])))
    return SwapTest(len(told), len(tried), tuple(ways), lawful)


def _bytes_of(results: Results | Assessments) -> Mapping[str, bytes]:
    """Everything that is said of each person, and every step behind it."""
    return {one.employee: _said(one) for one in results}


def _said(result: Result) -> bytes:
    runs = [] if result.run is None else [result.run, *result.run.children]
    slots = [sorted((*name, int(value)) for name, value in run.slots.items()) for run in runs]
    return json.dumps([result.as_dict("id"), slots], sort_keys=True).encode()


def _others(workforce: Workforce, other: Workforce) -> set[str]:
    """Who is somebody else."""
    nips = {one.key: one.nip for one in workforce.employees}
    return {
        one.key
        for one in other.employees
        if one.nip != nips[one.key]
        or other.protected.get(one.key, _NONE) != workforce.protected.get(one.key, _NONE)
    }


_NONE = Protected()


def _ways(
    workforce: Workforce, lawful: Sequence[str], rounds: int, chance: Random
) -> Iterator[tuple[Text, Workforce]]:
    keys = [one.key for one in workforce.employees]
    held = {key: workforce.protected.get(key, _NONE) for key in keys}

    def dealt(new: Mapping[str, Protected]) -> Workforce:
        kept = {key: _kept(held[key], new[key], lawful) for key in keys}
        people = [_renamed(one, kept[one.key]) for one in workforce.employees]
        return evolve(workforce, employees=people, protected=kept)

    for number in range(1, rounds + 1):
        others = chance.sample(keys, len(keys))
        pairs = zip(keys, others, strict=True)
        yield _ROUND.fill(n=number), dealt({key: held[other] for key, other in pairs})
    for sex in Sex:
        yield _ALL.fill(what=sex.label), dealt({k: evolve(of, sex=sex) for k, of in held.items()})
    for day in _BIRTHS:
        made = {key: evolve(of, birth_date=day) for key, of in held.items()}
        yield _BORN.fill(day=day), dealt(made)
    yield _STRANGE, dealt(dict.fromkeys(keys, _STRANGER))
    yield _AWAY, dealt(dict.fromkeys(keys, _NONE))


_BIRTHS = (date(1960, 2, 29), date(2004, 12, 31))
_STRANGER = Protected(
    sex=Sex.FEMALE,
    birth_date=date(1980, 1, 1),
    disability=True,
    **dict.fromkeys(("religion", "marital_status", "origin", "ethnicity", "race"), "x"),
    skin_colour="x",
)
_ROUND = Text(
    "atribut terlindungi diacak di antara semua orang, putaran {n}",
    "protected attributes dealt round among all, round {n}",
)
_ALL = Text("jenis kelamin semua orang: {what}", "the sex of everybody: {what}")
_BORN = Text("semua orang lahir pada {day}", "everybody born on {day}")
_STRANGE = Text(
    "semua orang diberi nilai yang tidak dimiliki siapa pun",
    "everybody given what nobody has",
)
_AWAY = Text("atribut dan nomor identitas dihapus", "attributes and numbers of identity taken away")


def _kept(old: Protected, new: Protected, lawful: Sequence[str]) -> Protected:
    """What is dealt out, but for what the rules use lawfully."""
    known = {one.name for one in fields(Protected)}
    return evolve(new, **{name: getattr(old, name) for name in lawful if name in known})


def _renamed(employee: Employee, of: Protected) -> Employee:
    """With a number of identity that goes with what somebody is now, and without a name."""
    if of.sex is None or of.birth_date is None:
        return evolve(employee, nip=None, name=None)
    if employee.employment is Employment.PNS:
        digits = build_nip(of.birth_date, date(2019, 3, 1), of.sex, 999)
    else:
        digits = build_ni_pppk(of.birth_date, 2022, of.sex, 999)
    return evolve(employee, nip=parse_nip(digits), name=None)
