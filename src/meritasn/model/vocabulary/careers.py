"""Words of careers: schooling, sanctions, training, evidence, and lines of credit."""

from __future__ import annotations

from meritasn.language import Text
from meritasn.model.vocabulary.term import Term

__all__ = [
    "CreditKind",
    "Education",
    "EvidenceKind",
    "EvidenceResult",
    "ObjectedTo",
    "Sanction",
    "TrainingKind",
    "YesNo",
]


class YesNo(
    Term,
    title=Text("Ya atau tidak", "Yes or no"),
    source="–",
):
    """A question with two answers; no answer at all is missing, never *no*."""

    YES = "yes", "Ya", "Yes", None, "Y", "True", "Benar"
    NO = "no", "Tidak", "No", None, "T", "N", "False", "Salah"


class Education(
    Term,
    title=Text("Pendidikan", "Education"),
    source="PP 99/2000",
):
    """The highest diploma on record, as the rules on ranks tell them apart, highest first."""

    S3 = "s3", "S-3", "Doctorate (S-3)", None, "S3", "Doktor"
    S2 = "s2", "S-2", "Master's degree (S-2)", None, "S2", "Magister", "Pascasarjana"
    DOKTER = (
        "dokter",
        "Dokter atau Apoteker",
        "Physician or pharmacist",
        None,
        "Dokter",
        "Apoteker",
        "Profesi",
    )
    S1 = "s1", "S-1 atau D-IV", "Bachelor's degree (S-1, D-IV)", None, "S1", "S-1", "D4", "D-IV"
    D3 = "d3", "D-III", "Diploma III", None, "D3", "Sarjana Muda"
    SGPLB = "sgplb", "SGPLB", "Teacher of special schools (SGPLB)"
    D2 = "d2", "D-II", "Diploma II", None, "D2"
    SLTA = "slta", "SLTA atau D-I", "Upper secondary (SLTA, D-I)", None, "SLTA", "SMA", "SMK", "D1"
    SLTP_KEJURUAN = "sltp_kejuruan", "SLTP Kejuruan", "Vocational lower secondary"
    SLTP = "sltp", "SLTP", "Lower secondary", None, "SMP"
    SD = "sd", "SD", "Primary school"


class Sanction(
    Term,
    title=Text("Hukuman disiplin", "Disciplinary sanction"),
    source="PP 94/2021",
):
    """What was imposed, lightest first."""

    ORAL_WARNING = "oral_warning", "Teguran lisan", "Oral warning"
    WRITTEN_WARNING = "written_warning", "Teguran tertulis", "Written warning"
    DISSATISFACTION_STATEMENT = (
        "dissatisfaction_statement",
        "Pernyataan tidak puas secara tertulis",
        "Written statement of dissatisfaction",
    )
    ALLOWANCE_CUT_25 = (
        "allowance_cut_25",
        "Pemotongan tunjangan kinerja",
        "Cut of the performance allowance",
    )
    DEMOTION = (
        "demotion",
        "Penurunan jabatan setingkat lebih rendah",
        "Demotion by one level",
    )
    REMOVAL_TO_PELAKSANA = (
        "removal_to_pelaksana",
        "Pembebasan dari jabatan menjadi pelaksana",
        "Removal from the post to officer",
    )
    DISCHARGE = (
        "discharge",
        "Pemberhentian dengan hormat tidak atas permintaan sendiri",
        "Honourable discharge not at own request",
    )


class TrainingKind(
    Term,
    title=Text("Jenis pelatihan", "Kind of training"),
    source="PP 11/2017",
):
    """What a training is for."""

    LEADERSHIP = "leadership", "Kepemimpinan", "Leadership"
    FUNCTIONAL = "functional", "Fungsional", "Functional"
    TECHNICAL = "technical", "Teknis", "Technical"
    ETHICS = "ethics", "Etika dan integritas", "Ethics and integrity"
    SEMINAR = "seminar", "Seminar dan sejenisnya", "Seminar and the like"


class EvidenceKind(
    Term,
    title=Text("Jenis bukti", "Kind of evidence"),
    source="PP 11/2017",
):
    """What a piece of evidence shows about a person."""

    TECHNICAL = "technical", "Kompetensi teknis", "Technical competence"
    MANAGERIAL = "managerial", "Kompetensi manajerial", "Managerial competence"
    SOCIOCULTURAL = "sociocultural", "Kompetensi sosial kultural", "Socio-cultural competence"
    LEVEL_TEST = (
        "level_test",
        "Uji kompetensi kenaikan jenjang",
        "Competence test for the next level",
    )
    INTEGRITY = "integrity", "Integritas", "Integrity"
    HEALTH = "health", "Sehat jasmani dan rohani", "Health"


class EvidenceResult(
    Term,
    title=Text("Hasil bukti", "Result of the evidence"),
    source="PP 11/2017",
):
    """Whether the evidence speaks for the person."""

    PASSED = "passed", "Memenuhi", "Passed", None, "Lulus", "Sehat"
    NOT_PASSED = "not_passed", "Tidak memenuhi", "Not passed", None, "Tidak lulus"


class ObjectedTo(
    Term,
    title=Text("Yang dikeberatani", "What is objected to"),
    source="PP 30/2019; PP 79/2021",
):
    """Against what somebody raises an objection."""

    APPRAISAL = "appraisal", "Hasil penilaian kinerja", "Result of an appraisal"
    DECISION = "decision", "Keputusan PPK", "Decision of the PPK"


class CreditKind(
    Term,
    title=Text("Jenis baris angka kredit", "Kind of line of credit"),
    source="PermenPANRB 1/2023; Peraturan BKN 3/2023",
):
    """What a line of a credit ledger records."""

    OPENING = "opening", "Saldo awal", "Opening balance"
    INTEGRATION = "integration", "Integrasi", "Integration of old credit"
    TRANSFER = "transfer", "Perpindahan dari jabatan lain", "Transfer from another post"
    CONVERSION = "conversion", "Konversi predikat", "Conversion of a predicate"
    DIPLOMA = "diploma", "Ijazah baru", "New diploma"
    LEVEL_RISE = "level_rise", "Kenaikan jenjang", "Rise to the next level"
    RANK_RISE = "rank_rise", "Kenaikan pangkat", "Rise in rank"
