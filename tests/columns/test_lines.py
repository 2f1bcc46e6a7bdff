"""Lines: the verdict of the strict reader on each, and in frames what its records hold."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.io.spoilt import APPRAISAL, nearly, sound

from meritasn import Period, appraise, load_policy
from meritasn.columns.lines import LineBatch, LineIntake, read_lines, scan_lines, scanning
from meritasn.columns.lines import intake as intake_of_lines
from meritasn.columns.lines.decoding import decoder
from meritasn.columns.lines.framing import frames_of, linked
from meritasn.columns.lines.sure import SureReader
from meritasn.errors import InputRefused, UsageError
from meritasn.facts import ColumnType, catalogue
from meritasn.io import AppraisalDocument, dumps, loads_appraisal
from meritasn.testing.population import city

slow = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def written(document: Any, style: str) -> bytes:  # noqa: ANN401  (whatever JSON holds)
    """A document on a line, as one program or another writes it."""
    match style:
        case "compact":
            text = json.dumps(document, separators=(",", ":"))
        case "wide":
            text = json.dumps(document, separators=(" , ", " : "), sort_keys=True)
        case "unicode":
            text = json.dumps(document, ensure_ascii=False)
        case _:
            text = json.dumps(document)
    return text.encode("utf-8", "surrogatepass")


STYLES = st.sampled_from(("compact", "plain", "unicode", "wide"))


@st.composite
def lines(draw: st.DrawFn) -> bytes:
    """A line: sound or nearly so, or with something else done to its text."""
    line = written(draw(nearly(APPRAISAL)), draw(STYLES))
    match draw(st.sampled_from(("as it is", "as it is", "cut", "twice", "byte", "blank"))):
        case "cut":
            return line[: draw(st.integers(0, len(line)))]
        case "twice":
            return doubled(line, draw(st.integers(0, 60)))
        case "byte":
            at = draw(st.integers(0, len(line)))
            return line[:at] + draw(st.binary(max_size=1)).replace(b"\n", b"") + line[at:]
        case "blank":
            return draw(st.sampled_from((b"", b" ", b"\r", b"\xef\xbb\xbf" + line, line + b"\r")))
        case _:
            return line


def doubled(line: bytes, number: int) -> bytes:
    """A line in which one of the pairs with a text stands twice."""
    pairs = line.split(b'", "')
    at = number % len(pairs)
    return b'", "'.join([*pairs[: at + 1], *pairs[at:]])


def verdict(line: bytes) -> AppraisalDocument | list[tuple[str, str | None]]:
    """What the strict reader says of a line: its record, or the findings with their paths."""
    try:
        return loads_appraisal(line)
    except InputRefused as refused:
        return [(finding.code.id, finding.place.path) for finding in refused.findings]


def agree(given_lines: Sequence[bytes], batches: Sequence[LineBatch]) -> None:
    """Whether lines came to what the strict reader makes of them, one by one."""
    said = {n: verdict(line) for n, line in enumerate(given_lines, 1) if line.strip()}
    read = {n: one for n, one in said.items() if isinstance(one, AppraisalDocument)}
    refused = {n: one for n, one in said.items() if isinstance(one, list)}
    found = {
        one.number: [(finding.code.id, finding.place.path) for finding in one.findings]
        for batch in batches
        for one in batch.rejected
    }
    assert found == refused
    for batch in batches:
        for one in batch.rejected:
            assert one.line == given_lines[one.number - 1]
            assert {finding.place.row for finding in one.findings} == {one.number}
    for table, expected in linked(frames_of(read)).items():
        frame = pl.concat([batch.frames[table] for batch in batches])
        assert frame.schema == expected.schema, table
        assert told(frame) == told(expected), table


def told(frame: pl.DataFrame) -> list[tuple[object, ...]]:
    """The rows of a frame, with numbers as they count and not as they are written."""
    return [tuple(map(counted, frame.columns, row)) for row in frame.iter_rows()]


def counted(column: str, value: object) -> object:
    number = isinstance(value, str) and value != "n/a" and column in NUMBERS
    return Decimal(value) if number and isinstance(value, str) else value


NUMBERS = {
    column.name
    for table in catalogue().tables.values()
    for column in table.columns
    if column.type is ColumnType.NUMBER
}


@slow
@given(st.lists(lines(), min_size=1, max_size=6), st.integers(1, 4))
def test_lines_come_to_what_the_strict_reader_makes_of_each(
    given_lines: list[bytes], batch: int
) -> None:
    agree(given_lines, list(scan_lines(given_lines, batch=batch)))


@settings(slow, max_examples=30)
@given(st.lists(lines(), min_size=1, max_size=6))
def test_without_msgspec_lines_come_to_the_same(given_lines: list[bytes]) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(scanning, "decoder", lambda: None)
        agree(given_lines, list(scan_lines(given_lines)))


# ------------------------------------------------------------------------------------ the fast path


def unsure(*given_lines: bytes) -> list[int]:
    """The lines that the fast path leaves to the strict reader."""
    decode = decoder()
    assert decode is not None
    return SureReader(decode).read(dict(enumerate(given_lines, 1)))[1]


@slow
@given(sound(APPRAISAL), st.sampled_from(("compact", "plain", "unicode")))
def test_the_fast_path_is_sure_of_what_programs_write(document: Any, style: str) -> None:  # noqa: ANN401  (whatever JSON holds)
    line = written(document, style)
    assert unsure(line) == ([1] if b"{}" in line else [])


LINE = json.dumps(
    {
        "format": APPRAISAL,
        "employee": {"key": "p1", "unit": "dinas", "employment": "pns", "name": "Sri Rekaan"},
        "appraisal": {
            "employee": "p1",
            "period": {"first_day": "2023-01-01", "last_day": "2023-12-31"},
            "conduct": {"service": "85.5"},
            "targets": [{"key": "t1", "plan": "Izin : 5", "time": {"target": 60}}],
        },
    }
).encode()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"unit": "dinas"', b'"unit": "x", "unit": "dinas"'),
        (b'"unit": "dinas"', b'"unit" : "x", "unit": "dinas"'),
        (b'"unit": "dinas"', b'"unit"\t: "dinas"'),
        (b'"unit": "dinas"', b'"unit"\n: "x", "unit": "dinas"'),
        (b'"unit": "dinas"', b'"\\u0075nit": "x", "unit": "dinas"'),
        (b'"target": 60', b'"target": 60, "target": 61'),
        (b'"key": "t1"', b'"key": "t1", "key": "t1"'),
        (b'"time": {"target": 60}', b'"time": {"target": 60}, "time": {"target": 60}'),
        (b'"targets": [', b'"targets": [], "targets": ['),
        (
            b'"employee": {',
            b'"employee": {"key": "p1", "unit": "", "employment": "pns"}, "employee": {',
        ),
        (b'"format": ', b'"format": "meritasn/appraisal@1", "format": '),
        (b'"target": 60', b'"target": 60.0'),
        (b'"target": 60', b'"target": null'),
        (b'"target": 60', b'"target": 1' + b"0" * 15),
        (b'"85.5"', b'"85.50000"'),
        (b'"85.5"', b'"85.555"'),
        (b'"85.5"', b'"n/a"'),
        (b'"2023-12-31"', b'"2022-12-31"'),
        (b'"2023-12-31"', b'"9999-12-31"'),
        (b'"2023-12-31"', b'"2023-02-30"'),
        (b'"employee": "p1"', b'"employee": "p2"'),
        (b'"name": "Sri', b'"nip": "190302281925012000", "name": "Sri'),
        (b'"name": "Sri', b'"name": "\\ud800 Sri'),
        (b'"name": "Sri', b'"name": "\xff Sri'),
        (b'"name": "Sri', b'"nama": "Sri'),
        (b'"pns"', b'"PNS"'),
        (b'"conduct": {"service": "85.5"}', b'"conduct": {}'),
    ],
)
def test_what_is_not_certain_is_left_to_the_strict_reader(old: bytes, new: bytes) -> None:
    assert old in LINE
    line = LINE.replace(old, new, 1)
    assert unsure(LINE, line, LINE) == [2]
    agree([LINE, line, LINE], list(scan_lines([LINE, line, LINE])))


def test_a_nip_with_blanks_is_certain_and_loses_them() -> None:
    line = LINE.replace(b'"name": "Sri Rekaan"', b'"nip": "19030228 192501 2 999"')
    assert unsure(line) == []
    agree([line], list(scan_lines([line])))


# ---------------------------------------------------------------------------------------- in frames


@pytest.fixture(scope="module")
def documents() -> list[AppraisalDocument]:
    """A city, person by person, in two years under two regulations."""
    workforce = city(people=500).workforce
    return [
        AppraisalDocument(workforce.employee_by_key[appraisal.employee], appraisal)
        for appraisal in workforce.appraisals
    ]


@pytest.fixture(scope="module")
def file(documents: list[AppraisalDocument], tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("lines") / "penilaian.jsonl"
    rows = [json.dumps(json.loads(dumps(document))) for document in documents]
    made.write_text("\n".join((*rows[:3], "", "{ rusak", *rows[3:], "{}")), "utf-8")
    return made


@pytest.fixture(params=["in memory", "in a folder"])
def intake(request: pytest.FixtureRequest, file: Path, tmp_path: Path) -> LineIntake:
    return read_lines(file, None if request.param == "in memory" else tmp_path)


@pytest.mark.parametrize(("policy", "year"), [("pp-46-2011", 2019), ("permenpanrb-6-2022", 2023)])
def test_results_are_those_of_the_documents_one_by_one(
    policy: str, year: int, documents: list[AppraisalDocument], intake: LineIntake
) -> None:
    rules, period = load_policy(policy), Period.year(year)
    frame = appraise(intake.workforce, rules, period=period).frame().collect()
    alone = [
        appraise(one.appraisal, rules, employee=one.employee)
        for one in documents
        if one.appraisal.period == period
    ]
    said = frame.select("employee", "predicate_code", "score", "refusal_code").rows()
    assert said == [
        (
            one.employee,
            one.predicate.code if one.predicate else None,
            one.score,
            one.refusal.code.id if one.refusal else None,
        )
        for one in alone
    ]


def test_a_rejected_line_is_told_by_its_file_and_number_and_set_aside_as_it_came(
    file: Path, tmp_path: Path
) -> None:
    intake = read_lines(file, tmp_path)
    last = len(file.read_bytes().splitlines())
    places = [(f.code.id, f.place.file, f.place.row) for f in intake.findings]
    assert places == [("MER-1071", "penilaian.jsonl", 5), ("MER-1072", "penilaian.jsonl", last)]
    assert (tmp_path / "rejected.jsonl").read_bytes() == b"{ rusak\n{}\n"
    assert "rusak" not in repr(intake) + repr(intake.rejected)


def test_parts_of_a_folder_are_the_whole(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake_of_lines, "_ROWS_OF_A_PART", 400)
    monkeypatch.setattr(scanning, "BATCH", 100)
    read_lines(file, tmp_path)
    assert len(list((tmp_path / "targets").iterdir())) > 1
    for table, frame in next(scan_lines(file, batch=10_000)).frames.items():
        parts = pl.scan_parquet(tmp_path / table / "*.parquet").collect()
        assert parts.equals(frame), table


def test_no_lines_are_a_workforce_of_nobody(tmp_path: Path) -> None:
    (tmp_path / "kosong.jsonl").write_bytes(b"")
    for folder in (None, tmp_path / "parts"):
        intake = read_lines(tmp_path / "kosong.jsonl", folder)
        assert intake.workforce.periods() == ()
        assert not intake.rejected


def test_a_file_that_is_not_there_is_refused() -> None:
    with pytest.raises(UsageError):
        read_lines("tidak-ada.jsonl")
