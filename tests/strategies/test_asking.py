"""Scorers and requirements see what they name, and answer exactly or say why not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, getcontext, localcontext
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies.sound import Requiring, Scoring, declared

from meritasn.errors import UsageError
from meritasn.facts import Grain
from meritasn.language import Text
from meritasn.quantities import Absence, Rounding, Unit
from meritasn.rules import Given, Record
from meritasn.strategies import Facts, Refused, Scale, ask, described, with_figures
from meritasn.view import to_html, to_text

TEN = Record({"job_class": Decimal(10)}, key="198001012005011901")

UNNAMED: st.SearchStrategy[dict[str, Given]] = st.dictionaries(
    st.sampled_from(["rank", "employment", "results_rating", "sex", "religion", "birth_date"]),
    st.sampled_from(["iii_d", "pns", Absence.MISSING, date(1980, 1, 1)]),
)


@given(UNNAMED)
def test_facts_that_are_not_named_do_not_matter_and_cannot_be_seen(more: dict[str, Given]) -> None:
    seen: list[set[str]] = []

    def nosy(facts: Facts) -> Fraction:
        seen.append(set(facts))
        assert not any(name in facts for name in more)
        return Fraction(facts.number("job_class"))

    answered = ask(Scoring(nosy), Record({**more, "job_class": Decimal(10)}))
    assert answered.value == Decimal("10.00")
    assert seen == [{"job_class"}]


def test_a_fact_that_is_looked_for_and_not_named_is_a_fault_and_no_score() -> None:
    refused = ask(Scoring(lambda facts: facts.number("rank_since")), TEN).refused
    assert refused is not None
    assert refused.code.id == "MER-0069"


def test_no_strategy_sees_whose_record_it_is() -> None:
    def told(facts: Facts) -> Refused:
        return Refused(Text(repr(facts), str(vars(type(facts)).keys())))

    refused = ask(Scoring(told), TEN).refused
    assert refused is not None
    assert "198001012005011901" not in refused.why.id


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (Absence.MISSING, "MER-4001"),
        (Absence.NOT_APPLICABLE, "MER-4005"),
        (Decimal(99), "MER-4002"),
    ],
)
def test_what_is_missing_is_refused_by_its_name_and_never_scored(given: Given, code: str) -> None:
    answered = ask(Scoring(), Record({"job_class": given}))
    assert answered.value is None
    assert answered.refused is not None
    assert answered.refused.code.id == code
    assert "Kelas jabatan" in answered.refused.why.id
    assert ask(Scoring(), Record({})).value is None


def test_a_rule_may_say_itself_what_an_absent_fact_means() -> None:
    rule = Scoring(lambda facts: 7 if facts["job_class"] is Absence.NOT_APPLICABLE else 1)
    assert ask(rule, Record({"job_class": Absence.NOT_APPLICABLE})).value == Decimal("7.00")


def test_only_the_facts_that_were_looked_at_are_told() -> None:
    both = Scoring(
        lambda facts: 1 if facts.label("employment") == "pns" else facts.number("job_class"),
        reads=("employment", "job_class"),
    )
    answered = ask(both, Record({"employment": "pns"}))
    assert answered.value == Decimal("1.00")
    assert [used.fact.name for used in answered.used] == ["employment"]


def test_targets_and_dated_records_are_seen_by_what_is_named_of_them() -> None:
    def achieved(facts: Facts) -> Fraction:
        targets = facts.records(Grain.TARGET)
        assert [set(target) for target in targets] == [{"quantity_target", "quantity_realised"}] * 2
        assert facts.records(Grain.CREDIT) == ()
        return sum(
            Fraction(one.number("quantity_realised")) / Fraction(one.number("quantity_target"))
            for one in targets
        ) * Fraction(100, len(targets))

    def target(key: str, realised: Given) -> Record:
        facts = {"quantity_target": Decimal(3), "quantity_realised": realised, "time_target": 1}
        return Record(facts, key=key)  # type: ignore[arg-type]  # the third is never read

    reads = ("quantity_target", "quantity_realised")
    whole = Record({}, (target("T1", Decimal(1)), target("T2", Decimal(3))))
    answered = ask(Scoring(achieved, reads), whole)
    assert answered.value == Decimal("66.67")
    assert [used.of for used in answered.used] == ["T1", "T1", "T2", "T2"]
    short = Record({}, (target("T1", Decimal(1)), target("T2", Absence.MISSING)))
    assert ask(Scoring(achieved, reads), short).value is None


@given(st.integers(-(10**9), 10**9), st.integers(1, 10**6), st.sampled_from(Rounding))
def test_an_exact_answer_is_rounded_once_as_the_scale_says(
    n: int, d: int, rounding: Rounding
) -> None:
    scale = Scale(Unit.POINTS, 3, -(10**10), 10**10, rounding)
    answered = ask(Scoring(lambda _: Fraction(n, d), scale=scale), TEN)
    assert answered.value is not None
    away = Fraction(answered.value) - Fraction(n, d)
    match rounding:
        case Rounding.HALF_UP:
            assert abs(away) <= Fraction(1, 2000)
        case Rounding.UP:
            assert 0 <= away * (1 if n > 0 else -1) < Fraction(1, 1000)
        case Rounding.DOWN:
            assert 0 <= away * (-1 if n > 0 else 1) < Fraction(1, 1000)


def divides(facts: Facts) -> Decimal:
    return facts.number("job_class") / 3


def raises(facts: Facts) -> Decimal:
    raise RuntimeError(f"Siti Rahayu, {facts.number('job_class')}")


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        (lambda _: 0.5, "float"),
        (lambda facts: float(facts.number("job_class")) * 1.1, "float"),
        (lambda facts: facts.number("job_class") + Decimal(1) / 3, "Fraction"),
        (lambda facts: facts.number("job_class") * 0.1, "TypeError"),
        (lambda facts: facts.number("job_class") < 0.1, "Fraction"),
        (divides, "Fraction"),
        (lambda _: True, "bool"),
        (lambda _: None, "NoneType"),
        (lambda _: Decimal("NaN"), "0"),
        (lambda _: 101, "100"),
        (lambda _: Decimal("-0.01"), "0"),
        (lambda facts: facts.number("job_class") / Decimal(0), "zero"),
        (lambda facts: facts.label("job_class"), "TypeError"),
        (raises, "RuntimeError"),
    ],
)
def test_an_answer_that_is_not_exact_and_in_range_is_refused_with_what_is_wrong(
    rule: object, why: str
) -> None:
    answered = ask(Scoring(rule), TEN)  # type: ignore[arg-type]  # which is what is wrong with it
    assert answered.value is None
    assert answered.refused is not None
    assert answered.refused.code.id == "MER-0069"
    assert why in answered.refused.why.en
    assert "Siti" not in answered.refused.why.en + answered.refused.why.id


def test_the_arithmetic_of_whoever_asks_is_left_as_it_was() -> None:
    with localcontext(prec=3):
        exact = Scoring(lambda facts: facts.number("job_class") * Decimal("1.23456"))
        exact = Scoring(exact.rule, scale=Scale(Unit.POINTS, 4, 0, 100))
        assert ask(exact, TEN).value == Decimal("12.3456")
        assert getcontext().prec == 3


def test_a_figure_without_a_value_refuses_until_an_application_supplies_it() -> None:
    unknown = declared("contoh", ("factor", None))
    scorer = Scoring(declaration=unknown)
    scorer = Scoring(lambda _: scorer.declaration.figure("factor"), declaration=unknown)
    refused = ask(scorer, TEN).refused
    assert refused is not None
    assert refused.code.id == "MER-4003"
    known = unknown.with_figures({"factor": "2.5"})
    answered = ask(Scoring(lambda _: known.figure("factor"), declaration=known), TEN)
    assert answered.value == Decimal("2.50")
    with pytest.raises(TypeError):
        unknown.with_figures({"factor": 2.5})  # type: ignore[dict-item]  # a float
    with pytest.raises(KeyError):
        unknown.with_figures({"faktor": 1})


def test_a_requirement_is_met_or_not_or_nobody_knows() -> None:
    assert ask(Requiring(), TEN).value is True
    short = ask(Requiring(), Record({"job_class": Decimal(8)}))
    assert short.value is False
    assert short.message == Requiring().message
    assert Requiring().message.id in to_text(short, "id")
    assert ask(Requiring(), TEN).message is None
    assert ask(Requiring(), Record({})).value is None
    neither: Any = lambda _: 1  # noqa: E731  (of no type that a requirement has)
    odd = ask(Requiring(neither), TEN)
    assert odd.refused is not None
    assert odd.refused.code.id == "MER-0069"


def test_an_answer_carries_what_is_needed_to_redo_it() -> None:
    answered = ask(Scoring(declaration=declared("contoh", ("factor", Decimal("2.50")))), TEN)
    said = answered.as_dict("en")
    assert said == {
        "strategy": {
            "kind": "scorer",
            "name": "contoh",
            "version": "1",
            "title": "Example",
            "cite": "Perwali Kota Contoh 1/2026, Pasal 3",
            "standing": "assumed",
            "parameters": {"factor": "2.50"},
        },
        "answer": "33.33",
        "message": None,
        "refusal": None,
        "facts": [{"name": "job_class", "of": None, "value": "10"}],
    }
    text = to_text(answered, "id")
    assert all(part in text for part in ("contoh 1", "Pasal 3", "33,33", "Kelas jabatan", "2,50"))
    assert "198001012005011901" not in text + to_html(answered, "id") + repr(answered)


def test_figures_are_set_in_a_copy_however_the_strategy_is_written() -> None:
    class Plain:
        declaration = declared("polos", ("factor", None))
        grain, reads, scale = Grain.PERSON, ("job_class",), Scale(Unit.POINTS, 0, 0, 100)

        def score(self, facts: Facts, /) -> Decimal:
            return facts.number("job_class") * self.declaration.figure("factor")

    plain, frozen = Plain(), Scoring(declaration=declared("beku", ("factor", None)))
    assert ask(with_figures(plain, {"factor": 3}), TEN).value == 30
    assert ask(plain, TEN).value is None
    set_here = with_figures(frozen, {"factor": "0.5"})
    assert set_here.declaration.figure("factor") == Decimal("0.5")
    assert frozen.declaration.parameters[0].value is None
    for wrong in ({"faktor": 1, "x": 2}, {"factor": "tiga"}):
        with pytest.raises(UsageError) as refused:
            with_figures(plain, wrong)
        assert len(refused.value.findings) == len(wrong)
    (figure,) = frozen.declaration.parameters
    narrow = evolve(figure, tune=(Decimal(1), Decimal(2)))
    held = Scoring(declaration=evolve(frozen.declaration, parameters=(narrow,)))
    assert with_figures(held, {"factor": 2}).declaration.figure("factor") == 2
    with pytest.raises(UsageError, match="from 1 to 2"):
        with_figures(held, {"factor": "2.01"})
    with pytest.raises(TypeError):
        with_figures(plain, {"factor": 0.5})  # type: ignore[dict-item]  # a float


def test_a_strategy_is_told_by_what_it_may_look_at() -> None:
    said = to_text(described(Scoring(declaration=declared("contoh", ("factor", None)))), "id")
    assert all(
        part in said for part in ("pemberi nilai", "job_class", "dari 0 sampai 100", "factor")
    )
    assert "Perwali Kota Contoh 1/2026, Pasal 3" in said
    assert "Example" in to_text(described(Requiring()), "en")
