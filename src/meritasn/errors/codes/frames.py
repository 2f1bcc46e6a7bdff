"""Findings about frames: MER-14xx."""

from __future__ import annotations

from meritasn.errors.finding import Code, Severity
from meritasn.language import Text

__all__ = [
    "BROKEN_FRAME",
    "NOT_PARQUET",
    "NO_FRAME",
    "NO_POLARS",
    "NO_SUCH_STEP",
    "OTHER_DTYPE",
    "TABLE_TWICE",
    "TOO_MANY_IN_DOUBT",
]

BROKEN_FRAME = Code(
    "MER-1401",
    Severity.ERROR,
    Text(
        "data dalam bingkai atau berkas ini tidak dapat dibaca sampai selesai",
        "the data in this frame or file cannot be read to the end",
    ),
)
NO_POLARS = Code(
    "MER-1402",
    Severity.ERROR,
    Text(
        "Parquet memerlukan Polars; pasang dengan: pip install 'meritasn[columns]'",
        "Parquet needs Polars; install it with: pip install 'meritasn[columns]'",
    ),
)
NO_SUCH_STEP = Code(
    "MER-1403",
    Severity.ERROR,
    Text(
        "kebijakan ini tidak memiliki langkah “{step}” bagi pegawai",
        "the policy has no step “{step}” of a person",
    ),
)
OTHER_DTYPE = Code(
    "MER-1404",
    Severity.ERROR,
    Text(
        "jenis data kolom ini tidak dapat dibaca di sini",
        "the column holds data of a kind that cannot be read here",
    ),
)
NO_FRAME = Code(
    "MER-1405",
    Severity.ERROR,
    Text(
        "ini tidak dapat dibaca sebagai kolom-kolom: setiap kolom memerlukan nama sendiri dan isi "
        "yang sejenis",
        "this cannot be read as columns: each needs a name of its own and values of one kind",
    ),
)
TABLE_TWICE = Code(
    "MER-1406",
    Severity.ERROR,
    Text(
        "tabel ini sudah dibaca dari berkas lain dalam folder yang sama",
        "the table was read from another file of the same folder already",
    ),
)
NOT_PARQUET = Code(
    "MER-1407",
    Severity.ERROR,
    Text(
        "berkas ini bukan Parquet yang dapat dibaca",
        "the file is no Parquet that can be read",
    ),
)
TOO_MANY_IN_DOUBT = Code(
    "MER-1408",
    Severity.ERROR,
    Text(
        "baris milik {people} pegawai lagi perlu diperiksa; perbaiki dahulu yang ditemukan di "
        "sini, lalu periksa ulang",
        "the rows of {people} more people need a look; correct first what was found here, then "
        "check again",
    ),
)
