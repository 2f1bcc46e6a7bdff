"""Invented people and payloads, in the spelling of each side."""

from __future__ import annotations

from datetime import date
from typing import Any

from meritasn.model import build_nip
from meritasn.model.vocabulary import Sex

NIP = build_nip(date(1903, 2, 28), date(1925, 1, 1), Sex.FEMALE, 999)
RATER = build_nip(date(1902, 7, 15), date(1924, 3, 1), Sex.MALE, 998)

ANNUAL_READ: dict[str, Any] = {
    "id": "rw-1",
    "pnsDinilaiId": "orang-1",
    "tahun": "2023",
    "hasilKinerja": "DIATAS EKSPETASI",
    "hasilKinerjaNilai": "1",
    "perilakuKerja": "SESUAI ESPEKTASI",
    "PerilakuKerjaNilai": "2",
    "kuadranKinerja": "BAIK",
    "KuadranKinerjaNilai": 2.0,
    "namaPenilai": "Nama Penilai Rekaan",
    "nipNrpPenilai": RATER,
    "penilaiJabatanNm": "Kepala Dinas Contoh",
    "penilaiGolonganId": "42",
    "penilaiUnorNm": "Dinas Contoh",
    "statusPenilai": "ASN",
    "path": {"873": {"dok_nama": "SKP", "dok_uri": "peremajaan/contoh.pdf"}},
}
"""As SIASN answers it."""

ANNUAL_WRITTEN: dict[str, Any] = {
    "id": "rw-1",
    "pnsDinilaiOrang": "orang-1",
    "tahun": 2023,
    "hasilKinerjaNilai": 1,
    "perilakuKerjaNilai": 2,
    "kuadranKinerjaNilai": 2,
    "penilaiNama": "Nama Penilai Rekaan",
    "penilaiNipNrp": RATER,
    "penilaiJabatan": "Kepala Dinas Contoh",
    "penilaiGolongan": "42",
    "penilaiUnorNama": "Dinas Contoh",
    "statusPenilai": "ASN",
    "path": [{"dok_id": "873", "dok_nama": "SKP", "dok_uri": "peremajaan/contoh.pdf"}],
}
"""As SIASN wants it."""

PERIODIC_READ: dict[str, Any] = {
    "id": "rw-2",
    "nip": NIP,
    "nama": "Nama Rekaan",
    "jabatan": "Analis Contoh",
    "periodikId": "2",
    "periodikNama": "Triwulanan",
    "bulanMulaiPenilaian": "10",
    "tahunMulaiPenilaian": "2024",
    "bulanSelesaiPenilaian": "12",
    "tahunSelesaiPenilaian": "2024",
    "tahun": "2024",
    "hasilKinerja": "SESUAI EKSPEKTASI",
    "hasilKinerjaNilai": "2",
    "perilakuKerja": "DI ATAS EKSPEKTASI",
    "perilakuKerjaNilai": "1",
    "kuadranKinerjaNilai": "2",
    "kuadranNilai": "BAIK",
    "koefisenId": "32",
    "koefisen": "37.5",
    "kriteria": "Baik",
    "persentase": "100",
    "namaPenilai": "Nama Penilai Rekaan",
    "penilaiPnsId": "orang-9",
    "penilaiUnorNm": "Dinas Contoh",
    "instansiId": "ins-1",
    "instansiNama": "Kota Contoh",
    "unorId": "u-1",
}
PERIODIC_WRITTEN: dict[str, Any] = {
    "id": "rw-2",
    "pnsDinilaiId": "orang-1",
    "periodikId": 2,
    "bulanMulaiPenilaian": 10,
    "tahunMulaiPenilaian": 2024,
    "bulanSelesaiPenilaian": 12,
    "tahunSelesaiPenilaian": 2024,
    "tahun": 2024,
    "hasilKinerjaNilai": 2,
    "perilakuKerjaNilai": 1,
    "kuadranKinerjaNilai": 2,
    "koefisienId": "32",
    "penilaiNama": "Nama Penilai Rekaan",
    "penilaiNipNrp": RATER,
    "penilaiJabatanNama": "Kepala Dinas Contoh",
    "penilaiGolongan": "42",
    "penilaiUnorNama": "Dinas Contoh",
    "statusPenilai": "NON ASN",
}
