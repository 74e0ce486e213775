"""Open a file: its bytes, and the words of a text format in whatever encoding it came.

In: a path. Out: bytes, or text with line feeds only, and an Issue where the encoding had to be mended.
Refuses: what is missing, a folder, empty, over 50 MB, without words, or of another kind than its name says.
"""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from webencodings import lookup

from partnergraph.errors import InputError
from partnergraph.model import Issue, Place
from partnergraph.readers._kinds import KINDS, suffix_of

LIMIT = 50 * 1024 * 1024
_MANY_CONTROLS = 0.1
_MANY_ZEROS = 0.7
_SAMPLE = 8192

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")
_HIGH_BYTES = re.compile(rb"[\x80-\xff]+")


def check(path: Path) -> None:
    """Return if `path` is a file of a size that can be read.

    Raises:
        InputError: There is no such file, it is a folder or a device, or it is empty or too large.
    """
    try:
        if not path.exists():
            raise InputError("There is no such file.", where=path, todo="Check the name and the folder.")
        if path.is_dir():
            raise InputError("This is a folder, not a document.", where=path, todo="Name the documents in it.")
        if not path.is_file():
            raise InputError("This is not an ordinary file.", where=path, todo="Name a document on disk.")
        size = path.stat().st_size
    except (OSError, ValueError) as problem:  # a name that is too long, or that holds a NUL
        what = f"The file cannot be opened ({_reason(problem)})."
        raise InputError(what, where=repr(str(path)), todo="Check its name.") from None
    if size == 0:
        raise InputError("The file is empty.", where=path, todo="Check that it was saved or downloaded completely.")
    if size > LIMIT:
        raise InputError(
            f"The file has {size / 1024**2:,.0f} MB; at most {LIMIT // 1024**2} MB are read.",
            where=path,
            todo="Take out pictures, or split it.",
        )


def content(path: Path) -> bytes:
    """Return the bytes of a file that is worth reading.

    Raises:
        InputError: See `check`; or the file may not be read.
    """
    check(path)
    try:
        return path.read_bytes()
    except OSError as problem:
        raise InputError(
            f"The file cannot be opened ({_reason(problem)}).", where=path, todo="Check who may read it."
        ) from None


def text(path: Path, name: str) -> tuple[str, tuple[Issue, ...]]:
    """Return the text of a file in a text format, lines ending in a line feed, and what had to be mended.

    Unicode is known by its byte order mark, else UTF-8 is tried. Bytes that are not UTF-8 are read as
    Windows-1252, one by one: files pasted together from two sources exist.

    Raises:
        InputError: The file cannot be opened, is no text, or holds no words.
    """
    return decoded(content(path), name)


def decoded(data: bytes, name: str, stated: str = "") -> tuple[str, tuple[Issue, ...]]:
    """Return the text that bytes hold, as `text` does for a file; `stated` is the encoding that they are said to have.

    Raises:
        InputError: They are no text, or hold no words.
    """
    _refuse_other_kinds(data, name)
    data = _marked(data)
    if b"\x00" in data and not data.startswith(tuple(mark for mark, _ in _BYTE_ORDER_MARKS)):
        raise InputError("The file is no text: it holds NUL bytes.", where=name, todo=_AS_TEXT)
    words, issues = _decoded(data, name, stated)
    if len(_CONTROLS.findall(words)) > _MANY_CONTROLS * len(words):
        raise InputError("The file is no text: it is full of control characters.", where=name, todo=_AS_TEXT)
    if not words.strip("\ufeff\u200b \t\n\r\f\v\xa0"):
        raise InputError("The file holds only white space.", where=name, todo="Check that the right file was saved.")
    return words.replace("\r\n", "\n").replace("\r", "\n"), issues


_AS_TEXT = "Open it in the program that made it and save it as text (UTF-8)."


def _refuse_other_kinds(data: bytes, name: str) -> None:
    suffix = suffix_of(data)
    if suffix:
        kind = KINDS[suffix]
        raise InputError(f"The file is {kind.name}, whatever its name says.", where=name, todo=kind.todo)


def _marked(data: bytes) -> bytes:
    """Return the bytes with the byte order mark that UTF-16 may lack: half of the bytes of Latin letters are NUL."""
    if data.startswith(tuple(mark for mark, _ in _BYTE_ORDER_MARKS)):
        return data
    half = max(1, min(len(data), _SAMPLE) // 2)
    for mark, (zeros, letters) in ((codecs.BOM_UTF16_LE, (1, 0)), (codecs.BOM_UTF16_BE, (0, 1))):
        if data[zeros:_SAMPLE:2].count(0) > half * _MANY_ZEROS and not data[letters:_SAMPLE:2].count(0):
            return mark + data
    return data


def _decoded(data: bytes, name: str, stated: str) -> tuple[str, tuple[Issue, ...]]:
    for mark, encoding in _BYTE_ORDER_MARKS[1:]:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), ()
            except UnicodeDecodeError:
                raise InputError(
                    f"The text is damaged: it is not {encoding.upper()}.", where=name, todo=_AS_TEXT
                ) from None
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        encoding = lookup(stated)
        # What is not UTF-8 may be what it is said to be, in the way in which browsers take the names of encodings.
        if encoding is not None and encoding.name not in {"utf-8", "utf-16le", "utf-16be"}:
            return data.decode(encoding.codec_info.name, errors="replace"), ()
        mended: list[str] = []
        words = "".join(_pieces(data, mended))
    issue = Issue(
        "repaired",
        f"The file is not UTF-8: {len(mended)} places were read as Windows-1252.",
        Place(name),
        text=", ".join(dict.fromkeys(mended))[:200],
        fix="Check names with accents, dashes and quotation marks; saving the file as UTF-8 avoids this.",
    )
    return words, (issue,)


def _pieces(data: bytes, mended: list[str]) -> list[str]:
    """Return the text in pieces: ASCII as it is, each run of other bytes as UTF-8 or else as Windows-1252."""
    pieces = []
    end = 0
    for run in _HIGH_BYTES.finditer(data):
        pieces.append(data[end : run.start()].decode("ascii"))
        try:
            piece = run[0].decode("utf-8")
        except UnicodeDecodeError:
            # Five bytes mean nothing in Windows-1252; Latin-1 makes them control characters.
            piece = "".join(bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in run[0])
            mended.append(piece)
        pieces.append(piece)
        end = run.end()
    pieces.append(data[end:].decode("ascii"))
    return pieces


def _reason(problem: OSError | ValueError) -> str:
    return str(getattr(problem, "strerror", None) or problem).lower()
