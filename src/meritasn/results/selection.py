"""A selection: who stands where among those who want the same, why, and who goes on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import Literal, TypeAlias

from attrs import field, frozen

from meritasn.language import Language, Text
from meritasn.model import Vacancy
from meritasn.policies import Criterion, Policy, Ranking, criterion_text, order_rule
from meritasn.results.explanation import Explanation
from meritasn.results.naming import named
from meritasn.results.ranked import Ranked, Unranked
from meritasn.results.requirements import requirements_beside
from meritasn.results.result import Result
from meritasn.rules import Program
from meritasn.rules.kinds import Combined
from meritasn.view import Align, Cell, Column, Part, Sentence, Table, Title, Tone, View, repr_html

__all__ = ["Selection", "Standing"]

FORMAT, FORMAT_OF_ONE = "meritasn/selection@1", "meritasn/selected@1"

Standing: TypeAlias = Literal["goes_on", "undecided", "stays", "unknown"]
"""What a place means: within the places there are, tied across their end, behind them; or it is
not known how many there are."""


@frozen
class Selection:
    """Candidates in the order that a policy declares.

    Nothing but its criteria orders them: equals share a place, and where those who share one are
    more than the places that are left, none of them is chosen.

    Attributes:
        on: The day.
        policy: The policy.
        program: Its rules on that day.
        order: The order that was taken.
        ranked: Those who have a place, the first ones first; equals by their keys.
        unranked: Those who have none.
        places: How many go on; None where the order does not say it or it is not known.
        no_places: Why it is not known how many go on.
        least: How many should have applied at least, where the order says so.
        vacancy: The post that is asked about.
    """

    on: date
    policy: Policy = field(repr=lambda policy: policy.name)
    program: Program = field(repr=False)
    order: Ranking = field(repr=lambda order: order.name)
    ranked: tuple[Ranked, ...] = field(repr=lambda ranked: str(len(ranked)))
    unranked: tuple[Unranked, ...] = field(repr=lambda unranked: str(len(unranked)))
    places: int | None
    no_places: Text | None
    least: int | None
    vacancy: Vacancy | None = None

    @property
    def applicants(self) -> int:
        """How many are known to have applied, with a place or without."""
        return len(self.ranked) + len(self.unranked) - self.rejected

    @property
    def rejected(self) -> int:
        """Of how many the row was rejected: until it is corrected, nothing here is settled."""
        return sum(one.rejected for one in self.unranked)

    def of(self, candidate: str) -> Ranked | Unranked | None:
        """Where somebody stands."""
        return next((one for one in self._everybody if one.candidate == candidate), None)

    @property
    def _everybody(self) -> tuple[Ranked | Unranked, ...]:
        return (*self.ranked, *self.unranked)

    def standing(self, one: Ranked) -> Standing:
        """What a place means for who goes on."""
        if self.places is None:
            return "unknown"
        if one.place > self.places:
            return "stays"
        return "goes_on" if one.place + one.sharing - 1 <= self.places else "undecided"

    @property
    def shortlist(self) -> tuple[Ranked, ...]:
        """Those who surely go on, by this order."""
        return self._who("goes_on")

    @property
    def undecided(self) -> tuple[Ranked, ...]:
        """Equals who are more than the places that are left: the choice is not made here."""
        return self._who("undecided")

    def _who(self, standing: Standing) -> tuple[Ranked, ...]:
        return tuple(one for one in self.ranked if self.standing(one) == standing)

    def explain(self, candidate: str) -> Explanation | None:
        """How the first criterion came out for somebody, step by step.

        Of somebody who does not meet what one has to meet to be ranked, how that came out.

        Raises:
            KeyError: If there is no such candidate.
        """
        found = self._one(candidate)
        barred = isinstance(found, Unranked) and not found.unknown and self.order.among
        return found.result.explain(barred or self.order.by[0].step)

    def _one(self, candidate: str) -> Ranked | Unranked:
        found = self.of(candidate)
        if found is None:
            raise KeyError(candidate)
        return found

    # -- why -----------------------------------------------------------------------------------

    def why(self, one: Ranked) -> Text:
        """What makes somebody equal to others of their place, and what put them before the next."""
        parts = [] if one.sharing == 1 else [self._equal(one)]
        if one.decided is not None:
            parts.append(self._before(one, self.order.by[one.decided]))
        return Text("; ".join(p.id for p in parts), "; ".join(p.en for p in parts))

    def _decided(self, one: Ranked) -> Text:
        """The same in a table that shows the first criterion beside it."""
        if one.decided == 0 and one.sharing == 1:
            return self._title(self.order.by[0])
        return self.why(one)

    def _equal(self, one: Ranked) -> Text:
        if one.lacking is None:
            return _EQUAL
        return _OPEN.fill(lacking=self._title(self.order.by[one.lacking]))

    def _before(self, one: Ranked, criterion: Criterion) -> Text:
        if criterion.step in self._protected:
            return criterion_text(criterion, self.policy.pack, self._titled)
        after, *_ = self._groups[one.place + one.sharing]
        mine, theirs = (self._said(r.result, criterion) for r in (one, after))
        return _BEFORE.fill(title=self._title(criterion), mine=mine, theirs=theirs)

    @cached_property
    def _groups(self) -> Mapping[int, tuple[Ranked, ...]]:
        """Those who share each place."""
        return {place: tuple(those) for place, those in groupby(self.ranked, lambda one: one.place)}

    def _title(self, criterion: Criterion) -> Text:
        return self.program.steps[criterion.step].step.title

    def _titled(self, name: str) -> Text:
        if name in self.program.steps:
            return self.program.steps[name].step.title
        return self.program.parameters[name].title

    def _said(self, result: Result, criterion: Criterion) -> Text:
        value, enum = result.value(criterion.step), self.program.steps[criterion.step].enum
        if value.label is not None and enum is not None:
            return enum.title(value.label)
        found = value.number if value.day is None else value.day
        return Text("{v}", "{v}").fill(v="–" if found is None else found)

    @cached_property
    def _protected(self) -> frozenset[str]:
        """Criteria that rest on what the law protects: that they decide is said, no value."""
        return frozenset(
            one.step for one in self.order.by if _reaches(self.program, one.step, self.policy)
        )

    @cached_property
    def _numbered(self) -> Mapping[str, int]:
        keys = sorted(one.candidate for one in self._everybody)
        return {key: number for number, key in enumerate(keys, 1)}

    def named(self, one: Ranked | Unranked) -> str:
        """What somebody is called here: a key that could name them elsewhere is not shown."""
        return named(one.candidate, self._numbered[one.candidate])

    # -- for other programs ----------------------------------------------------------------------

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """Everything for other programs, no floats and no protected values."""
        return {
            "format": FORMAT,
            "on": self.on.isoformat(),
            "vacancy": self.vacancy and self.vacancy.key,
            "policy": {"name": self.policy.name, "hash": self.policy.hash},
            "order": {
                "name": self.order.name,
                "title": self.order.title.of(language),
                "by": [
                    {
                        "step": one.step,
                        "title": self._title(one).of(language),
                        "greatest_first": one.greatest_first,
                    }
                    for one in self.order.by
                ],
                "cite": str(self.order.citation),
                "standing": self.order.standing.value,
            },
            "places": self.places,
            "least_applicants": self.least,
            "applicants": self.applicants,
            "rejected": self.rejected,
            "shortlist": [one.candidate for one in self.shortlist],
            "undecided": [one.candidate for one in self.undecided],
            "ranked": [self._ranked(one, language) for one in self.ranked],
            "unranked": [self._unranked(one, language) for one in self.unranked],
        }

    def one_as_dict(self, candidate: str, language: Language) -> Mapping[str, object]:
        """Where one candidate stands, and why step by step, for other programs.

        Raises:
            KeyError: If there is no such candidate.
        """
        one, explanation = self._one(candidate), self.explain(candidate)
        whole = self.as_dict(language)
        return {
            "format": FORMAT_OF_ONE,
            **{key: whole[key] for key in _OF_ALL},
            **(
                self._ranked(one, language)
                if isinstance(one, Ranked)
                else self._unranked(one, language)
            ),
            "trace": explanation and explanation.as_dict(language),
        }

    def _unranked(self, one: Unranked, language: Language) -> Mapping[str, object]:
        return {"candidate": one.candidate, "code": one.code.id, "why": one.why.of(language)}

    def _ranked(self, one: Ranked, language: Language) -> Mapping[str, object]:
        by = self.order.by
        return {
            "candidate": one.candidate,
            "place": one.place,
            "standing": self.standing(one),
            "values": {
                criterion.step: one.result.value(criterion.step).text
                for criterion in by
                if criterion.step not in self._protected
            },
            "decided_by": None if one.decided is None else by[one.decided].step,
            "not_asked": None if one.lacking is None else by[one.lacking].step,
            "why": self.why(one).of(language),
        }

    # -- for people ------------------------------------------------------------------------------

    def view(self) -> View:
        """Who goes on first, then everybody's place and what decided it, then who has none."""
        return View((*self._head(), *self._choice(), *self._places(), *self._apart()))

    _repr_html_ = repr_html

    def dossier(self, candidate: str) -> View:
        """Where one candidate stands, what decided it, and how it came out step by step.

        Raises:
            KeyError: If there is no such candidate.
        """
        one, explanation = self._one(candidate), self.explain(candidate)
        if isinstance(one, Ranked):
            said = _STANDS.fill(key=self.named(one), place=one.place, n=len(self.ranked))
            parts = [Sentence(said), _SAID[self.standing(one)]]
            if (why := self.why(one)).id:
                parts.append(Sentence(_BY.fill(why=why)))
        else:
            said = _STANDS_APART.fill(key=self.named(one), why=one.why)
            parts = [Sentence(said, _tone(one))]
        trace = () if explanation is None else explanation.view().parts
        return View((*self._head(), *parts, *self._unsettled(), *trace))

    def _head(self) -> Iterator[Part]:
        asked = (
            self.order.title
            if self.vacancy is None
            else _FOR.fill(title=self.order.title, post=self.vacancy.title)
        )
        yield Title(Text("{asked}, {day}", "{asked}, {day}").fill(asked=asked, day=self.on))
        yield Sentence(order_rule(self.order, self.policy.pack, self._titled))
        yield Sentence(
            _SOURCE.fill(
                cite=str(self.order.citation),
                standing=self.order.standing.text,
                policy=f"{self.policy.name} · {self.policy.hash[:12]}",
            ),
            "quiet",
        )
        if self.order.note is not None:
            yield Sentence(self.order.note, "quiet")

    def _choice(self) -> Iterator[Part]:
        yield from self._remarks()
        yield from self._unsettled()
        if not self.applicants:
            yield Sentence(_NOBODY_KNOWN if self.rejected else _NOBODY_APPLIED, "warn")
            return
        if self.least is not None and self.applicants < self.least:
            yield Sentence(_FEW.fill(n=self.applicants, least=self.least), "warn")
        unknown = sum(one.unknown and not one.rejected for one in self.unranked)
        if unknown:
            said = _MAY_CHANGE if self.ranked else _NOT_YET
            yield Sentence(said.fill(n=unknown), "warn")
        if self.places is None:
            if self.no_places is not None:
                yield Sentence(_NO_PLACES.fill(why=self.no_places), "warn")
            return
        going, tied = self.shortlist, self.undecided
        keys = ", ".join(map(self.named, going))
        if going:
            yield Sentence(_GOES_ON.fill(n=len(going), places=self.places, keys=keys), "good")
        elif not tied and not unknown and not self.rejected:
            yield Sentence(_NOBODY, "warn")
        if tied:
            keys = ", ".join(map(self.named, tied))
            left = self.places - len(going)
            yield Sentence(_TIED.fill(keys=keys, left=left), "warn")

    def _unsettled(self) -> Iterator[Part]:
        """That nothing is settled while there are rows that may be about this post."""
        if self.rejected:
            yield Sentence(_UNSETTLED.fill(n=self.rejected), "warn")

    def _remarks(self) -> Iterator[Part]:
        """What somebody does not meet that keeps nobody out, once for all of them."""
        runs = [one.result.run for one in self._everybody if one.result.run is not None]
        among = set() if self.order.among is None else _below(self.program, self.order.among)
        lacking = Counter(
            one.why
            for run in runs
            for one in requirements_beside(run)
            if one.answer == "not_met" and one.step not in among
        )
        for why, many in lacking.items():
            said = why if many == len(runs) else _OF_SOME.fill(why=why, n=many)
            yield Sentence(said, "warn")

    def _places(self) -> Iterator[Part]:
        if not self.ranked:
            return
        first = self.order.by[0]
        number: Align = "right" if self.program.steps[first.step].enum is None else "left"
        groups = tuple(self._groups.values())
        yield Table(
            (
                Column(_PLACE, "right"),
                Column(_CANDIDATE, grow=True),
                Column(self._title(first), number),
                Column(_MEANS),
                Column(_WHY, grow=True),
            ),
            tuple(self._row(group, first) for group in groups[:_MOST_ROWS]),
        )
        yield from _beyond(len(groups))

    def _row(self, group: tuple[Ranked, ...], first: Criterion) -> tuple[Cell, ...]:
        one, *_ = group
        value = None if first.step in self._protected else self._said(one.result, first)
        keys = ", ".join(map(self.named, group))
        return one.place, keys, value, _SAID[self.standing(one)], self._decided(one)

    def _apart(self) -> Iterator[Part]:
        if not self.unranked:
            return
        yield Title(_NO_PLACE, 2)
        alike: dict[Sentence, list[str]] = {}
        for one in self.unranked:
            alike.setdefault(Sentence(one.why, _tone(one)), []).append(self.named(one))
        rows = tuple((", ".join(keys), why) for why, keys in alike.items())
        yield Table((Column(_CANDIDATE, grow=True), Column(_REASON, grow=True)), rows[:_MOST_ROWS])
        yield from _beyond(len(rows))


_OF_ALL = ("on", "vacancy", "policy", "order", "places", "rejected")
"""What is also said for other programs beside one candidate alone."""


def _below(program: Program, name: str) -> set[str]:
    """A requirement with those that it is combined from."""
    kind = program.steps[name].step.kind
    inner = kind.of if isinstance(kind, Combined) else ()
    return {name}.union(*(_below(program, one) for one in inner))


def _beyond(rows: int) -> Iterator[Part]:
    if rows > _MOST_ROWS:
        yield Sentence(_MORE.fill(n=rows - _MOST_ROWS), "quiet")


_MOST_ROWS = 50
"""More rows than these are counted and not shown; other programs get all of them."""


def _tone(one: Unranked) -> Tone:
    return "warn" if one.unknown else "plain"


def _reaches(program: Program, name: str, policy: Policy) -> bool:
    """Whether a step rests on an attribute that the policy declares as protected."""
    if name in policy.pack.lawful:
        return True
    compiled = program.steps.get(name)
    inner = () if compiled is None else compiled.step.names()
    return any(_reaches(program, one, policy) for one in inner)


_FOR = Text("{title}: {post}", "{title}: {post}")
_SOURCE = Text("{cite} — {standing} · {policy}", "{cite} — {standing} · {policy}")
_PLACE, _CANDIDATE = Text("Tempat", "Place"), Text("Pelamar", "Candidate")
_MEANS, _REASON = Text("Artinya", "Meaning"), Text("Mengapa", "Why")
_WHY = Text("Yang menentukan", "What decided")
_NO_PLACE = Text("Tidak diurutkan", "Not ranked")
_STANDS = Text("{key}: tempat {place} dari {n}.", "{key}: place {place} of {n}.")
_STANDS_APART = Text("{key} tidak diurutkan: {why}.", "{key} is not ranked: {why}.")
_BY = Text("Yang menentukan: {why}.", "What decided: {why}.")
_MORE = Text("… dan {n} baris lagi.", "… and {n} more rows.")
_EQUAL = Text("sama dalam semua yang menentukan", "equal in all that decides")
_OPEN = Text(
    "dianggap sama, karena tidak semua punya {lacking}",
    "taken as equal, because not all of them have {lacking}",
)
_BEFORE = Text("{title}: {mine}, berikutnya {theirs}", "{title}: {mine}, the next {theirs}")
_GOES_ON = Text(
    "Yang lanjut, {n} dari {places} tempat: {keys}.",
    "Who goes on, {n} of {places} places: {keys}.",
)
_TIED = Text(
    "{keys} sama dalam semua yang menentukan, dan tempat yang tersisa hanya {left}: pilihan di "
    "antara mereka tidak dibuat di sini.",
    "{keys} are equal in all that decides, and only {left} of the places are left: the choice "
    "among them is not made here.",
)
_NOBODY = Text("Tidak ada yang dapat lanjut.", "There is nobody who can go on.")
_NO_PLACES = Text(
    "Banyaknya yang lanjut belum diketahui: {why}.", "How many go on is not known: {why}."
)
_NOBODY_APPLIED = Text("Tidak ada pelamar.", "Nobody applied.")
_NOBODY_KNOWN = Text("Selain itu tidak ada pelamar.", "Nobody else applied.")
_UNSETTLED = Text(
    "Urutan dan siapa yang lanjut belum pasti. Pelamar yang barisnya ditolak, mungkin untuk "
    "jabatan ini: {n}. Perbaiki dahulu barisnya.",
    "The order and who goes on are not settled. Candidates whose row was rejected, perhaps for "
    "this post: {n}. Their rows have to be corrected first.",
)
_FEW = Text(
    "Baru {n} pelamar; paling sedikit {least}.", "Only {n} applied; at least {least} should have."
)
_OF_SOME = Text("{why} ({n} pelamar)", "{why} ({n} of the candidates)")
_MAY_CHANGE = Text(
    "{n} pelamar belum dapat diurutkan: tempat yang lain dapat berubah sesudahnya.",
    "Not ranked yet: {n}. The places of others may change once what is missing is known.",
)
_NOT_YET = Text("{n} pelamar belum dapat diurutkan.", "Not ranked yet: {n}.")
_SAID: Mapping[Standing, Sentence] = {
    "goes_on": Sentence(Text("lanjut", "goes on"), "good"),
    "undecided": Sentence(Text("belum terpilih", "not chosen yet"), "warn"),
    "stays": Sentence(Text("tidak lanjut", "does not go on"), "plain"),
    "unknown": Sentence(Text("–", "–"), "quiet"),
}
