# %% [markdown]
# # Haruskah perilaku berbobot 40 %? · Should behaviour weigh 40 %?
#
# Dari rancangan sampai rekomendasi, sebelum seorang pun menandatanganinya: apa yang berubah, hukum mana yang dilanggar rancangan itu, siapa yang
# bergeser dan mengapa, seberapa kukuh hasilnya, dan bagaimana beralih tanpa merugikan siapa pun. Semua orang di dalamnya rekaan.
#
# *From a draft to a recommendation, before anybody signs: what changes, which laws of good rules the draft breaks, who moves and why, how firm that
# is, and how to change over without harming anyone. Nobody in it exists.*

# %%
from pathlib import Path

import matplotlib.pyplot as plt
from IPython.display import Markdown
from matplotlib.ticker import MaxNLocator

from meritasn import Period, read_tables
from meritasn.charts import tornado
from meritasn.evaluation import one_at_a_time, one_step_off, replay, shadow_run
from meritasn.policies import diff, evolve, shipped, what_if
from meritasn.results import Direction
from meritasn.testing import check_policy

EXAMPLES = next(here for here in (Path("examples"), Path("..")) if (here / "medan").is_dir())
YEAR = Period.year(2019)

city = read_tables(EXAMPLES / "medan").workforce
rule = shipped("pp-46-2011")

# %% [markdown]
# ## Rancangan · The draft
#
# PP 46/2011 menimbang hasil 60 % dan perilaku 40 %. Seorang kepala bagian hukum bertanya: bagaimana bila perilaku hanya 30 %? Sebuah angka yang
# diganti, dan perbedaannya tertulis seperti sebuah perubahan peraturan.
#
# *PP 46/2011 weighs results 60 % and behaviour 40 %. A head of a legal bureau asks: what if behaviour weighed only 30 %? One figure is changed, and the
# difference reads like an amendment.*

# %%
draft = what_if(rule, {"share_of_results": 70})
diff(rule, draft)

# %% [markdown]
# ## Hukum · The laws
#
# Rancangan itu diuji terhadap hukum aturan yang baik: yang dapat dibuktikan dibuktikan, yang lain dicoba pada orang-orang rekaan. Yang dilanggar PP
# 46/2011 sendiri disebut apa adanya.
#
# *The draft is held against the laws of good rules: what can be proved is proved, the rest is tried on invented people. What PP 46/2011 itself
# breaks is said as it is.*

# %%
check_policy(draft, on_fail=None, examples=40)

# %% [markdown]
# Satu kesalahan tik cukup untuk melihat apa yang dikatakannya: dua sebutan tertukar.
#
# *One slip of the pen is enough to see what it says: two labels are exchanged.*

# %%
slip = evolve(
    rule,
    {
        "step.predicate.rows": [
            {"from": 91, "is": "sangat_baik"},
            {"from": 76, "is": "cukup"},
            {"from": 61, "is": "baik"},
            {"from": 51, "is": "kurang"},
            {"is": "buruk"},
        ]
    },
)
check_policy(slip, on_fail=None, laws=["bands_stand_in_order"])

# %% [markdown]
# ## Siapa yang bergeser · Who moves
#
# Tahun yang sama dihitung menurut keduanya. Yang dilihat bukan hanya berapa orang, tetapi ke arah mana, di unit dan jenjang mana, dan karena
# perubahan yang mana: setiap perubahan dijalankan sendiri untuk memastikannya.
#
# *The same year under both. What matters is not only how many people, but which way, in which units and levels, and because of which change: each
# change is run alone to make sure.*

# %%
moved = replay(city, rule, draft, period=YEAR)
moved

# %% [markdown]
# ## Seberapa kukuh · How firm that is
#
# Bukan hanya 70: setiap angka yang boleh digeser digeser sepanjang rentangnya, satu demi satu. Batang yang panjang adalah angka yang menentukan; yang
# tidak ada batangnya tidak menggeser siapa pun.
#
# *Not 70 alone: every figure that may be tuned is moved over its range, one at a time. A long bar is a figure that decides; one without a bar moves
# nobody.*

# %%
firm = one_at_a_time(city, rule, period=YEAR, steps=8)
tornado(firm)

# %%
weight = firm.of("share_of_results")
assert weight is not None
points = sorted([(60.0, 0), *((float(one.value), one.moved) for one in weight.trials)])
figure, axes = plt.subplots(figsize=(7, 3.2), layout="constrained")
axes.plot(*zip(*points, strict=True), marker="o", color="#2a5d8f")
axes.axvline(60, color="#999999", linewidth=1, linestyle=":")
axes.set_ylim(bottom=0)
axes.yaxis.set_major_locator(MaxNLocator(integer=True))
axes.set_xlabel("bobot hasil kerja, % · weight of results, %")
axes.set_ylabel("pegawai yang bergeser\npeople who move")
axes.spines[["top", "right"]].set_visible(False)
plt.close(figure)
figure

# %% [markdown]
# ## Satu langkah seorang penilai · One step of one rater
#
# Sebelum memperdebatkan bobot: berapa predikat yang bergantung pada satu poin seorang penilai? Bila lebih banyak daripada yang digeser bobot itu,
# pelatihan penilai lebih berguna daripada perubahan bobot.
#
# *Before the weight is argued about: how many predicates hang on a single point of one rater? If more than the weight moves, training the raters is
# worth more than changing the weight.*

# %%
raters = one_step_off(city, rule, period=YEAR, points=1)
raters

# %% [markdown]
# ## Beralih tanpa merugikan · Changing over without harm
#
# Jika tetap dikehendaki: setahun berjalan berdampingan, hanya aturan lama yang dihitung, sehingga setiap orang melihat lebih dulu apa artinya baginya.
#
# *If it is wanted nevertheless: a year side by side in which the old rule alone counts, so that everybody sees beforehand what it means for them.*

# %%
shadow_run(city, rule, draft, period=YEAR)

# %% [markdown]
# ## Rekomendasi · Recommendation
#
# Kalimat ini disusun dari angka di atas, sehingga tidak dapat berbeda darinya.
#
# *These sentences are made of the figures above, so they cannot say anything else.*

# %%
up, down = (moved.ways.get(way, 0) for way in (Direction.UP, Direction.DOWN))
Markdown(  # type: ignore[no-untyped-call]  # it has no types
    f"Bobot perilaku 30 % menggeser predikat **{moved.moved}** dari {moved.people} pegawai "
    f"(naik {up}, turun {down}) dan mengubah nilai {moved.rescored} orang tanpa mengubah "
    f"predikatnya. Satu poin dari satu penilai menentukan predikat **{raters.hanging}** orang. "
    "Rekomendasi: pertahankan 40 % dan dahulukan kesamaan ukuran para penilai.\n\n"
    f"*A weight of behaviour of 30 % moves the predicate of **{moved.moved}** of {moved.people} "
    f"people ({up} up, {down} down) and changes the score of {moved.rescored} more without "
    f"changing their predicate. One point of one rater decides the predicate of "
    f"**{raters.hanging}** people. Recommendation: keep 40 %, and first see to it that raters "
    "measure alike.*"
)
