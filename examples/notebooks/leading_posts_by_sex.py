# %% [markdown]
# # Jabatan pimpinan menurut jenis kelamin · Leading posts by sex
#
# Tabel yang diterbitkan untuk tahun 2022 (Databoks, dari data BKN): berapa laki-laki dan berapa perempuan di tiap jenjang. Apa yang dikatakannya,
# dan apa yang tidak dapat dikatakannya.
#
# *The table that was published for 2022 (Databoks, from data of BKN): how many men and how many women at each level. What it says, and what it cannot
# say.*

# %%
from meritasn.charts import gaps
from meritasn.fairness import Cell, Comparison, Counts, Tabled, audit_counts, default_plan
from meritasn.language import Text

ASN = {"men": 1_939_225, "women": 2_315_288}  # akhir 2022 · at the end of 2022
LEVELS = {
    "JPT Utama": (9, 2),
    "JPT Madya": (462, 87),
    "JPT Pratama": (17_637, 3_240),
    "Administrator": (70_193, 25_294),
    "Pengawas": (126_260, 82_867),
    "Eselon V": (6_280, 2_604),
}  # laki-laki, perempuan · men, women

# %% [markdown]
# ## Yang terlihat · What it shows
#
# Dari semua ASN laki-laki dan perempuan, berapa yang memegang jabatan administrator ke atas?
#
# *Of all men and all women, how many hold a post of administrator or above?*


# %%
def counted(levels: list[str]) -> Tabled:
    """How many of all men and all women hold a post of some levels."""
    men, women = (sum(LEVELS[level][side] for level in levels) for side in (0, 1))
    cells = {"men": Cell(men, ASN["men"]), "women": Cell(women, ASN["women"])}
    return Tabled(("sex",), Counts(cells))


leading = ["JPT Utama", "JPT Madya", "JPT Pratama", "Administrator"]
audited = audit_counts(
    [counted(leading)], outcome=Text("administrator ke atas", "administrator or above")
)
audited

# %%
gaps(audited)

# %% [markdown]
# Pegawai sebanyak ini membuat hampir setiap selisih terlihat; peluang kebetulan tidak menambah apa pun. Yang berbicara ialah besarnya: rasio dan
# intervalnya, jenjang demi jenjang.
#
# *With so many people nearly any gap is seen, and the probability of chance adds nothing. What speaks is its size: the ratio with its interval, level
# by level.*

# %%
for level in LEVELS:
    cells = counted([level]).counts
    two = Comparison("women", "men", cells["women"], cells["men"], default_plan())
    low, high = two.ratio_interval or (0, 0)
    print(f"{level:<14} {float(two.ratio or 0):.3f}   [{low:.3f}, {high:.3f}]")

# %% [markdown]
# Di JPT Utama ada sebelas orang: intervalnya lebar. Di jenjang lain intervalnya sempit, dan semuanya di bawah saringan 4/5; saringan itu anggapan dan
# bukan hukum Indonesia.
#
# *There are eleven people in JPT Utama, and its interval is wide. At the other levels intervals are narrow, and all lie below the screen of 4/5, which is
# an assumption and no law of Indonesia.*
#
# ## Yang tidak dapat dikatakannya · What it cannot say
#
# Rasio itu kasar. Pembaginya semua ASN, bukan mereka yang memenuhi syarat: tabel tidak menyebut umur, masa kerja, pendidikan, rumpun jabatan, atau
# siapa yang melamar. Perempuan yang masuk belakangan, guru dan perawat yang berkarier di jalur fungsional, orang yang tidak melamar: masing-masing
# mengubah rasio, ke arah yang tidak diketahui. Sebuah contoh rekaan memperlihatkan betapa jauhnya.
#
# *The ratio is crude. Its denominator is everybody, not those who are eligible: the table tells nothing of age, years of service, schooling, family of
# posts, or who applied. Women who were appointed later, teachers and nurses whose career is a functional one, people who did not apply: each changes the
# ratio, and nobody knows which way. An invented example shows how far.*

# %%
invented = Tabled(
    ("sex",),
    Counts({"men": Cell(130, 600), "women": Cell(70, 600)}),
    strata={
        "20+": Counts({"men": Cell(120, 400), "women": Cell(30, 100)}),
        "<20": Counts({"men": Cell(10, 200), "women": Cell(40, 500)}),
    },
)
audit_counts([invented], within=Text("masa kerja (rekaan)", "years of service (invented)"))

# %% [markdown]
# ## Kalimat yang jujur · The honest sentence
#
# **Pada 2022 perempuan memegang jabatan administrator ke atas kira-kira 0,27 kali sesering laki-laki, dihitung dari semua ASN. Selisih itu nyata dan
# besar. Dari tabel ini tidak dapat diketahui berapa yang tersisa di antara orang dengan umur, pendidikan, rumpun jabatan, dan syarat yang sama, dan
# di tahap mana ia timbul; untuk itu diperlukan hitungan per tahap dan per lapisan.**
#
# ***In 2022 women held posts of administrator and above about 0.27 times as often as men, counted among all civil servants. That gap is real, and
# large. How much of it remains among people of the same age, schooling, family of posts and eligibility, and at which stage it arises, this table cannot
# tell; that takes counts by stage and by stratum.***
