"""The sentences of findings about raters, in both languages. None of them names anybody."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum

from meritasn.fairness.appraisers.signs import Measured, Sign
from meritasn.language import Text

__all__ = ["COUNTED_AS", "SENTENCES", "Why"]


class Why(Enum):
    """Why a verdict is what it is."""

    DIFFERS = "differs"
    COUNTED = "counted"
    SEEN_IF_IT_WERE = "seen_if_it_were"
    KNOWN_SMALL = "known_small"
    TOO_SMALL_TO_MATTER = "too_small_to_matter"
    OTHER_WAY = "other_way"
    TOO_FEW = "too_few"
    MAY_BE_CHANCE = "may_be_chance"
    COULD_NOT_FLAG = "could_not_flag"
    RATERS_VARY = "raters_vary"
    RATER_OR_UNIT = "rater_or_unit"
    NO_PEERS = "no_peers"
    NOT_COPIED = "not_copied"


_PAIRS = Text(
    "dari 100 pasangan dengan {ground}, {pairs} dimenangkan (seri dihitung setengah); selisih "
    "{effect}, setelah disusutkan {shrunk}. Peluang {p} tidak lebih dari {level}.",
    "of 100 pairs with {ground}, {pairs} are won (ties half); the difference is {effect}, drawn "
    "towards zero {shrunk}. The probability {p} is at most {level}.",
)
_WHOSE = Text(
    " Apakah itu penilainya atau unitnya tidak terlihat dari perbandingan ini.",
    " Whether that is the rater or the unit cannot be seen from this comparison.",
)
_HEADS: Mapping[Sign, tuple[Text, Text, Text]] = {
    Sign.STANDS_OUT: (
        Text("Nilainya lebih tinggi daripada nilai rekan: ", "Ratings are higher than peers': "),
        Text("Nilainya lebih rendah daripada nilai rekan: ", "Ratings are lower than peers': "),
        _WHOSE,
    ),
    Sign.LENIENCY: (
        Text("Lebih longgar daripada rekannya: ", "More lenient than peers: "),
        Text("Lebih ketat daripada rekannya: ", "More severe than peers: "),
        Text("", ""),
    ),
    Sign.BEYOND_RECORD: (
        Text(
            "Rating hasil lebih tinggi daripada realisasinya: ",
            "Ratings of results are higher than what was realised: ",
        ),
        Text(
            "Rating hasil lebih rendah daripada realisasinya: ",
            "Ratings of results are lower than what was realised: ",
        ),
        Text("", ""),
    ),
}
_DIFFERS: Mapping[Sign, Text] = {
    Sign.CENTRALITY: Text(
        "Nilainya lebih dekat ke tengah daripada nilai rekannya: {effect} dari rentang, setelah "
        "disusutkan {shrunk}; peluang {p}. Unit yang orangnya serupa akan tampak sama.",
        "Ratings lie nearer to the middle than those of peers: {effect} of the range, drawn "
        "towards zero {shrunk}; probability {p}. A unit whose people are alike would look the "
        "same.",
    ),
    Sign.RANGE: Text(
        "Nilainya lebih rapat satu sama lain daripada nilai rekannya: {effect} dari rentang, "
        "setelah disusutkan {shrunk}; peluang {p}. Unit yang orangnya serupa akan tampak sama.",
        "Ratings lie nearer to each other than those of peers: {effect} of the range, drawn "
        "towards zero {shrunk}; probability {p}. A unit whose people are alike would look the "
        "same.",
    ),
    Sign.IDENTICAL: Text(
        "Semua {n} orang mendapat nilai yang persis sama pada semua skala; peluang {p} bila orang "
        "diambil acak dari yang setara.",
        "All {n} people were given exactly the same on all scales; the probability is {p} if "
        "people were drawn from those who are alike.",
    ),
    Sign.HEAPING: Text(
        "{part} dari {n} nilai akhir di sekitar batas terletak tepat di atasnya (paling jauh "
        "{step} poin); peluang {p}.",
        "{part} of {n} finals near a limit lie just over it (by no more than {step} points); "
        "probability {p}.",
    ),
    Sign.HALO: Text(
        "Skala-skala lebih sejalan daripada pada rekannya: korelasi rata-rata {effect} lebih "
        "tinggi; peluang {p}.",
        "The scales go together more than with peers: their mean correlation lies {effect} higher; "
        "probability {p}.",
    ),
    Sign.BY_GROUP: Text(
        "{group}: selisih terhadap kelompok terbesar {effect} dibandingkan selisih pada penilai "
        "lain, setelah disusutkan {shrunk}; peluang {p}.",
        "{group}: the gap to the largest group is {effect} beside that of other raters, drawn "
        "towards zero {shrunk}; probability {p}.",
    ),
}
COUNTED_AS: Mapping[Sign, Text] = {
    Sign.HEAPING: Text("nilai akhir di dekat batas", "finals near a limit"),
    Sign.COPIED: Text("umpan balik", "pieces of feedback"),
    Sign.HALO: Text("penilaian pada semua skala", "ratings on all scales"),
}
"""What is counted, where it is not ratings."""

_COUNTED = Text(
    "{part} dari {n} umpan balik ({share} %) sama kata demi kata dengan umpan balik lain dari "
    "penilai yang sama. Ini dihitung, bukan ditaksir.",
    "{part} of {n} pieces of feedback ({share} %) say word for word what others of the same rater "
    "say. This is counted, not estimated.",
)
_ALONE = Text(
    "Penilai dan unit tidak dapat dibedakan: terlalu sedikit penilaiannya berdampingan dengan "
    "penilaian orang lain atas orang yang sama atau orang setara di unit yang sama. Dapat diukur "
    "bila penilai dirotasi, atau sedikitnya {shared} pegawai dinilai juga oleh orang lain, yang "
    "bersama-sama menghubungkan {peers} penilai atau lebih.",
    "Rater and unit cannot be told apart: too few of the ratings stand beside those of somebody "
    "else on the same people, or on people alike in the same unit. It can be measured if raters "
    "rotate, or at least {shared} people are rated by somebody else too, so that {peers} raters or "
    "more are linked.",
)
_SEEN = Text(
    "Tidak terlihat, padahal akan terlihat dengan {n} {what}.",
    "Not seen, though it would be seen with {n} {what}.",
)
_SMALL = Text(
    "Selisih {effect} cukup pasti kurang dari {matters} yang dianggap berarti.",
    "The difference {effect} is known well enough to be less than the {matters} that is taken to "
    "matter.",
)
_ALONG = Text(
    "Rating hasil sejalan dengan realisasi yang tercatat. Itu tidak membersihkan siapa pun, karena "
    "catatan dapat ditulis mengikuti rating.",
    "Ratings of results go with the realisations on record. That clears nobody, since a record can "
    "be written to go with a rating.",
)
_PLAIN: Mapping[Why, Text] = {
    Why.COUNTED: _COUNTED,
    Why.RATER_OR_UNIT: _ALONE,
    Why.TOO_SMALL_TO_MATTER: Text(
        "Ada selisih {effect}, setelah disusutkan {shrunk}, tetapi kurang dari {matters} yang "
        "dianggap berarti.",
        "There is a difference, {effect}, drawn towards zero {shrunk}, but less than the {matters} "
        "that is taken to matter.",
    ),
    Why.OTHER_WAY: Text(
        "Berbeda dari rekannya, tetapi ke arah yang bukan tanda: {effect}.",
        "Different from peers, but the way that is no sign: {effect}.",
    ),
    Why.TOO_FEW: Text(
        "{n} {what} tidak menuduh siapa pun; diperlukan sedikitnya {needed}.",
        "{n} {what} accuse nobody; at least {needed} are needed.",
    ),
    Why.MAY_BE_CHANCE: Text(
        "Selisih {effect} dapat terjadi karena kebetulan atau perbedaan wajar antarpenilai "
        "(peluang {p}); diperlukan sekitar {needed} penilaian.",
        "The difference {effect} may be chance, or how raters ordinarily differ (probability {p}); "
        "about {needed} ratings would be needed.",
    ),
    Why.COULD_NOT_FLAG: Text(
        "Tidak ada data dengan {n} {what} yang dapat menghasilkan tanda; diperlukan sekitar "
        "{needed}.",
        "No data with {n} {what} could have raised a flag; about {needed} would be needed.",
    ),
    Why.RATERS_VARY: Text(
        "Para penilai berbeda sedemikian rupa sehingga selisih {effect} tidak menonjol (peluang "
        "{p}); jumlah penilaian tidak mengubahnya.",
        "Raters differ by so much that a difference of {effect} does not stand out (probability "
        "{p}); no number of ratings would change that.",
    ),
    Why.NO_PEERS: Text(
        "Tidak ada yang dapat dibandingkan: terlalu sedikit penilai atau nilai yang sebanding.",
        "There is nothing to compare with: too few raters or ratings that are comparable.",
    ),
    Why.NOT_COPIED: Text(
        "{part} dari {n} umpan balik sama kata demi kata dengan umpan balik lain dari penilai yang "
        "sama.",
        "{part} of {n} pieces of feedback say word for word what others of the same rater say.",
    ),
}


def _differs(one: Measured) -> Text:
    if one.sign not in _HEADS:
        return _DIFFERS[one.sign]
    above, below, tail = _HEADS[one.sign]
    head = above if (one.shrunk or 0.0) > 0 else below
    return Text(head.id + _PAIRS.id + tail.id, head.en + _PAIRS.en + tail.en)


def _not_flagged(text: Text) -> Callable[[Measured], Text]:
    return lambda one: _ALONG if one.sign is Sign.BEYOND_RECORD else text


def _always(text: Text) -> Callable[[Measured], Text]:
    return lambda _: text


SENTENCES: Mapping[Why, Callable[[Measured], Text]] = {
    **{why: _always(text) for why, text in _PLAIN.items()},
    Why.DIFFERS: _differs,
    Why.SEEN_IF_IT_WERE: _not_flagged(_SEEN),
    Why.KNOWN_SMALL: _not_flagged(_SMALL),
}
"""What is said, by why."""
