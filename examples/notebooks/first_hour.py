# %% [markdown]
# # Satu jam pertama · The first hour
#
# Sebuah kota rekaan dibaca dari tabel CSV, dinilai menurut dua peraturan, dan setiap hasil dijelaskan. Semua orang di dalamnya rekaan.
#
# *An invented city is read from CSV tables and appraised under two regulations, and every result is explained. Nobody in it exists.*

# %%
from collections.abc import Iterable
from pathlib import Path

from attrs import evolve

from meritasn import (
    Direction,
    Measure,
    Period,
    Result,
    appraise,
    load_policy,
    policy_on,
    read_tables,
)
from meritasn.language import Text
from meritasn.view import Cell, Column, Sentence, Table, View, to_text

EXAMPLES = next(here for here in (Path("examples"), Path("..")) if (here / "medan").is_dir())


def table(heads: Iterable[str], rows: Iterable[tuple[Cell, ...]]) -> View:
    """A table to show; it is in Indonesian, as all here is."""
    columns = tuple(Column(Text(head, head)) for head in heads)
    return View((Table(columns, tuple(rows)),))


# %% [markdown]
# ## Membaca tabel · Reading tables
#
# `read_tables` tidak berhenti pada galat pertama: semua temuan disebut dengan berkas, baris, dan kolomnya, tanpa nama dan NIP.
#
# *`read_tables` does not stop at the first fault: every finding is told by its file, row and column, without names and NIP.*

# %%
intake = read_tables(EXAMPLES / "medan")
city = intake.workforce
city

# %%
View(tuple(Sentence(finding.text, "warn") for finding in intake.findings))

# %% [markdown]
# ## 2023: PermenPANRB 6/2022
#
# Tanpa menyebut kebijakan, yang dipakai adalah kebijakan yang berlaku pada hari terakhir periode. Setiap unit dibandingkan dengan pola
# distribusi SE 3/2023. Yang tidak punya predikat disebut bersama alasannya; kosong bukan nol.
#
# *Without a policy, the one in force on the last day of the period is taken. Each unit stands against the distribution guide of
# SE 3/2023. Who has no predicate is listed with the reason; empty is not zero.*

# %%
results_2023 = appraise(city, period=Period.year(2023))
results_2023

# %% [markdown]
# Satu unit terhadap pola: dari jumlah orang sampai syaratnya. · *One unit against the guide, from the heads that are counted to the
# requirement.*

# %%
traffic = next(unit for unit in results_2023.units if unit.name == "Bidang Lalu Lintas")
traffic.explain("guide_min_butuh_perbaikan_60")

# %% [markdown]
# ## Hasil seorang pegawai · The result of one person

# %%
results_2023.of("P0300")

# %% [markdown]
# Seorang yang ditolak: alasannya, bukan angka nol. · *Somebody who is refused: the reason, and no zero.*

# %%
results_2023.of("P0609")

# %% [markdown]
# ## Dari 180 ke 55 menit · From 180 minutes to 55
#
# Kepala Dinas Kependudukan dan Pencatatan Sipil (`P0087`) menurunkan waktu layanan dokumen dari 180 menit (2019) menjadi 55 menit (2023, target
# 60). *The head of the civil-registration office brought the time for a document down from 180 minutes (2019) to 55 (2023, 60 planned).*

# %%
then, now = (
    appraisal
    for year in (Period.year(2019), Period.year(2023))
    for appraisal in city.appraisals_in(year)
    if appraisal.employee == "P0087"
)
times = [(seen.period.text, seen.targets[0].time) for seen in (then, now)]
table(
    ("Tahun", "Target", "Realisasi"),
    ((year, f"{t.target} {t.unit}", f"{t.realised} {t.unit}") for year, t in times if t),
)

# %% [markdown]
# Pada 2019 realisasinya tepat seperti rencana. · *In 2019 it went exactly as planned.*

# %%
results_2019 = appraise(city, period=then.period)
(head_2019,) = (result for result in results_2019 if result.employee == "P0087")
head_2019.explain("time_score", target="T1")

# %% [markdown]
# Pada 2023 makin rendah makin baik: 55 dari 60 menit adalah capaian di atas ekspektasi. · *In 2023 lower is better: 55 of 60 minutes is
# above expectation.*

# %%
(head_2023,) = (result for result in results_2023 if result.employee == "P0087")
head_2023.explain("time_rating", target="T1")

# %% [markdown]
# Predikatnya, dengan alasannya. · *The predicate, and why.*

# %%
head_2023

# %% [markdown]
# Apa kata rumus 2011 tentang prestasi itu? Efisiensinya 69 %, jauh di atas batas 24 %, dan nilainya jatuh menjadi 30,56. Kebijakan itu sendiri
# menyebut bahwa nilai waktu melompat turun begitu efisiensi melewati batasnya.
#
# *What does the formula of 2011 say about that achievement? The efficiency is 69 %, far beyond the limit of 24 %, and the score drops to 30.56.
# The policy says of itself that the score of time jumps down beyond its limit.*

# %%
first, *rest = then.targets
faster = evolve(first, time=Measure(180, 55, direction=Direction.LOWER, unit="menit"))
appraise(evolve(then, targets=(faster, *rest))).explain("time_score", target="T1")

# %% [markdown]
# ## Kebijakan sendiri · A policy of one's own
#
# Sebuah *overlay* mengganti satu angka PP 46/2011: bobot SKP 70 % dan bukan 60 %. Siapa yang berpindah predikat?
#
# *An overlay changes one figure of PP 46/2011: results count 70 % instead of 60 %. Whose predicate moves?*

# %%
print((EXAMPLES / "weight_70.toml").read_text("utf-8"))

# %%
draft = load_policy("pp-46-2011", overlays=[EXAMPLES / "weight_70.toml"])
changes = results_2019.changes(appraise(city, draft, period=then.period))
moved = [change for change in changes if change.before.predicate != change.after.predicate]


def row(result: Result) -> tuple[Cell, ...]:
    """The predicate and the score."""
    return result.predicate.title if result.predicate else None, result.score


table(
    ("Pegawai", "60 %", "", "70 %", ""),
    ((c.after.employee, *row(c.before), *row(c.after)) for c in moved),
)

# %% [markdown]
# ## Seberapa pasti aturannya? · How well are the rules known?
#
# Setiap angka dan bacaan menyebut kepastiannya. Yang masih anggapan, dan yang belum diketahui, ada dalam satu daftar. · *Each figure and reading says
# how well it is known. What is assumed, and what nobody knows yet, is in one list.*

# %%
policy = policy_on(now.period.start)
table(
    ("Di paket", "Apa", "Kepastian"),
    ((one.path, one.title, one.standing.text) for one in policy.assumptions()),
)

# %% [markdown]
# Bahasanya dapat dipilih. · *In English, if you like.*

# %%
print(to_text(head_2023, "en"))

# %% [markdown]
# Selanjutnya · *Next*: isi sepuluh pegawai Anda sendiri dalam `meritasn template`, atau baca `docs/packs.md` untuk menulis aturan. · *fill ten people
# of your own into `meritasn template`, or read `docs/packs.md` to write a rule.*
