"""Names of XML in a workbook, in both namespaces that the standard has given them."""

from __future__ import annotations

__all__ = ["local_name", "relation_of"]

_MAIN = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELATIONS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
_WORDS = "c cellXfs col f mergeCell numFmt r rPh row sheet si t v workbookPr xf".split()
_LOCAL = {f"{space} {word}": word for space in _MAIN for word in _WORDS} | {
    f"{_PACKAGE} Relationship": "Relationship"
}


def local_name(name: str) -> str | None:
    """The word of an element that is read, without its namespace; None for all others."""
    return _LOCAL.get(name)


def relation_of(attributes: dict[str, str]) -> str | None:
    """The id of the relation that an element names."""
    for space in _RELATIONS:
        if f"{space} id" in attributes:
            return attributes[f"{space} id"]
    return None
