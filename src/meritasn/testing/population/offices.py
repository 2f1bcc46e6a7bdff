"""The organisation of the city: its offices, the posts that come with them, and what they work on.

The kinds of office are those of any Indonesian city; the names of districts, wards, schools and
health centres are invented.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

from meritasn.model import PostLevel, UnitKind

__all__ = [
    "ACTING",
    "CAPITAL",
    "CLOSED",
    "LENIENT",
    "NEEDING",
    "OFFICES",
    "POOR",
    "REGISTRY",
    "REMARKABLE",
    "SEATS",
    "SECRETARIAT",
    "VACANT",
    "Office",
    "Seat",
    "seats_of",
]


@frozen
class Office:
    """A unit before anybody works in it.

    Attributes:
        key: Key of the unit.
        parent: Key of the unit above; None at the top.
        kind: What it is.
        name: Its name.
        task: What it works on, a key of `meritasn.testing.population.work.WORKS`.
        staff: How many of the staff work in it, in relation to the others.
        functional: How many of a thousand of its staff hold functional posts.
        active: Whether it still exists.
    """

    key: str
    parent: str | None
    kind: UnitKind
    name: str
    task: str
    staff: int
    functional: int
    active: bool


@frozen
class Seat:
    """A post of leadership that comes with an office.

    Attributes:
        title: Its name.
        level: Its level.
    """

    title: str
    level: PostLevel


_SECRETARY = Seat("Sekretaris", PostLevel.ADMINISTRATOR)
_SUBSECTIONS = (
    Seat("Kepala Subbagian Umum", PostLevel.PENGAWAS),
    Seat("Kepala Subbagian Keuangan", PostLevel.PENGAWAS),
)

SEATS: Mapping[UnitKind, tuple[Seat, ...]] = MappingProxyType(
    {
        UnitKind.SEKRETARIAT: (
            Seat("Sekretaris Daerah", PostLevel.JPT_PRATAMA),
            Seat("Asisten Pemerintahan", PostLevel.JPT_PRATAMA),
            Seat("Asisten Administrasi Umum", PostLevel.JPT_PRATAMA),
        ),
        UnitKind.BAGIAN: (Seat("Kepala Bagian", PostLevel.ADMINISTRATOR), *_SUBSECTIONS),
        UnitKind.DINAS: (
            Seat("Kepala Dinas", PostLevel.JPT_PRATAMA),
            _SECRETARY,
            *_SUBSECTIONS,
        ),
        UnitKind.BADAN: (
            Seat("Kepala Badan", PostLevel.JPT_PRATAMA),
            _SECRETARY,
            *_SUBSECTIONS,
        ),
        UnitKind.INSPEKTORAT: (
            Seat("Inspektur", PostLevel.JPT_PRATAMA),
            _SECRETARY,
            *_SUBSECTIONS,
        ),
        UnitKind.BIDANG: (
            Seat("Kepala Bidang", PostLevel.ADMINISTRATOR),
            Seat("Kepala Seksi Pelayanan", PostLevel.PENGAWAS),
        ),
        UnitKind.KECAMATAN: (
            Seat("Camat", PostLevel.ADMINISTRATOR),
            Seat("Sekretaris Kecamatan", PostLevel.ADMINISTRATOR),
            Seat("Kepala Seksi Pemerintahan", PostLevel.PENGAWAS),
            Seat("Kepala Seksi Pelayanan Umum", PostLevel.PENGAWAS),
        ),
        UnitKind.KELURAHAN: (
            Seat("Lurah", PostLevel.PENGAWAS),
            Seat("Sekretaris Lurah", PostLevel.PENGAWAS),
        ),
        UnitKind.SEKOLAH: (Seat("Kepala Sekolah", PostLevel.AHLI_MADYA),),
        UnitKind.PUSKESMAS: (Seat("Kepala Puskesmas", PostLevel.AHLI_MADYA),),
    }
)
"""Posts of leadership by kind of office; the first leads it."""


def seats_of(office: Office) -> tuple[Seat, ...]:
    """The posts of leadership of an office that are filled; none in one that no longer exists."""
    seats = SEATS.get(office.kind, ()) if office.active else ()
    return seats[1:] if office.key in (VACANT, ACTING) else seats


CAPITAL = "kota"
"""The unit at the top; the head of `SECRETARIAT` leads it, since the mayor is no employee."""
SECRETARIAT = "setda"
REGISTRY = "dukcapil"
"""The office whose service fell from three hours to less than one."""
LENIENT = "ptsp-1"
"""An office whose head finds everybody very good."""
VACANT = "teratai-2"
"""An office without a head."""
ACTING = "melati-2"
"""An office led by the secretary of the district above it."""
CLOSED = "pupr-lama"
"""An office that no longer exists, with people still in it."""
NEEDING = "dishub-1"
"""An office whose performance needs improvement."""
POOR = "seroja-2"
"""An office whose performance is poor."""
REMARKABLE = frozenset({REGISTRY, LENIENT, VACANT, ACTING, CLOSED, NEEDING, POOR})
"""Offices of which something is told."""

_KINDS = {
    "-": UnitKind.KOTA,
    "S": UnitKind.SEKRETARIAT,
    "G": UnitKind.BAGIAN,
    "D": UnitKind.DINAS,
    "B": UnitKind.BADAN,
    "I": UnitKind.INSPEKTORAT,
    "b": UnitKind.BIDANG,
    "K": UnitKind.KECAMATAN,
    "k": UnitKind.KELURAHAN,
    "s": UnitKind.SEKOLAH,
    "p": UnitKind.PUSKESMAS,
}

# key, above, kind, name, task, relative size, functional posts per mille
_TABLE = """
kota          -          - Kota Medan (contoh)                            kewilayahan     0    0
setda         kota       S Sekretariat Daerah                             umum           20  400
setda-hukum   setda      G Bagian Hukum                                   umum           14  500
setda-org     setda      G Bagian Organisasi                              umum           14  500
setda-umum    setda      G Bagian Umum                                    umum           24  150
dukcapil      kota       D Dinas Kependudukan dan Pencatatan Sipil        kependudukan   26  450
dukcapil-1    dukcapil   b Bidang Pendaftaran Penduduk                    kependudukan   26  400
dukcapil-2    dukcapil   b Bidang Pencatatan Sipil                        kependudukan   22  400
dikbud        kota       D Dinas Pendidikan dan Kebudayaan                pendidikan     40  450
dikbud-1      dikbud     b Bidang Pembinaan Sekolah Dasar                 pendidikan     24  500
sekolah-1     dikbud     s SMP Negeri Melati                              pendidikan    140  900
sekolah-2     dikbud     s SMP Negeri Seroja                              pendidikan    130  900
sekolah-3     dikbud     s SD Negeri Kenanga                              pendidikan    105  900
sekolah-4     dikbud     s SD Negeri Cempaka                              pendidikan    105  900
dinkes        kota       D Dinas Kesehatan                                kesehatan      40  600
dinkes-1      dinkes     b Bidang Pelayanan Kesehatan                     kesehatan      24  700
puskesmas-1   dinkes     p Puskesmas Melati                               kesehatan     115  900
puskesmas-2   dinkes     p Puskesmas Seroja                               kesehatan     110  900
puskesmas-3   dinkes     p Puskesmas Teratai                              kesehatan     105  900
pupr          kota       D Dinas Pekerjaan Umum dan Penataan Ruang        prasarana      44  450
pupr-1        pupr       b Bidang Bina Marga                              prasarana      32  500
pupr-2        pupr       b Bidang Sumber Daya Air                         prasarana      28  500
pupr-lama     pupr       b Bidang Pertamanan (digabung)                   prasarana       8  250
ptsp          kota       D Dinas Penanaman Modal dan Perizinan            perizinan      30  550
ptsp-1        ptsp       b Bidang Perizinan Usaha                         perizinan      24  550
dlh           kota       D Dinas Lingkungan Hidup                         lingkungan     46  300
dlh-1         dlh        b Bidang Pengelolaan Sampah                      lingkungan     44  150
dinsos        kota       D Dinas Sosial                                   sosial         32  500
dinsos-1      dinsos     b Bidang Perlindungan Sosial                     sosial         22  500
dishub        kota       D Dinas Perhubungan                              perhubungan    44  300
dishub-1      dishub     b Bidang Lalu Lintas                             perhubungan    38  300
bkpsdm        kota       B Badan Kepegawaian dan Pengembangan SDM         kepegawaian    38  600
bappeda       kota       B Badan Perencanaan Pembangunan Daerah           perencanaan    36  700
bkad          kota       B Badan Keuangan dan Aset Daerah                 keuangan       46  500
inspektorat   kota       I Inspektorat                                    pengawasan     40  850
melati        kota       K Kecamatan Medan Melati                         kewilayahan    26  150
melati-1      melati     k Kelurahan Anggrek                              kewilayahan    18  100
melati-2      melati     k Kelurahan Kenanga                              kewilayahan    18  100
seroja        kota       K Kecamatan Medan Seroja                         kewilayahan    26  150
seroja-1      seroja     k Kelurahan Cempaka                              kewilayahan    18  100
seroja-2      seroja     k Kelurahan Dahlia                               kewilayahan    18  100
teratai       kota       K Kecamatan Medan Teratai                        kewilayahan    26  150
teratai-1     teratai    k Kelurahan Flamboyan                            kewilayahan    18  100
teratai-2     teratai    k Kelurahan Mawar                                kewilayahan    18  100
"""


def _office(line: str) -> Office:
    key, above, kind, *name, task, staff, functional = line.split()
    parent = None if above == "-" else above
    return Office(
        key, parent, _KINDS[kind], " ".join(name), task, int(staff), int(functional), key != CLOSED
    )


OFFICES: tuple[Office, ...] = tuple(map(_office, _TABLE.strip().splitlines()))
"""All offices, each behind the one above it."""
