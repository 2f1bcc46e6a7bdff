# %% [markdown]
# # Analisis dengan data frame · Analysis in data frames
#
# Tabel sebuah kota rekaan tetap berada di Polars atau pandas; aturan dijalankan atas seluruh kolom, dan hasilnya kembali sebagai data frame. Semua orang
# di dalamnya rekaan.
#
# *The tables of an invented city stay in Polars or pandas; the rules run over whole columns, and results come back as a data frame. Nobody in it exists.*

# %%
from decimal import Decimal
from pathlib import Path

import pandas as pd
import polars as pl
import pyarrow as pa

from meritasn import Period, appraise, load_policy
from meritasn.columns import FrameWorkforce

EXAMPLES = next(here for here in (Path("examples"), Path("..")) if (here / "medan").is_dir())

# %% [markdown]
# ## Membaca · Reading
#
# Satu folder dibaca malas: tidak ada yang dimuat sebelum diperlukan. · *A folder is read lazily: nothing is loaded before it is needed.*

# %%
city = FrameWorkforce.scan(EXAMPLES / "medan")
[period.text.id for period in city.periods()]

# %% [markdown]
# Dari pandas pun bisa. Larang pandas membaca `n/a` sebagai kosong: *tidak berlaku* bukan *tidak ada*. · *From pandas as well. Keep pandas
# from taking `n/a` for empty: not applicable is not missing.*


# %%
def table(name: str) -> pd.DataFrame:
    """A table of the city, as pandas reads it."""
    return pd.read_csv(EXAMPLES / f"medan/{name}.csv", keep_default_na=False, na_values=[""])


by_pandas = FrameWorkforce.of(
    employees=table("pegawai"), appraisals=table("penilaian"), targets=table("target")
)

# %% [markdown]
# ## Hasil 2019 · Results of 2019
#
# Satu baris satu orang: predikat, nilai, atau alasan penolakan. Nilai adalah desimal yang tepat, bukan *float*. · *One row a person: a predicate and a score,
# or the reason of a refusal. A score is an exact decimal and no float.*

# %%
score_2019 = appraise(city, load_policy("pp-46-2011"), period=Period.year(2019))
rows = score_2019.frame("skp", "behaviour").collect()
rows.select(
    "employee", "unit", "predicate_code", "score", "skp", "behaviour", "rank_in_unit"
).head()

# %% [markdown]
# Lewat pandas hasilnya sama, sampai angka terakhir. · *By pandas it is the same, to the last digit.*

# %%
same = appraise(by_pandas, load_policy("pp-46-2011"), period=Period.year(2019)).frame().collect()
assert same["score"].equals(rows["score"])

# %% [markdown]
# Siapa tidak mendapat hasil, dan mengapa? Yang kosong tidak dihitung sebagai nol. · *Who has no result, and why? What is empty counts as nothing, not as zero.*

# %%
rows.group_by("predicate_code", "refusal_code").len().sort("len", descending=True)

# %% [markdown]
# ## Siapa dekat batas? · Who is near a limit?
#
# Batas predikat ada di paket. Yang nilainya dalam setengah angka dari batas itu layak diperiksa kembali sebelum ditetapkan. · *The limits of the bands stand in the
# pack. Whose score is within half a point of one deserves a second look before anything is signed.*

# %%
LIMITS = pl.DataFrame({"limit": ["51", "61", "76", "91"]}).cast(pl.Decimal(38, 2))
gap = pl.col("score") - pl.col("limit")
near = (
    rows.drop_nulls("score")
    .join(LIMITS, how="cross")
    .with_columns(gap=gap)
    .filter(gap.abs() <= Decimal("0.50"))
    .select("employee", "unit", "predicate_code", "score", "limit", "gap")
    .sort(pl.col("gap").abs(), "employee")
)
near.head(10)

# %% [markdown]
# ## Unit dan pola distribusi 2023 · Units and the guide in 2023

# %%
rated_2023 = appraise(city, period=Period.year(2023))
rated_2023

# %% [markdown]
# Syarat mana yang paling sering tidak dipenuhi? · *Which requirement is missed most often?*

# %%
pl.Config.set_fmt_str_lengths(100)
missed = [finding.message.id for unit in rated_2023.units for finding in unit.findings]
pl.Series("syarat", missed).value_counts(sort=True)

# %% [markdown]
# Satu unit, dari jumlah orang sampai syaratnya. · *One unit, from the heads that are counted to the requirement.*

# %%
traffic = next(unit for unit in rated_2023.units if unit.name == "Bidang Lalu Lintas")
traffic.explain("guide_min_butuh_perbaikan_60")

# %% [markdown]
# ## Satu penjelasan · One explanation
#
# Orang yang paling dekat di bawah batas Baik: setiap langkahnya, dengan angka dan dasarnya. · *The one who is nearest below the limit of Good: every step, with its
# numbers and its source.*

# %%
first = near.filter(pl.col("gap") < 0).item(0, "employee")
score_2019.of(first)

# %% [markdown]
# ## Menyimpan · Keeping
#
# Hasil dapat dibaca pustaka apa pun yang mengenal Arrow, atau ditulis sebagai Parquet. · *Any library that speaks Arrow reads the results, or they are written as
# Parquet.*

# %%
kept = pa.table(score_2019).to_pandas()
kept.groupby("predicate_code")["score"].agg(["size", "min", "max"])
