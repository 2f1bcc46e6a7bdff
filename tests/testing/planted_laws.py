"""Faults planted in a rule, in the engine or in a strategy, each with the law that has to catch it.

Data for `test_laws_planted` and for the page of planted faults: what is planted, as a pack or as a
patch of the engine, and which law is there for it.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from fractions import Fraction
from functools import partial
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve as changed
from attrs import frozen
from tests.strategies.sound import Calibrating, Measuring, Ranking, Scoring, Splitting

from meritasn.columns import keyed
from meritasn.language import Text
from meritasn.model import Sex
from meritasn.policies import Policy, evolve, load_policy, read_policy, reader, to_toml
from meritasn.quantities import Rounding, numbers
from meritasn.rules import Program, record, scope, single
from meritasn.rules.kinds import bands
from meritasn.rules.states import PRESENT
from meritasn.rules.terms import at_most, opposite
from meritasn.strategies import Calibrated, GroupCounts, HasCount, Strategy, Takes
from meritasn.testing import Outcome, check_policy, check_strategy
from meritasn.testing.laws import packs as round_trips
from meritasn.testing.laws import trying

ROOT = Path(__file__).parents[2]
PACKS = files("meritasn.policies") / "packs"
Patch = Callable[[pytest.MonkeyPatch], None]


def nothing(patch: pytest.MonkeyPatch) -> None:
    del patch


@frozen
class Planted:
    """A fault, and the law that is there for it.

    Attributes:
        name: Its stable name.
        what: What is planted.
        law: The law that has to catch it.
        policy: The policy that it is tried on, read while the fault is there.
        patch: Plants it in the engine; a fault of the rule is in the policy.
        proved: Whether the law is asked for its proof; the engine is tried without.
    """

    name: str
    what: Text
    law: str
    policy: Callable[[], Policy]
    patch: Patch = nothing
    proved: bool = False


@frozen
class PlantedStrategy:
    """A fault in a strategy, and the law that is there for it."""

    name: str
    what: Text
    law: str
    strategy: Strategy


# -------------------------------------------------------------------------------------- the packs


def text_of(name: str) -> str:
    return (PACKS / f"{name}.toml").read_text("utf-8")


def edited(name: str, *edits: tuple[str, str]) -> Policy:
    """A shipped pack, read anew, with a few passages exchanged."""
    text = text_of(name)
    for before, after in edits:
        assert text.count(before) >= 1, before
        text = text.replace(before, after)
    return read_policy(text, file=f"{name}.toml")


def unadmitted(name: str, law: str) -> Policy:
    """A shipped pack that does not say that its regulation breaks a law."""
    lines = text_of(name).splitlines()
    return read_policy("\n".join(line for line in lines if not line.startswith(f"{law} = ")))


def paid(edits: Mapping[str, Any]) -> Policy:
    """Additional income with the invented figures of a region, and something otherwise."""
    region = load_policy("pp-12-2019", overlays=[ROOT / "examples/medan_tpp.toml"])
    return evolve(region, edits)


FINE = {
    "title": {"id": "Denda", "en": "Fine"},
    "value": 100_000_000,
    "unit": "rupiah",
    "standing": "assumed",
    "cite": "kepmen",
}


PP46 = partial(edited, "pp-46-2011")

FIGURE = """[parameter.{name}]
title = {{ id = "Angka {name}", en = "Figure {name}" }}
value = {value}
unit = "{unit}"
cite = "pp46"
standing = "secondary"

[parameter.efficiency_limit]"""
BEHAVIOUR = '[[step]]\nname = "behaviour"'
COUNTED = """[unsaid.discipline]
means = "not applicable"
cite = "pp46"
standing = "secondary"

[[step]]
name = "discipline_counted"
of = "person"
title = { id = "Disiplin yang dihitung", en = "Discipline that counts" }
first = ["discipline", "least"]
unit = "points"
decimals = 2
cite = "pp46"
standing = "secondary"

[[step]]
name = "behaviour\""""
CLIFF = """let.weighed = "(skp * share_of_results + behaviour * (100 - share_of_results)) / 100"
when = [
  { if = "behaviour >= limit", then = "weighed" },
  { then = "weighed / 2" },
]
rounding_cite = "perka1"
"""
FORMULA = 'formula = "(skp * share_of_results + behaviour * (100 - share_of_results)) / 100"'


def dated(name: str) -> Policy:
    """A pack whose law begins after the rule that cites it, which the reader would refuse."""
    return edited(name, ('pp46 = "PP 46/2011"', 'pp46 = { law = "PP 46/2011", from = 2016-01-01 }'))


FINED = {
    "of": "person",
    "title": {"id": "Setelah denda", "en": "After the fine"},
    "formula": "earned - fine",
    "unit": "rupiah",
    "decimals": 0,
    "standing": "assumed",
    "cite": "kepmen",
}


# ------------------------------------------------------------------------------------- the engine


def module(name: str) -> Any:  # noqa: ANN401  (some of them share their name with a function)
    return import_module(f"meritasn.rules.{name}")


def half_even(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(
        numbers._QUOTIENT,  # noqa: SLF001  (a fault is planted where the thing is)
        Rounding.HALF_UP,
        lambda n, d: round(Fraction(n, d)) if d else 0,
    )


def strict_bands(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(bands, "at_most", lambda a, b: opposite(at_most(b, a)))


def every_source_covers(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(reader, "_covers", lambda *_: True)


def a_span_is_lost(patch: pytest.MonkeyPatch) -> None:
    spans = reader._spans  # noqa: SLF001  (a fault is planted there)
    patch.setattr(reader, "_spans", lambda pack: list(spans(pack))[:1])


def reasons_are_lost(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Program, "explain", lambda *_: ())


def ranges_are_not_kept(patch: pytest.MonkeyPatch) -> None:
    within = module("compiler")._within_range  # noqa: SLF001  (a fault is planted there)
    patch.setattr(module("compiler"), "_within_range", lambda *given: (within(*given)[0], given[3]))


def missing_is_zero(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(scope.Scope, "_state_of_fact", lambda *_: PRESENT)


def counted_in_the_arithmetic_around(patch: pytest.MonkeyPatch) -> None:
    number = record._number  # noqa: SLF001  (a fault is planted there)

    def around(name: str, decimals: int, low: int, high: int) -> record.Entrance:
        enter = number(name, decimals, low, high)
        return lambda value: enter(+value if isinstance(value, Decimal) else value)

    patch.setattr(record, "_number", around)
    record._entrances.cache_clear()  # noqa: SLF001


def men_serve_better(patch: pytest.MonkeyPatch) -> None:
    room = import_module("meritasn.merit.appraisal")
    made = room.person_record

    def seeing(*args: Any) -> Any:  # noqa: ANN401  (as the real one)
        found = made(*args)
        person, workforce = args[1].employee, args[3]
        if workforce.protected[person].sex is not Sex.MALE:
            return found
        return changed(found, facts={**found.facts, "results_rating": "di_atas"})

    patch.setattr(room, "person_record", seeing)


def an_unnamed_fact_counts(patch: pytest.MonkeyPatch) -> None:
    entered = module("single").entered

    def seeing(program: Any, grain: Any, facts: Any, **kept: Any) -> Any:  # noqa: ANN401
        row = entered(program, grain, facts, **kept)
        return row if "job_class" not in facts else (*row[:-1], 1)

    patch.setattr(single, "entered", seeing)


def the_one_before_is_remembered(patch: pytest.MonkeyPatch) -> None:
    entered = module("single").entered
    before: dict[Any, Any] = {}

    def recalling(program: Any, grain: Any, facts: Any, **kept: Any) -> Any:  # noqa: ANN401
        row = entered(program, grain, facts, **kept)
        recalled = before.get(grain)
        if recalled is None or len(recalled) != len(row):
            before[grain] = row
            return row
        before[grain] = row
        return (*recalled[:2], *row[2:])

    patch.setattr(single, "entered", recalling)


def last_child_is_forgotten(patch: pytest.MonkeyPatch) -> None:
    line = "{total} += {one} if i == 0 or i + 1 < len(children) else 0"
    patch.setitem(module("source")._GATHER, "sum", line)  # noqa: SLF001  (a fault is planted there)


def the_other_branch_is_told(patch: pytest.MonkeyPatch) -> None:
    asked = module("trace")._asked  # noqa: SLF001  (a fault is planted there)

    def opposite_of(test: Any) -> Any:  # noqa: ANN401  (as the real one)
        answer = asked(test)
        turned = {True: False, False: True}
        return answer if test is None else lambda chain: turned.get(answer(chain))

    patch.setattr(module("trace"), "_asked", opposite_of)


def the_reference_is_turned(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(module("interpreter").Integers, "at_most", staticmethod(operator.ge))


def rows_are_taken_for_sorted(patch: pytest.MonkeyPatch) -> None:
    def hinted(self: keyed.Keyed) -> Any:  # noqa: ANN401  (a frame)
        return self.frame.set_sorted(self.key)

    patch.setattr(keyed.Keyed, "_hinted", property(hinted))


def a_writer_rounds(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(round_trips, "to_toml", lambda p: to_toml(p).replace("= 1.76", "= 1.8"))


def every_block_holds(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(reader, "_holds", lambda *_: True)


def everything_differs(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(round_trips, "diff", lambda *_: ("a difference",))


def keys_count(patch: pytest.MonkeyPatch) -> None:
    run_entered = single.run_entered

    def seeing(program: Program, whole: single.Entered) -> Any:  # noqa: ANN401  (as the real one)
        if whole.key > "m":
            whole = changed(whole, own=(whole.own[0] + 1, *whole.own[1:]))
        return run_entered(program, whole)

    patch.setattr(single, "run_entered", seeing)


# -------------------------------------------------------------------------------------- the table

OF_RULES: Sequence[Planted] = (
    Planted(
        "weights of 101 percent",
        Text("Bobot 60 % dan 41 %", "Weights of 60 % and 41 %"),
        "weights_make_a_whole",
        lambda: PP46(
            ("behaviour * (100 - share_of_results)", "behaviour * share_of_behaviour"),
            (
                "[parameter.efficiency_limit]",
                FIGURE.format(name="share_of_behaviour", value=41, unit="percent"),
            ),
        ),
        proved=True,
    ),
    Planted(
        "two bands changed places",
        Text("Rentang “baik” dan “cukup” tertukar", "The bands “good” and “fair” changed places"),
        "bands_stand_in_order",
        lambda: PP46(
            ('{ from = 76, is = "baik" }', '{ from = 76, is = "cukup" }'),
            ('{ from = 61, is = "cukup" }', '{ from = 61, is = "baik" }'),
        ),
        proved=True,
    ),
    Planted(
        "a band nobody reaches",
        Text(
            "Rentang teratas di atas nilai tertinggi yang mungkin",
            "The highest band lies above the highest possible score",
        ),
        "every_branch_can_be_taken",
        lambda: PP46(('"final"\nrows', '"behaviour"\nrows'), ("from = 91,", "from = 101,")),
        proved=True,
    ),
    Planted(
        "a law that begins later",
        Text(
            "Rujukan ke peraturan yang berlaku sesudah aturan yang menyebutnya",
            "A source that is in force only after the rule that cites it",
        ),
        "every_source_is_in_force",
        lambda: dated("pp-46-2011"),
        every_source_covers,
    ),
    Planted(
        "a score below zero",
        Text("Nilai di bawah nol yang tidak diakui", "A score below zero that is not admitted"),
        "scores_are_never_negative",
        lambda: unadmitted("pp-46-2011", "scores_are_never_negative"),
        proved=True,
    ),
    Planted(
        "an empty fact counts as zero",
        Text(
            "Disiplin yang tidak diisi dihitung nol",
            "Discipline that is left empty counts as zero",
        ),
        "missing_is_never_scored",
        lambda: PP46(
            (
                "[parameter.efficiency_limit]",
                FIGURE.format(name="least", value=0, unit="points"),
            ),
            (BEHAVIOUR, COUNTED),
            ('"commitment", "discipline"', '"commitment", "discipline_counted"'),
        ),
        proved=True,
    ),
    Planted(
        "a cliff of behaviour",
        Text(
            "Di bawah batas perilaku, nilai akhir dibagi dua",
            "Beneath a limit of behaviour the final score is halved",
        ),
        "a_small_change_has_a_small_effect",
        lambda: PP46(
            (
                "[parameter.efficiency_limit]",
                FIGURE.format(name="limit", value=60, unit="points"),
            ),
            (FORMULA, CLIFF.strip()),
        ),
        proved=True,
    ),
    Planted(
        "work that is done early",
        Text(
            "Efisiensi melewati batas menurunkan nilai, dan tidak diakui",
            "Efficiency beyond its limit lowers the score, and that is not admitted",
        ),
        "more_achieved_is_never_worse",
        lambda: unadmitted("pp-46-2011", "more_achieved_is_never_worse"),
    ),
    Planted(
        "behaviour counts the wrong way round",
        Text("Bobot perilaku terbalik", "Behaviour counts the wrong way round"),
        "better_behaviour_is_never_worse",
        lambda: PP46(("+ behaviour * (", "- behaviour * (")),
    ),
    Planted(
        "a fine is taken from the pay",
        Text(
            "Denda rupiah yang tetap dikurangkan dari pembayaran",
            "A fine of fixed rupiah is taken from what is paid",
        ),
        "pay_is_never_negative",
        lambda: paid(
            {
                "parameter.fine": FINE,
                "step.fined": FINED,
                "step.paid.first": None,
                "step.paid.least": ["reduced", "earned", "fined"],
                "step.paid.not_applicable": "leave out",
            }
        ),
    ),
    Planted(
        "the share of a ceiling is rounded up",
        Text("Bagian dari pagu dibulatkan ke atas", "The share of a ceiling is rounded up"),
        "pay_keeps_its_ceiling",
        lambda: paid({"step.affordable_share.rounding": "up", "step.affordable_share.decimals": 1}),
    ),
)

OF_THE_ENGINE: Sequence[Planted] = (
    Planted(
        "a band begins above its limit",
        Text("Sebuah rentang dimulai di atas batasnya", "A band begins above its limit"),
        "bands_leave_no_gap",
        PP46,
        strict_bands,
    ),
    Planted(
        "a span of days is lost",
        Text("Satu kurun waktu aturan hilang", "A span of days has no rules"),
        "periods_leave_no_gap",
        lambda: edited("permenpanrb-6-2022"),
        a_span_is_lost,
        proved=True,
    ),
    Planted(
        "reasons are lost",
        Text("Alasan penolakan hilang", "The reasons of a refusal are lost"),
        "a_value_or_a_reason",
        PP46,
        reasons_are_lost,
    ),
    Planted(
        "ranges are not kept",
        Text("Rentang langkah tidak diperiksa", "The range of a step is not looked at"),
        "answers_keep_their_range",
        lambda: edited("permenpanrb-8-2021"),
        ranges_are_not_kept,
    ),
    Planted(
        "a missing fact is read as 0",
        Text("Fakta yang kosong dibaca sebagai nol", "A missing fact is read as zero"),
        "missing_is_never_scored",
        PP46,
        missing_is_zero,
    ),
    Planted(
        "half to even",
        Text("Setengah dibulatkan ke genap", "Halves are rounded to even"),
        "halves_are_rounded_as_declared",
        PP46,
        half_even,
    ),
    Planted(
        "numbers go through the arithmetic around",
        Text(
            "Angka dibaca dengan ketelitian program di sekitarnya",
            "Numbers are read with the precision of the program around",
        ),
        "equal_facts_have_equal_answers",
        PP46,
        counted_in_the_arithmetic_around,
    ),
    Planted(
        "men are rated higher",
        Text("Laki-laki diberi rating lebih tinggi", "Men are rated higher"),
        "protected_attributes_never_matter",
        lambda: edited("permenpanrb-6-2022"),
        men_serve_better,
    ),
    Planted(
        "an unnamed fact counts",
        Text("Kelas jabatan ikut menentukan", "The class of the post counts too"),
        "unnamed_facts_do_not_matter",
        PP46,
        an_unnamed_fact_counts,
    ),
    Planted(
        "the one before is remembered",
        Text("Orang sebelumnya terbawa", "Whoever came before is remembered"),
        "other_people_do_not_matter",
        PP46,
        the_one_before_is_remembered,
    ),
    Planted(
        "a fold forgets the last child",
        Text("Target terakhir tidak dijumlahkan", "The last target is not added"),
        "the_order_of_records_does_not_matter",
        PP46,
        last_child_is_forgotten,
    ),
    Planted(
        "the trace tells the other branch",
        Text("Jejak menyebut cabang yang lain", "The trace tells the other branch"),
        "printed_steps_add_up_again",
        lambda: edited("permenpanrb-8-2021"),
        the_other_branch_is_told,
    ),
    Planted(
        "the reference is turned round",
        Text("Hitungan acuan menganggap ≤ sebagai ≥", "The reference takes ≤ for ≥"),
        "all_readings_agree",
        PP46,
        the_reference_is_turned,
    ),
    Planted(
        "rows are taken for sorted",
        Text("Baris dianggap sudah berurutan", "Rows are taken for sorted"),
        "rows_and_chunks_do_not_matter",
        PP46,
        rows_are_taken_for_sorted,
    ),
    Planted(
        "a writer rounds",
        Text("Penulis paket membulatkan angka", "A writer of packs rounds a figure"),
        "packs_survive_a_round_trip",
        PP46,
        a_writer_rounds,
    ),
    Planted(
        "every block of a figure holds",
        Text("Setiap blok angka dianggap berlaku", "Every block of a figure is taken to hold"),
        "a_later_change_leaves_earlier_days",
        PP46,
        every_block_holds,
    ),
    Planted(
        "everything differs",
        Text("Setiap dua aturan disebut berbeda", "Any two rules are said to differ"),
        "no_difference_moves_nobody",
        PP46,
        everything_differs,
    ),
    Planted(
        "keys count",
        Text("Kode orang ikut menentukan", "The key of a person counts"),
        "pseudonyms_change_nothing",
        PP46,
        keys_count,
    ),
)

PLANTED: Sequence[Planted] = (*OF_RULES, *OF_THE_ENGINE)

IN_STRATEGIES: Sequence[PlantedStrategy] = (
    PlantedStrategy(
        "a scorer takes what is missing for nothing",
        Text("Kelas jabatan yang kosong bernilai nol", "An empty class of post scores nothing"),
        "missing_is_never_scored",
        Scoring(rule=lambda f: v if isinstance(v := f["job_class"], Decimal) else Decimal(0)),
    ),
    PlantedStrategy(
        "a scorer divides by floats",
        Text("Nilai dihitung dengan pecahan biner", "A score is counted in floats"),
        "a_value_or_a_reason",
        Scoring(rule=lambda f: float(f.number("job_class")) / 3),  # type: ignore[arg-type, return-value]
    ),
    PlantedStrategy(
        "a scorer punishes good behaviour",
        Text("Makin berintegritas makin rendah", "More integrity scores less"),
        "better_behaviour_is_never_worse",
        Scoring(rule=lambda f: 100 - f.number("integrity"), reads=("integrity",)),
    ),
    PlantedStrategy(
        "a ranker goes by the order of rows",
        Text("Tempat menurut urutan baris", "Places go by the order of rows"),
        "the_order_of_records_does_not_matter",
        Ranking(lambda rows: list(range(1, len(rows) + 1))),
    ),
    PlantedStrategy(
        "a calibrator looks at who comes first",
        Text("Yang pertama dinilai lain", "Whoever comes first is judged otherwise"),
        "the_order_of_records_does_not_matter",
        Calibrating(
            lambda unit: [
                Calibrated(changed(one, score=Decimal(number)), Text("urutan", "the order of rows"))
                for number, one in enumerate(unit)
            ]
        ),
    ),
    PlantedStrategy(
        "a metric goes by the names of groups",
        Text("Ukuran menurut nama kelompok", "A measure goes by the names of groups"),
        "pseudonyms_change_nothing",
        Measuring[GroupCounts](lambda groups: len(min(groups, default=""))),
    ),
    PlantedStrategy(
        "a metric goes by the group that comes first",
        Text("Ukuran menurut kelompok pertama", "A measure goes by the first group"),
        "the_order_of_records_does_not_matter",
        Measuring[GroupCounts](lambda groups: next((one.total for one in groups.values()), 0)),
    ),
    PlantedStrategy(
        "a metric goes by the order of rows",
        Text("Ukuran menurut urutan baris", "A measure goes by the order of rows"),
        "the_order_of_records_does_not_matter",
        Measuring[Sequence[Decimal]](lambda rows: rows[0] if rows else 0, Takes.NUMBERS),
    ),
    PlantedStrategy(
        "a metric divides by nobody",
        Text("Ukuran membagi dengan nol orang", "A measure divides by nobody"),
        "a_value_or_a_reason",
        Measuring[HasCount](lambda one: Fraction(one.selected, one.total), Takes.GROUP),
    ),
    PlantedStrategy(
        "everybody is paid the whole ceiling",
        Text("Setiap orang dibayar seluruh pagu", "Everybody is paid the whole ceiling"),
        "pay_keeps_its_ceiling",
        Splitting(lambda ceiling, claims: [ceiling for _ in claims]),
    ),
    PlantedStrategy(
        "the least claim pays for the rest",
        Text("Yang terendah membayar yang lain", "The least claim pays for the others"),
        "pay_is_never_negative",
        Splitting(
            lambda ceiling, claims: [
                -1 if claim == min(claims) else ceiling // len(claims) for claim in claims
            ]
        ),
    ),
)


# ------------------------------------------------------------------------------- what catches what


@contextmanager
def hurried() -> Iterator[pytest.MonkeyPatch]:
    """Whether a law is broken is asked here, not for the least story of it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(trying, "_SHRINKS", 3)
        yield patch


@contextmanager
def planted(fault: Planted) -> Iterator[Policy]:
    """The policy, read and tried while the fault is there."""
    with hurried() as patch:
        fault.patch(patch)
        try:
            yield fault.policy()
        finally:
            record._entrances.cache_clear()  # noqa: SLF001


def caught(fault: Planted, *, laws: Sequence[str] | None = None, examples: int = 150) -> list[str]:
    """The laws that are broken under a fault."""
    with planted(fault) as policy:
        report = check_policy(
            policy, laws=laws, examples=examples, on_fail=None, prove=fault.proved
        )
    return [v.law.name for v in report.verdicts if v.outcome is Outcome.BROKEN]


def caught_in(fault: PlantedStrategy, *, examples: int = 60) -> list[str]:
    """The laws that a strategy with a fault breaks."""
    with hurried():
        report = check_strategy(fault.strategy, examples=examples, on_fail=None)
    return [v.law.name for v in report.verdicts if v.outcome is Outcome.BROKEN]
