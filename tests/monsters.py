"""Files made to exhaust or mislead a reader: bombs, endless nesting, too many rows, entities, references and macros.

In: a folder. Out: one file at a time, with its name. Refuses nothing. None holds anything that could do harm.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from openpyxl import Workbook

from mutations import packed
from rendering import Box, Grid, Heading, Line, Paper, render

HEAD = ["Ref", "Action", "Lead", "By when"]
ROW = ["1", "Train staff", "Police", "30 June 2026"]
LAUGHS = "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 10))
ENTITIES = f'<!DOCTYPE x [<!ENTITY a0 "ha">{LAUGHS}<!ENTITY file SYSTEM "file:///etc/passwd">]>'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _paper(*rows: list[str | Box]) -> Paper:
    return Paper("A plan", [Heading("A plan"), Line("Agreed in May 2025."), Grid([HEAD, ROW, *rows])])


def _parts(suffix: str, folder: Path) -> dict[str, bytes]:
    path = render(_paper(), folder / f"model{suffix}")
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    path.unlink()
    return parts


def _office(suffix: str, change: Callable[[dict[str, bytes]], None]) -> Callable[[Path], bytes]:
    def made(folder: Path) -> bytes:
        parts = _parts(suffix, folder)
        change(parts)
        return packed(parts)

    return made


def _body(suffix: str) -> str:
    return "word/document.xml" if suffix == ".docx" else "xl/worksheets/sheet1.xml"


def _bomb(suffix: str) -> Callable[[Path], bytes]:
    def change(parts: dict[str, bytes]) -> None:
        parts[_body(suffix)] = parts[_body(suffix)].replace(b"Train staff", b"A" * 300_000_000)
        parts["media/picture.xml"] = bytes(200_000_000)

    return _office(suffix, change)


def _entities(suffix: str) -> Callable[[Path], bytes]:
    def change(parts: dict[str, bytes]) -> None:
        for name in (_body(suffix), "xl/sharedStrings.xml"):
            if name in parts:
                start = parts[name].index(b"?>") + 2 if parts[name].startswith(b"<?xml") else 0
                parts[name] = (
                    parts[name][:start] + ENTITIES.encode() + parts[name][start:].replace(b"Police", b"&a9;&file;")
                )

    return _office(suffix, change)


def _outside(suffix: str) -> Callable[[Path], bytes]:
    """References to other machines: a template, a picture, a linked workbook."""

    def change(parts: dict[str, bytes]) -> None:
        name = "word/_rels/document.xml.rels" if suffix == ".docx" else "xl/_rels/workbook.xml.rels"
        link = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
        more = b"".join(
            b'<Relationship Id="x%d" Type="%s%s" Target="http://192.0.2.1/x" TargetMode="External"/>' % (at, link, kind)
            for at, kind in enumerate((b"attachedTemplate", b"image", b"externalLink", b"frame"))
        )
        parts[name] = parts[name].replace(b"</Relationships>", more + b"</Relationships>")

    return _office(suffix, change)


def _macros(suffix: str) -> Callable[[Path], bytes]:
    folder = "word" if suffix == ".docx" else "xl"
    return _office(suffix, lambda parts: parts.update({f"{folder}/vbaProject.bin": b"\xd0\xcf\x11\xe0" + bytes(4096)}))


def _tables(depth: int) -> Callable[[Path], bytes]:
    """A Word table in a cell of a table in a cell..."""
    start, end = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>QX</w:t></w:r></w:p>", "<w:p/></w:tc></w:tr></w:tbl>"
    nest = (start * depth + end * depth).encode()
    return _office(
        ".docx",
        lambda parts: parts.update({_body(".docx"): parts[_body(".docx")].replace(b"<w:tbl>", nest + b"<w:tbl>", 1)}),
    )


def _spans(text: str) -> Callable[[Path], bytes]:
    """A Word table whose cell says that it covers very many columns."""
    span = f'<w:tcPr><w:gridSpan w:val="{text}"/>'.encode()
    return _office(
        ".docx", lambda parts: parts.update({_body(".docx"): parts[_body(".docx")].replace(b"<w:tcPr>", span, 2)})
    )


def _rows(suffix: str, rows: int, columns: int) -> Callable[[Path], bytes]:
    head = [*HEAD, *(f"Column {at}" for at in range(columns - len(HEAD)))]
    line = [*ROW, *("x" for _ in range(columns - len(ROW)))]

    def made(folder: Path) -> bytes:
        del folder
        match suffix:
            case ".xlsx":
                book = Workbook(write_only=True)
                sheet = book.create_sheet("Plan")
                sheet.append(head)
                for _ in range(rows):
                    sheet.append(line)
                out = io.BytesIO()
                book.save(out)
                return out.getvalue()
            case ".csv":
                return "\n".join([",".join(head), *[",".join(line)] * rows]).encode()
            case ".txt":
                return "\n".join(["\t".join(head), *["\t".join(line)] * rows]).encode()
            case ".md":
                rule = "|---" * columns + "|"
                return "\n".join([f"| {' | '.join(head)} |", rule, *[f"| {' | '.join(line)} |"] * rows]).encode()
            case ".docx":
                cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
                table = [f"<w:tr>{''.join(map(cell.format, row))}</w:tr>" for row in (head, line)]
                body = f"<w:tbl>{table[0]}{table[1] * rows}</w:tbl><w:sectPr/>"
                parts = {
                    "[Content_Types].xml": _TYPES,
                    "_rels/.rels": _RELATIONS,
                    "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>".encode(),
                }
                return packed(parts)
        cells = ["".join(f"<td>{words}</td>" for words in row) for row in (head, line)]
        return f"<html><table><tr>{cells[0]}</tr>{f'<tr>{cells[1]}</tr>' * rows}</table></html>".encode()

    return made


_TYPES = (
    b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    b'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    b'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    b'Target="word/document.xml"/></Relationships>'
)


def _page(*objects: bytes) -> bytes:
    """A PDF of these objects; the first is the catalogue."""
    out, places = b"%PDF-1.7\n", []
    for number, words in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, words)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(places) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        size,
        table,
        size,
        len(out),
    )


def _stream(content: bytes) -> bytes:
    squeezed = zlib.compress(content, 9)
    return b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(squeezed), squeezed)


def _drawn(content: bytes, box: bytes = b"0 0 595 842") -> bytes:
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>" % box
    return _page(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        page,
        _stream(content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )


_RING = _page(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>")
_LINES = b"".join(b"%d %d m %d %d l S\n" % (at % 595, 0, at % 595, 842) for at in range(200_000))

MONSTERS: dict[str, Callable[[Path], bytes]] = {
    **{f"bomb{suffix}": _bomb(suffix) for suffix in (".docx", ".xlsx")},
    **{f"entities{suffix}": _entities(suffix) for suffix in (".docx", ".xlsx")},
    **{f"outside{suffix}": _outside(suffix) for suffix in (".docx", ".xlsx")},
    **{f"macros{suffix}": _macros(suffix) for suffix in (".docx", ".xlsx")},
    **{f"columns{suffix}": _rows(suffix, 3, 1000) for suffix in (".csv", ".docx", ".html", ".md", ".txt", ".xlsx")},
    **{f"rows{suffix}": _rows(suffix, 50_000, 4) for suffix in (".csv", ".docx", ".html", ".md", ".txt", ".xlsx")},
    "tables-50.docx": _tables(50),
    "tables-5000.docx": _tables(5000),
    "span-million.docx": _spans("1000000"),
    "span-less-than-none.docx": _spans("-5"),
    "span-no-number.docx": _spans("many"),
    "entities.html": lambda _: (
        ENTITIES + "<html><table><tr><td>Action<td>Lead<tr><td>&a9;<td>&file;</table>"
    ).encode(),
    "tables.html": lambda _: b"<table><tr><td>Action<td>Lead<tr><td>" * 5000,
    "divisions.html": lambda _: b"<div>" * 100_000 + b"<table><tr><td>Action<td>Lead<tr><td>Train<td>Police</table>",
    "span.html": lambda _: (
        b"<table><tr><th>Action<th>Lead<tr><td rowspan=65534 colspan=1000>Train staff<td>Police</table>" * 20
    ),
    "outside.html": lambda _: (
        b'<base href="http://192.0.2.1/"><link rel=stylesheet href=x><img src=x><iframe src=x></iframe><script src=x></script>'
        b"<table><tr><th>Action<th>Lead<tr><td>Train staff<td>Police</table>"
    ),
    "quotes.csv": lambda _: b'Action,Lead\n"' + b"Train staff " * 2_000_000,
    "one-line.csv": lambda _: b"Action,Lead\nTrain staff," + b"x" * 20_000_000,
    "pipes.md": lambda _: b"| Action | Lead |\n|---|---|\n" + b"|" * 2_000_000,
    "stars.md": lambda _: b"| Action | Lead |\n|---|---|\n| " + b"**[(<" * 200_000 + b" | Police |",
    "spaces.txt": lambda _: b"Action    Lead\n" + (b"a" + b" " * 5000) * 2000,
    "ring.pdf": lambda _: _RING,
    "stream.pdf": lambda _: _drawn(b"BT /F1 12 Tf (A) Tj ET\n" * 20_000_000),
    "lines.pdf": lambda _: _drawn(_LINES),
    "letters.pdf": lambda _: _drawn(b"BT /F1 4 Tf 10 10 Td " + b"(Action and Lead) Tj 0 0.01 Td " * 100_000 + b"ET"),
    "huge-page.pdf": lambda _: _drawn(b"BT /F1 12 Tf 10 10 Td (Action) Tj ET", b"0 0 1e30 1e30"),
    "nested-brackets.pdf": lambda _: _drawn(b"[" * 100_000 + b"]" * 100_000),
    "pages.pdf": lambda _: _page(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count 20000>>" % (b"3 0 R " * 20_000),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
    ),
}


def monsters(folder: Path, suffixes: set[str]) -> Iterator[tuple[str, Path]]:
    """Yield the monsters of these formats, each with its name; a file is gone when the next is asked for."""
    for name, made in MONSTERS.items():
        path = folder / name
        if path.suffix in suffixes:
            path.write_bytes(made(folder))
            yield name, path
            path.unlink()
