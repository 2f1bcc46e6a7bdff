"""Findings about how the library was asked: MER-0xxx."""

from __future__ import annotations

from meritasn.errors.finding import Code, Severity
from meritasn.language import Text

__all__: list[str] = []

NOT_IN_FORCE = Code(
    "MER-0001",
    Severity.ERROR,
    Text(
        "kebijakan {name} tidak berlaku pada {day}; masa berlakunya {period}. Yang berlaku pada "
        "hari itu: {instead}",
        "the policy {name} is not in force on {day}; it is in force {period}. In force on that "
        "day: {instead}",
    ),
)
NO_POLICY = Code(
    "MER-0002",
    Severity.ERROR,
    Text(
        "tidak ada kebijakan {family} yang tersedia dan berlaku pada {day}; yang terdekat: "
        "{nearest}",
        "no {family} policy is available that is in force on {day}; the nearest is: {nearest}",
    ),
)
UNKNOWN_POLICY = Code(
    "MER-0003",
    Severity.ERROR,
    Text("kebijakan '{name}' tidak dikenal", "the policy '{name}' is unknown"),
)
NO_FILE = Code(
    "MER-0004",
    Severity.ERROR,
    Text(
        "berkas ini tidak ada atau tidak dapat dibaca", "the file does not exist or cannot be read"
    ),
)
UNKNOWN_EMPLOYEE = Code(
    "MER-0005",
    Severity.ERROR,
    Text("kode pegawai itu tidak ada dalam data", "that employee key is not in the data"),
)
NO_PERIOD = Code(
    "MER-0006",
    Severity.ERROR,
    Text(
        "tidak ada penilaian untuk periode {period}; yang ada: {known}",
        "there is no appraisal for the period {period}; there is: {known}",
    ),
)
BAD_PERIOD = Code(
    "MER-0007",
    Severity.ERROR,
    Text(
        "'{text}' bukan periode; tulis 2023 atau 2023-01-01..2023-06-30",
        "'{text}' is no period; write 2023 or 2023-01-01..2023-06-30",
    ),
)
MISSING_EXTRA = Code(
    "MER-0008",
    Severity.ERROR,
    Text(
        "untuk ini perlu paket tambahan: pip install 'meritasn[{extra}]'",
        "this needs an extra: pip install 'meritasn[{extra}]'",
    ),
)
NO_JSON = Code(
    "MER-0009",
    Severity.ERROR,
    Text("berkas ini bukan JSON yang benar", "the file is not valid JSON"),
)
UNKNOWN_COMMAND = Code(
    "MER-0010",
    Severity.ERROR,
    Text(
        "perintah '{name}' tidak dikenal; lihat meritasn --help",
        "the command '{name}' is unknown; see meritasn --help",
    ),
)
UNKNOWN_OPTION = Code(
    "MER-0011",
    Severity.ERROR,
    Text("opsi {name} tidak dikenal", "the option {name} is unknown"),
)
MISSING_ARGUMENT = Code(
    "MER-0012",
    Severity.ERROR,
    Text("{name} belum diberi nilai", "{name} has no value"),
)
BAD_VALUE = Code(
    "MER-0013",
    Severity.ERROR,
    Text("nilai untuk {name} tidak dikenal", "the value of {name} is unknown"),
)
NOT_UNDERSTOOD = Code(
    "MER-0014",
    Severity.ERROR,
    Text(
        "baris perintah ini tidak dapat dipahami; lihat --help",
        "the command line cannot be understood; see --help",
    ),
)
CANNOT_WRITE = Code(
    "MER-0015",
    Severity.ERROR,
    Text("berkas ini tidak dapat ditulis", "the file cannot be written"),
)
NO_APPRAISALS = Code(
    "MER-0016",
    Severity.ERROR,
    Text("data ini tidak memuat satu penilaian pun", "the data holds no appraisal at all"),
)
NOT_IN_COLUMNS = Code(
    "MER-0017",
    Severity.ERROR,
    Text(
        "bagi tabel yang dibaca kolom demi kolom (Parquet, atau hasil dalam Parquet), {option} "
        "tidak tersedia",
        "for tables that are read in columns (Parquet, or results in Parquet), {option} is not "
        "to be had",
    ),
)
OUT_NEEDED = Code(
    "MER-0018",
    Severity.ERROR,
    Text("hasil dalam Parquet memerlukan --out BERKAS", "results in Parquet need --out FILE"),
)
ONLY_IN_PARQUET = Code(
    "MER-0019",
    Severity.ERROR,
    Text(
        "--step hanya tersedia bersama --format parquet",
        "--step is to be had with --format parquet only",
    ),
)
NO_LEDGER = Code(
    "MER-0020",
    Severity.ERROR,
    Text(
        "kebijakan {name} tidak memuat buku besar; ia tidak menyebut 'lines'",
        "the policy {name} keeps no ledger; it names no 'lines'",
    ),
)
NO_VACANCY = Code(
    "MER-0021",
    Severity.ERROR,
    Text(
        "jabatan '{key}' tidak ada di tabel lowongan; yang ada: {known}",
        "the post '{key}' is not in the table of vacancies; there are: {known}",
    ),
)
BAD_DAY = Code(
    "MER-0022",
    Severity.ERROR,
    Text("'{text}' bukan tanggal; tulis 2024-03-01", "'{text}' is no day; write 2024-03-01"),
)
SEVERAL_RULES = Code(
    "MER-0023",
    Severity.ERROR,
    Text(
        "periode {period} tidak seluruhnya di bawah {name}; nilailah tiap bagian menurut aturannya "
        "sendiri: {parts}. Hasil gabungannya ditolak, karena cara menyetarakan nilai kedua skala "
        "tidak diketahui",
        "the period {period} is not wholly under {name}; appraise each part under its own rule: "
        "{parts}. A merged result is refused, because how the scores of one scale are put on the "
        "other is not known",
    ),
)
UNKNOWN_FAMILY = Code(
    "MER-0024",
    Severity.ERROR,
    Text("tidak ada kebijakan dari rumpun '{name}'", "there is no policy of the family '{name}'"),
)
ABOUT_A_DAY = Code(
    "MER-0025",
    Severity.ERROR,
    Text(
        "kebijakan {name} menjawab untuk suatu hari dari catatan bertanggal, bukan untuk suatu "
        "periode penilaian; pakai assess",
        "the policy {name} answers about a day from dated records, not about a period of "
        "appraisal; use assess",
    ),
)
ABOUT_A_PERIOD = Code(
    "MER-0026",
    Severity.ERROR,
    Text(
        "kebijakan {name} menilai suatu periode beserta targetnya, bukan menjawab untuk suatu "
        "hari; pakai appraise",
        "the policy {name} appraises a period with its targets, and does not answer about a day; "
        "use appraise",
    ),
)
NOT_ABOUT_POSTS = Code(
    "MER-0027",
    Severity.ERROR,
    Text(
        "kebijakan {name} tidak mengatur pengangkatan dalam jabatan",
        "the policy {name} is not about entering a post",
    ),
)
NOT_IN_FRAMES = Code(
    "MER-0028",
    Severity.ERROR,
    Text(
        "kebijakan ini tentang {of}, dan tidak ada tabelnya di antara data yang diberikan",
        "the policy is about {of}, and there is no table of them among the frames",
    ),
)
OTHER_FAMILY = Code(
    "MER-0029",
    Severity.ERROR,
    Text(
        "kebijakan {name} bukan dari rumpun '{family}' yang diperlukan di sini",
        "the policy {name} is not of the family '{family}' that is needed here",
    ),
)
NO_UNIT = Code(
    "MER-0030",
    Severity.ERROR,
    Text("unit '{key}' tidak ada dalam data", "the unit '{key}' is not in the data"),
)
NO_ORDER = Code(
    "MER-0031",
    Severity.ERROR,
    Text(
        "kebijakan {name} tidak punya urutan itu; yang ada: {known}",
        "the policy {name} has no such order; it has: {known}",
    ),
)
NO_UNITS = Code(
    "MER-0032",
    Severity.ERROR,
    Text(
        "data ini tidak memuat satu unit pun, jadi tidak ada yang dapat dikatakan per unit",
        "the data holds no unit at all, so that nothing can be said by unit",
    ),
)
UNKNOWN_CANDIDATE = Code(
    "MER-0033",
    Severity.ERROR,
    Text(
        "tidak ada pelamar berkode itu untuk jabatan ini",
        "there is no candidate of that key for this post",
    ),
)
NOT_OF_ONE = Code(
    "MER-0034",
    Severity.ERROR,
    Text(
        "bagan tidak dibuat tentang seorang pegawai; pakai {name} tanpa --employee",
        "no chart is drawn of one person; use {name} without --employee",
    ),
)
NO_MONTH_END = Code(
    "MER-0035",
    Severity.ERROR,
    Text(
        "{day} bukan hari terakhir sebuah bulan; yang dibayar adalah satu bulan penuh",
        "{day} is not the last day of a month; what is paid is for a whole month",
    ),
)
NOT_IN_UNIT = Code(
    "MER-0036",
    Severity.ERROR,
    Text(
        "pegawai ini tidak bekerja di unit itu atau di bawahnya",
        "the employee works neither in that unit nor beneath it",
    ),
)
NO_SUCH_PATH = Code(
    "MER-0045",
    Severity.ERROR,
    Text(
        "tidak ada yang bernama itu untuk diubah; yang ada: {known}",
        "there is nothing of that name to change; there is: {known}",
    ),
)
FLOAT_IN_EDIT = Code(
    "MER-0046",
    Severity.ERROR,
    Text(
        "angka ini pecahan biner (float), yang tidak tepat; tulis int atau Decimal",
        "the number is a float, which is not exact; write an int or a Decimal",
    ),
)
NOT_DAYS = Code(
    "MER-0047",
    Severity.ERROR,
    Text("masa berlaku ditulis sebagai Period", "days in force are written as a Period"),
)
OTHER_SUBJECTS = Code(
    "MER-0050",
    Severity.ERROR,
    Text(
        "{before} dan {after} tidak menilai orang atau hal yang sama, sehingga tidak dapat "
        "diputar ulang bersama",
        "{before} and {after} are not about the same people or things, so that they cannot be "
        "replayed together",
    ),
)
NO_DAY = Code(
    "MER-0051",
    Severity.ERROR,
    Text(
        "kebijakan {name} menjawab tentang suatu hari; sebutkan harinya",
        "the policy {name} answers about a day; say which",
    ),
)
NO_CEILING = Code(
    "MER-0052",
    Severity.ERROR,
    Text(
        "pagu hanya berlaku bagi tambahan penghasilan; {name} bukan tentang itu",
        "a ceiling is for additional income, and {name} is not about that",
    ),
)
BAD_DISTANCE = Code(
    "MER-0053",
    Severity.ERROR,
    Text(
        "jarak ke batas tidak kurang dari nol",
        "the distance to a limit is not below zero",
    ),
)
BAD_STRATEGY = Code(
    "MER-0065",
    Severity.ERROR,
    Text(
        "strategi '{name}' tidak dapat dipakai: {why}",
        "the strategy '{name}' cannot be used: {why}",
    ),
)
BROKEN_PLUGIN = Code(
    "MER-0066",
    Severity.ERROR,
    Text(
        "pengaya '{name}' tidak dapat dimuat: {why}", "the plug-in '{name}' cannot be loaded: {why}"
    ),
)
NAME_TAKEN = Code(
    "MER-0067",
    Severity.ERROR,
    Text(
        "nama '{name}' dipakai lebih dari sekali: {known}",
        "the name '{name}' is used more than once: {known}",
    ),
)
UNKNOWN_STRATEGY = Code(
    "MER-0068",
    Severity.ERROR,
    Text("tidak ada {kind} bernama '{name}'", "there is no {kind} named '{name}'"),
)
BAD_ANSWER = Code(
    "MER-0069",
    Severity.ERROR,
    Text(
        "jawaban strategi '{name}' tidak dapat dipakai: {why}",
        "the answer of the strategy '{name}' cannot be used: {why}",
    ),
)

# An audit
UNKNOWN_ATTRIBUTE = Code(
    "MER-0070",
    Severity.ERROR,
    Text(
        "tidak ada atribut '{name}' untuk mengelompokkan pegawai",
        "there is no attribute '{name}' to group people by",
    ),
)
ONLY_BY_OPT_IN = Code(
    "MER-0071",
    Severity.ERROR,
    Text(
        "'{name}' hanya diaudit bila diminta tersendiri (--opt-in {name})",
        "'{name}' is audited only where that is asked for expressly (--opt-in {name})",
    ),
)
UNKNOWN_STRATA = Code(
    "MER-0072",
    Severity.ERROR,
    Text(
        "pegawai tidak dapat dibandingkan dalam '{name}'",
        "people cannot be compared within '{name}'",
    ),
)
BAD_PLAN = Code(
    "MER-0073",
    Severity.ERROR,
    Text("berkas ini bukan rencana audit: {why}", "this file is no plan of an audit: {why}"),
)
NO_OUTCOME = Code(
    "MER-0074",
    Severity.ERROR,
    Text(
        "kebijakan '{name}' tidak menjawab dengan predikat atau label itu",
        "the policy '{name}' does not answer by such a predicate or label",
    ),
)
NOT_WITHIN = Code(
    "MER-0075",
    Severity.ERROR,
    Text(
        "label, angka, dan masa tunggu tidak dibandingkan dalam '{name}'; hanya ya atau tidak, "
        "peringkat, dan tahap",
        "labels, numbers and waits are not compared within '{name}'; yes or no, places and stages "
        "are",
    ),
)
UNKNOWN_BESIDE = Code(
    "MER-0076",
    Severity.ERROR,
    Text(
        "selisih tidak dapat disesuaikan menurut '{name}'", "a gap cannot be adjusted for '{name}'"
    ),
)
NO_SUCH_COLUMN = Code(
    "MER-0077",
    Severity.ERROR,
    Text("bingkai data tidak memiliki kolom “{column}”", "the frame has no column “{column}”"),
)
NO_YES_OR_NO = Code(
    "MER-0078",
    Severity.ERROR,
    Text(
        "kolom “{column}” harus berisi ya atau tidak: true, false, 1, 0, atau kosong",
        "the column “{column}” has to say yes or no: true, false, 1, 0, or nothing",
    ),
)
NOT_TOGETHER = Code(
    "MER-0081",
    Severity.ERROR,
    Text(
        "{name} tidak dapat dipakai bersama {other}", "{name} cannot be used together with {other}"
    ),
)
ONLY_TOGETHER = Code(
    "MER-0082",
    Severity.ERROR,
    Text("{name} hanya dapat dipakai bersama {other}", "{name} can be used with {other} only"),
)
NO_SCORE = Code(
    "MER-0083",
    Severity.ERROR,
    Text(
        "kebijakan '{name}' tidak menjawab dengan nilai", "the policy '{name}' answers by no score"
    ),
)
NO_CHART = Code(
    "MER-0084",
    Severity.ERROR,
    Text("untuk {what} tidak ada bagan", "there is no chart of {what}"),
)
UNKNOWN_RATER = Code(
    "MER-0085",
    Severity.ERROR,
    Text(
        "penilai berkode itu tidak memberi penilaian pada periode ini",
        "no rater of that key gave a rating in this period",
    ),
)
NOT_MEASURED_SO = Code(
    "MER-0086",
    Severity.ERROR,
    Text(
        "ukuran '{name}' dihitung dari {takes}, bukan dari {given}",
        "the metric '{name}' is a function of {takes}, not of {given}",
    ),
)
