"""No figure of a regulation stands in Python: they are in packs, dated and cited.

Every number that the source writes is one that anybody counts with (0, 1, 2), or it is listed in
``figures.toml`` with what it is. A number that is said in a sentence, and a date, count as well.
Numbers in docstrings are examples.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from attrs import frozen

import meritasn

SOURCE = Path(meritasn.__file__).parent
LIST = Path(__file__).with_name("figures.toml")

COUNTED_WITH = frozenset({"0", "1", "2"})
"""What packs may write bare too, but for the hundred of percent."""

NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?\s*%?")
DATE = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
SAID = re.compile(
    r"(?<![\w.,{-])\d+(?:[.,]\d+)?[\s-]*"
    r"(?:%|persen|percent|hari|days?|bulan|months?|tahun|years?|jam|hours?|jp|orang|people|poin|points?)"
    r"(?!\w)",
    re.IGNORECASE,
)


@frozen
class Found:
    """A figure in a file, as text: numbers without needless zeros."""

    file: str
    figure: str


@frozen
class Listed:
    """Figures of one file, each with what it is there."""

    file: str
    figures: tuple[str, ...]
    why: str


@frozen
class Room:
    """Files all of whose figures of some form are of one kind."""

    under: str
    form: str
    why: str

    def has(self, found: Found) -> bool:
        """Whether it speaks of that figure."""
        return found.file.startswith(self.under) and bool(re.fullmatch(self.form, found.figure))


@cache
def listed() -> tuple[Listed, ...]:
    raw = tomllib.loads(LIST.read_text("utf-8"))["listed"]
    return tuple(Listed(one["file"], tuple(one["figures"]), one["why"]) for one in raw)


@cache
def rooms() -> tuple[Room, ...]:
    raw = tomllib.loads(LIST.read_text("utf-8"))["room"]
    return tuple(Room(one["under"], one["form"], one["why"]) for one in raw)


def figures(text: str, file: str) -> Iterator[Found]:
    """Every figure that a source writes, but for those in its docstrings."""
    tree = ast.parse(text)
    told = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in told:
            yield from (Found(file, figure) for figure in of_constant(node.value))


def of_constant(value: object) -> Iterator[str]:
    match value:
        case bool():
            return
        case int() | float():
            yield plain(str(value))
        case str() if NUMBER.fullmatch(value.strip()):
            yield plain(value.strip().rstrip("% ").replace(",", "."))
        case str():
            yield from DATE.findall(value)
            yield from SAID.findall(value)


def plain(text: str) -> str:
    """One text for one number, whatever its sign and zeros.

    >>> plain("-25.0"), plain("1e3"), plain("-0.0")
    ('25', '1000', '0')
    """
    return f"{abs(Decimal(text)).normalize():f}"


@cache
def everywhere() -> frozenset[Found]:
    return frozenset(
        found
        for path in SOURCE.rglob("*.py")
        for found in figures(path.read_text("utf-8"), path.relative_to(SOURCE).as_posix())
    )


def unexplained(found: frozenset[Found]) -> list[Found]:
    explained = {Found(one.file, figure) for one in listed() for figure in one.figures}
    left = (one for one in found - explained if one.figure not in COUNTED_WITH)
    return sorted(
        (one for one in left if not any(room.has(one) for room in rooms())),
        key=lambda one: (one.file, one.figure),
    )


# -- held -------------------------------------------------------------------------------------


def test_no_figure_stands_in_python_without_what_it_is() -> None:
    bare = [f"{one.file}: {one.figure}" for one in unexplained(everywhere())]
    assert not bare, (
        "a figure of a regulation goes into a pack; another one is explained in figures.toml: "
        + "; ".join(bare)
    )


def test_what_is_listed_is_still_written() -> None:
    gone = [
        (one.file, figure)
        for one in listed()
        for figure in one.figures
        if Found(one.file, figure) not in everywhere()
    ]
    gone += [(room.under, room.form) for room in rooms() if not any(map(room.has, everywhere()))]
    assert gone == [], "figures.toml lists what is no longer in the source"


def test_what_is_listed_is_listed_once_and_explained() -> None:
    files = [one.file for one in listed()]
    pairs = [(one.file, figure) for one in listed() for figure in one.figures]
    assert len(pairs) == len(set(pairs))
    assert files == sorted(files)
    assert [one.file for one in (*listed(),) if len(one.why.split()) < 2] == []
    assert [one for one in pairs if one[1] in COUNTED_WITH] == []
    assert [Found(*one) for one in pairs if any(room.has(Found(*one)) for room in rooms())] == []


@pytest.mark.parametrize(
    ("source", "figure"),
    [
        ("days = 14", "14"),
        ("LIMIT = 0.25", "0.25"),
        ('limit = Decimal("1.76")', "1.76"),
        ('limit = exact("56")', "56"),
        ('limit = "25%"', "25"),
        ('limit = "12,5"', "12.5"),
        ("share = Fraction(9, 13)", "13"),
        ("limit = -28", "28"),
        ("limit = 2e1", "20"),
        ("def last(day): return day + timedelta(days=21)", "21"),
        ("if age > 58:\n    pass", "58"),
        ("STARTS = date(2021, 8, 31)", "2021"),
        ('STARTS = "2021-08-31"', "2021-08-31"),
        ('SAID = Text("paling banyak 70 %", "at most 70 %")', "70 %"),
        ('SAID = f"{name} dalam 14 hari kerja"', "14 hari"),
        ("match level:\n    case 10:\n        pass", "10"),
        ("table = {3: 'oral_warning'}", "3"),
    ],
)
def test_a_planted_figure_is_found_in_any_file(source: str, figure: str) -> None:
    for file in ("merit/objections.py", "model/people.py", "new.py"):
        assert Found(file, figure) in unexplained(frozenset(figures(source, file)))


def test_what_one_file_may_write_another_may_not() -> None:
    for one in listed():
        planted = frozenset(Found("merit/anew.py", figure) for figure in one.figures)
        assert unexplained(planted) == sorted(planted, key=lambda found: found.figure)


@pytest.mark.parametrize(
    "source",
    [
        '"""A limit of 14 days, since 2021-08-31."""',
        'def f() -> int:\n    """\n    >>> f()\n    28\n    """\n    return 2',
        "first, *others = pair[0], pair[1], -1, 2.0, True",
        'LAW = "PP 46/2011", "S-3", "utf-8", "14.3 px"',
        "total += 1  # at most 70 percent",
    ],
)
def test_examples_counting_and_names_are_no_figures(source: str) -> None:
    assert unexplained(frozenset(figures(source, "merit/objections.py"))) == []
