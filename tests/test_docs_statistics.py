"""Every statistic of fairness has its section, and every section says all that it should.

After adding a section, write the table of all anew: ``python tests/test_docs_statistics.py``
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from importlib import import_module
from inspect import isfunction
from pathlib import Path
from pkgutil import iter_modules
from types import FunctionType

import pytest
from attrs import frozen

import meritasn.cases.statistics

ROOT = Path(__file__).parents[1]
PAGES = ROOT / "docs/statistics"
INDEX = "index.md"

STATISTICS = (
    *("exact", "approximate", "intervals", "score_interval", "practical", "strata", "power"),
    *("multiplicity", "grades", "ordinal", "means", "survival", "regression", "decomposition"),
    *("proportional",),
    *("prediction", "intersections", "bootstrap", "agreement", "severity", "thresholds"),
    *("rankings", "pools", "orders", "swapping", "proxies", "like_cases", "suppression"),
    *("appraisers.given", "appraisers.effects", "appraisers.chance", "appraisers.leniency"),
    *("appraisers.by_group", "appraisers.taken_out", "appraisers.spread", "appraisers.habits"),
    *("appraisers.halos", "appraisers.evidence", "appraisers.concordance", "appraisers.panel"),
)
"""The modules of fairness that count; others read, ask, decide, hide or show."""

SAYS = ("Symbols", "Where it does not exist", "Reference", "Function", "Held by")
"""What every section says of its statistic, in this order."""

WIDE = 80
"""So wide is a formula at most, that nobody has to scroll for its end."""


@frozen
class Section:
    """What a page says of one statistic."""

    page: str
    title: str
    text: str

    @property
    def anchor(self) -> str:
        plain = unicodedata.normalize("NFKD", self.title).encode("ascii", "ignore").decode()
        return "-".join(re.sub(r"[^\w\s-]", "", plain).lower().split())

    @property
    def question(self) -> str:
        return " ".join(self.text.strip().partition("\n\n")[0].split())

    def said(self, label: str) -> str:
        line = rf"(?ms)^- \*\*{label}\.\*\* (.+?)(?=^- |^$)"
        found = re.search(line, self.text)
        return found[1] if found else ""


def nav() -> list[str]:
    """The pages in the order in which the site shows them."""
    return re.findall(r"statistics/(\S+\.md)", (ROOT / "mkdocs.yml").read_text("utf-8"))


def written() -> dict[str, str]:
    return {name: (PAGES / name).read_text("utf-8") for name in nav() if name != INDEX}


def sections(pages: Mapping[str, str]) -> list[Section]:
    return [
        Section(page, title, text)
        for page, whole in pages.items()
        for title, text in re.findall(r"(?ms)^## (.+?)\n(.*?)(?=^## |\Z)", whole)
    ]


def functions() -> set[str]:
    """Every public function of a statistic, and whatever else runs a worked case of one."""
    return {*_public(), *_run_by_cases()}


def _public() -> Iterator[str]:
    for name in STATISTICS:
        module = import_module(f"meritasn.fairness.{name}")
        functions = (one for one in map(vars(module).get, module.__all__) if isfunction(one))
        yield from (_path(one) for one in functions if one.__module__ == module.__name__)


def _run_by_cases() -> Iterator[str]:
    for module in iter_modules(meritasn.cases.statistics.__path__):
        used = vars(import_module(f"meritasn.cases.statistics.{module.name}")).values()
        paths = {_path(one) for one in used if isfunction(one)}
        yield from (path for path in paths if path.startswith("meritasn.fairness."))


def _path(function: FunctionType) -> str:
    return f"{function.__module__}.{function.__name__}"


def cases() -> set[str]:
    document = json.loads((ROOT / "tests/cases/fairness.json").read_text("utf-8"))
    return {case["id"] for case in document["cases"]}


def faults(pages: Mapping[str, str]) -> list[str]:
    """What pages do not say, or say of what there is not."""
    found = sections(pages)
    linked = {name for one in found for name in re.findall(r"\]\[(\S+?)\]", one.said("Function"))}
    examples = "\n".join(
        block
        for page in pages.values()
        for block in re.findall(r"^```pycon\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
    )
    return [
        *(f"{name} has no section" for name in sorted(functions() - linked)),
        *(
            f"{name} has no example"
            for name in sorted(functions())
            if not re.search(rf"(?<!import )\b{name.rpartition('.')[2]}\(", examples)
        ),
        *(f"{one.page}, {one.title}: {fault}" for one in found for fault in _faults(one)),
    ]


def _faults(of: Section) -> Iterator[str]:
    order = [re.escape(f"- **{label}.**") for label in SAYS]
    if not re.search(".*".join(["```text", *order, "```pycon"]), of.text, re.DOTALL):
        yield "a formula, its five lines and an example, in this order"
    for formula in re.findall(r"(?ms)^```text\n(.*?)^```", of.text):
        if any(len(line) > WIDE for line in formula.splitlines()):
            yield "a formula is too wide"
    for label in SAYS:
        if not of.said(label):
            yield f"nothing is said of: {label}"
    held, known = re.findall(r"`([^`]+)`", of.said("Held by")), cases()
    if not held:
        yield "nothing holds it"
    for name in held:
        if name not in known and not (ROOT / name).is_file():
            yield f"there is no case {name}"


def test_every_statistic_has_its_section_with_all_it_should_say() -> None:
    assert faults(written()) == []


HOLM = "adjusted p_(i) = max over j <= i"


@pytest.mark.parametrize(
    ("was", "becomes", "fault"),
    [
        ("[`holm`][meritasn.fairness.multiplicity.holm]", "Holm's", "multiplicity.holm has no sec"),
        (">>> holm(", ">>> bonferroni(", "multiplicity.holm has no example"),
        ("- **Reference.** Holm", "Holm", "Holm: nothing is said of: Reference"),
        ("`multiplicity-holm`", "`multiplicity-home`", "Holm: there is no case multiplicity-home"),
        (f"```text\n{HOLM}", f"```\n{HOLM}", "Holm: a formula, its five lines"),
        (HOLM, f"{HOLM:<81}", "Holm: a formula is too wide"),
    ],
)
def test_what_is_left_out_is_found(was: str, becomes: str, fault: str) -> None:
    page = "many-tests.md"
    whole = written()
    assert whole[page].count(was) == 1
    (found,) = faults({**whole, page: whole[page].replace(was, becomes)})[-1:]
    assert fault in found


def test_every_kind_of_worked_statistic_is_named_where_it_is_explained() -> None:
    document = json.loads((ROOT / "tests/cases/fairness.json").read_text("utf-8"))
    found = sections(written())
    named = {name for one in found for name in re.findall("`([^`]+)`", one.said("Held by"))}
    kinds = {case["statistic"] for case in document["cases"]}
    assert kinds == {case["statistic"] for case in document["cases"] if case["id"] in named}


def test_every_page_stands_in_the_nav() -> None:
    assert sorted(nav()) == sorted(page.name for page in PAGES.glob("*.md"))


# -- the table of all of them -----------------------------------------------------------------

HEAD = """# Every statistic

What each statistic of an audit answers, and where its formula, its source and an example are.
Every example is run by the tests; that figures are right is held by
`meritasn cases tests/cases/fairness.json`, where the cases that are named on these pages can be
read. Statistics are floats where they cannot be exact; no score is one. What does not exist is
`None`, never a number in its stead.

How an audit is asked is told in [Audits](../fairness.md), how to read what it says in
[Reading a finding](../reading-a-finding.md).

| statistic | what it answers | page |
|---|---|---|
"""


def index(pages: Mapping[str, str]) -> str:
    """The page with all statistics, made from the others."""
    titles = {name: whole.partition("\n")[0].removeprefix("# ") for name, whole in pages.items()}
    return HEAD + "".join(
        f"| [{one.title}]({one.page}#{one.anchor}) | {one.question} "
        f"| [{titles[one.page]}]({one.page}) |\n"
        for one in sections(pages)
    )


def test_the_table_is_made_from_the_pages() -> None:
    assert (PAGES / INDEX).read_text("utf-8") == index(written())


if __name__ == "__main__":
    (PAGES / INDEX).write_text(index(written()), "utf-8")
