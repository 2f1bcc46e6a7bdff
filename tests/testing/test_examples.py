from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from runpy import run_path
from shutil import copy

import pytest

from meritasn.facts import catalogue
from meritasn.io import read_tables
from meritasn.merit import appraise
from meritasn.model.careers import ORDER
from meritasn.testing.population import city

EXAMPLES = Path(__file__).parents[2] / "examples"
MEDAN = EXAMPLES / "medan"
LISTS = ("vacancies", "standards", "holidays", "services", "candidates", "merit_reviews")


def test_the_city_is_written_anew_with_the_same_bytes(tmp_path: Path) -> None:
    copy(MEDAN / "make.py", tmp_path)
    run_path(str(tmp_path / "make.py"), run_name="__main__")
    written = {file.name: file.read_bytes() for file in tmp_path.glob("*.csv")}
    assert written == {file.name: file.read_bytes() for file in MEDAN.glob("*.csv")}


def test_the_city_is_read_as_it_was_made_and_no_row_is_rejected() -> None:
    intake = read_tables(MEDAN)
    assert intake.workforce == city().workforce
    assert not intake.rejected


def test_the_city_stays_small_enough_to_be_cloned_by_everybody() -> None:
    assert sum(file.stat().st_size for file in MEDAN.iterdir()) < 4_000_000


def test_the_readme_of_the_city_names_whatever_was_planted() -> None:
    readme = (MEDAN / "README.md").read_text("utf-8")
    for plant in city().plants:
        assert plant.about.id in readme
        assert plant.about.en in readme
        assert ", ".join(f"`{key}`" for key in plant.keys) in readme


def test_the_readme_of_the_city_counts_its_people() -> None:
    readme = (MEDAN / "README.md").read_text("utf-8")
    workforce = city().workforce
    people = Counter(employee.employment.label.id for employee in workforce.employees)
    listed = ", ".join(f"{label} {count}" for label, count in people.most_common())
    assert f"| {len(workforce.employees)}: {listed} |" in readme
    assert f"| {len(workforce.units)} |" in readme
    for period in workforce.periods():
        assert f"{period.start.year} | {len(workforce.appraisals_in(period))} |" in readme
    for name in (*ORDER, *LISTS):
        title = catalogue().tables[name].title.en.split()[0]
        assert re.search(rf"{title}\b.* \| {len(getattr(workforce, name))} \|", readme)


def test_the_readme_of_the_city_says_that_its_holidays_are_not_all() -> None:
    readme = (MEDAN / "README.md").read_text("utf-8")
    assert "holidays is **not complete**" in readme
    assert "hari libur **tidak lengkap**" in readme


def test_the_workbook_has_an_office_of_ten_people_who_are_all_appraised() -> None:
    intake = read_tables(EXAMPLES / "kantor.xlsx")
    assert not intake.rejected
    assert len(intake.workforce.employees) == 10
    careers = {name for name in ORDER if getattr(intake.workforce, name)}
    assert {"postings", "past_predicates", "trainings", "credits"} <= careers
    assert all(result.predicate for result in appraise(intake.workforce))


def test_the_workbook_is_what_its_script_makes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    anew = tmp_path / "kantor.xlsx"
    monkeypatch.setattr("sys.argv", ["make_kantor.py", str(anew)])
    run_path(str(EXAMPLES / "make_kantor.py"), run_name="__main__")
    assert read_tables(anew).workforce == read_tables(EXAMPLES / "kantor.xlsx").workforce
