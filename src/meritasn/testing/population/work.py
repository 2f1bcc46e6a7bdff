"""What people of the city plan to achieve, by what their office works on."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

from meritasn.model import Focus

__all__ = ["ACTIVITIES", "WORKS", "Work"]


@frozen
class Work:
    """A piece of work that comes back every year.

    Attributes:
        plan: The planned result.
        indicator: How one sees that it is reached.
        focus: What the indicator watches.
        unit: What is counted.
        least: The smallest plan for a year.
        most: The largest plan for a year.
        days: Days that a single one may take; 0 where nobody measures that.
    """

    plan: str
    indicator: str
    focus: Focus
    unit: str
    least: int
    most: int
    days: int = 0


_FOCUS = {"o": Focus.OUTPUT, "h": Focus.OUTCOME, "k": Focus.ACTIVITY}

# focus, plan | indicator | unit | least–most | days
_TABLES = {
    "kewilayahan": """
o Surat keterangan warga terlayani | Jumlah surat selesai | surat | 240–900 | 1
h Keluhan warga terselesaikan | Jumlah keluhan tuntas | keluhan | 40–160 | 5
o Data kependudukan wilayah mutakhir | Jumlah data dimutakhirkan | data | 300–1200 | 0
""",
    "umum": """
o Naskah dinas tersusun | Jumlah naskah | naskah | 60–300 | 3
o Rancangan produk hukum telaah | Jumlah telaahan | telaahan | 12–48 | 14
h Unit kerja menerapkan standar pelayanan | Jumlah unit kerja | unit | 8–30 | 0
""",
    "kependudukan": """
o Dokumen kependudukan terbit | Jumlah dokumen | dokumen | 900–4000 | 1
o Akta pencatatan sipil terbit | Jumlah akta | akta | 300–1500 | 2
h Penduduk terlayani jemput bola | Jumlah penduduk | orang | 100–600 | 0
""",
    "pendidikan": """
o Modul ajar tersusun | Jumlah modul | modul | 12–40 | 0
h Siswa mencapai ketuntasan belajar | Jumlah siswa | siswa | 60–240 | 0
o Penilaian hasil belajar selesai | Jumlah penilaian | penilaian | 8–32 | 10
""",
    "kesehatan": """
o Pasien terlayani sesuai standar | Jumlah pasien | pasien | 600–3000 | 0
h Balita berstatus gizi baik | Jumlah balita | balita | 60–300 | 0
o Rekam medis lengkap | Jumlah rekam medis | berkas | 400–2000 | 1
""",
    "prasarana": """
o Ruas jalan terpelihara | Jumlah ruas | ruas | 8–40 | 30
h Titik genangan tertangani | Jumlah titik | titik | 6–30 | 14
o Rekomendasi tata ruang terbit | Jumlah rekomendasi | dokumen | 24–120 | 7
""",
    "perizinan": """
o Izin usaha terbit | Jumlah izin | izin | 200–1200 | 3
h Pelaku usaha terdampingi | Jumlah pelaku usaha | pelaku | 40–200 | 0
o Verifikasi lapangan selesai | Jumlah verifikasi | berita acara | 60–240 | 5
""",
    "lingkungan": """
o Sampah terangkut sesuai jadwal | Jumlah angkutan | rit | 300–1500 | 0
h Bank sampah aktif | Jumlah bank sampah | unit | 8–40 | 0
o Uji mutu air selesai | Jumlah sampel | sampel | 24–120 | 10
""",
    "sosial": """
o Bantuan sosial tersalurkan | Jumlah penerima | keluarga | 200–1200 | 14
h Warga rentan terdampingi | Jumlah warga | orang | 30–150 | 0
o Data kesejahteraan terverifikasi | Jumlah data | keluarga | 300–1500 | 0
""",
    "perhubungan": """
o Uji kendaraan selesai | Jumlah kendaraan | kendaraan | 400–2400 | 1
h Titik kemacetan tertangani | Jumlah titik | titik | 6–30 | 0
o Rambu terpasang | Jumlah rambu | rambu | 30–150 | 7
""",
    "kepegawaian": """
o Usul kenaikan pangkat selesai | Jumlah usul | usul | 100–600 | 5
h Pegawai memenuhi 20 jam pelatihan | Jumlah pegawai | orang | 80–400 | 0
o Data pegawai mutakhir | Jumlah data | data | 300–1500 | 0
""",
    "perencanaan": """
o Dokumen perencanaan tersusun | Jumlah dokumen | dokumen | 4–16 | 30
h Usulan warga masuk rencana kerja | Jumlah usulan | usulan | 20–100 | 0
o Evaluasi program selesai | Jumlah evaluasi | laporan | 8–32 | 14
""",
    "keuangan": """
o Tagihan terbayar tepat waktu | Jumlah dokumen | dokumen | 300–1500 | 2
h Perangkat daerah tertib aset | Jumlah perangkat daerah | unit | 8–30 | 0
o Rekonsiliasi selesai | Jumlah rekonsiliasi | berita acara | 12–48 | 5
""",
    "pengawasan": """
o Laporan hasil pemeriksaan terbit | Jumlah laporan | laporan | 8–32 | 20
h Rekomendasi ditindaklanjuti | Jumlah rekomendasi | rekomendasi | 24–120 | 0
o Reviu dokumen selesai | Jumlah reviu | dokumen | 12–48 | 7
""",
}

_SHARED = """
k Rapat koordinasi terlaksana | Jumlah rapat | rapat | 6–24 | 0
k Sosialisasi terlaksana | Jumlah sosialisasi | kegiatan | 4–12 | 0
o Laporan berkala tersusun | Jumlah laporan | laporan | 4–12 | 5
o Arsip tertata | Jumlah berkas | berkas | 100–600 | 0
"""


def _works(table: str) -> tuple[Work, ...]:
    return tuple(map(_work, table.strip().splitlines()))


def _work(line: str) -> Work:
    first, indicator, unit, span, days = line.split(" | ")
    focus, plan = first.split(" ", 1)
    least, most = span.split("–")
    return Work(plan, indicator, _FOCUS[focus], unit, int(least), int(most), int(days))


WORKS: Mapping[str, tuple[Work, ...]] = MappingProxyType(
    {task: _works(table) + _works(_SHARED) for task, table in _TABLES.items()}
)
"""The work of each kind of office: its own first, then what is done everywhere."""

ACTIVITIES: tuple[Work, ...] = tuple(
    work for work in _works(_SHARED) if work.focus is Focus.ACTIVITY
)
"""Mere activities."""
