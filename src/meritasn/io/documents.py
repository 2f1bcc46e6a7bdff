"""JSON documents: the appraisal of one person, or a whole workforce.

``{"format": "meritasn/appraisal@1", "employee": {…}, "appraisal": {…}}`` and
``{"format": "meritasn/workforce@1", "units": […], "employees": […], …}``, with the names of the
fields of `meritasn.model`. Numbers are decimal text or whole numbers, dates ISO, words of a
vocabulary their codes, periods ``{"first_day": …, "last_day": …}``. What is not known is left out;
``"n/a"`` says that a fact is not applicable.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TypeAlias, TypeVar

from attrs import frozen

from meritasn.errors import InputRefused, Place
from meritasn.errors.codes import inputs as codes
from meritasn.io.converter import plain, read
from meritasn.language import Text
from meritasn.model import Appraisal, Employee, Workforce
from meritasn.model.chronology import twins

__all__ = [
    "FORMATS",
    "AppraisalDocument",
    "Source",
    "dumps",
    "loads_appraisal",
    "loads_workforce",
]

Source: TypeAlias = str | bytes | Mapping[str, object]
"""JSON text, or the object that it stands for."""

_OBJECT = Text("objek", "an object")


@frozen
class AppraisalDocument:
    """One appraisal and the employee it is about.

    Attributes:
        employee: The employee.
        appraisal: Their appraisal.
    """

    employee: Employee
    appraisal: Appraisal


Document = TypeVar("Document", AppraisalDocument, Workforce)

FORMATS: dict[type[object], str] = {
    AppraisalDocument: "meritasn/appraisal@1",
    Workforce: "meritasn/workforce@1",
}
"""What the key ``format`` says in the document of a record."""


def loads_appraisal(source: Source) -> AppraisalDocument:
    """Reads the document of one appraisal.

    Raises:
        InputRefused: With everything that is wrong, each fault by its path.

    >>> document = loads_appraisal(
    ...     {
    ...         "format": "meritasn/appraisal@1",
    ...         "employee": {"key": "p1", "unit": "dinas", "employment": "pns"},
    ...         "appraisal": {
    ...             "employee": "p1",
    ...             "period": {"first_day": "2023-01-01", "last_day": "2023-12-31"},
    ...             "results_rating": "di_atas",
    ...         },
    ...     }
    ... )
    >>> document.appraisal.results_rating
    <Rating.DI_ATAS: 'di_atas'>
    """
    document = _loaded(source, AppraisalDocument)
    if document.appraisal.employee != document.employee.key:
        raise InputRefused([codes.OTHER_EMPLOYEE.at(Place(path="appraisal.employee"))])
    return document


def loads_workforce(source: Source) -> Workforce:
    """Reads the document of a workforce. How its records refer to each other, `check` says.

    Dated records that come twice would count twice, so they are refused here already.

    Raises:
        InputRefused: With everything that is wrong, each fault by its path.
    """
    workforce = _loaded(source, Workforce)
    if again := list(twins(workforce)):
        raise InputRefused(again)
    return workforce


def dumps(document: AppraisalDocument | Workforce) -> str:
    """Writes a document as JSON: the same text for the same records."""
    data = {"format": FORMATS[type(document)], **plain(document)}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _loaded(source: Source, kind: type[Document]) -> Document:
    data = _object(source)
    name = FORMATS[kind]
    if data.get("format") != name:
        raise InputRefused([codes.OTHER_DOCUMENT.at(Place(path="format"), format=name)])
    try:
        return read({key: value for key, value in data.items() if key != "format"}, kind)
    except RecursionError:
        raise InputRefused([codes.NOT_JSON.at()]) from None


def _object(source: Source) -> Mapping[str, object]:
    data: object = source
    if isinstance(source, (str, bytes)):
        try:
            data = json.loads(source, object_pairs_hook=_once)
        except (ValueError, RecursionError) as broken:
            at = getattr(broken, "lineno", None)
            raise InputRefused([codes.NOT_JSON.at(Place(row=at))]) from None
    if not isinstance(data, Mapping):
        raise InputRefused([codes.WRONG_SHAPE.at(shape=_OBJECT)])
    return data


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object; one that says two things under a key cannot be trusted in either."""
    made = dict(pairs)
    if len(made) < len(pairs):
        raise InputRefused([codes.KEY_TWICE.at()])
    return made
