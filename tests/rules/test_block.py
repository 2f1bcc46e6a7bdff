"""A table of a pack gives what it holds, and complains of the rest in its own words, once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from meritasn.errors import Finding, Place
from meritasn.errors.codes import packs
from meritasn.language import Text
from meritasn.quantities import Period, Rounding
from meritasn.rules.block import Block, Raw, is_name
from meritasn.rules.formula import Name


def block(**raw: Raw) -> Block:
    return Block(raw, Place(file="contoh.toml", path="step.x"))


def only(one: Block) -> Finding:
    (finding,) = one.findings
    assert finding.place.file == "contoh.toml"
    return finding


def complaint(one: Block, key: str = "a") -> tuple[str, str | None, Text | None]:
    finding = only(one)
    assert finding.place.path == f"step.x.{key}"
    return finding.code.id, None if finding.found is None else finding.found.id, finding.expected


WRONG = packs.WRONG_TYPE.id


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (True, "true"),
        ("7", '"7"'),
        ("a" * 100, '"' + "a" * 79 + "…"),
        ([1, "b", False, {}], '[1, "b", false, tabel]'),
        ({"b": 1}, "tabel"),
        (date(2020, 1, 1), "2020-01-01"),
        (10**40, "bilangan bulat"),
        (Decimal("NaN"), "NaN"),
    ],
)
def test_what_is_no_number_is_shown_as_the_file_has_it(value: Raw, found: str) -> None:
    one = block(a=value)
    assert one.number("a") is None
    assert complaint(one) == (WRONG, found, None)
    assert "angka" in only(one).message.id
    assert "a number" in only(one).message.en


@pytest.mark.parametrize("value", [7, Decimal("7.0"), 10**27, -(10**27), Decimal("1e-28")])
def test_a_number_is_exact_as_it_is_written(value: Raw) -> None:
    one = block(a=value)
    assert one.number("a") == value
    assert one.findings == []


@pytest.mark.parametrize(
    "value", [10**29, Decimal("1e29"), Decimal("1e-29"), Decimal("1." + "1" * 28), Decimal("inf")]
)
def test_a_number_that_no_regulation_has_is_refused(value: Raw) -> None:
    one = block(a=value)
    assert one.number("a") is None
    assert only(one).code is packs.WRONG_TYPE


def test_a_complaint_is_kept_once_and_a_key_of_the_file_itself_has_no_dot() -> None:
    one = block(a=1)
    assert [one.text("a"), one.text("a")] == [None, None]
    assert only(one).place.path == "step.x.a"
    top = Block({"a": 1}, Place())
    top.text("a")
    assert [finding.place.path for finding in top.findings] == ["a"]


def test_what_is_said_in_both_languages_is_shown_in_both() -> None:
    one = block()
    one.complain(packs.WRONG_TYPE, "a", found=Text("tabel", "a table"), key="a", shape="x")
    assert only(one).found == Text("tabel", "a table")


def test_what_was_taken_is_its_own_business() -> None:
    with pytest.raises(TypeError):
        Block({}, Place(), [], {"a"})  # type: ignore[call-arg]


def test_what_is_not_there_has_its_stand_in_and_is_missed_only_where_it_is_required() -> None:
    one = block()
    assert (one.text("a"), one.flag("a"), one.number("a"), one.decimals("a")) == (
        None,
        False,
        None,
        0,
    )
    assert (one.numbers("a"), one.period(), one.both_languages("a")) == (None, None, None)
    assert one.choice("a", Rounding, Rounding.UP) is Rounding.UP
    assert one.blocks("a") == ()
    assert one.findings == []
    assert one.text("a", required=True) is None
    assert complaint(one) == (packs.MISSING_KEY.id, None, Text("teks", "text"))


def test_an_empty_text_is_none() -> None:
    one = block(a="")
    assert one.text("a") is None
    assert one.findings == []
    assert one.name("a") == ""
    assert only(one).code is packs.MISSING_KEY


@pytest.mark.parametrize(
    ("value", "good"), [(0, True), (12, True), (13, False), (-1, False), (True, False)]
)
def test_a_step_has_up_to_twelve_decimals(value: Raw, *, good: bool) -> None:
    one = block(a=value)
    assert one.decimals("a") == (value if good else 0)
    assert (one.findings == []) is good


@pytest.mark.parametrize(
    ("value", "pair"),
    [
        ([1, 2], (Decimal(1), Decimal(2))),
        ([Decimal("0.5"), Decimal("0.5")], (Decimal("0.5"), Decimal("0.5"))),
        ([2, 1], None),
        ([1], None),
        ([1, 2, 3], None),
        ([1, "2"], None),
        ("1-2", None),
    ],
)
def test_a_range_is_two_numbers_the_lesser_first(
    value: Raw, pair: tuple[Decimal, Decimal] | None
) -> None:
    one = block(a=value)
    assert one.numbers("a") == pair
    if pair is None:
        assert complaint(one)[0] == WRONG
    else:
        assert one.findings == []


@pytest.mark.parametrize(
    ("value", "names", "code"),
    [
        ("b", ("b",), None),
        (["b", "c"], ("b", "c"), None),
        ([], (), WRONG),
        (["b", 1], (), WRONG),
        (1, (), WRONG),
        (["b", "c", "b"], (), packs.LISTED_TWICE.id),
    ],
)
def test_names_are_listed_once_each(value: Raw, names: tuple[str, ...], code: str | None) -> None:
    one = block(a=value)
    assert one.names("a") == names
    assert [finding.code.id for finding in one.findings] == ([] if code is None else [code])


def test_the_name_that_is_listed_twice_is_said() -> None:
    one = block(a=["b", "c", "b"])
    one.names("a")
    assert complaint(one) == (packs.LISTED_TWICE.id, "b", None)
    assert "'b'" in only(one).message.en


@pytest.mark.parametrize(
    ("raw", "period", "path"),
    [
        ({"from": date(2020, 1, 1)}, Period(date(2020, 1, 1)), None),
        (
            {"from": date(2020, 1, 1), "until": date(2020, 1, 2)},
            Period(date(2020, 1, 1), date(2020, 1, 2)),
            None,
        ),
        ({"until": date(2020, 1, 2)}, Period(date.min, date(2020, 1, 2)), None),
        ({"from": date(2020, 1, 1), "until": date(2020, 1, 1)}, None, "step.x.until"),
        ({"from": date(2020, 1, 2), "until": date(2020, 1, 1)}, None, "step.x.until"),
    ],
)
def test_days_begin_before_they_end(
    raw: dict[str, Raw], period: Period | None, path: str | None
) -> None:
    one = block(**raw)
    assert one.period() == period
    assert [f.place.path for f in one.findings] == ([] if path is None else [path])
    if path is not None:
        assert only(one).code is packs.BACKWARD_DATES
        assert only(one).found == Text(*[f"{raw['from']} – {raw['until']}"] * 2)


def test_a_choice_is_one_of_the_words() -> None:
    one = block(a="down", b="sideways")
    assert one.choice("a", Rounding, Rounding.UP) is Rounding.DOWN
    assert one.findings == []
    assert one.choice("b", Rounding, Rounding.UP) is Rounding.UP
    said = Text("half_up, up, down", "half_up, up, down")
    assert complaint(one, "b") == (packs.UNKNOWN_CHOICE.id, "sideways", said)


def test_a_sentence_is_in_both_languages() -> None:
    one = block(
        a={"id": "Bobot", "en": "Weight"}, b={"id": "Bobot"}, c={"id": "x", "en": "y", "de": "z"}
    )
    assert one.both_languages("a") == Text("Bobot", "Weight")
    assert one.findings == []
    one.both_languages("b")
    one.both_languages("c")
    found = [(finding.code, finding.place.path) for finding in one.findings]
    assert found == [(packs.MISSING_KEY, "step.x.b.en"), (packs.UNKNOWN_KEY, "step.x.c.de")]


def test_what_is_no_table_is_complained_of_and_nothing_in_it() -> None:
    one = block(a=1)
    inner = one.block("a", required=True)
    inner.text("b", required=True)
    assert complaint(one)[0] == WRONG
    missing = block()
    missing.block("a", required=True).text("b", required=True)
    assert complaint(missing)[0] == packs.MISSING_KEY.id
    optional = block()
    optional.block("a").text("b", required=True)
    assert complaint(optional, "a.b")[0] == packs.MISSING_KEY.id


def test_tables_in_a_list_stand_at_their_numbers() -> None:
    one = block(a=[{"b": 1}, 2, {"b": "x"}])
    first, last = one.blocks("a")
    assert complaint(one, "a[2]")[0] == WRONG
    one.findings.clear()
    assert [first.number("b"), last.number("b")] == [Decimal(1), None]
    assert complaint(one, "a[3].b")[0] == WRONG


def test_keys_that_nobody_takes_are_named_beside_a_close_one() -> None:
    one = block(decimals=1, decimal=2, zzz=3)
    one.decimals()
    one.finish()
    close, far = one.findings
    assert (close.place.path, close.expected) == ("step.x.decimal", Text("decimals", "decimals"))
    assert (far.place.path, far.expected) == ("step.x.zzz", None)
    assert {close.code, far.code} == {packs.UNKNOWN_KEY}


def test_a_formula_that_cannot_be_read_is_complained_of_at_its_key() -> None:
    one = block(a="b", c="b +", d=1)
    assert one.formula("a") == Name("b")
    assert one.findings == []
    assert one.formula("c") is None
    assert complaint(one, "c")[0] == packs.FORMULA_UNREADABLE.id
    one.findings.clear()
    assert one.condition("d") is None
    assert complaint(one, "d")[0] == WRONG


def test_more_decimals_than_a_step_keeps_are_complained_of() -> None:
    one = block()
    one.hold_decimals("a", Decimal("1.25"), 2)
    assert one.findings == []
    one.hold_decimals("a", Decimal("1.255"), 2)
    said = Text("decimals ≤ 2", "decimals ≤ 2")
    assert complaint(one) == (packs.TOO_PRECISE.id, None, said)
    assert "1,255" in only(one).message.id


@pytest.mark.parametrize(
    ("name", "good"),
    [
        ("a", True),
        ("time_score_2", True),
        ("a\n", False),
        ("", False),
        ("_a", False),
        ("a_", False),
        ("a__b", False),
        ("A", False),
        ("2a", False),
        ("é", False),
        ("max", False),
        ("previous", False),
        ("add_years", False),
        ("lambda", False),
    ],
)
def test_a_name_is_small_letters_and_no_word_of_the_grammar(name: str, *, good: bool) -> None:
    assert is_name(name) is good
    one = block(a=name)
    assert one.name("a") == name
    assert (one.findings == []) is good
