"""An agency's file on top of a pack: what it supplies, replaces and adds, and what it cannot."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest
from tests.policies.faults import SOUND

from meritasn.errors import PackRefused
from meritasn.law import Standing
from meritasn.policies import Policy, overlaid, read_policy, shipped, what_if
from meritasn.rules import Record, run
from meritasn.rules.scope import Parameter

HEAD = """
format = "meritasn/overlay@1"
name = "{name}"
base = "{base}"

[cite]
perwal = "Rancangan Perwal"
"""
SHARE = """
[parameter.share]
value = 70
cite = "perwal: Pasal 2"
standing = "single"
"""
STEP = """
[[step]]
name = "{name}"
of = "person"
title = {{ id = "{name}", en = "{name}" }}
cite = "perwal"
standing = "text"
{body}
"""


def laid(text: str, base: Policy | None = None, name: str = "medan-2024") -> Policy:
    base = base or read_policy(SOUND)
    return overlaid(base, HEAD.format(name=name, base=base.name.partition("+")[0]) + text)


def refusals(text: str, base: Policy | None = None) -> list[tuple[str, str | None]]:
    with pytest.raises(PackRefused) as refused:
        laid(text, base)
    return [(finding.code.id, finding.place.path) for finding in refused.value.findings]


def figure(policy: Policy, name: str) -> Parameter:
    (dated,) = policy.pack.figures[name]
    return dated.parameter


def final(policy: Policy) -> Decimal | None:
    """The score of one who has 100 for work and 50 for service."""
    _, program = policy.programs[0]
    program = program.with_given(["work"])
    record = Record({"work": Decimal("100.00"), "service": Decimal(50)})
    return run(program, record).value("final").number


def test_an_overlay_replaces_a_figure_and_every_score_that_rests_on_it() -> None:
    assert final(read_policy(SOUND)) == Decimal("80.00")
    assert final(laid(SHARE)) == Decimal("85.00")


def test_what_a_block_leaves_unsaid_stays_but_its_source_does_not() -> None:
    before, after = figure(read_policy(SOUND), "share"), figure(laid(SHARE), "share")
    assert (after.title, after.unit, after.tune) == (before.title, before.unit, before.tune)
    assert str(before.citation) == "PP 1/2020, Pasal 1"
    assert (str(after.citation), after.standing) == ("Rancangan Perwal, Pasal 2", Standing.SINGLE)
    assert refusals("[parameter.share]\nvalue = 70") == [
        ("MER-3003", "parameter.share.cite"),
        ("MER-3003", "parameter.share.standing"),
    ]


def test_the_range_of_the_base_holds_for_the_overlay_too() -> None:
    assert refusals(SHARE.replace("70", "90")) == [("MER-3061", "parameter.share.value")]


def test_a_figure_keeps_the_unit_in_which_the_steps_read_it() -> None:
    in_ratio = SHARE.replace("value = 70", 'value = 0.7\nunit = "ratio"')
    found = refusals(in_ratio)
    assert ("MER-3071", "parameter.share.unit") in found
    assert laid(SHARE.replace("value = 70", 'value = 70\nunit = "percent"'))


def test_an_overlay_supplies_what_nobody_knew() -> None:
    base = shipped("permenpanrb-6-2022")
    over = "[parameter.most]\nvalue = 50\ncite = 'perwal'\nstanding = 'text'"
    assert figure(base, "most").value is None
    assert figure(laid(over, base), "most").value == 50
    assert "parameter.most" in [assumed.path for assumed in base.assumptions()]
    assert "parameter.most" not in [assumed.path for assumed in laid(over, base).assumptions()]


def test_a_figure_that_is_not_in_the_base_needs_its_title() -> None:
    assert refusals(SHARE.replace(".share", ".rest")) == [("MER-3059", "parameter.rest")]


def test_a_new_figure_comes_with_the_step_that_uses_it() -> None:
    extra = '[parameter.extra]\ntitle = { id = "Tambahan", en = "Extra" }\nvalue = 5\n'
    extra += 'cite = "perwal"\nstanding = "text"\n'
    step = STEP.format(name="more", body='formula = "service + extra"\ndecimals = 1\nshown = true')
    policy = laid(extra + step)
    ran = run(policy.programs[0][1], Record({"service": Decimal(50)}))
    assert ran.value("more").number == Decimal("55.0")


def test_a_step_is_replaced_whole() -> None:
    body = 'formula = "work"\nunit = "points"\ndecimals = 0'
    assert refusals(STEP.format(name="final", body=body)) == [("MER-3054", "parameter.share")]
    body = 'formula = "work + share - share"\nunit = "points"\ndecimals = 0'
    policy = laid(STEP.format(name="final", body=body))
    assert final(policy) == Decimal(100)
    (step,) = (step for step in policy.pack.steps if step.name == "final")
    assert (step.decimals, str(step.citation)) == (0, "Rancangan Perwal")


def test_a_new_step_stands_in_front_of_the_first_that_names_it() -> None:
    cap = STEP.format(name="capped", body='formula = "min(work, 100)"\ndecimals = 2')
    use = "(capped * share + service * (100 - share)) / 100"
    body = f'formula = "{use}"\nunit = "points"\ndecimals = 2'
    policy = laid(cap + STEP.format(name="final", body=body))
    names = [step.name for step in policy.pack.steps]
    assert names.index("work") < names.index("capped") < names.index("final")


@pytest.mark.parametrize("word", ["weight", "not_agreed", "disepakati", "law", "text"])
def test_a_word_for_people_is_not_a_use(word: str) -> None:
    """Titles, codes, messages, sources and standings of the base have such a word."""
    step = STEP.format(name=word, body='formula = "final / 2"\ndecimals = 2\nshown = true')
    policy = laid(step)
    assert policy.pack.steps[-1].name == word


def test_new_steps_that_nobody_names_stay_in_their_order_at_the_end() -> None:
    shown = 'formula = "final / 2"\ndecimals = 2\nshown = true'
    cap = STEP.format(name="capped", body='formula = "min(work, 100)"\ndecimals = 2')
    use = "(capped * share + service * (100 - share)) / 100"
    final = STEP.format(name="final", body=f'formula = "{use}"\nunit = "points"\ndecimals = 2')
    one, two = (STEP.format(name=name, body=shown) for name in ("one", "two"))
    policy = laid(one + cap + final + two)
    assert [step.name for step in policy.pack.steps[-2:]] == ["one", "two"]


def sources(policy: Policy) -> list[str]:
    return [str(step.citation) for step in policy.pack.steps if step.name == "results"]


def test_a_dated_step_is_replaced_on_its_own_days() -> None:
    base = shipped("permenpanrb-6-2022")
    before, after = "until = 2023-01-31\n", "from = 2023-01-31\n"
    one, both = 'first = ["results_rating"]', 'first = ["rating_from_unit", "results_rating"]'
    for body, expected in (
        (before + one, ["Rancangan Perwal", "SE MenPANRB 3/2023"]),
        (after + both, ["PermenPANRB 6/2022", "Rancangan Perwal"]),
    ):
        over = STEP.format(name="results", body=f'enum = "rating"\n{body}')
        assert sources(laid(over, base)) == expected


def test_a_step_without_days_replaces_all_of_its_name() -> None:
    over = STEP.format(name="results", body='enum = "rating"\nfirst = ["results_rating"]')
    base = shipped("permenpanrb-6-2022")
    assert refusals(over, base) == [("MER-3053", "step.rating_from_unit")]
    shown = STEP.format(
        name="rating_from_unit",
        body='shown = true\nenum = "rating"\nfirst = ["results_rating"]',
    )
    assert sources(laid(over + shown, base)) == ["Rancangan Perwal"]


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('base = "contoh"', 'base = "pp-46-2011"', ("MER-3058", "base")),
        ('base = "contoh"', "", ("MER-3003", "base")),
        ('base = "contoh"', 'base = ""', ("MER-3003", "base")),
        ('format = "meritasn/overlay@1"', "", ("MER-3003", "format")),
        ("overlay@1", "pack@1", ("MER-3005", "format")),
        ('name = "medan-2024"', "", ("MER-3003", "name")),
        ('base = "contoh"', 'base = "contoh"\ntitle = "x"', ("MER-3002", "title")),
        ("[cite]", "[in_force]\nfrom = 2020-01-01\n[cite]", ("MER-3002", "in_force")),
    ],
)
def test_an_overlay_says_what_it_is_for(old: str, new: str, complaint: tuple[str, str]) -> None:
    text = (HEAD.format(name="medan-2024", base="contoh") + SHARE).replace(old, new)
    with pytest.raises(PackRefused) as refused:
        overlaid(read_policy(SOUND), text, file="medan.toml")
    (finding,) = refused.value.findings
    assert (finding.code.id, finding.place.path) == complaint
    assert finding.place.file == "medan.toml"


def test_the_lineage_keeps_what_a_policy_was_made_of() -> None:
    base = read_policy(SOUND)
    once = laid(SHARE, base)
    twice = laid(SHARE.replace("70", "80"), once, name="dinas")
    assert base.lineage == ()
    assert once.lineage[0] == base.hash
    assert twice.lineage[:2] == once.lineage
    assert len(set(twice.lineage)) == 3
    assert (once.name, twice.name) == ("contoh+medan-2024", "contoh+medan-2024+dinas")
    assert len({base.hash, once.hash, twice.hash}) == 3
    assert final(twice) == Decimal("90.00")


def test_an_overlay_may_name_the_whole_line_it_lies_upon() -> None:
    once = laid(SHARE)
    text = HEAD.format(name="dinas", base=once.name) + SHARE.replace("70", "80")
    assert overlaid(once, text).name == "contoh+medan-2024+dinas"


def test_the_base_stays_what_it_was() -> None:
    base = read_policy(SOUND)
    before = base.hash, final(base), repr(base.raw)
    laid(SHARE, base)
    assert (base.hash, final(base), repr(base.raw)) == before


def test_an_overlay_replaces_an_order_whole_and_adds_another() -> None:
    order = """
[ranking.{}]
title = {{ id = "Menurut tingkat", en = "By grade" }}
by = ["grade"]
places = "seats"
cite = "perwal"
standing = "text"
"""
    base, other = read_policy(SOUND), laid(order.format("best") + order.format("grade"))
    assert list(other.pack.rankings) == ["best", "grade"]
    best = other.pack.rankings["best"]
    assert ([one.step for one in best.by], best.among, best.places) == (["grade"], None, "seats")
    assert best.citation.instrument.name == "Rancangan Perwal"
    assert other.hash != base.hash


# ------------------------------------------------------------------------------------ what if


@pytest.mark.parametrize("value", [50, Decimal("62.5"), Decimal("80.00")])
def test_a_what_if_is_an_overlay_that_says_so(value: Decimal | int) -> None:
    base = read_policy(SOUND)
    other = what_if(base, {"share": value})
    assert final(other) == Decimal("0.50") * value + 50
    assert other.name == "contoh+what-if"
    assert other.lineage[0] == base.hash
    assert figure(other, "share").standing is Standing.ASSUMED


@pytest.mark.parametrize(
    ("figures", "code"),
    [
        ({"share": 90}, "MER-3061"),
        ({"shares": 60}, "MER-3059"),
        ({"share": Decimal("nan")}, "MER-3004"),
        ({"share": Decimal("1e999999")}, "MER-3004"),
    ],
)
def test_a_what_if_that_does_not_fit_is_refused(
    figures: Mapping[str, Decimal | int], code: str
) -> None:
    with pytest.raises(PackRefused) as refused:
        what_if(read_policy(SOUND), figures)
    assert [finding.code.id for finding in refused.value.findings] == [code]
