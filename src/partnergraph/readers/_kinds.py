"""What a file really is, whatever its name says: known signatures, and what to do with a kind that is not read.

In: the bytes of a file, or a suffix. Out: a `Kind`, or the suffix that fits; an empty one where nothing is known.
"""

from __future__ import annotations

import codecs
import io
import re
import zipfile
import zlib
from dataclasses import dataclass

_AS_WORKBOOK = "Copy its table into a spreadsheet and save that as .xlsx."
_AS_WORD = "Open it in Word or LibreOffice and save it as Word Document (.docx)."
_AS_EXCEL = "Open it in Excel or LibreOffice and save it as Excel Workbook (.xlsx)."
_ENDING = "Give its name the ending {} and read it again."


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its name with an article, and what to do so that it can be read."""

    name: str
    todo: str


KINDS: dict[str, Kind] = {
    "csv": Kind("a text with a value between each two commas or tabs (.csv)", _ENDING.format(".csv")),
    "doc": Kind("an old Word document (.doc)", _AS_WORD),
    "docx": Kind("a Word document (.docx)", _ENDING.format(".docx")),
    "gif": Kind("a picture", "Ask for the document that the picture was taken from."),
    "gz": Kind("a compressed file (.gz)", "Unpack it and read the file that is inside."),
    "html": Kind("a web page (.html)", _ENDING.format(".html")),
    "jpg": Kind("a picture", "Ask for the document that the picture was taken from."),
    "md": Kind("a text with Markdown (.md)", _ENDING.format(".md")),
    "ods": Kind("an OpenDocument spreadsheet (.ods)", _AS_EXCEL),
    "odt": Kind("an OpenDocument text (.odt)", _AS_WORD),
    "pdf": Kind("a PDF", _ENDING.format(".pdf")),
    "png": Kind("a picture", "Ask for the document that the picture was taken from."),
    "pptx": Kind("a presentation (.pptx)", _AS_WORKBOOK),
    "protected": Kind(
        "an Office document protected by a password", "Open it in Office, take the password off and save it again."
    ),
    "rtf": Kind("a Rich Text document (.rtf)", _AS_WORD),
    "txt": Kind("a plain text (.txt)", _ENDING.format(".txt")),
    "xls": Kind("an old Excel workbook (.xls)", _AS_EXCEL),
    "xlsb": Kind("a binary Excel workbook (.xlsb)", _AS_EXCEL),
    "xlsx": Kind("an Excel workbook (.xlsx)", _ENDING.format(".xlsx")),
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
    ("xl/workbook.bin", "xlsb"),
    ("xl/workbook", "xlsx"),
    ("word/document", "docx"),
    ("ppt/presentation", "pptx"),
)
_MIMETYPES = (
    ("opendocument.spreadsheet", "ods"),
    ("opendocument.text", "odt"),
)


def suffix_of(content: bytes) -> str:
    """Return the suffix that files with this content usually have, or an empty string if it is none that we know."""
    if content.startswith(_OLE):
        return next((suffix for name, suffix in _IN_OLE if name.encode("utf-16-le") in content), "doc")
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _in_zip(content)
    return next((suffix for signature, suffix in _SIGNATURES if content.startswith(signature)), "")


def _in_zip(content: bytes) -> str:
    """Return the suffix of what is in a zip, by the names of its parts: one part may hold another zip."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            mimetype = ""
            if "mimetype" in names:
                with archive.open("mimetype") as stream:
                    mimetype = stream.read(200).decode("ascii", "replace")
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, EOFError, OSError):
        # It is damaged; what it was can still be told, and its reader says so.
        found = (suffix for name, suffix in (*_IN_ZIP, *_MIMETYPES) if name.encode() in content)
        return next(found, "zip")
    found = (suffix for name, suffix in _IN_ZIP if any(part.startswith(name) for part in names))
    return next(found, next((suffix for name, suffix in _MIMETYPES if name in mimetype), "zip"))


_SHEETS = frozenset({"xls", "xlsb", "xlsx", "ods", "csv"})
_TEXTS = frozenset({"csv", "html", "md", "txt"})
_PAGE = re.compile(r"<!doctype html|<html\b", re.IGNORECASE)
_TAGS = re.compile(r"<(?:body|div|head|meta|p|style|table)\b", re.IGNORECASE)
# Lines of a letter's head may stand before it, as where Confluence exports a page "to Word".
_ARCHIVED_PAGE = re.compile(r"(?:[\w-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n)*){0,20}?MIME-Version:", re.IGNORECASE)
# What Office once wrote as one XML file, and what LibreOffice opens it as.
_IN_XML = (
    ("urn:schemas-microsoft-com:office:spreadsheet", "xls"),
    ("schemas.microsoft.com/office/word/2003/wordml", "doc"),
    ("opendocument.spreadsheet", "ods"),
    ("opendocument.text", "odt"),
)
_WIDE = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def text_suffix_of(head: bytes, named: str) -> str:
    """Return the suffix that fits a text with this beginning, in a file whose name has the suffix `named`.

    A text that says nothing of itself is what its name says where that is a format of text, else rows of values if it
    was taken for a spreadsheet, else plain text. An empty suffix: it is no text.
    """
    if named == "pdf" and b"%PDF-" in head[:1024]:
        return named  # some programs put a line before it
    encoding = next((encoding for mark, encoding in _WIDE if head.startswith(mark)), "utf-8")
    if encoding == "utf-8" and b"\0" in head:
        return ""
    text = head.decode(encoding, errors="replace").lstrip("\ufeff \t\r\n")
    if _ARCHIVED_PAGE.match(text):
        return "html"
    known = next((suffix for name, suffix in _IN_XML if name in text), "") if text.startswith("<?xml") else ""
    if known:
        return known
    if _PAGE.match(text) or (
        text.startswith("<") and (_PAGE.search(text) or (named not in _TEXTS and _TAGS.search(text)))
    ):
        return "html"
    if named in _TEXTS:
        return named
    return "csv" if named in _SHEETS else "txt"
