"""Words of staffing: employment, ranks, posts, kinds of unit, and sex."""

from __future__ import annotations

from meritasn.language import Text
from meritasn.model.vocabulary.term import Term

__all__ = ["Employment", "PostKind", "PostLevel", "Rank", "Sex", "UnitKind"]


class Employment(
    Term,
    title=Text("Status kepegawaian", "Employment"),
    source="UU 20/2023",
):
    """How a person is employed."""

    PNS = "pns", "PNS", "Permanent civil servant (PNS)"
    PPPK = "pppk", "PPPK", "Contract employee (PPPK)", None, "PPPK Penuh Waktu"
    PPPK_PARUH_WAKTU = (
        "pppk_paruh_waktu",
        "PPPK Paruh Waktu",
        "Part-time contract employee (PPPK)",
    )

    @property
    def by_contract(self) -> bool:
        """Whether it rests on a work agreement."""
        return self is not Employment.PNS


class Rank(
    Term,
    title=Text("Golongan ruang", "Rank"),
    source="PP 99/2000, Lampiran; Perpres 98/2020",
):
    """Golongan ruang of a PNS (I/a to IV/e) and golongan of a PPPK (I to XVII), lowest first.

    >>> Rank.parse("Penata Muda Tingkat I"), Rank.parse("ix")
    (<Rank.III_B: 'iii_b'>, <Rank.IX: 'ix'>)
    """

    I_A = "i_a", "I/a", "I/a", None, "Juru Muda"
    I_B = "i_b", "I/b", "I/b", None, "Juru Muda Tk. I", "Juru Muda Tingkat I"
    I_C = "i_c", "I/c", "I/c", None, "Juru"
    I_D = "i_d", "I/d", "I/d", None, "Juru Tk. I", "Juru Tingkat I"
    II_A = "ii_a", "II/a", "II/a", None, "Pengatur Muda"
    II_B = "ii_b", "II/b", "II/b", None, "Pengatur Muda Tk. I", "Pengatur Muda Tingkat I"
    II_C = "ii_c", "II/c", "II/c", None, "Pengatur"
    II_D = "ii_d", "II/d", "II/d", None, "Pengatur Tk. I", "Pengatur Tingkat I"
    III_A = "iii_a", "III/a", "III/a", None, "Penata Muda"
    III_B = "iii_b", "III/b", "III/b", None, "Penata Muda Tk. I", "Penata Muda Tingkat I"
    III_C = "iii_c", "III/c", "III/c", None, "Penata"
    III_D = "iii_d", "III/d", "III/d", None, "Penata Tk. I", "Penata Tingkat I"
    IV_A = "iv_a", "IV/a", "IV/a", None, "Pembina"
    IV_B = "iv_b", "IV/b", "IV/b", None, "Pembina Tk. I", "Pembina Tingkat I"
    IV_C = "iv_c", "IV/c", "IV/c", None, "Pembina Utama Muda"
    IV_D = "iv_d", "IV/d", "IV/d", None, "Pembina Utama Madya"
    IV_E = "iv_e", "IV/e", "IV/e", None, "Pembina Utama"
    I = "i", "I", "I"  # noqa: E741 - a Roman numeral
    II = "ii", "II", "II"
    III = "iii", "III", "III"
    IV = "iv", "IV", "IV"
    V = "v", "V", "V"
    VI = "vi", "VI", "VI"
    VII = "vii", "VII", "VII"
    VIII = "viii", "VIII", "VIII"
    IX = "ix", "IX", "IX", None, "09"
    X = "x", "X", "X"
    XI = "xi", "XI", "XI"
    XII = "xii", "XII", "XII"
    XIII = "xiii", "XIII", "XIII"
    XIV = "xiv", "XIV", "XIV"
    XV = "xv", "XV", "XV"
    XVI = "xvi", "XVI", "XVI"
    XVII = "xvii", "XVII", "XVII"

    @property
    def by_contract(self) -> bool:
        """Whether it is a golongan of PPPK.

        >>> Rank.IV_A.by_contract, Rank.IV.by_contract
        (False, True)
        """
        return "_" not in self.code


class PostKind(
    Term,
    title=Text("Jenis jabatan", "Kind of post"),
    source="PP 11/2017",
):
    """The three kinds of post."""

    JPT = "jpt", "Jabatan Pimpinan Tinggi", "Senior leadership post"
    ADMINISTRASI = "administrasi", "Jabatan Administrasi", "Administrative post"
    FUNGSIONAL = "fungsional", "Jabatan Fungsional", "Functional post"


class PostLevel(
    Term,
    title=Text("Jenjang jabatan", "Level of the post"),
    source="PP 11/2017",
):
    """The level of a post within its kind, each from the highest."""

    JPT_UTAMA = "jpt_utama", "JPT Utama", "Senior leadership, first tier"
    JPT_MADYA = "jpt_madya", "JPT Madya", "Senior leadership, second tier"
    JPT_PRATAMA = "jpt_pratama", "JPT Pratama", "Senior leadership, third tier"
    ADMINISTRATOR = "administrator", "Administrator", "Administrator"
    PENGAWAS = "pengawas", "Pengawas", "Supervisor"
    PELAKSANA = "pelaksana", "Pelaksana", "Officer"
    AHLI_UTAMA = "ahli_utama", "Ahli Utama", "Principal expert", "UT"
    AHLI_MADYA = "ahli_madya", "Ahli Madya", "Senior expert", "MA"
    AHLI_MUDA = "ahli_muda", "Ahli Muda", "Junior expert", "MU"
    AHLI_PERTAMA = "ahli_pertama", "Ahli Pertama", "First expert", "PT"
    PENYELIA = "penyelia", "Penyelia", "Chief technician", "PY"
    MAHIR = "mahir", "Mahir", "Advanced technician", "MH"
    TERAMPIL = "terampil", "Terampil", "Skilled technician", "TR"
    PEMULA = "pemula", "Pemula", "Beginning technician", "PM"

    @property
    def kind(self) -> PostKind:
        """The kind of post that has this level.

        >>> PostLevel.PENGAWAS.kind
        <PostKind.ADMINISTRASI: 'administrasi'>
        """
        match self:
            case PostLevel.JPT_UTAMA | PostLevel.JPT_MADYA | PostLevel.JPT_PRATAMA:
                return PostKind.JPT
            case PostLevel.ADMINISTRATOR | PostLevel.PENGAWAS | PostLevel.PELAKSANA:
                return PostKind.ADMINISTRASI
            case _:
                return PostKind.FUNGSIONAL


class UnitKind(
    Term,
    title=Text("Jenis unit", "Kind of unit"),
    source="PP 18/2016",
):
    """What a unit is in the organisation of a regional government."""

    KOTA = "kota", "Kota", "City", None, "Pemerintah Kota"
    SEKRETARIAT = "sekretariat", "Sekretariat", "Secretariat"
    DINAS = "dinas", "Dinas", "Office"
    BADAN = "badan", "Badan", "Agency"
    INSPEKTORAT = "inspektorat", "Inspektorat", "Inspectorate"
    SATUAN = "satuan", "Satuan", "Service unit"
    KECAMATAN = "kecamatan", "Kecamatan", "District"
    KELURAHAN = "kelurahan", "Kelurahan", "Ward"
    BAGIAN = "bagian", "Bagian", "Department"
    BIDANG = "bidang", "Bidang", "Division"
    SEKSI = "seksi", "Seksi", "Section"
    UPTD = "uptd", "UPTD", "Technical unit", None, "UPT"
    RUMAH_SAKIT = "rumah_sakit", "Rumah Sakit", "Hospital", None, "RSUD"
    PUSKESMAS = "puskesmas", "Puskesmas", "Health centre"
    SEKOLAH = "sekolah", "Sekolah", "School"
    LAINNYA = "lainnya", "Lainnya", "Other"


class Sex(
    Term,
    title=Text("Jenis kelamin", "Sex"),
    source="UU 20/2023, penjelasan Pasal 28 ayat (2) huruf d",
):
    """A protected attribute: read by audits, never by a rule."""

    MALE = "male", "Laki-laki", "Male", None, "L", "Pria"
    FEMALE = "female", "Perempuan", "Female", None, "P", "Wanita"
