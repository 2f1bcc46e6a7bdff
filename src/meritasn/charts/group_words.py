"""What charts of groups say alike, whatever their outcome is."""

from __future__ import annotations

from meritasn.language import Text

__all__ = ["HIDDEN", "LESS", "NO_VERDICT", "TITLE"]

TITLE = Text("Selisih antar kelompok: {outcome}", "Gaps between groups: {outcome}")
HIDDEN = Text("* terlalu kecil untuk ditampilkan", "* too small to show")
NO_VERDICT = Text("tanpa kesimpulan", "no verdict")
LESS = Text(" {n} baris lain tidak digambar.", " {n} more rows are not drawn.")
