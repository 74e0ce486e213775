"""An Office file is looked at before any library opens it."""

from __future__ import annotations

import struct
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest

from partnergraph.archive import MOST_BYTES, check_office_zip
from partnergraph.errors import InputError

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SHEET = "xl/worksheets/sheet1.xml"
BOMB = '<!DOCTYPE a [<!ENTITY b "cccc">]><worksheet>&b;</worksheet>'


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A workbook as openpyxl writes it."""
    book = openpyxl.Workbook()
    book.active["A1"] = "Train staff"
    book.save(tmp_path / "good.xlsx")
    return tmp_path / "good.xlsx"


def with_part(good: Path, name: str, content: bytes) -> Path:
    """The workbook with one part in place of its own, or added."""
    with zipfile.ZipFile(good) as old:
        parts = {one: old.read(one) for one in old.namelist()} | {name: content}
    changed = good.with_name("changed.xlsx")
    with zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for one, data in parts.items():
            new.writestr(one, data)
    return changed


def refusal(path: Path) -> str:
    with pytest.raises(InputError) as refused:
        check_office_zip(path)
    assert "\n" not in str(refused.value)
    assert str(refused.value).startswith(path.name)
    return str(refused.value)


def test_a_workbook_passes(good: Path) -> None:
    """An ordinary file is let through, also with pictures and words that look like XML."""
    check_office_zip(good)
    check_office_zip(
        with_part(good, "xl/media/image1.svg", b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x"><svg/>')
    )
    check_office_zip(with_part(good, "xl/media/image1.png", b"\x89PNG<!DOCTYPE"))
    check_office_zip(with_part(good, SHEET, b"<worksheet>&lt;!DOCTYPE&gt;</worksheet>"))
    check_office_zip(with_part(good, SHEET, '<?xml version="1.0" encoding="UTF-16"?><worksheet/>'.encode("utf-16")))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7", "looks like a PDF"),
        (b"\xef\xbb\xbf <html>", "looks like a web page"),
        (b"Ref\tAction\n", "looks like something else"),
        (OLE + b"\0" * 600, "of the old kind"),
        (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "protected with a password"),
        (b"PK\x03\x04" + b"\0" * 100, "damaged"),
        (b"PK\x05\x06" + b"\0" * 18, "but no Office file"),
    ],
)
def test_a_file_of_another_kind_is_called_by_it(content: bytes, words: str, tmp_path: Path) -> None:
    """What the file is and what to do, whatever its name says."""
    path = tmp_path / "plan.xlsx"
    path.write_bytes(content)
    assert words in refusal(path)


def test_a_missing_file_or_a_folder_is_a_clear_line(tmp_path: Path) -> None:
    """No traceback for a name that was mistyped."""
    assert "cannot be read" in refusal(tmp_path / "nowhere.xlsx")
    assert "cannot be read" in refusal(tmp_path)


def test_a_file_that_is_cut_short_or_altered_is_damaged(good: Path) -> None:
    """Neither half a download nor a changed byte gets through."""
    whole = good.read_bytes()
    for size in range(10, len(whole), 97):
        good.write_bytes(whole[:size])
        assert "damaged" in refusal(good)
    with zipfile.ZipFile(good.with_name("stored.xlsx"), "w") as parts:
        parts.writestr("[Content_Types].xml", "<Types/>" * 100)
    altered = bytearray(good.with_name("stored.xlsx").read_bytes())
    altered[200] ^= 1
    good.write_bytes(altered)
    assert "damaged" in refusal(good)


@pytest.mark.parametrize("code", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("front", ["", " " * 2_000_000, "<!--" + "x" * 1_048_570 + "-->"])
def test_declarations_of_its_own_are_refused(code: str, front: str, good: Path) -> None:
    """Entities that grow or point elsewhere never reach a parser, wherever they stand and however written."""
    assert "declarations" in refusal(with_part(good, SHEET, (front + BOMB).encode(code)))


@pytest.mark.parametrize("code", ["utf-7", "cp037"])
def test_an_encoding_in_which_declarations_hide_is_refused(code: str, good: Path) -> None:
    """Office writes UTF-8; an encoding that some parsers know and others do not is no accident."""
    content = f'<?xml version="1.0" encoding="{code}"?><worksheet/>'.encode()
    assert "declarations" in refusal(with_part(good, SHEET, content))


def test_a_zip_bomb_is_refused_at_once(good: Path) -> None:
    """The sizes that the file declares are enough, so nothing is unpacked."""
    swollen = good.with_name("swollen.xlsx")
    with zipfile.ZipFile(swollen, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("[Content_Types].xml", "<Types/>")
        parts.writestr(SHEET, b"<a>" + b" " * 20_000_000)
    begun = time.process_time()
    assert "Unpacked" in refusal(swollen)
    many = good.with_name("many.xlsx")
    with zipfile.ZipFile(many, "w") as parts:
        parts.writestr("[Content_Types].xml", "<Types/>")
        for number in range(10_001):
            parts.writestr(f"xl/{number}.xml", "")
    assert "10,000 parts" in refusal(many)
    assert time.process_time() - begun < 5


def test_a_part_that_lies_about_its_length_is_damaged(good: Path) -> None:
    """A declared length is what is unpacked at most, and the checksum tells the rest."""
    path = with_part(good, SHEET, b"<worksheet>" + b" " * 9_000_000 + b"</worksheet>")
    raw = bytearray(path.read_bytes())
    true, false = struct.pack("<L", 9_000_023), struct.pack("<L", 1_000)
    assert bytes(raw).count(true) == 2
    path.write_bytes(bytes(raw).replace(true, false))
    assert "damaged" in refusal(path)
    assert MOST_BYTES < 2**30


def test_a_part_that_comes_twice_is_refused(good: Path) -> None:
    """Two programs would read two different files."""
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(good, "a") as parts:
        parts.writestr(SHEET, "<worksheet/>")
    assert "one name" in refusal(good)


def test_a_part_under_lock_or_packed_oddly_is_refused(good: Path) -> None:
    """Office protects a whole file, never a part, and packs in one way."""
    locked = bytearray(good.read_bytes())
    start = locked.rindex(b"PK\x01\x02")
    locked[start + 8] |= 1
    good.with_name("locked.xlsx").write_bytes(locked)
    assert "password" in refusal(good.with_name("locked.xlsx"))
    with zipfile.ZipFile(good.with_name("lzma.xlsx"), "w", zipfile.ZIP_LZMA) as parts:
        parts.writestr("[Content_Types].xml", "<Types/>")
    assert "packed as Office never does" in refusal(good.with_name("lzma.xlsx"))
