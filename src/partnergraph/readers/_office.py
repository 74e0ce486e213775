"""Convert older Office files and OpenDocument files with LibreOffice, where it is installed.

In: a path and what the file is. Out: a copy as .docx or .xlsx, which is deleted after use. LibreOffice runs by itself,
with a profile of its own that is thrown away, without macros, and with no way to a network. Refuses: everything where
LibreOffice is not installed, a file that it cannot open, and one that takes it too much time or memory.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from partnergraph.archive import check_office_zip
from partnergraph.errors import InputError
from partnergraph.readers import _children
from partnergraph.readers._kinds import KINDS

INTO = {"doc": "docx", "ods": "xlsx", "odt": "docx", "rtf": "docx", "xls": "xlsx", "xlsb": "xlsx"}
"""The formats that are converted, and what they become."""

SECONDS = 22.0
"""Time that LibreOffice has for one file, its own start included."""

MEMORY = 900 * 1024 * 1024
"""Bytes that LibreOffice may hold."""

_FILTERS = {"docx": "docx:MS Word 2007 XML", "xlsx": "xlsx:Calc MS Excel 2007 XML"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ROOT = "R".encode("utf-16-le")  # of "Root Entry"
_BEGINNINGS = (
    b"PK",
    b"{\\rtf",
    b"<?xml",
    b"\xef\xbb\xbf<?xml",
    b"\x09\x08",
    b"\x09\x04",
    b"\x09\x02",
)
_NAMES = ("soffice", "libreoffice", "soffice.com")
_USUAL_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
    "/usr/lib/libreoffice/program/soffice",
    "/usr/lib64/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
    "/snap/bin/libreoffice",
)
_LOOK = 0.05  # seconds between two looks at the process
_NOWHERE = "127.0.0.1"
_NO_PORT = 9  # the port at which nothing answers
_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "int", 3),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "boolean", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "boolean", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "boolean", "true"),
    ("Office.Java/VirtualMachine", "Enable", "boolean", "false"),
    ("Office.Writer/Content/Update", "Link", "int", 0),
    ("Office.Calc/Content/Update", "Link", "int", 1),
    ("Inet/Settings", "ooInetProxyType", "int", 1),
    ("Inet/Settings", "ooInetHTTPProxyName", "string", _NOWHERE),
    ("Inet/Settings", "ooInetHTTPProxyPort", "int", _NO_PORT),
    ("Inet/Settings", "ooInetHTTPSProxyName", "string", _NOWHERE),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "int", _NO_PORT),
    ("Inet/Settings", "ooInetNoProxy", "string", ""),
)


@contextmanager
def converted(path: Path, suffix: str) -> Iterator[tuple[Path, str]]:
    """Give a copy of the file at `path` in a format that is read, and the name of that format.

    Args:
        path: The file.
        suffix: What it is: a key of `INTO`.

    Raises:
        InputError: LibreOffice is not installed, or cannot open the file within its limits.
    """
    program = found()
    if program is None:
        raise InputError(
            f"The file is {KINDS[suffix].name}, which is read only where LibreOffice is installed.",
            where=path,
            todo=f"Install LibreOffice, or: {KINDS[suffix].todo}",
        )
    head = _head(path)
    if not head:  # LibreOffice would take it for a text, whatever it is
        raise InputError(
            f"The file should be {KINDS[suffix].name}, and is none or is damaged.", where=path, todo="Fetch it again."
        )
    if head.startswith(b"PK"):
        check_office_zip(path)
    # Windows holds files for a moment after their program has ended.
    with tempfile.TemporaryDirectory(prefix="partnergraph-", ignore_cleanup_errors=True) as folder:
        yield _convert(program, path, suffix, Path(folder)), INTO[suffix]


def _head(path: Path) -> bytes:
    """Return how the file begins, empty where that is no beginning of a format that is converted."""
    with path.open("rb") as stream:
        head = stream.read(512)
        if not head.startswith(_OLE):
            return head if head.startswith(_BEGINNINGS) else b""
        if len(head) == 512:
            # The head of an old Office file says where its directory stands, which begins with its root.
            size = 1 << min(int.from_bytes(head[30:32], "little"), 12)
            stream.seek((int.from_bytes(head[48:52], "little") + 1) * size)
        return head if stream.read(len(_ROOT)) == _ROOT else b""


def found() -> str | None:
    """Return the program of LibreOffice on this computer; None where there is none."""
    on_path = (shutil.which(name) for name in _NAMES)
    return next(filter(None, on_path), None) or next((place for place in _USUAL_PLACES if Path(place).is_file()), None)


def _convert(program: str, path: Path, suffix: str, folder: Path) -> Path:
    source, out, profile = folder / f"plan.{suffix}", folder / "out", folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_settings(), encoding="utf-8")
    shutil.copyfile(path, source)
    command = [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        *("--headless", "--invisible", "--norestore", "--nolockcheck", "--nodefault", "--nologo"),
        *("--convert-to", _FILTERS[INTO[suffix]], "--outdir", str(out), str(source)),
    ]
    with subprocess.Popen(  # noqa: S603 - the program was looked up by us, and the file is named by us
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=_environment(folder),
        cwd=folder,
    ) as child:
        try:
            _wait(child, path)
        finally:
            _children.end(child.pid)
    copy = out / f"plan.{INTO[suffix]}"
    if not copy.is_file() or not copy.stat().st_size:
        raise InputError(
            f"LibreOffice cannot open this file, which looks like {KINDS[suffix].name}: it is damaged or protected.",
            where=path.name,
            todo=KINDS[suffix].todo,
        )
    return copy


def _wait(child: subprocess.Popen[bytes], path: Path) -> None:
    """Return when the child has ended.

    Raises:
        InputError: It takes more time or memory than any plan should.
    """
    begun = time.monotonic()
    while child.poll() is None:
        if time.monotonic() - begun > SECONDS:
            what = f"LibreOffice got nowhere with it in {SECONDS:.0f} seconds."
        elif _children.memory_of_all(child.pid) > MEMORY:
            what = "LibreOffice needs more memory for it than any plan should."
        else:
            time.sleep(_LOOK)
            continue
        raise InputError(
            what, where=path.name, todo="Open it in an office program and save it as .docx or .xlsx, or try again."
        )


def _environment(folder: Path) -> dict[str, str]:
    """Return the environment of LibreOffice: what a program needs to run, and no way to a network."""
    kept = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    proxy = f"http://{_NOWHERE}:{_NO_PORT}"
    return kept | {"HOME": str(folder), "http_proxy": proxy, "https_proxy": proxy, "SAL_USE_VCLPLUGIN": "svp"}


def _settings() -> str:
    """Return the settings of a profile in the form of LibreOffice."""
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse" oor:type="xs:{kind}">'
        f"<value>{value}</value></prop></item>"
        for path, name, kind, value in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        f'xmlns:xs="http://www.w3.org/2001/XMLSchema">{items}</oor:items>'
    )
