"""The wrong drafts of examples/drafts are caught by reading them, each at its step."""

from __future__ import annotations

from pathlib import Path

import pytest

from meritasn import PackRefused, load_policy
from meritasn.cli import main
from meritasn.language import Text
from meritasn.proofs import Verdict, prove

DRAFTS = Path(__file__).parents[1] / "examples" / "drafts"

REFUSED = {
    "fakta_nip": (
        "step.final.formula",
        "MER-3014",
        Text("'nip' adalah atribut terlindungi", "'nip' is a protected attribute"),
    ),
    "salah_satuan": (
        "step.performance.formula",
        "MER-3017",
        Text(
            "rupiah dengan angka tanpa satuan (ratio, percent, points)",
            "rupiah with a number without a unit (ratio, percent, points)",
        ),
    ),
    "tabel_berlubang": (
        "step.predicate.grid",
        "MER-3035",
        Text("sel yang belum ada: sesuai × di_bawah", "are missing: sesuai × di_bawah"),
    ),
}
BROKEN = {
    "pita_terbalik": (
        "step.predicate",
        "bands_stand_in_order",
        Text(
            "dari 76 ke atas mendapat “Cukup”, yang lebih rendah daripada “Baik”",
            "from 76 upwards has “Fair”, which is lower than “Good”",
        ),
    ),
    "bobot_101": (
        "step.final",
        "weights_make_a_whole",
        Text(
            "“Nilai prestasi kerja” berjumlah 101 %, bukan 100 %",
            "“Final score” sum to 101 %, not to 100 %",
        ),
    ),
    "tebing": (
        "output.score",
        "a_small_change_has_a_small_effect",
        Text(
            "memberi “Nilai prestasi kerja” 0,00, dan 74,97 memberi 85,20",
            "gives “Final score” 0.00, and 74.97 gives 85.20",
        ),
    ),
    "langkah_mati": (
        "step.addition",
        "every_branch_can_be_taken",
        Text(
            "tidak pernah berjalan: “Nilai perilaku kerja > 100”",
            "never runs: “Score of behaviour > 100”",
        ),
    ),
}


def test_each_draft_is_held_here() -> None:
    assert {path.stem for path in DRAFTS.iterdir()} == {*REFUSED, *BROKEN}


@pytest.mark.parametrize("name", REFUSED)
def test_a_draft_that_cannot_be_a_rule_is_refused_at_its_step(name: str) -> None:
    place, code, said = REFUSED[name]
    with pytest.raises(PackRefused) as refused:
        load_policy(DRAFTS / f"{name}.toml")
    (finding,) = refused.value.findings
    assert (finding.code.id, said_of(finding.text, said)) == (code, True)
    assert place in finding.text.en


@pytest.mark.parametrize("name", BROKEN)
def test_a_draft_that_breaks_a_law_is_told_without_running_a_case(name: str) -> None:
    place, law, said = BROKEN[name]
    policy = load_policy(DRAFTS / f"{name}.toml")
    found = [p for p in prove(policy) if p.verdict is Verdict.BROKEN and p.law.name == law]
    assert law not in policy.pack.breaks
    first = found[0]
    assert (first.path, said_of(first.why, said)) == (place, True)


@pytest.mark.parametrize("name", REFUSED)
def test_lint_says_so_with_its_status(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["policy", "lint", str(DRAFTS / f"{name}.toml"), "--lang", "en"]) == 1
    assert REFUSED[name][2].en in capsys.readouterr().out


def said_of(text: Text, expected: Text) -> bool:
    """Whether both languages have what is expected of them."""
    return expected.id in text.id and expected.en in text.en
