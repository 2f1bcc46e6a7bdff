"""CSV files as they come: encodings, separators, line ends, headers, and what stands in cells."""

from __future__ import annotations

from tests.dirty.city import Case, csv_file, edited
from tests.io.conftest import SOUND

__all__ = ["TEXTS"]

PEGAWAI, TARGET, PENILAIAN = "pegawai.csv", "target.csv", "penilaian.csv"
ACCENTED = edited("pegawai", ("Nama Rekaan", "Réka Nama"))
YEAR = "2023-01-01,2023-12-31"


def of(**files: bytes) -> Case:
    """A case of some CSV files."""
    return Case({f"{name}.csv": content for name, content in files.items()})


def separated_by(separator: str) -> Case:
    return Case({f"{n}.csv": t.replace(",", separator).encode() for n, t in SOUND.items()})


ENCODINGS = {
    "cp1252": of(pegawai=ACCENTED.encode("cp1252")),
    "cp1252_declared": Case({PEGAWAI: ACCENTED.encode("cp1252")}, declared={"encoding": "cp1252"}),
    "declared_wrongly": Case({PEGAWAI: ACCENTED.encode("cp1252")}, declared={"encoding": "ascii"}),
    "declared_beside_utf8": Case({PEGAWAI: ACCENTED.encode()}, declared={"encoding": "cp1252"}),
    "two_encodings": of(pegawai=ACCENTED.encode() + "é,é".encode("latin-1")),
    "utf8_marked": of(pegawai=ACCENTED.encode("utf-8-sig")),
    "utf16_le_marked": of(pegawai=b"\xff\xfe" + ACCENTED.encode("utf-16-le")),
    "utf16_be_marked": of(pegawai=b"\xfe\xff" + ACCENTED.encode("utf-16-be")),
    "utf16_marked_and_cut": of(pegawai=b"\xff\xfe" + ACCENTED.encode("utf-16-le")[:-1]),
    "utf16_le_unmarked": of(pegawai=ACCENTED.encode("utf-16-le")),
    "utf16_be_unmarked": of(pegawai=ACCENTED.encode("utf-16-be")),
    "utf32": of(pegawai=ACCENTED.encode("utf-32")),
    "zero_bytes": of(pegawai=SOUND["pegawai"].replace("PPPK", "PP\0K").encode()),
    "lost_letters": Case(csv_file("pegawai", ("Nama Rekaan", "R�ka Nama"))),
}

SHAPES = {
    "semicolons": separated_by(";"),
    "tabs": separated_by("\t"),
    "bars": separated_by("|"),
    "separators_mixed": of(unit=SOUND["unit"].replace("unit,nama", "unit;nama").encode()),
    "separators_in_both_halves": of(
        pegawai=b"pegawai,nip,nama;unit;status_pegawai\nstaf,,;dinas;PNS\n"
    ),
    "sep_line": of(
        pegawai=("sep=;\r\n" + edited("pegawai", ("IX", "9z")).replace(",", ";")).encode()
    ),
    "sep_line_of_no_separator": of(pegawai=("sep=^\n" + SOUND["pegawai"]).encode()),
    "lines_end_in_cr": of(**{n: t.replace("\n", "\r").encode() for n, t in SOUND.items()}),
    "line_ends_mixed": of(
        pegawai=edited("pegawai", ("golongan\n", "golongan\r\n"), ("IV/d\n", "IV/d\r")).encode()
    ),
    "cr_within_a_cell": Case(csv_file("target", ("Izin terbit", "Izin\rterbit"))),
    "blank_lines": of(pegawai=SOUND["pegawai"].replace("\n", "\n\n,,,,,\n").encode()),
    "title_above": of(pegawai=f"DAFTAR PEGAWAI,,,,,\n\n{SOUND['pegawai']}".encode()),
    "title_above_of_fewer_cells": of(pegawai=f"DAFTAR PEGAWAI\n\n{SOUND['pegawai']}".encode()),
    "title_that_is_a_name": of(pegawai=f"Pegawai\n{SOUND['pegawai']}".encode()),
    "two_rows_of_headers": of(
        pegawai=f"DAFTAR\npegawai,nip,nama,unit,status,gol\n{SOUND['pegawai']}".encode()
    ),
    "headers_sorted_among_the_data": of(
        pegawai="\n".join(sorted(SOUND["pegawai"].splitlines())).encode() + b"\n"
    ),
    "headers_again_below": Case(
        csv_file("pegawai", ("kepala,1903", f"{SOUND['pegawai'].splitlines()[0]}\nkepala,1903"))
    ),
    "headers_too_far_below": of(pegawai=("catatan\n" * 20 + SOUND["pegawai"]).encode()),
    "header_twice": Case(csv_file("pegawai", ("golongan", "NAMA"))),
    "unknown_header_twice": Case(
        csv_file(
            "pegawai",
            ("golongan", "golongan,hobi,hobi"),
            ("IV/d", "IV/d,,"),
            ("IV/b", "IV/b,catur,"),
            ("PPPK,IX", "Honorer,IX,catur,silat"),
        )
    ),
    "header_in_both_languages": Case(csv_file("pegawai", ("golongan", "name"))),
    "header_alone": of(target=SOUND["target"].splitlines()[0].encode() + b"\n"),
    "no_header": of(pegawai="\n".join(SOUND["pegawai"].splitlines()[1:]).encode() + b"\n"),
    "empty": of(pegawai=b""),
    "blanks_alone": of(pegawai=b"\n , ,\n\n"),
    "rows_of_other_widths": Case(csv_file("pegawai", ("IV/b", "IV/b,lebih"), ("PPPK,IX", "PPPK"))),
    "cut_in_quotes": of(target=SOUND["target"].replace("Berkas lengkap", '"Berkas').encode()[:-9]),
    "cut_in_a_cell": of(penilaian=SOUND["penilaian"].encode()[:-4]),
    "quotes_inside": Case(
        csv_file("target", ("Izin terbit", 'Izin "A" terbit'), ("Berkas lengkap", '"B ""x"" y"'))
    ),
    "quotes_broken": Case(csv_file("target", ("Izin terbit", '"Izin" terbit'))),
}

ODD_NUMBERS = [
    *"1e3 ١٢ NaN --5 Rp200 1_000 0x10 -7 99999999999999".split(),
    "9" * 60,
    "1" + "0" * 5000,
]

CELLS = {
    "decimal_commas": Case(
        csv_file(
            "penilaian", ("Ekspektasi,90,80", 'Ekspektasi,"90,5","1.234,56"'), ("85.5", "1.234")
        )
        | csv_file("target", ("200000025", "200.025"))
    ),
    "decimal_commas_declared": Case(
        csv_file("penilaian", ("Ekspektasi,90,80", 'Ekspektasi,"90,5","0,25"'), ("85.5", "85"))
        | csv_file("target", ("200000025", "200.000.025")),
        declared={"decimal": ","},
    ),
    "decimal_points_where_commas_are_declared": Case(
        csv_file("target", ("200000025", "20.00")), declared={"decimal": ","}
    ),
    "dates": of(
        penilaian=SOUND["penilaian"]
        .replace("kepala,2023-01-01,2023-12-31", "kepala,1-1-2023,31/12/2023")
        .replace("staf,2023-01-01,2023-12-31", "staf,2023-01-01T00:00:00Z,2023-12-31 00:00:00")
        .encode(),
    ),
    "dates_refused": of(
        umpan_balik=b"pegawai,tanggal,fakta\n"
        + "".join(
            f"staf,{day},fakta {i}\n"
            for i, day in enumerate(
                "12/31/2023 31-12-23 2023-12-30T17:00:00Z 2023-12-31T00:00:00+07:00 45291 "
                "31.12.2023 2023-02-29 2023-13-01 20231231".split()
            )
        ).encode()
    ),
    "codes": of(
        penilaian="pegawai,tanggal_mulai,tanggal_selesai,penilai,rating_hasil_kerja,"
        "rating_perilaku,predikat_tercatat\n"
        f"kepala,{YEAR},sekda,2.0,2,'1\nstaf,{YEAR},kepala,2.5,9,0\n".encode()
    ),
    "labels": of(
        penilaian="pegawai,tanggal_mulai,tanggal_selesai,penilai,rating_hasil_kerja,"
        "rating_perilaku,predikat_tercatat\n"
        f"kepala,{YEAR},sekda,DIATAS  EKSPETASI,sesuai espektasi,Kurang / Misconduct\n"
        f"staf,{YEAR},kepala,tidak ada data,Di Bawah\u00a0Ekspektasi,Cukup Baik\n".encode()
    ),
    "headers_in_two_languages": Case(
        csv_file(
            "pegawai",
            ("nip,nama,unit,status_pegawai", "nip,name,unit,employment"),
            ("PPPK,IX", "Honorer,IX"),
        )
        | csv_file("unit", ("Contoh,dinas", "Contoh,dinaas"))
    ),
    "unknown_codes": Case(
        csv_file("pegawai", ("PPPK,IX", "Honorer,IX"), ("PNS,IV/d", "PNS,IV/f"))
        | csv_file("unit", ("Contoh,kota,,", "Contoh,kotta,,"))
    ),
    "apostrophes": Case(
        csv_file("pegawai", ("kepala,1903", "'kepala,'1903"), ("staf,,,", "'staf,,',"))
    ),
    "nip_as_number": Case(csv_file("pegawai", ("190302281925012999", "1.90302E+17"))),
    "nip_as_number_with_comma": Case(csv_file("pegawai", ("190302281925012999", '"1,90302E+17"'))),
    "nip_that_lost_digits": Case(csv_file("pegawai", ("190302281925012999", "190302281925012000"))),
    "nip_with_blanks": Case(
        csv_file("pegawai", ("190302281925012999", " 19030228\u00a0192501 2 999\u200b"))
    ),
    "no_break_spaces": Case(
        csv_file(
            "pegawai",
            ("nip,nama", "nip\u00a0,\u00a0\ufeffnama"),
            ("kepala,1903", "\u00a0kepala\u00a0,1903"),
        )
        | csv_file("target", ("200000025", "200\u00a0000\u00a0025"))
    ),
    "double_keys": Case(csv_file("pegawai", ("sekda,,,kota", "staf,,,kota"))),
    "formulas": Case(
        csv_file("pegawai", ("Nama Rekaan", "=HYPERLINK(A1)"))
        | csv_file("target", ("Izin terbit", "@SUM(A1)"), ("200000025", "=1+1"))
    ),
    "formulas_in_names": Case(
        csv_file("pegawai", ("golongan", "=cmd|'/c calc'!A0"), ("PPPK,IX", "Honorer,=1+1"))
    ),
    "spreadsheet_errors": Case(csv_file("target", ("Izin terbit", "#REF!"), ("kepala/k1", "#N/A"))),
    "percent_signs": Case(csv_file("penilaian", ("85.5", "85%"))),
    "numbers_of_other_kinds": of(
        target=(SOUND["target"].splitlines()[0] + "\n").encode()
        + "".join(
            f"kepala,{YEAR},k{i},Izin,{number},\n" for i, number in enumerate(ODD_NUMBERS)
        ).encode()
    ),
}

TEXTS = ENCODINGS | SHAPES | CELLS
