from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from subprocess import CompletedProcess

import pytest

import meritasn
from meritasn.cli import main
from meritasn.policies import load_policy, shipped_names

Cli = Callable[..., CompletedProcess[str]]

SOURCE = Path(meritasn.__file__).parents[1]


def started(*words: str | Path, stdin: str = "", **environment: str) -> CompletedProcess[str]:
    """The program in a process of its own."""
    around = {**os.environ, "PYTHONPATH": str(SOURCE), **environment}
    return subprocess.run(
        [sys.executable, "-m", "meritasn", *map(str, words)],
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        env=around,
        check=False,
    )


# ----------------------------------------------------------------------------------------- explain


def test_explain_shows_the_steps_with_their_values_and_sources(cli: Cli, folder: Path) -> None:
    ended = cli("explain", folder, "--employee", "P3", "--lang", "en")
    assert ended.returncode == 0
    assert "Predicate: Poor" in ended.stdout
    assert "PermenPANRB 6/2022" in ended.stdout


def test_explain_as_json_is_a_tree_whose_leaves_are_facts(cli: Cli, medan: Path) -> None:
    asked = ("explain", medan, "--employee", "P0001", "--policy", "pp-46-2011")
    person = json.loads(cli(*asked, "--format", "json").stdout)
    nodes = list(walk(person["trace"]))
    assert {tuple(node) for node in nodes} == {
        ("name", "title", "key", "value", "shown", "state", "rule", "cite", "standing", "children")
    }
    root = person["trace"]
    assert (root["name"], root["value"]) == ("predicate", person["predicate"]["code"])
    share = next(node for node in nodes if node["name"] == "share_of_results")
    assert (share["value"], share["shown"], share["cite"]) == ("60", "60 %", "PP 46/2011")
    steps = [node for node in nodes if node["rule"] is not None]
    assert all(node["cite"] and node["standing"] for node in steps)
    assert all(not node["children"] for node in nodes if node["rule"] is None)
    assert {node["key"] for node in nodes if node["name"] == "quantity_target"} == {
        "T1",
        "T2",
        "T3",
    }


def walk(node: Mapping[str, object]) -> Iterator[Mapping[str, object]]:
    yield node
    children = node["children"]
    assert isinstance(children, list)
    for child in children:
        yield from walk(child)


def test_the_employee_may_come_from_standard_input(cli: Cli, folder: Path) -> None:
    named = cli("explain", folder, "--employee", "P2")
    assert cli("explain", folder, "--employee", "-", stdin="\ufeffP2\r\n").stdout == named.stdout
    assert started("explain", folder, "--employee", "-", stdin="P2\n").stdout == named.stdout


def test_an_unknown_employee_is_not_repeated(cli: Cli, folder: Path) -> None:
    ended = cli("explain", folder, "--employee", "-", stdin="198001012005011901\n")
    assert ended.returncode == 2
    assert ended.stderr == "MER-0005 kode pegawai itu tidak ada dalam data\n"


# ------------------------------------------------------------------------------------ check, cases


def test_check_lists_everything_and_sums_up(cli: Cli, faulty: Path) -> None:
    ended = cli("check", faulty, "--lang", "en")
    *found, summary = ended.stdout.splitlines()
    assert ended.returncode == 3
    assert all(line.startswith("MER-") for line in found)
    # Three faults, and the appraisal of the person whose row is rejected.
    assert summary.startswith("2 units, 3 people, 2 appraisals; 4 errors, ")
    assert summary.endswith("; 4 rows rejected.")


def test_check_of_sound_tables_ends_well(cli: Cli, folder: Path) -> None:
    ended = cli("check", folder)
    assert ended.returncode == 0
    assert ended.stdout.splitlines()[-1].startswith("2 unit, 4 pegawai, 4 penilaian; 0 galat, ")


def test_cases_are_counted(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "permen6_quadrant.json"
    kept = json.loads((Path(__file__).parents[1] / "cases" / file.name).read_text("utf-8"))
    file.write_text(json.dumps(kept), "utf-8")
    ended = cli("cases", file)
    assert ended.returncode == 0
    *each, last = ended.stdout.splitlines()
    assert last == f"{len(each)} passed, 0 failed"

    case = (kept if isinstance(kept, list) else kept["cases"])[0]
    case["expected"] = dict.fromkeys(case["expected"], "salah")
    file.write_text(json.dumps(kept), "utf-8")
    ended = cli("cases", file, "--lang", "en")
    first, *_, last = ended.stdout.splitlines()
    assert ended.returncode == 1
    assert first.startswith(f"✗ {case['id']}: expected ")
    assert "salah" in first
    assert last == f"{len(each) - 1} passed, 1 failed"


# ---------------------------------------------------------------------------------------- policies


def test_policies_are_listed_and_shown(cli: Cli, overlay: Path) -> None:
    listed = cli("policy", "list").stdout
    for name in shipped_names():
        assert name in listed
        assert cli("policy", "show", name).stdout.startswith(load_policy(name).title.id)
    assert "70 %" in cli("policy", "show", "pp-46-2011", "--overlay", overlay).stdout


def test_every_assumption_is_listed(cli: Cli) -> None:
    policy = load_policy("permenpanrb-6-2022")
    listed = cli("policy", "assumptions", policy.name).stdout.replace("\n", " ")
    assert all(assumption.path in listed for assumption in policy.assumptions())


def test_lint_tells_every_finding_of_every_file(cli: Cli, overlay: Path, tmp_path: Path) -> None:
    bad, worse = tmp_path / "bad.toml", tmp_path / "worse.toml"
    bad.write_text(overlay.read_text("utf-8").replace("70", "170").replace('"text"', '"sure"'))
    worse.write_text("format = ")
    ended = cli("policy", "lint", overlay, bad, worse, "--lang", "en")
    assert ended.returncode == 1
    *found, last = ended.stdout.splitlines()
    assert [line.split()[1].strip(",:") for line in found] == ["bad.toml", "bad.toml", "worse.toml"]
    assert last == "Files: 3, findings: 3."
    assert cli("policy", "lint", overlay).returncode == 0


def test_a_template_has_the_columns_that_a_policy_reads(cli: Cli, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    file = tmp_path / "isian.xlsx"
    assert cli("template", "--out", file, "--policy", "permenpanrb-6-2022").returncode == 0
    sheet = openpyxl.load_workbook(file)["penilaian"]
    headers = {cell.value for cell in sheet[1]}
    assert "rating_hasil_kerja" in headers
    assert "disiplin" not in headers


# ----------------------------------------------------------------------------------------- failing


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["nilai"], "MER-0010"),
        (["policy", "nilai"], "MER-0010"),
        (["appraise"], "MER-0012"),
        (["appraise", "DATA", "--fromat", "csv"], "MER-0011"),
        (["appraise", "DATA", "--format", "xml"], "MER-0013"),
        (["appraise", "DATA", "DATA"], "MER-0014"),
        (["appraise", "DATA", "--policy", "pp-47"], "MER-0003"),
        (["appraise", "DATA", "--policy", "pp-47.toml"], "MER-0004"),
        (["appraise", "DATA", "--against", "pp-47"], "MER-0003"),
        (["appraise", "DATA", "--period", "last year"], "MER-0007"),
        (["appraise", "DATA", "--period", "2023-02-30..2023-03-01"], "MER-0007"),
        (["appraise", "DATA", "--period", "2022"], "MER-0006"),
        (["appraise", "DATA", "--policy", "pp-46-2011", "--period", "2023"], "MER-0001"),
        (["appraise", "DATA", "--out", "nowhere/out.json"], "MER-0015"),
        (["appraise", "nowhere"], "MER-0004"),
        (["appraise", "DATA", "--corrected", "nowhere.csv"], "MER-0004"),
        (["explain", "DATA"], "MER-0012"),
        (["explain", "DATA", "--employee", "P9"], "MER-0005"),
        (["cases", "nowhere.json"], "MER-0004"),
        (["policy", "lint", "nowhere.toml"], "MER-0004"),
        (["policy", "show", "pp-47"], "MER-0003"),
        (["template", "--out", "nowhere/t.xlsx"], "MER-0015"),
    ],
)
def test_what_does_not_exist_is_a_sentence_in_the_language_asked_for(
    cli: Cli,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    code: str,
) -> None:
    monkeypatch.chdir(folder.parent)
    asked = ["data" if word == "DATA" else word for word in words]
    indonesian, english = cli(*asked), cli(*asked, "--lang", "en")
    assert (indonesian.returncode, indonesian.stdout) == (2, "")
    assert indonesian.stderr.startswith(code)
    assert english.stderr.startswith(code)
    assert english.returncode == 2
    assert indonesian.stderr != english.stderr


def test_a_pack_that_cannot_be_used_ends_with_four(cli: Cli, faulty: Path, overlay: Path) -> None:
    overlay.write_text(overlay.read_text("utf-8").replace("value = 70", "value = 170"), "utf-8")
    ended = cli("appraise", faulty, "--policy", "pp-46-2011", "--overlay", overlay)
    assert ended.returncode == 4
    assert "contoh-2024.toml, parameter.share_of_results" in ended.stderr


def test_the_language_may_come_from_the_environment(
    cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MERITASN_LANG", "en")
    assert "Predicates by unit" in cli("appraise", folder).stdout
    assert "Predikat per unit" in cli("appraise", folder, "--lang", "id").stdout
    assert "is unknown" in cli("nilai").stderr
    assert cli("appraise", folder, "--lang", "nl").stderr.startswith("MER-0013 the value of --lang")
    monkeypatch.setenv("MERITASN_LANG", "nl")
    assert cli("appraise", folder).returncode == 2


# -------------------------------------------------------------------------- as a program of its own


def test_the_program_ends_with_the_status_and_is_quiet_when_piped(faulty: Path) -> None:
    ended = started("appraise", faulty, "--format", "jsonl", "--lang", "en")
    assert ended.returncode == 3
    assert all(line.startswith("{") for line in ended.stdout.splitlines())
    assert "\x1b" not in ended.stdout + ended.stderr
    assert "\r" not in ended.stderr
    assert "Reading" not in ended.stderr


def test_data_are_utf_8_whatever_the_console_has(folder: Path) -> None:
    ended = started("appraise", folder, PYTHONIOENCODING="cp1252")
    assert ended.returncode == 0
    assert "✗" in ended.stdout


def test_a_reader_who_has_seen_enough_is_no_error(medan: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w") as out:
        ended = subprocess.run(
            [sys.executable, "-m", "meritasn", "appraise", medan, "--format", "jsonl"],
            stdout=out,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(SOURCE)},
            encoding="utf-8",
            check=False,
        )
    assert (ended.returncode, ended.stderr) == (0, "")


def test_version_and_help_end_well() -> None:
    assert started("--version").stdout.strip() == meritasn.__version__
    ended = started("--help")
    assert ended.returncode == 0
    for command in ("appraise", "explain", "check", "cases", "policy", "template"):
        assert command in ended.stdout


def test_without_its_parser_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "cyclopts", None)
    assert main(["appraise", "x", "--lang=en"]) == 2
    said = capsys.readouterr().err
    assert said == "MER-0008 this needs an extra: pip install 'meritasn[cli]'\n"
