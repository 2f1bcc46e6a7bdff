"""Which post and which rank people have come to hold."""

from __future__ import annotations

import numpy as np

from meritasn.model import PostLevel, Rank
from meritasn.testing.population.national.chance import Chance, Whole
from meritasn.testing.population.national.figures import TODAY
from meritasn.testing.population.national.groups import Group
from meritasn.testing.population.national.hierarchy import HEALTH, SCHOOLS, TASKS
from meritasn.testing.population.national.people import People

__all__ = ["KIND_OF_LEVEL", "TITLES", "Posts"]

_LEVELS = tuple(PostLevel)

KIND_OF_LEVEL = np.array([level.kind.order for level in _LEVELS])

_HEAD_LEVEL = {
    Group.MADYA: PostLevel.JPT_MADYA,
    Group.PRATAMA: PostLevel.JPT_PRATAMA,
    Group.ADMINISTRATOR: PostLevel.ADMINISTRATOR,
    Group.PENGAWAS: PostLevel.PENGAWAS,
    Group.PRINCIPAL: PostLevel.AHLI_MADYA,
}
_HEAD_TITLE = {
    Group.MADYA: "Sekretaris",
    Group.PRATAMA: "Kepala Perangkat Daerah",
    Group.ADMINISTRATOR: "Kepala Bidang",
    Group.PENGAWAS: "Kepala Seksi",
}
_PRINCIPALS = {SCHOOLS: "Kepala Sekolah", HEALTH: "Kepala Puskesmas"}
_LADDERS = np.array(
    [
        [level.order for level in ladder]
        for ladder in (
            (PostLevel.AHLI_PERTAMA, PostLevel.AHLI_MUDA, PostLevel.AHLI_MADYA),
            (PostLevel.TERAMPIL, PostLevel.MAHIR, PostLevel.PENYELIA),
        )
    ]
)
_EXPERTS = {
    "pendidikan": "Guru",
    "kesehatan": "Perawat",
    "prasarana": "Teknik Jalan dan Jembatan",
    "sosial": "Pekerja Sosial",
    "kepegawaian": "Analis SDM Aparatur",
    "perencanaan": "Perencana",
    "pengawasan": "Auditor",
}
_EXPERTS_ELSEWHERE = "Analis Kebijakan"
_OFFICERS = (
    "Pengadministrasi Perkantoran",
    "Pengelola Layanan Operasional",
    "Penelaah Teknis Kebijakan",
)

_PROFESSIONS = (*_EXPERTS.values(), _EXPERTS_ELSEWHERE)
_PROFESSION = np.array(
    [_PROFESSIONS.index(_EXPERTS.get(task, _EXPERTS_ELSEWHERE)) for task in TASKS]
)
TITLES: tuple[str, ...] = (
    *_HEAD_TITLE.values(),
    *_PRINCIPALS.values(),
    *_OFFICERS,
    *(f"{name} {_LEVELS[i].label.id}" for name in _PROFESSIONS for i in _LADDERS.ravel()),
)
"""Names of posts."""

_FIRST_OFFICER = len(_HEAD_TITLE) + len(_PRINCIPALS)
_FIRST_EXPERT = _FIRST_OFFICER + len(_OFFICERS)

_LOWEST = np.zeros(len(_LEVELS), dtype=np.int64)
_STEPS_OF_LEVEL = np.ones(len(_LEVELS), dtype=np.int64)
for _level, _rank, _width in (
    (PostLevel.JPT_MADYA, Rank.IV_D, 2),
    (PostLevel.JPT_PRATAMA, Rank.IV_B, 3),
    (PostLevel.ADMINISTRATOR, Rank.III_D, 3),
    (PostLevel.PENGAWAS, Rank.III_B, 3),
    (PostLevel.AHLI_MADYA, Rank.IV_A, 3),
    (PostLevel.AHLI_MUDA, Rank.III_C, 2),
    (PostLevel.AHLI_PERTAMA, Rank.III_A, 2),
    (PostLevel.PENYELIA, Rank.III_C, 2),
    (PostLevel.MAHIR, Rank.III_A, 2),
    (PostLevel.TERAMPIL, Rank.II_C, 2),
):
    _LOWEST[_level.order] = _rank.order
    _STEPS_OF_LEVEL[_level.order] = _width
_OFFICER_FROM = np.array([rank.order for rank in (Rank.II_A, Rank.II_C, Rank.III_A)])
_OFFICER_TO = np.array([rank.order for rank in (Rank.III_B, Rank.III_C, Rank.III_D)])
_OFFICER_CONTRACT = np.array([rank.order for rank in (Rank.V, Rank.VII, Rank.IX)])
_EXPERT_CONTRACT = np.array([Rank.IX.order, Rank.VII.order])
_YEARS_A_RANK, _YEARS_A_LEVEL = 4, 10


class Posts:
    """Finds the post of anybody.

    Args:
        task: By unit, what it works on.
        seed: What the whole population grows from.
    """

    def __init__(self, task: Whole, seed: int) -> None:
        self._task = task
        self._chance = Chance(seed, "posts")
        self._entry = Chance(seed, "entry")

    def of(self, people: People) -> tuple[Whole, Whole, Whole]:
        """Title, level and rank of some people: an index of `TITLES`, and orders of terms."""
        title, level, rank = (np.zeros(len(people.number), dtype=np.int64) for _ in range(3))
        for group, found in (
            (people.leads, self._heads),
            (np.isin(people.group, (Group.FUNCTIONAL, Group.FUNCTIONAL_PPPK)), self._experts),
            (people.group >= Group.OFFICER, self._officers),
        ):
            rows = np.flatnonzero(group)
            title[rows], level[rows], rank[rows] = found(people, rows)
        return title, level, rank

    def _heads(self, people: People, rows: Whole) -> tuple[Whole, Whole, Whole]:
        group = people.group[rows]
        levels = np.array([level.order for level in _HEAD_LEVEL.values()])
        level = levels[group]
        school = self._task[people.unit[rows]] == SCHOOLS
        title = np.where(group == Group.PRINCIPAL, np.where(school, 4, 5), group)
        return title, level, self._rank(people, rows, level)

    def _experts(self, people: People, rows: Whole) -> tuple[Whole, Whole, Whole]:
        task = self._task[people.unit[rows]]
        skilled = (task != SCHOOLS) & self._entry.happens(people.number[rows], 250)
        contract = people.group[rows] == Group.FUNCTIONAL_PPPK
        years = TODAY - people.since[rows] + self._chance.between(people.number[rows], 0, 4)
        step = np.where(contract, 0, np.minimum(years // _YEARS_A_LEVEL, 2))
        ladder = skilled.astype(np.int64)
        level = _LADDERS[ladder, step]
        steps = _PROFESSION[task] * len(_LADDERS) + ladder
        title = _FIRST_EXPERT + steps * _LADDERS.shape[1] + step
        rank = np.where(contract, _EXPERT_CONTRACT[ladder], self._rank(people, rows, level))
        return title, level, rank

    def _officers(self, people: People, rows: Whole) -> tuple[Whole, Whole, Whole]:
        kind = self._entry.weighted(people.number[rows], (45, 20, 35))
        contract = people.group[rows] != Group.OFFICER
        climbed = (TODAY - people.since[rows]) // _YEARS_A_RANK
        own = np.minimum(_OFFICER_FROM[kind] + climbed, _OFFICER_TO[kind])
        level = np.full(len(rows), PostLevel.PELAKSANA.order)
        return _FIRST_OFFICER + kind, level, np.where(contract, _OFFICER_CONTRACT[kind], own)

    def _rank(self, people: People, rows: Whole, level: Whole) -> Whole:
        """One of the ranks of a level, higher with the years."""
        climbed = (TODAY - people.since[rows]) // _YEARS_A_RANK
        return _LOWEST[level] + climbed % _STEPS_OF_LEVEL[level]
