"""What a file really is, whatever its name says: known signatures, and what to do with a kind that is not read.

In: the first bytes of a file, or a suffix. Out: a `Kind`, or None where nothing is known about it.
"""

from __future__ import annotations

from dataclasses import dataclass

_AS_WORKBOOK = "Copy its table into a spreadsheet and save that as .xlsx."


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its name with an article, and what to do so that it can be read."""

    name: str
    todo: str


KINDS: dict[str, Kind] = {
    "doc": Kind("an old Word document (.doc)", _AS_WORKBOOK),
    "docx": Kind("a Word document (.docx)", "Give its name the ending .docx and read it again."),
    "gif": Kind("a picture", "Ask for the document that the picture was taken from."),
    "gz": Kind("a compressed file (.gz)", "Unpack it and read the file that is inside."),
    "htm": Kind("a web page (.htm)", _AS_WORKBOOK),
    "html": Kind("a web page (.html)", _AS_WORKBOOK),
    "jpg": Kind("a picture", "Ask for the document that the picture was taken from."),
    "ods": Kind("an OpenDocument spreadsheet (.ods)", "Open it in a spreadsheet program and save it as .xlsx."),
    "odt": Kind("an OpenDocument text (.odt)", _AS_WORKBOOK),
    "pdf": Kind("a PDF", "Give its name the ending .pdf and read it again."),
    "png": Kind("a picture", "Ask for the document that the picture was taken from."),
    "pptx": Kind("a presentation (.pptx)", _AS_WORKBOOK),
    "protected": Kind(
        "an Office document protected by a password", "Open it in Office, take the password off and save it again."
    ),
    "rtf": Kind("a Rich Text document (.rtf)", _AS_WORKBOOK),
    "xls": Kind("an old Excel workbook (.xls)", "Open it in a spreadsheet program and save it as .xlsx."),
    "xlsb": Kind("a binary Excel workbook (.xlsb)", "Open it in Excel and save it as .xlsx."),
    "xlsx": Kind("an Excel workbook (.xlsx)", "Give its name the ending .xlsx and read it again."),
    "zip": Kind("a zip archive", "Unpack it and read the documents that are inside."),
}

_SIGNATURES = (
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF8", "gif"),
    (b"\x1f\x8b", "gz"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Names of streams in an OLE file are UTF-16; names of parts in a zip are plain bytes.
_IN_OLE = (("EncryptedPackage", "protected"), ("WordDocument", "doc"), ("Workbook", "xls"), ("Book", "xls"))
_IN_ZIP = (
    (b"xl/workbook.bin", "xlsb"),
    (b"xl/workbook", "xlsx"),
    (b"word/document", "docx"),
    (b"ppt/presentation", "pptx"),
    (b"opendocument.spreadsheet", "ods"),
    (b"opendocument.text", "odt"),
)


def suffix_of(content: bytes) -> str:
    """Return the suffix that files with this content usually have, or an empty string if it is none that we know."""
    if content.startswith(_OLE):
        return next((suffix for name, suffix in _IN_OLE if name.encode("utf-16-le") in content), "doc")
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return next((suffix for name, suffix in _IN_ZIP if name in content), "zip")
    return next((suffix for signature, suffix in _SIGNATURES if content.startswith(signature)), "")
