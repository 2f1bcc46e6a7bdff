"""How an audit of appraisers is shown, and what is held back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from meritasn.fairness.appraisers.concordance import Concordance
from meritasn.fairness.appraisers.finding import RaterFinding, signed
from meritasn.fairness.appraisers.plan import RaterPlan
from meritasn.fairness.appraisers.signs import Sign
from meritasn.fairness.appraisers.taken_out import TakenOut, UnitTakenOut
from meritasn.fairness.finding import Verdict
from meritasn.fairness.words import rounded
from meritasn.language import Language, Text, listing
from meritasn.view import Cell, Column, Part, Sentence, Table, Title, Tone

if TYPE_CHECKING:
    from meritasn.fairness.appraisers.audited import RaterAudit

__all__ = ["answered", "own", "parts"]

FORMAT = "meritasn/rater-audit@1"


def parts(audit: RaterAudit, *, keys: bool) -> Iterator[Part]:
    """The whole audit: the plan, the counts, the flags, and what would be without the effects.

    Args:
        audit: The audit.
        keys: Whether raters are named by their keys, and their units with them; else by their
            place among all raters.
    """
    yield Title(_TITLE)
    yield Sentence(
        _ASKED.fill(
            title=audit.policy.title,
            period=audit.period.text,
            raters=len(audit.raters),
            n=audit.ratings,
        )
    )
    yield from _plan(audit)
    yield Table(_COLUMNS, tuple(_row(sign, of) for sign, of in audit.counts().items()))
    unasked = [sign.text for sign in Sign if sign not in audit.counts()]
    if unasked:
        yield Sentence(_UNASKED.fill(signs=listing(unasked)), "quiet")
    yield from _flags(audit, keys=keys)
    yield from _concordance(audit.concordance)
    if audit.taken_out is not None:
        yield from _taken_out(audit.taken_out, audit.plan, units=keys)
    yield Sentence(_COOL, "quiet")


def own(audit: RaterAudit, rater: str) -> Iterator[Part]:
    """What is said of one rater, who alone should read it."""
    yield Title(_OWN)
    yield from _plan(audit)
    for one in audit.of(rater):
        yield Title(_headed(one, audit), 2)
        yield Sentence(_SAID.fill(verdict=one.verdict.text, text=one.sentence), _TONES[one.verdict])
        yield from _effect(one)
    yield Sentence(_COOL, "quiet")


def _effect(one: RaterFinding) -> Iterator[Part]:
    of = one.measured
    if of.shrunk is not None and of.error is not None and of.enough:
        low, high = of.shrunk - 2 * of.error, of.shrunk + 2 * of.error
        yield Sentence(
            _INTERVAL.fill(shrunk=signed(of.shrunk), low=signed(low), high=signed(high), n=of.n),
            "quiet",
        )


def _headed(one: RaterFinding, audit: RaterAudit) -> Text:
    if one.measured.focal is None:
        return one.sign.text
    group = audit.said(one.measured.attribute, one.measured.focal)
    return Text("{sign}: {group}", "{sign}: {group}").fill(sign=one.sign.text, group=group)


def _plan(audit: RaterAudit) -> Iterator[Part]:
    plan = audit.plan
    yield Sentence(
        _PLAN.fill(
            title=plan.title,
            standing=plan.standing.text,
            level=rounded(plan.level, 2),
            adjust=plan.adjustment.text,
            tests=audit.tests,
            minimum=plan.minimum,
        ),
        "quiet",
    )
    if plan.note is not None:
        yield Sentence(plan.note, "quiet")


def _row(sign: Sign, of: Mapping[Verdict, int]) -> tuple[Cell, ...]:
    return sign.text, *(of.get(verdict, 0) for verdict in Verdict)


def _flags(audit: RaterAudit, *, keys: bool) -> Iterator[Part]:
    places = _places(audit)
    yield Title(_FLAGGED, 2)
    if not audit.flagged:
        yield Sentence(_NOBODY)
    for one in audit.flagged:
        yield Sentence(
            _OF.fill(
                rater=one.rater if keys else _RATER.fill(n=places[one.rater]),
                sign=one.sign.text,
                text=one.sentence,
            ),
            _TONES[one.verdict],
        )
    alone = [
        one
        for one in audit.findings
        if one.sign is Sign.LENIENCY and one.verdict is Verdict.NOT_MEASURABLE
    ]
    if alone:
        yield Sentence(_ALONE.fill(n=len(alone)), "quiet")


def _places(audit: RaterAudit) -> Mapping[str, int]:
    """The place of each rater among all of them."""
    return {rater: n for n, rater in enumerate(audit.raters, start=1)}


def _concordance(of: Concordance) -> Iterator[Part]:
    if of.share is not None:
        yield Title(_LADDER, 2)
        yield Sentence(
            _AGREE.fill(percent=rounded(100 * of.share, 1), pairs=of.pairs, tied=of.tied)
        )


def _taken_out(found: TakenOut, plan: RaterPlan, *, units: bool) -> Iterator[Part]:
    yield Title(_WITHOUT, 2)
    yield Sentence(_INFORMATION, "warn")
    yield Sentence(_MOVED.fill(n=found.moved, raters=len(found.steps)))
    if not units:
        yield Sentence(_NO_UNITS, "quiet")
        return
    if found.units:
        codes = found.enum.codes
        columns = (
            Column(_UNIT, grow=True),
            *(Column(found.enum.title(code), "right") for code in codes),
        )
        yield Table(columns, tuple(_unit(one, codes) for one in found.units))
    if found.withheld:
        yield Sentence(_WITHHELD.fill(n=found.withheld, least=plan.shown), "quiet")


def _unit(one: UnitTakenOut, codes: tuple[str, ...]) -> tuple[Cell, ...]:
    return one.unit, *(f"{_count(one.before[c])} → {_count(one.after[c])}" for c in codes)


def _count(n: int | None) -> str:
    return _HIDDEN if n is None else str(n)


_HIDDEN = "*"
_TONES: Mapping[Verdict, Tone] = {
    Verdict.FLAG: "warn",
    Verdict.NO_FLAG: "plain",
    Verdict.INSUFFICIENT: "quiet",
    Verdict.NOT_MEASURABLE: "quiet",
}


# -- for programs ---------------------------------------------------------------------------------


def answered(audit: RaterAudit, language: Language, *, keys: bool) -> Mapping[str, object]:
    """The audit as plain values; raters are places unless their keys are asked for."""
    places = _places(audit)
    plan, of = audit.plan, audit.concordance
    return {
        "format": FORMAT,
        "policy": {"name": audit.policy.name, "hash": audit.policy.hash},
        "period": audit.period.text.of(language),
        "raters": len(audit.raters),
        "ratings": audit.ratings,
        "plan": {
            "name": plan.name,
            "standing": plan.standing.value,
            "level": f"{rounded(plan.level, 4)}",
            "adjustment": plan.adjustment.value,
            "tests": audit.tests,
            "within": list(plan.within),
            "minimum": plan.minimum,
        },
        "counts": [
            {"sign": sign.value, **{verdict.value: of_sign.get(verdict, 0) for verdict in Verdict}}
            for sign, of_sign in audit.counts().items()
        ],
        "findings": [
            _finding(one, places[one.rater], language, plan, keys=keys) for one in audit.findings
        ],
        "level_concordance": {
            "pairs": of.pairs,
            "agreeing": of.agreeing,
            "tied": of.tied,
            "share": None if of.share is None else f"{rounded(of.share, 4)}",
        },
        "without_effects": (
            None if audit.taken_out is None else _without(audit.taken_out, language, keys=keys)
        ),
    }


def _finding(
    one: RaterFinding, place: int, language: Language, plan: RaterPlan, *, keys: bool
) -> Mapping[str, object]:
    of, small = one.measured, one.measured.n < plan.shown

    def number(value: float | None) -> str | None:
        return None if value is None or small or not of.enough else f"{rounded(value, 4)}"

    return {
        "rater": one.rater if keys else None,
        "place": place,
        "sign": one.sign.value,
        "attribute": of.attribute,
        "group": of.focal,
        "verdict": one.verdict.value,
        "why": one.why.value,
        "ground": None if of.ground is None else of.ground.value,
        "ratings": None if small else of.n,
        "effect": number(of.effect),
        "shrunk": number(of.shrunk),
        "error": number(of.error),
        "p": None if of.p is None else f"{rounded(of.p, 6)}",
        "adjusted_p": None if one.adjusted is None else f"{rounded(one.adjusted, 6)}",
        "needed": one.needed,
        "sentence": (_FEW if small else one.sentence).of(language),
    }


def _without(found: TakenOut, language: Language, *, keys: bool) -> Mapping[str, object]:
    """Unit by unit only where raters are named: a unit has one rater, or hardly more."""
    return {
        "note": _INFORMATION.of(language),
        "moved": found.moved,
        "raters": len(found.steps),
        "units_withheld": found.withheld,
        "units": [
            {
                "unit": one.unit,
                "people": one.people,
                "moved": one.moved,
                "predicates": [
                    {"predicate": code, "now": one.before[code], "without": one.after[code]}
                    for code in found.enum.codes
                ],
            }
            for one in (found.units if keys else ())
        ],
    }


# -- words ----------------------------------------------------------------------------------------

_TITLE = Text("Pejabat penilai di samping rekannya", "Raters beside their peers")
_OWN = Text("Penilaian Anda di samping penilaian rekan", "Your ratings beside those of peers")
_ASKED = Text(
    "{title}, {period}: {raters} penilai, {n} penilaian.",
    "{title}, {period}: {raters} raters, {n} ratings.",
)
_PLAN = Text(
    "{title} ({standing}): taraf {level} untuk semua {tests} uji bersama-sama, {adjust}; kurang "
    "dari {minimum} penilaian tidak dinyatakan apa pun.",
    "{title} ({standing}): level {level} for all {tests} tests together, {adjust}; of fewer than "
    "{minimum} ratings nothing is said.",
)
_COLUMNS = (
    Column(Text("Tanda", "Sign"), grow=True),
    *(Column(verdict.text, "right") for verdict in Verdict),
)
_UNASKED = Text(
    "Tidak dapat ditanyakan dengan data dan aturan ini: {signs}.",
    "Cannot be asked of this data and rule: {signs}.",
)
_FLAGGED = Text("Ditandai", "Flagged")
_NOBODY = Text("Tidak ada penilai yang ditandai.", "No rater is flagged.")
_RATER = Text("Penilai {n}", "Rater {n}")
_OF = Text("{rater} – {sign}. {text}", "{rater} – {sign}. {text}")
_SAID = Text("[{verdict}] {text}", "[{verdict}] {text}")
_INTERVAL = Text(
    "Dari {n} penilaian, setelah disusutkan {shrunk}; kira-kira antara {low} dan {high}.",
    "From {n} ratings, drawn towards zero {shrunk}; roughly between {low} and {high}.",
)
_ALONE = Text(
    "{n} penilai tidak dapat dibedakan dari unitnya, karena hampir tidak ada penilaiannya yang "
    "berdampingan dengan penilaian orang lain. Rotasi penilai, atau pegawai yang dinilai dua "
    "orang, membuatnya terukur.",
    "{n} raters cannot be told apart from their units, since hardly any of their ratings stand "
    "beside those of somebody else. Rotating raters, or people rated by two, would make it "
    "measurable.",
)
_LADDER = Text("Nilai dan jenjang", "Scores and levels")
_AGREE = Text(
    "Dari {pairs} pasangan junior dan senior, nilai sejalan dengan jenjang pada {percent} % (seri "
    "dihitung setengah; {tied} seri). 50 % berarti tanpa hubungan.",
    "Of {pairs} pairs of a junior and a senior, scores agree with levels in {percent} % (ties "
    "half; {tied} ties). 50 % means no relation.",
)
_WITHOUT = Text("Andai pengaruh penilai dikeluarkan", "If the effects of raters were taken out")
_INFORMATION = Text(
    "Ini informasi, bukan koreksi: tidak pernah diterapkan pada predikat siapa pun. Bagi penilai "
    "yang tidak dapat dibedakan dari unitnya, selisih seluruhnya dianggap milik penilai.",
    "This is information and no correction: it is never applied to anybody's predicate. Where "
    "rater and unit cannot be told apart, all of the difference is taken to be the rater's.",
)
_MOVED = Text(
    "Orang yang akan berpredikat lain: {n}. Penilai yang pengaruhnya mencapai satu langkah: "
    "{raters}.",
    "People who would have another predicate: {n}. Raters whose effect comes to a step: {raters}.",
)
_NO_UNITS = Text(
    "Unit tidak disebut di sini, karena unit memberi tahu siapa penilainya.",
    "Units are not named here, since a unit tells who its rater is.",
)
_UNIT = Text("Unit (kini → tanpa pengaruh)", "Unit (now → without)")
_WITHHELD = Text(
    "{n} unit dengan kurang dari {least} orang tidak ditampilkan.",
    "{n} units with fewer than {least} people are not shown.",
)
_FEW = Text("Terlalu sedikit penilaian untuk ditampilkan.", "Too few ratings to show.")
_COOL = Text(
    "Tanda adalah alasan untuk bertanya kepada penilai, bukan kesimpulan tentangnya; tanpa tanda "
    "bukan berarti tidak ada apa-apa. Angka ini tidak menyebut sebabnya.",
    "A flag is a reason to ask the rater, and no conclusion about them; that nothing is flagged "
    "does not mean that there is nothing. These numbers do not say why.",
)
