"""The language in which the command line speaks."""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import pairwise

from meritasn.language import LANGUAGES, Language

__all__ = ["VARIABLE", "language_of"]

VARIABLE = "MERITASN_LANG"
"""The environment variable that names the language where no option does."""

_OPTION = "--lang"


def language_of(arguments: Sequence[str]) -> Language:
    """The language that is asked for, also where the rest cannot be understood.

    >>> language_of(["appraise", "--lang", "en"]), language_of(["--lang=xx"])
    ('en', 'id')
    """
    split = [word for given in arguments for word in given.split("=", 1)]
    asked = [after for word, after in pairwise(split) if word == _OPTION]
    wanted = [*reversed(asked), os.environ.get(VARIABLE, "")]
    return next((known for word in wanted for known in LANGUAGES if known == word), "id")
