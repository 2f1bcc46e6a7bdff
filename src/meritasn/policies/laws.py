"""The laws of good rules: what any policy should keep, and what a pack may say that it breaks.

A law is named and stated here once. `meritasn.proofs` proves what the algebra allows without
running a case, and `meritasn.testing` tries the rest on invented people.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Final

from attrs import frozen

from meritasn.language import Text

__all__ = ["LAWS", "About", "Law"]


class About(Enum):
    """What a law is about, which is also the order of a report."""

    RULE = "rule"
    ANSWER = "answer"
    PEOPLE = "people"
    MONEY = "money"
    EXPLANATION = "explanation"
    ENGINE = "engine"

    @property
    def text(self) -> Text:
        """What it is called."""
        return _ABOUT[self]


_ABOUT = {
    About.RULE: Text("aturan itu sendiri", "the rule itself"),
    About.ANSWER: Text("jawaban", "answers"),
    About.PEOPLE: Text("perlakuan terhadap orang", "how people are treated"),
    About.MONEY: Text("uang", "money"),
    About.EXPLANATION: Text("penjelasan", "explanations"),
    About.ENGINE: Text("mesin hitung", "the engine"),
}


@frozen
class Law:
    """One law of good rules.

    Attributes:
        name: Its stable name; ``[breaks]`` of a pack and expected failures use it.
        statement: What it says, for the lawyer who wrote the draft.
        about: What it is about.
    """

    name: str
    statement: Text
    about: About


_STATED: Final[tuple[tuple[str, About, str, str], ...]] = (
    (
        "weights_make_a_whole",
        About.RULE,
        "Bobot yang dipakai bersama berjumlah tepat 100 %.",
        "Weights that are used together make exactly 100 %.",
    ),
    (
        "bands_leave_no_gap",
        About.RULE,
        "Setiap nilai jatuh pada tepat satu rentang, juga persis di batasnya.",
        "Every number falls into exactly one band, at its edges too.",
    ),
    (
        "bands_stand_in_order",
        About.RULE,
        "Nilai yang lebih tinggi tidak pernah mendapat sebutan yang lebih rendah.",
        "A higher number never has a lower label.",
    ),
    (
        "every_branch_can_be_taken",
        About.RULE,
        "Setiap langkah, rentang, dan cabang dapat terjadi pada seseorang.",
        "Every step, band and branch can happen to somebody.",
    ),
    (
        "every_source_is_in_force",
        About.RULE,
        "Setiap langkah dan angka menyebut dasar hukum yang berlaku selama aturan itu berlaku.",
        "Every step and figure names a source that is in force as long as the rule is.",
    ),
    (
        "periods_leave_no_gap",
        About.RULE,
        "Pada setiap hari masa berlakunya ada tepat satu susunan aturan.",
        "On each day on which it is in force there is exactly one set of rules.",
    ),
    (
        "a_value_or_a_reason",
        About.ANSWER,
        "Setiap orang mendapat jawaban, atau alasan yang menyebut apa yang kurang.",
        "Everybody has an answer, or a reason that names what is missing.",
    ),
    (
        "answers_keep_their_range",
        About.ANSWER,
        "Tidak ada nilai di luar rentang yang dinyatakan aturan.",
        "No value lies outside the range that the rule declares.",
    ),
    (
        "scores_are_never_negative",
        About.ANSWER,
        "Tidak ada nilai di bawah nol.",
        "No score is below zero.",
    ),
    (
        "missing_is_never_scored",
        About.ANSWER,
        "Data yang kosong tidak pernah dihitung seolah-olah nol atau terbaik.",
        "What is missing is never scored as if it were zero or the best.",
    ),
    (
        "halves_are_rounded_as_declared",
        About.ANSWER,
        "Nilai tepat di tengah dibulatkan sebagaimana dinyatakan, juga di bawah nol.",
        "What lies exactly halfway is rounded as declared, below zero too.",
    ),
    (
        "a_small_change_has_a_small_effect",
        About.ANSWER,
        "Selisih terkecil satu fakta tidak membuat nilai melompat sepersepuluh rentangnya.",
        "The least change of one fact never makes a score jump by a tenth of its range.",
    ),
    (
        "more_achieved_is_never_worse",
        About.PEOPLE,
        "Siapa yang mencapai lebih banyak tidak pernah dinilai lebih rendah karenanya.",
        "Whoever achieves more is never judged worse for it.",
    ),
    (
        "better_behaviour_is_never_worse",
        About.PEOPLE,
        "Siapa yang berperilaku lebih baik tidak pernah dinilai lebih rendah karenanya.",
        "Whoever behaves better is never judged worse for it.",
    ),
    (
        "equal_facts_have_equal_answers",
        About.PEOPLE,
        "Fakta yang sama mendapat jawaban yang sama, kapan pun dan berapa kali pun dihitung.",
        "Equal facts have equal answers, whenever and however often they are asked.",
    ),
    (
        "protected_attributes_never_matter",
        About.PEOPLE,
        "Yang dilindungi undang-undang tidak mengubah apa pun di luar pemakaian yang sah.",
        "What the law protects changes nothing beyond its lawful uses.",
    ),
    (
        "unnamed_facts_do_not_matter",
        About.PEOPLE,
        "Fakta yang tidak disebut aturan tidak mengubah apa pun.",
        "Facts that the rule does not name change nothing.",
    ),
    (
        "other_people_do_not_matter",
        About.PEOPLE,
        "Jawaban bagi seseorang tidak bergantung pada orang lain.",
        "The answer about one person does not hang on other people.",
    ),
    (
        "the_order_of_records_does_not_matter",
        About.PEOPLE,
        "Urutan target dan berkas tidak mengubah apa pun.",
        "The order of targets and records changes nothing.",
    ),
    (
        "pay_is_never_negative",
        About.MONEY,
        "Tidak ada yang dibayar di bawah nol rupiah.",
        "Nobody is paid less than nothing.",
    ),
    (
        "pay_keeps_its_ceiling",
        About.MONEY,
        "Jumlah yang dibayar tidak pernah melebihi pagu.",
        "What is paid never exceeds the ceiling.",
    ),
    (
        "printed_steps_add_up_again",
        About.EXPLANATION,
        "Setiap angka yang tercetak dapat dihitung ulang dari angka-angka di bawahnya.",
        "Every printed number can be worked out again from those beneath it.",
    ),
    (
        "all_readings_agree",
        About.ENGINE,
        "Hitungan untuk satu orang, dengan jejak, dan untuk jutaan orang sama persis.",
        "The reading for one person, with a trace, and for millions is exactly the same.",
    ),
    (
        "rows_and_chunks_do_not_matter",
        About.ENGINE,
        "Urutan dan pembagian baris tidak mengubah apa pun.",
        "The order and the splits of rows change nothing.",
    ),
    (
        "packs_survive_a_round_trip",
        About.ENGINE,
        "Paket yang ditulis ulang tetap paket yang sama.",
        "A pack that is written out and read again is the same pack.",
    ),
    (
        "a_later_change_leaves_earlier_days",
        About.ENGINE,
        "Perubahan sesudah suatu hari tidak mengubah jawaban tentang hari itu.",
        "A change after a day changes no answer about that day.",
    ),
    (
        "no_difference_moves_nobody",
        About.ENGINE,
        "Aturan yang tidak berbeda tidak menggeser siapa pun.",
        "Rules that do not differ move nobody.",
    ),
    (
        "pseudonyms_change_nothing",
        About.ENGINE,
        "Data dengan kode samaran mendapat jawaban yang sama dengan data aslinya.",
        "Data under pseudonyms has the same answers as the data itself.",
    ),
)

LAWS: Final[Mapping[str, Law]] = MappingProxyType(
    {name: Law(name, Text(id, en), about) for name, about, id, en in _STATED}
)
"""Every law by its name, in the order of a report."""
