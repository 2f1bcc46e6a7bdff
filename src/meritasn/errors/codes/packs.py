"""Findings in packs and overlays: MER-3xxx. Every sentence is for the lawyer who edits the file."""

from __future__ import annotations

from meritasn.errors.finding import Code, Severity
from meritasn.language import Text

__all__: list[str] = []


def _error(number: str, id: str, en: str) -> Code:
    return Code(f"MER-{number}", Severity.ERROR, Text(id, en))


# The file and its keys
UNREADABLE = _error("3001", "berkas ini bukan TOML yang benar", "the file is not valid TOML")
UNKNOWN_KEY = _error(
    "3002", "kunci '{key}' tidak dikenal di sini", "the key '{key}' is unknown here"
)
MISSING_KEY = _error("3003", "kunci '{key}' wajib ada", "the key '{key}' is required")
WRONG_TYPE = _error("3004", "isi '{key}' harus {shape}", "'{key}' must be {shape}")
UNKNOWN_CHOICE = _error(
    "3005", "isi '{key}' bukan salah satu pilihannya", "'{key}' is none of its choices"
)
BAD_NAME = _error(
    "3006",
    "nama '{name}' harus huruf kecil, angka dan '_' tunggal, dan bukan kata khusus",
    "the name '{name}' must be lower-case letters, digits and single '_', and no reserved word",
)
TWICE = _error(
    "3007",
    "nama '{name}' sudah dipakai untuk hal lain",
    "the name '{name}' already stands for something else",
)
NO_KIND = _error(
    "3008",
    "langkah ini harus memuat tepat satu jenis aturan",
    "the step must hold exactly one kind of rule",
)
BACKWARD_DATES = _error(
    "3009",
    "masa berlaku ini tidak memuat satu hari pun; 'until' harus sesudah 'from'",
    "the period holds no day; 'until' must be after 'from'",
)

# Formulas
FORMULA_UNREADABLE = _error("3010", "rumus ini tidak dapat dibaca", "the formula cannot be read")
FORMULA_GRAMMAR = _error(
    "3011",
    "bagian rumus ini tidak diizinkan",
    "this part of the formula is not allowed",
)
BARE_NUMBER = _error(
    "3012",
    "angka {n} perlu nama dan sumber: jadikan parameter",
    "the number {n} needs a name and a source: make it a parameter",
)
UNKNOWN_NAME = _error(
    "3013",
    "'{name}' bukan fakta, parameter, atau langkah sebelumnya",
    "'{name}' is no fact, parameter or earlier step",
)
PROTECTED = _error(
    "3014",
    "'{name}' adalah atribut terlindungi atau identitas; tidak ada aturan yang boleh membacanya",
    "'{name}' is a protected attribute or an identity; no rule may read it",
)
OTHER_GRAIN = _error(
    "3015",
    "'{name}' milik setiap {of}; gabungkan dahulu, misalnya dengan mean_over",
    "'{name}' belongs to each {of}; fold it first, as with mean_over",
)
LATER_STEP = _error(
    "3016",
    "'{name}' baru muncul setelah langkah ini; langkah hanya boleh menyebut langkah sebelumnya",
    "'{name}' comes after this step; a step may name only earlier ones",
)
UNIT_MISMATCH = _error(
    "3017",
    "satuan tidak cocok: {left} dengan {right}",
    "the units do not fit: {left} with {right}",
)
NOT_A_NUMBER = _error(
    "3018", "'{name}' adalah label, bukan angka", "'{name}' is a label, not a number"
)
NOT_A_LABEL = _error(
    "3019", "'{name}' adalah angka, bukan label", "'{name}' is a number, not a label"
)
UNKNOWN_LABEL = _error(
    "3020",
    "label '{label}' tidak ada dalam daftar {enum}",
    "the label '{label}' is not in the list {enum}",
)
OTHER_ENUM = _error(
    "3021",
    "label '{name}' berasal dari daftar lain",
    "the label '{name}' is from another list",
)
NEGATIVE_DIVISOR = _error(
    "3022",
    "pembagi dapat bernilai negatif; beri 'range' pada langkah yang menjadi pembagi",
    "the divisor may be below zero; give a 'range' to the step that divides",
)
ZERO_DIVISOR = _error("3023", "pembaginya nol", "the divisor is zero")
TOO_WIDE = _error(
    "3024",
    "angka di dalam langkah ini dapat melampaui {bits} bit; beri 'range' pada langkah sebelumnya",
    "a number inside this step may exceed {bits} bits; give a 'range' to a step that it names",
)
UNIT_STEP = _error(
    "3025",
    "'{name}' adalah langkah unit; hasil seseorang tidak boleh bergantung pada orang lain",
    "'{name}' is a step of the unit; one person's result must not depend on other people",
)
ROUNDED_CONDITION = _error(
    "3026",
    "syarat ini membandingkan '{name}' yang sudah dibulatkan; tulis rumusnya dengan let, atau beri "
    "'rounding_cite'",
    "the condition compares '{name}', which is rounded; write its formula as a let, or give "
    "'rounding_cite'",
)

# Kinds of steps
CASE_WITHOUT_IF = _error(
    "3030",
    "setiap kasus kecuali yang terakhir perlu 'if'",
    "every case but the last needs an 'if'",
)
LAST_CASE_IF = _error(
    "3031",
    "kasus terakhir tidak boleh memuat 'if': ia berlaku untuk semua yang tersisa",
    "the last case has no 'if': it takes all that is left",
)
BANDS_ORDER = _error(
    "3032",
    "batas bawah {this} tidak lebih kecil daripada {above}; rentang bertumpuk atau terbalik",
    "the lower limit {this} is not below {above}; the bands overlap or are reversed",
)
BANDS_OPEN = _error(
    "3033",
    "rentang terakhir harus tanpa 'from', agar setiap nilai punya rentang",
    "the last band must have no 'from', so that every value has a band",
)
BANDS_CLOSED = _error(
    "3034",
    "hanya rentang terakhir yang boleh tanpa 'from'",
    "only the last band may be without 'from'",
)
CELL_MISSING = _error(
    "3035",
    "tabel ini tidak lengkap; sel yang belum ada: {cells}",
    "the table is not total; cells that are missing: {cells}",
)
CELL_EXTRA = _error(
    "3036",
    "tabel ini memuat sel yang tidak mungkin terjadi: {cells}",
    "the table has cells that cannot occur: {cells}",
)
LEAVE_OUT = _error(
    "3037",
    "'{choice}' tidak berlaku untuk jenis langkah ini",
    "'{choice}' does not go with this kind of step",
)
NO_CHILDREN = _error(
    "3038",
    "langkah setiap {of} tidak dapat menggabungkan {children}",
    "a step of each {of} cannot fold over {children}",
)
NOT_A_REQUIREMENT = _error("3039", "'{name}' bukan persyaratan", "'{name}' is no requirement")
KEY_NOT_FOR_KIND = _error(
    "3040",
    "'{key}' tidak berlaku untuk jenis langkah ini",
    "'{key}' does not go with this kind of step",
)
UNUSED_LET = _error("3041", "'{name}' tidak dipakai", "'{name}' is not used")
LISTED_TWICE = _error("3042", "'{name}' disebut dua kali", "'{name}' is listed twice")
TOO_PRECISE = _error(
    "3043",
    "angka {n} lebih teliti daripada 'decimals' langkah ini",
    "the number {n} has more decimals than the step",
)
TOO_LONG = _error(
    "3044",
    "langkah ini terlalu panjang atau bertingkat; bagi menjadi beberapa langkah",
    "the step is too long or too deeply nested; divide it into several steps",
)

NOT_A_DATE = _error("3045", "'{name}' bukan tanggal", "'{name}' is no date")
NOT_WHOLE = _error(
    "3046",
    "'{name}' harus bilangan bulat dalam {unit}",
    "'{name}' must be a whole number of {unit}",
)
NOT_IN_ORDER = _error(
    "3047",
    "hanya catatan bertanggal yang berurutan, bukan {of}",
    "only dated records have an order; {of} have none",
)
RANGE_NEEDED = _error(
    "3048",
    "langkah berjalan perlu 'range': batasnya tidak dapat dibuktikan dengan cara lain",
    "a running step needs a 'range': its bounds cannot be proved otherwise",
)

# The pack as a whole
NO_CITATION = _error(
    "3050", "dasar hukum '{name}' tidak ada di [cite]", "the citation '{name}' is not in [cite]"
)
NO_VALUE = _error(
    "3051",
    'parameter ini tidak punya nilai; hanya standing "unknown" yang boleh tanpa nilai',
    'the parameter has no value; only standing "unknown" may be without one',
)
VALUE_AND_UNKNOWN = _error(
    "3052",
    'parameter ini punya nilai tetapi standing-nya "unknown"',
    'the parameter has a value, but its standing is "unknown"',
)
UNUSED_STEP = _error(
    "3053",
    "langkah ini tidak dipakai, tidak ditampilkan, dan bukan keluaran",
    "the step is not used, not shown and no output",
)
UNUSED_PARAMETER = _error("3054", "parameter ini tidak dipakai", "the parameter is not used")
BAD_OUTPUT = _error(
    "3055",
    "keluaran '{name}' bukan langkah pegawai, layanan, pelamar, atau instansi yang dinilai",
    "the output '{name}' is no step of the person, service, candidate or agency that is judged",
)
CITATION_NOT_IN_FORCE = _error(
    "3056",
    "{law} tidak berlaku sepanjang masa berlaku bagian ini",
    "{law} is not in force throughout this period",
)
OVERLAPPING_BLOCKS = _error(
    "3057",
    "dua blok parameter berlaku pada hari yang sama",
    "two blocks of the parameter hold on one day",
)
OTHER_BASE = _error(
    "3058",
    "tambahan ini untuk '{base}', bukan '{name}'",
    "the overlay is for '{base}', not for '{name}'",
)
NOT_IN_BASE = _error(
    "3059",
    "'{name}' tidak ada di paket dasar, jadi judul dan satuannya harus ditulis di sini",
    "'{name}' is not in the base pack, so its title and unit must be written here",
)
SHOWN_USED = _error(
    "3060",
    "langkah '{name}' hanya untuk ditampilkan dan tidak boleh dipakai",
    "the step '{name}' is for show and may not be used",
)
OUT_OF_TUNE = _error(
    "3061",
    "nilai di luar rentang 'tune' parameter ini",
    "the value lies outside the 'tune' range of the parameter",
)
UNUSED_UNSAID = _error("3062", "fakta ini tidak dipakai", "the fact is not used")
NOT_ON_THESE_DAYS = _error(
    "3063",
    "'{name}' tidak berlaku {days}, padahal dipakai di sini",
    "'{name}' is not in force {days}, and yet it is used here",
)
LAWFUL = _error(
    "3064",
    "'{name}' tidak dapat dipakai menurut hukum oleh aturan mana pun",
    "there is no lawful use of '{name}' by any rule",
)
UNUSED_LAWFUL = _error(
    "3065",
    "atribut terlindungi ini dinyatakan dipakai tetapi tidak dipakai",
    "the protected attribute is declared as used and is not used",
)
BAD_LINE = _error(
    "3066",
    "baris '{name}' bukan langkah dari satu jenis catatan bertanggal",
    "the line '{name}' is no step of one kind of dated records",
)
TWO_SUBJECTS = _error(
    "3067",
    "aturan ini tentang {one} dan tentang {other}; satu paket hanya tentang satu di antaranya",
    "these rules are about {one} and about {other}; a pack is about one of them",
)

# The order of those whom the rules are about
NOT_RANKED_BY = _error(
    "3068",
    "'{name}' tidak dapat menentukan urutan: bukan langkah dari yang dinilai, atau persyaratan",
    "'{name}' cannot give an order: it is no step of what is judged, or it is a requirement",
)
NO_COUNT = _error(
    "3069",
    "'{name}' bukan parameter atau langkah yang berupa bilangan bulat",
    "'{name}' is no parameter or step that is a whole number",
)

# The laws that a regulation breaks
UNKNOWN_LAW = _error(
    "3070",
    "'{name}' bukan nama hukum aturan yang baik",
    "'{name}' is no law of good rules",
)

# What an overlay may not change
OTHER_UNIT = _error(
    "3071",
    "satuan '{name}' dalam paketnya {unit}; langkah-langkahnya tetap membacanya begitu",
    "the unit of '{name}' in its pack is {unit}; the steps go on reading it as that",
)
