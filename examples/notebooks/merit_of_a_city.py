# %% [markdown]
# # Merit sebuah kota · The merit of a city
#
# Talenta, Indeks Profesionalitas, tambahan penghasilan, kepuasan, dan waktu layanan sebuah kota rekaan, masing-masing dengan bagannya dan cara
# membacanya dengan kepala dingin. Semua orang dan angka daerah di dalamnya rekaan.
#
# *Talent, the index of professionalism, additional income, satisfaction and times of services of an invented city, each with its chart and how to
# read it coolly. Nobody in it exists, and the local figures are invented.*

# %%
from datetime import date
from decimal import Decimal
from pathlib import Path

from meritasn import load_policy, read_tables
from meritasn.charts import (
    allowance_parts,
    ladder,
    nine_boxes,
    satisfaction_index,
    service_times,
)
from meritasn.merit import (
    allowances,
    person_page,
    professionalism_index,
    satisfaction,
    standards_kept,
    talent_cuts,
    talent_map,
)

EXAMPLES = next(here for here in (Path("examples"), Path("..")) if (here / "medan").is_dir())
DAY = date(2026, 3, 2)

city = read_tables(EXAMPLES / "medan").workforce

# %% [markdown]
# ## Peta talenta · The map of talent
#
# Hanya yang penilaiannya masih berlaku ada di peta: yang lain bukan "rendah", melainkan belum dinilai. Banyak orang berdiri tepat di dekat sebuah
# batas, jadi tanyakan dulu siapa yang berpindah kotak bila batasnya lain, sebelum memutuskan apa pun tentang seseorang.
#
# *Only those whose assessment has not expired are on the map: the others are not "low", they were not assessed. Many stand close to a cut-off, so
# ask first who would change box under other ones, before deciding anything about anybody.*

# %%
talents = talent_map(city, DAY)
nine_boxes(talents)

# %%
talent_cuts(talents, performance=[(Decimal(70), Decimal(85))])

# %% [markdown]
# ## Indeks Profesionalitas tiap unit · The index of professionalism by unit
#
# Sumbunya tidak mulai dari nol: dua unit yang tampak berjauhan sering hanya berbeda satu poin. Indeks yang rendah belum menyebut sebabnya: pelatihan yang
# tidak tercatat menurunkannya sama seperti pelatihan yang tidak diikuti, dan halaman seseorang menyebut pada apa indeksnya bertumpu.
#
# *The axis does not start at zero: two units that look far apart often differ by one point. A low index does not say why: a training that is not on record
# lowers it as much as one that nobody took, and the page of a person says what theirs rests on.*

# %%
index = professionalism_index(city, DAY)
ladder(index)

# %%
index

# %% [markdown]
# ## Tambahan penghasilan dalam pagu · Additional income within a ceiling
#
# Di atas: dari jumlah penuh sampai yang dibayar; pagu memotong setiap orang dengan faktor yang sama, bukan karena kinerjanya. Di bawah, yang
# dibandingkan ialah bagian yang tidak dibayar; rupiah di sampingnya mengingatkan bahwa unit-unit itu tidak sama besar.
#
# *On top: from the full amounts to what is paid; the ceiling cuts everybody by the same factor, and not for their performance. Below, what is
# compared is the share that is not paid; the rupiah beside it recall that units are not equally large.*

# %%
local = load_policy("pp-12-2019", overlays=[EXAMPLES / "medan_tpp.toml"])
paid = allowances(city, date(2025, 12, 31), local, ceiling=9_000_000_000)
allowance_parts(paid)

# %% [markdown]
# Yang jumlahnya tidak diketahui tidak dihitung nol, dan bagian pagu bagi mereka belum disisihkan. · *Of whom the amount is not known nothing is
# counted as zero, and nothing of the ceiling is set aside for them.*

# %%
paid

# %% [markdown]
# ## Kepuasan masyarakat · What people think of services
#
# Garisnya ialah tempat indeks itu berada bila lembarnya sampel acak. Bila garis itu melintasi sebuah batas, survei ini tidak memastikan hurufnya; bila
# garis dua tahun banyak bertumpang, itu bukan kenaikan.
#
# *The bar is where the index lies if the sheets are a random sample. Where it reaches across a limit, this survey does not settle the letter; where
# the bars of two years overlap widely, that is no rise.*

# %%
surveys = satisfaction(city)
satisfaction_index(surveys)

# %%
surveys

# %% [markdown]
# ## Waktu layanan · Times of services
#
# Akta kelahiran: dari 180 menit menjadi kurang dari 60, tetapi hampir sepanjang jalan itu standarnya belum terpenuhi. Janji dinilai bulan demi bulan,
# bukan menurut kecenderungannya; celah pada garis berarti bulan itu tidak diukur.
#
# *Birth certificates: from 180 minutes to less than 60, but on most of that way the standard was missed. A promise is judged month by month and
# not by its trend; a gap in the line is a month that was not measured.*

# %%
service_times(standards_kept(city, date(2024, 12, 31)))

# %%
service_times(standards_kept(city, DAY))

# %% [markdown]
# ## Halaman seorang pegawai · The page of one person
#
# Ringkasannya di atas: jawaban setiap rumpun aturan dan sebabnya. "Belum diketahui" ialah jawaban, bukan kekurangan orang itu: di sebelahnya tertulis
# catatan apa yang tidak ada.
#
# *The summary stands on top: what each family of rules answers, and why. "Unknown" is an answer and no failing of the person: beside it stands which
# record is not there.*

# %%
person_page(city, "P0024", DAY, {"allowance": local})
