"""Make sure that an Office file is what it says before any library opens it.

In: the path of a .xlsx, .docx or OpenDocument file. Out: nothing, when the file is safe to hand to a library. Refuses: what is no
Office file, is cut short, is protected, swells beyond measure when unpacked, or brings declarations of its own XML.
"""

from __future__ import annotations

import errno
import re
import zipfile
import zlib
from pathlib import Path
from typing import IO

from partnergraph.errors import InputError

MOST_PARTS = 10_000
MOST_BYTES = 256 * 1024 * 1024
MOST_RATIO = 250  # deflate reaches 1,032; a sheet of blank, formatted cells stays under 150
_SMALL = 8 * 1024 * 1024  # a part of this size does no harm, however well it was packed
_CHUNK = 1024 * 1024

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SPACE = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"  # marks of byte order, and what may stand before XML begins
_DECLARATION = re.compile(rb"<\0?!\0?(?:D\0?O\0?C\0?T\0?Y\0?P\0?E|E\0?N\0?T\0?I\0?T\0?Y)")
_ENCODING = re.compile(rb"""^[^>]{0,200}encoding\s*=\s*["']([^"']+)""")
# Parsers know encodings in which the declarations above look different, so only plain ones pass.
_ENCODINGS = frozenset({b"utf-8", b"utf8", b"utf-16", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252"})
_CONTENTS = frozenset({"[Content_Types].xml", "META-INF/manifest.xml"})
_KNOWN = {
    b"%PDF": "a PDF",
    b"{\\rtf": "a rich text file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"<": "a web page or XML file",
}


def check_office_zip(path: Path) -> None:
    """Return when the Office file at `path` is safe to open.

    Raises:
        InputError: It cannot be read, is empty, of another kind, cut short, damaged, protected with a password,
            or made to exhaust or mislead the program that opens it.
    """
    where = path.name
    try:
        with path.open("rb") as stream:
            _check_kind(stream, where)
            with zipfile.ZipFile(stream) as archive:
                _check_sizes(archive, where)
                for part in archive.infolist():
                    # A drawing made elsewhere keeps its declarations, and no reader opens it.
                    if not part.filename.lower().endswith(".svg"):
                        _check_part(archive, part, where)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise InputError(
            f"The file is damaged or was not copied to its end ({error}).", where=where, todo="Fetch it again."
        ) from None
    except OSError as error:
        if error.errno == errno.EINVAL:
            # A directory of the zip that points before its beginning makes a seek that no file allows.
            raise InputError("The file is damaged.", where=where, todo="Fetch it again.") from None
        raise InputError(
            f"The file cannot be read ({error.strerror or error}).",
            where=where,
            todo="Check its name, and that no other program holds it.",
        ) from None


def _check_kind(stream: IO[bytes], where: str) -> None:
    head = stream.read(8)
    stream.seek(0)
    if not head:
        raise InputError("The file is empty.", where=where, todo="Fetch it again.")
    if head.startswith(b"PK"):
        return
    if head == _OLE:
        protected = _ENCRYPTED in stream.read(_CHUNK)
        raise InputError(
            "The file is protected with a password." if protected else "This is an Office file of the old kind.",
            where=where,
            todo="Open it in Office and save it "
            + ("without a password." if protected else "in today's format (.xlsx or .docx)."),
        )
    kind = next((kind for start, kind in _KNOWN.items() if head.lstrip(_SPACE).startswith(start)), "")
    raise InputError(
        f"This is no Office file, though its name says so; it looks like {kind or 'something else'}.",
        where=where,
        todo="Give it the ending that fits, or save it again from Office.",
    )


def _check_sizes(archive: zipfile.ZipFile, where: str) -> None:
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if names.isdisjoint(_CONTENTS):
        raise InputError("This is a zip file, but no Office file.", where=where, todo="Unpack it first.")
    if len(names) != len(parts):
        raise InputError("Two parts of the file have one name.", where=where, todo="Save it again from Office.")
    swollen = any(p.file_size > _SMALL and p.file_size > MOST_RATIO * p.compress_size for p in parts)
    if swollen or len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
        raise InputError(
            f"Unpacked, the file would be larger than any plan or register (over {MOST_BYTES >> 20} MB, "
            f"{MOST_PARTS:,} parts, or {MOST_RATIO} times its packed size).",
            where=where,
            todo="Delete blank rows and pictures, and save it again.",
        )
    if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise InputError("The file is protected with a password.", where=where, todo="Save it without one.")
    for part in parts:
        if part.flag_bits & 1:
            raise InputError("The file is protected with a password.", where=where, todo="Save it without one.")
        if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise InputError("The file is packed as Office never does.", where=where, todo="Save it again from Office.")


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, where: str) -> None:
    # Reading to the end also proves the part's length and checksum. zipfile stops at the length declared.
    with archive.open(part) as stream:
        chunk = stream.read(_CHUNK)
        begin = chunk.lstrip(_SPACE)[:400].replace(b"\0", b"")
        named = _ENCODING.match(begin)
        if named and named[1].lower() not in _ENCODINGS:
            raise _foreign(part, where)
        tail = b""
        while chunk:
            window = tail + chunk
            if begin[:1] in (b"<", b"") and _DECLARATION.search(window):
                raise _foreign(part, where)
            tail = window[-24:]
            chunk = stream.read(_CHUNK)


def _foreign(part: zipfile.ZipInfo, where: str) -> InputError:
    return InputError(
        f"The part {part.filename[:80]!r} holds declarations that Office never writes; the file may be an attack.",
        where=where,
        todo="Do not open it; ask who sent it.",
    )
