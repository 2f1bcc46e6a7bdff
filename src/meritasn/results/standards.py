"""Whether services keep their standards: every measurement, what was missed, and the time saved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from attrs import field, frozen

from meritasn.language import LANGUAGES, Language, Text, listing
from meritasn.policies import Policy
from meritasn.results.refusal import Refusal
from meritasn.results.requirements import SHOWN, Answer
from meritasn.results.result import Label
from meritasn.view import Cell, Column, Part, Sentence, Table, Title, View, repr_html

__all__ = ["Measured", "ServiceStandards", "StandardsKept"]

FORMAT = "meritasn/standards@1"


@frozen
class Measured:
    """One measurement of a service, as a rule of a month.

    Attributes:
        on: Its last day.
        answer: Whether every standard was kept.
        missed: What was not kept, in words.
        unknown: What is not known to be kept.
        time: The time against its standard, where there is one.
        took: The time that it took, where it was measured.
        standard: The time that the standard promises, where there is one.
    """

    on: date
    answer: Answer
    missed: tuple[Text, ...] = ()
    unknown: tuple[Text, ...] = ()
    time: Label | None = None
    took: Decimal | None = None
    standard: Decimal | None = None

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """The measurement for other programs."""
        return {
            "on": self.on.isoformat(),
            "answer": self.answer,
            "missed": [one.of(language) for one in self.missed],
            "unknown": [one.of(language) for one in self.unknown],
            "time": self.time and {"code": self.time.code, "label": self.time.title.of(language)},
            "took": _text(self.took),
            "standard": _text(self.standard),
        }


@frozen
class ServiceStandards:
    """A service with its measurements, the earliest first.

    Attributes:
        key: What the tables call it.
        name: Its name.
        answer: Whether its standards were always kept.
        series: The measurements that are looked at.
        met: How many of them keep every standard.
        missed: How many miss one.
        time_unit: In what its time is counted.
        time_before: The time that it took before.
        time_now: The time at the last measurement.
        time_saved: The share of the time before that is saved, in percent.
        time_added: The share that was added, where it takes longer than before.
        refusal: Why nothing could be said, where a row was rejected.
    """

    key: str
    name: str
    answer: Answer
    series: tuple[Measured, ...] = ()
    met: int = 0
    missed: int = 0
    time_unit: str | None = None
    time_before: Decimal | None = None
    time_now: Decimal | None = None
    time_saved: Decimal | None = None
    time_added: Decimal | None = None
    refusal: Refusal | None = None

    @property
    def latest(self) -> Measured | None:
        """The last measurement."""
        return self.series[-1] if self.series else None

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """The service for other programs; numbers are text."""
        return {
            "service": self.key,
            "name": self.name,
            "answer": self.answer,
            "met": self.met,
            "missed": self.missed,
            "series": [one.as_dict(language) for one in self.series],
            "time_unit": self.time_unit,
            **{name: _text(getattr(self, name)) for name in _TIMES},
            "refusal": self.refusal
            and {"code": self.refusal.code.id, "message": self.refusal.message.of(language)},
        }


@frozen
class StandardsKept:
    """What became of the standards of every service.

    Attributes:
        on: The day; later measurements do not exist yet.
        policy: The policy.
        services: The services.
    """

    on: date
    policy: Policy = field(repr=lambda policy: policy.name)
    services: tuple[ServiceStandards, ...] = field(repr=lambda services: str(len(services)))

    def of(self, service: str) -> ServiceStandards | None:
        """One service by its key."""
        return next((one for one in self.services if one.key == service), None)

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """Everything for other programs."""
        return {
            "format": FORMAT,
            "on": self.on.isoformat(),
            "policy": {"name": self.policy.name, "hash": self.policy.hash},
            "services": [one.as_dict(language) for one in self.services],
        }

    def view(self) -> View:
        """Every service with its series; then which measurements missed what."""
        return View(tuple(self._parts()))

    def _parts(self) -> Iterator[Part]:
        yield Title(_TITLE.fill(title=self.policy.title, day=self.on))
        source = f"{self.policy.name} · {self.policy.hash[:12]}"
        yield Sentence(Text(source, source), "quiet")
        asked = [one for one in self.services if one.series or one.refusal]
        if asked:
            yield Table(_COLUMNS, tuple(_row(one) for one in asked), _SIGNS)
        for one in asked:
            yield from _of_service(one)
        none = [one.name for one in self.services if one not in asked]
        if none:
            yield Sentence(_NOT_MEASURED.fill(who=listing(none)), "quiet")

    _repr_html_ = repr_html


def _row(one: ServiceStandards) -> tuple[Cell, ...]:
    latest = one.latest
    series = "".join(_SIGN[measured.answer] for measured in one.series)
    last = None if latest is None else SHOWN[latest.answer]
    return one.name, series, one.met, one.missed, last, _time(one), _saved(one)


def _time(one: ServiceStandards) -> Cell:
    """Before and now, as far as they are known."""
    if one.time_now is None:
        return None
    unit = one.time_unit or ""
    if one.time_before is None:
        return _NOW.fill(now=_plain(one.time_now), unit=unit)
    before, now = _plain(one.time_before), _plain(one.time_now)
    return _BEFORE_AND_NOW.fill(before=before, now=now, unit=unit)


def _plain(number: Decimal) -> Decimal:
    """Without decimals that say nothing."""
    return Decimal(f"{number.normalize():f}")


def _saved(one: ServiceStandards) -> Cell:
    if one.time_saved is not None:
        return Sentence(_SAVED.fill(share=one.time_saved), "good" if one.time_saved else "plain")
    if one.time_added is not None:
        return Sentence(_ADDED.fill(share=one.time_added), "bad")
    return None


def _of_service(one: ServiceStandards) -> Iterator[Part]:
    if one.refusal is not None:
        yield Sentence(_REFUSED.fill(name=one.name, why=one.refusal.message), "bad")
    missed = [m for m in one.series if m.answer == "not_met"]
    if missed:
        what = _by_reason((m.on, m.missed) for m in missed)
        words = _MISSED.fill(name=one.name, n=len(missed), all=len(one.series), what=what)
        yield Sentence(words, "bad")
    unknown = [m for m in one.series if m.answer == "unknown"]
    if unknown:
        what = _by_reason((m.on, m.unknown) for m in unknown)
        yield Sentence(_UNKNOWN.fill(name=one.name, what=what), "warn")
    if one.series and all(m.answer == "not_applicable" for m in one.series):
        yield Sentence(_NO_STANDARD.fill(name=one.name), "quiet")


def _by_reason(measured: Iterable[tuple[date, tuple[Text, ...]]]) -> Text:
    """Every reason once, with all the days of it."""
    days: dict[Text, list[date]] = {}
    for on, reasons in measured:
        for reason in reasons:
            days.setdefault(reason, []).append(on)
    each = [_WHEN.fill(what=what, days=listing(of)) for what, of in days.items()]
    return Text(*("; ".join(one.of(language) for one in each) for language in LANGUAGES))


def _text(number: Decimal | None) -> str | None:
    return None if number is None else f"{number:f}"


_TIMES = ("time_before", "time_now", "time_saved", "time_added")
_SIGN: Mapping[Answer, str] = {"met": "✓", "not_met": "✗", "unknown": "?", "not_applicable": "–"}
_TITLE = Text("{title}, sampai {day}", "{title}, until {day}")
_COLUMNS = (
    Column(Text("Layanan", "Service"), grow=True),
    Column(Text("Pengukuran", "Measurements")),
    Column(Text("Terpenuhi", "Met"), "right"),
    Column(Text("Terlewat", "Missed"), "right"),
    Column(Text("Terakhir", "Last")),
    Column(Text("Waktu", "Time"), "right"),
    Column(Text("Dibanding semula", "Against before")),
)
_SIGNS = Text(
    "✓ terpenuhi · ✗ terlewat · ? belum diketahui · – tidak berlaku; yang terdahulu di kiri",
    "✓ met · ✗ missed · ? not known · – not applicable; the earliest on the left",
)
_NOW = Text("{now} {unit}", "{now} {unit}")
_BEFORE_AND_NOW = Text("{before} → {now} {unit}", "{before} → {now} {unit}")
_SAVED = Text("hemat {share}\N{NO-BREAK SPACE}%", "{share}% saved")
_ADDED = Text("lebih lama {share}\N{NO-BREAK SPACE}%", "{share}% longer")
_WHEN = Text("{what} ({days})", "{what} ({days})")
_MISSED = Text(
    "{name}: terlewat pada {n} dari {all} pengukuran: {what}.",
    "{name}: missed in {n} of {all} measurements: {what}.",
)
_UNKNOWN = Text("{name}: belum diketahui: {what}.", "{name}: not known: {what}.")
_NO_STANDARD = Text(
    "{name}: tidak ada standar yang ditetapkan, jadi tidak ada yang dinilai.",
    "{name}: no standard is set, so that nothing is judged.",
)
_REFUSED = Text("{name}: tidak dinilai, {why}.", "{name}: not judged, {why}.")
_NOT_MEASURED = Text("Tidak diukur: {who}.", "Not measured: {who}.")
