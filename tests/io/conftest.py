"""A small sound city as CSV text, to be spoilt one cell at a time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from meritasn.io import Intake, read_tables

SOUND = {
    "unit": """\
unit,nama_unit,jenis_unit,unit_induk,kepala
kota,Kota Contoh,kota,,sekda
dinas,Dinas Contoh,dinas,kota,kepala
""",
    "pegawai": """\
pegawai,nip,nama,unit,status_pegawai,golongan
sekda,,,kota,PNS,IV/d
kepala,190302281925012999,Nama Rekaan,dinas,PNS,IV/b
staf,,,dinas,PPPK,IX
""",
    "penilaian": """\
pegawai,tanggal_mulai,tanggal_selesai,penilai,rating_hasil_kerja,disiplin,kepemimpinan
kepala,2023-01-01,2023-12-31,sekda,Di Atas Ekspektasi,90,80
staf,2023-01-01,2023-12-31,kepala,Sesuai Ekspektasi,85.5,tb
""",
    "target": """\
pegawai,tanggal_mulai,tanggal_selesai,target,rencana_hasil_kerja,target_biaya,mendukung
kepala,2023-01-01,2023-12-31,k1,Izin terbit,200000025,
staf,2023-01-01,2023-12-31,s1,Berkas lengkap,n/a,kepala/k1
staf,2023-01-01,2023-12-31,s2,Berkas tersimpan,,
""",
}

Spoil = tuple[str, str, str]
"""A table, what stands there, and what stands there instead."""


@pytest.fixture
def city(tmp_path: Path) -> Callable[..., Path]:
    """Writes the sound city, spoilt as asked."""

    def written(*spoils: Spoil, **more: str) -> Path:
        tables = {**SOUND, **more}
        for table, old, new in spoils:
            assert tables[table].count(old) == 1
            tables[table] = tables[table].replace(old, new)
        folder = tmp_path / "kota"
        folder.mkdir(exist_ok=True)
        for name, text in tables.items():
            (folder / f"{name}.csv").write_text(text, "utf-8", newline="")
        return folder

    return written


@pytest.fixture
def read(city: Callable[..., Path]) -> Callable[..., Intake]:
    """Reads the sound city, spoilt as asked."""
    return lambda *spoils, **more: read_tables(city(*spoils, **more))
