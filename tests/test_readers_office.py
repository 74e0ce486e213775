"""Older Office files and OpenDocument, converted by a real LibreOffice; and files that lie about what they are.

PARTNERGRAPH_REQUIRE_OFFICE=1 makes the absence of LibreOffice a failure.
"""

from __future__ import annotations

import os
import subprocess
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import psutil
import pytest
from openpyxl import Workbook

from partnergraph import office as libreoffice
from partnergraph import readers
from partnergraph.errors import InputError
from partnergraph.model import Document, Text
from partnergraph.readers import _office
from word_files import cell, level, numbering, par, row, run, table, word_file

WORD = ("doc", "odt", "rtf")
SHEETS = ("xls", "ods")


@pytest.fixture(scope="session")
def office() -> str:
    """The program of LibreOffice."""
    program = libreoffice.found()
    if program is None:
        lacks = "LibreOffice is not installed (apt-get install libreoffice-writer libreoffice-calc)"
        if os.environ.get("PARTNERGRAPH_REQUIRE_OFFICE") == "1":
            pytest.fail(lacks)
        pytest.skip(lacks)
    return program


@pytest.fixture(scope="session")
def originals(office: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a plan in Word and one in Excel, and both in the older formats, saved by LibreOffice."""
    folder = tmp_path_factory.mktemp("office")
    lists = numbering(level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2"), nums={"1": (0, "")})
    word_file(
        folder / "plan.docx",
        par("Our plan", style="H")
        + table(
            row("No", "Action", "Lead"),
            row(cell(par(number="1")), cell("Prevention", '<w:gridSpan w:val="2"/>')),
            row(cell(par(number="1", level=1)), cell(par("Map venues") + par("Share it")), cell("Police", '<w:vMerge w:val="restart"/>')),
            row(cell(par(number="1", level=1)), cell(par(run("old ", "<w:strike/>") + run("Zoë"))), cell("", "<w:vMerge/>")),
            widths=(1500, 5000, 2500),
        )
        + par(),
        numbering=lists,
        styles='<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style>',
    )  # fmt: skip
    book = Workbook()
    book.active.title = "Plan"
    for cells in (["No", "Action", "Lead"], [1, "Map venues\nShare it", "Police"], [2, "Train Zoë", "Health"]):
        book.active.append(cells)
    book.active.merge_cells("C2:C3")
    book.save(folder / "book.xlsx")
    for name, suffixes in (("plan.docx", WORD), ("book.xlsx", SHEETS)):
        for suffix in suffixes:
            command = [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
            command += ["--convert-to", suffix, "--outdir", str(folder), str(folder / name)]
            subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder


def grids(document: Document) -> list[list[list[str]]]:
    return [[[each.text for each in line] for line in block.rows] for block in document.tables]


def refusal(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        readers.read(path)
    assert "\n" not in str(caught.value)
    assert path.name in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("suffix", WORD)
def test_older_word_and_opendocument_text(originals: Path, suffix: str) -> None:
    """The document says what the same one in Word says, numbers and merged cells too; places name the file as given."""
    document = readers.read(originals / f"plan.{suffix}")
    assert grids(document) == grids(readers.read(originals / "plan.docx"))
    assert grids(document)[0][2] == ["1.1", "Map venues\nShare it", "Police"]
    assert [(block.text, block.level) for block in document.blocks if isinstance(block, Text)] == [("Our plan", 1)]
    assert str(document.tables[0].rows[2][1].place) == f"plan.{suffix}, table 1, row 3, column 2"
    assert document.name == f"plan.{suffix}"
    assert {issue.kind for issue in document.issues} == {"skipped"}


@pytest.mark.parametrize("suffix", SHEETS)
def test_older_excel_and_opendocument_spreadsheet(originals: Path, suffix: str) -> None:
    """The workbook says what the same one in Excel says."""
    document = readers.read(originals / f"book.{suffix}")
    assert grids(document) == grids(readers.read(originals / "book.xlsx"))
    assert str(document.tables[0].place) == f'book.{suffix}, sheet "Plan"'
    assert not document.issues


@pytest.mark.parametrize(
    ("named", "suffix"),
    [("docx", "doc"), ("doc", "rtf"), ("csv", "xls"), ("xls", "xlsx"), ("doc", "docx"), ("pdf", "docx")],
)
def test_a_file_is_read_as_what_it_is(originals: Path, tmp_path: Path, named: str, suffix: str) -> None:
    """A file whose ending does not fit is read as what it is, and an issue says so."""
    kind = "book" if suffix.startswith("xls") else "plan"
    path = tmp_path / f"any.{named}"
    path.write_bytes((originals / f"{kind}.{suffix}").read_bytes())
    document = readers.read(path)
    assert grids(document) == grids(readers.read(originals / f"{kind}.{'xlsx' if kind == 'book' else 'docx'}"))
    (message,) = [issue.message for issue in document.issues if issue.kind == "repaired"]
    assert message.startswith(f"The name ends in .{named}, and the file is ")


def test_without_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is not installed, one line says what to install or what to save the file as."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(libreoffice, "_USUAL_PLACES", ())
    path = tmp_path / "plan.rtf"
    path.write_bytes(b"{\\rtf1 words}")
    message = refusal(path)
    assert "Install LibreOffice" in message
    assert "save it as Word Document (.docx)" in message


def test_each_run_has_a_profile_of_its_own(originals: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is left of a run: neither files in the temporary folder nor the settings of the person who runs it."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    readers.read(originals / "plan.rtf")
    assert not list(tmp_path.glob("partnergraph-*"))
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize(("limit", "value"), [("SECONDS", 0.3), ("MEMORY", 1_000_000)])
def test_a_run_beyond_its_limits_is_ended(
    originals: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: float
) -> None:
    """What takes too long or too much is refused in one line, and no process is left behind."""
    monkeypatch.setattr(_office, limit, value)
    assert "LibreOffice" in refusal(originals / "plan.doc")
    children = psutil.Process().children(recursive=True)
    assert not [child.name() for child in children if "soffice" in child.name()]


class Listener(BaseHTTPRequestHandler):
    """Notes every request."""

    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_error(404)

    do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """The address of a web server on this computer, and what it was asked for."""
    asked: list[str] = []
    handler = type("Noting", (Listener,), {"asked": asked})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as web:
        threading.Thread(target=web.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{web.server_port}", asked
        web.shutdown()


def linking_text(path: Path, address: str) -> Path:
    """An OpenDocument text with a picture and a section that are links."""
    names = {
        "office": "office", "text": "text", "draw": "drawing", "svg": "svg-compatible", "manifest": "manifest",
    }  # fmt: skip
    spaces = " ".join(f'xmlns:{key}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for key, name in names.items())
    link = 'xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"'
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{part}" manifest:media-type="{kind}"/>'
        for part, kind in (("/", "application/vnd.oasis.opendocument.text"), ("content.xml", "text/xml"))
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("META-INF/manifest.xml", f"<manifest:manifest {spaces}>{entries}</manifest:manifest>")
        archive.writestr(
            "content.xml",
            f'<office:document-content {spaces} xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text>'
            '<text:p>Words<draw:frame text:anchor-type="as-char" svg:width="2cm" svg:height="2cm">'
            f'<draw:image xlink:href="{address}/picture.png" {link}/></draw:frame></text:p><text:section text:name="s">'
            f'<text:section-source xlink:href="{address}/section.odt" {link}/><text:p>inside</text:p></text:section>'
            "</office:text></office:body></office:document-content>",
        )
    return path


def test_nothing_is_fetched(office: str, tmp_path: Path, server: tuple[str, list[str]]) -> None:
    """A document with links to pictures is read without a request, though LibreOffice by itself would make one."""
    address, asked = server
    path = linking_text(tmp_path / "plan.odt", address)
    assert [block.text for block in readers.read(path).blocks if isinstance(block, Text)] == ["Words", "inside"]
    assert asked == []
    command = [office, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "docx"]
    subprocess.run([*command, "--outdir", str(tmp_path), str(path)], check=True, capture_output=True, timeout=120)
    assert asked, "The test proves nothing: LibreOffice made no request even without our settings."


@pytest.mark.parametrize("suffix", ["doc", "ods", "odt", "rtf", "xls"])
def test_damaged_files_are_refused(originals: Path, tmp_path: Path, suffix: str) -> None:
    """Noise under the name of an old format, and half a file, are refused in one line or read in part."""
    path = tmp_path / f"plan.{suffix}"
    path.write_bytes(bytes(range(256)) * 40)
    assert "is none or is damaged" in refusal(path)
    source = originals / f"{'book' if suffix in SHEETS else 'plan'}.{suffix}"
    path.write_bytes(source.read_bytes()[: source.stat().st_size // 3])
    try:
        document = readers.read(path)
    except InputError as problem:
        assert "\n" not in str(problem)  # noqa: PT017 - one line, whatever is wrong
    else:
        assert document.name == path.name


def test_rows_of_values_called_a_workbook(tmp_path: Path) -> None:
    """A text of values under the name of a workbook, as systems export it, is read as the table that it is."""
    path = tmp_path / "export.xls"
    for content in ("No\tAction\tLead\n1\tMap\tPolice\n", "No,Action,Lead\n1,Map,Police\n"):
        path.write_text(content, encoding="utf-8")
        document = readers.read(path)
        assert grids(document) == [[["No", "Action", "Lead"], ["1", "Map", "Police"]]]
        assert [issue.kind for issue in document.issues] == ["repaired"]
    path.write_text("No\tAction\n1\tMap\n", encoding="utf-16")
    assert grids(readers.read(path)) == [[["No", "Action"], ["1", "Map"]]]


def test_a_text_called_a_word_document(tmp_path: Path) -> None:
    """A plain text under the name of Word is read as a text."""
    path = tmp_path / "plan.doc"
    path.write_text("No\tAction\n1\tMap\n", encoding="utf-8")
    document = readers.read(path)
    assert document.format == "txt"
    assert grids(document) == [[["No", "Action"], ["1", "Map"]]]


def test_a_workbook_in_one_xml_file(office: str, tmp_path: Path) -> None:
    """The XML that Excel once wrote, and systems still export as .xls, is read."""
    assert office
    rows = "".join(
        "<Row>" + "".join(f'<Cell><Data ss:Type="String">{words}</Data></Cell>' for words in line) + "</Row>"
        for line in (("No", "Action"), ("1", "Map"))
    )
    path = tmp_path / "export.xls"
    path.write_text(
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        f'<Worksheet ss:Name="Plan"><Table>{rows}</Table></Worksheet></Workbook>',
        encoding="utf-8",
    )
    assert grids(readers.read(path)) == [[["No", "Action"], ["1", "Map"]]]


PAGE = "<html><body><table><tr><th>No</th><th>Action</th></tr><tr><td>1</td><td>Map</td></tr></table></body></html>"
LETTER = 'Date: Mon, 1 June 2026\r\nSubject: Exported\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n'


@pytest.mark.parametrize("named", ["doc", "xls", "docx"])
@pytest.mark.parametrize("content", [PAGE, f"{LETTER}\r\n--b\r\nContent-Type: text/html\r\n\r\n{PAGE}\r\n--b--\r\n"])
def test_a_web_page_called_an_office_file(tmp_path: Path, named: str, content: str) -> None:
    """A page, alone or in one file with its pictures, is what many systems export as Word or Excel."""
    path = tmp_path / f"export.{named}"
    path.write_text(content, encoding="utf-8", newline="")
    document = readers.read(path)
    assert grids(document) == [[["No", "Action"], ["1", "Map"]]]
    assert [issue.kind for issue in document.issues] == ["repaired"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\x1f\x8b\x08", "a compressed file"),
    ],
)
@pytest.mark.parametrize("named", ["doc", "xlsx", "csv", "docx"])
def test_kinds_that_are_not_read_are_named(tmp_path: Path, named: str, content: bytes, said: str) -> None:
    """Under any name, a picture is a picture."""
    path = tmp_path / f"plan.{named}"
    path.write_bytes(content)
    assert f"{said}" in refusal(path)
