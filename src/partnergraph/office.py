"""Start LibreOffice, where it is installed, to convert files.

In: files, and the form that they should take. Out: a folder with what it made. It runs by itself, with a profile of its own
that is thrown away, without macros, and with no way to a network; it is ended once it takes too much time or memory. Refuses
nothing: what it could not convert is not in the folder.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from partnergraph import children

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


@dataclass(frozen=True, slots=True)
class Made:
    """What a run left: the folder with its files, and why it was ended; empty where it ended by itself."""

    folder: Path
    ended: str


def found() -> str | None:
    """Return the program of LibreOffice on this computer; None where there is none."""
    on_path = (shutil.which(name) for name in _NAMES)
    return next(filter(None, on_path), None) or next((place for place in _USUAL_PLACES if Path(place).is_file()), None)


def convert(program: str, sources: Sequence[Path], form: str, folder: Path, *, seconds: float, memory: int) -> Made:
    """Convert files in one run.

    Args:
        program: The program, as `found` gives it.
        sources: The files, whose names differ.
        form: What they should become, as LibreOffice calls it: `pdf`, `docx:MS Word 2007 XML`.
        folder: A folder of the caller's, for the profile and what is made.
        seconds: Time that it has, its own start included.
        memory: Bytes that it may hold.
    """
    out, profile = folder / "out", folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_settings(), encoding="utf-8")
    command = [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        *("--headless", "--invisible", "--norestore", "--nolockcheck", "--nodefault", "--nologo"),
        *("--convert-to", form, "--outdir", str(out), *map(str, sources)),
    ]
    with subprocess.Popen(  # noqa: S603 - the program was looked up by us, and the files are named by us
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=_environment(folder),
        cwd=folder,
    ) as child:
        try:
            ended = _wait(child, seconds, memory)
        finally:
            children.end(child.pid)
    return Made(out, ended)


def _wait(child: subprocess.Popen[bytes], seconds: float, memory: int) -> str:
    """Return once the child has ended or takes more than it may: why it must be ended, empty if it has."""
    begun = time.monotonic()
    while child.poll() is None:
        if time.monotonic() - begun > seconds:
            return f"LibreOffice got nowhere with it in {seconds:.0f} seconds."
        if children.memory_of_all(child.pid) > memory:
            return "LibreOffice needs more memory for it than any plan should."
        time.sleep(_LOOK)
    return ""


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
