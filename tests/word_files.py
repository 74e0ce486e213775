"""Word files written part by part, for what no library writes: paragraphs, tables and packages as raw XML."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (
    f'xmlns:w="{MAIN}" xmlns:r="{OFFICE}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."


def run(words: str, look: str = "") -> str:
    """A run of words with these properties."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def par(content: str = "", *, style: str = "", number: str = "", level: int = 0, properties: str = "") -> str:
    """A paragraph: words, or runs if they begin with a tag; `number` is the id of a list."""
    content = content if content.startswith("<") or not content else run(content)
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
    return f"<w:p><w:pPr>{style}{numbered}{properties}</w:pPr>{content}</w:p>"


def cell(content: str = "", properties: str = "") -> str:
    """A cell: words, or paragraphs if they begin with a tag."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content if content.startswith('<') else par(content)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A row of cells: words, or cells if they begin with a tag."""
    inner = "".join(each if each.startswith(("<w:tc>", "<w:sdt>")) else cell(each) for each in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def table(*rows: str | Sequence[str], widths: Sequence[int] = (), properties: str = "") -> str:
    """A table of rows: lists of words, or rows."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    inner = "".join(each if isinstance(each, str) else row(*each) for each in rows)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{inner}</w:tbl>"


def level(at: int, form: str, text: str, extra: str = "", start: int = 1) -> str:
    """A level of a list."""
    shown = f'<w:numFmt w:val="{form}"/>' if form else ""
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/>{shown}{extra}<w:lvlText w:val="{text}"/></w:lvl>'


def numbering(*lists: str, nums: Mapping[str, tuple[int, str]]) -> str:
    """A numbering part: definitions, and for each id of a list which of them it uses, with its overrides."""
    abstract = "".join(f'<w:abstractNum w:abstractNumId="{i}">{each}</w:abstractNum>' for i, each in enumerate(lists))
    named = "".join(
        f'<w:num w:numId="{key}"><w:abstractNumId w:val="{which}"/>{extra}</w:num>'
        for key, (which, extra) in nums.items()
    )
    return f"<w:numbering {SPACES}>{abstract}{named}</w:numbering>"


def word_file(path: Path, body: str, *, strict: bool = False, title: str = "", **parts: str) -> Path:
    """Write a Word file with this body.

    Args:
        path: The file.
        body: What stands in the body.
        strict: Whether to write Strict Open XML.
        title: The title in the properties.
        parts: Other parts by the kind of their link (`styles`, `header`); what stands in the root, or all of the part
            if it begins with its root.
    """
    roots = {"header": "hdr", "footer": "ftr"}
    content = {"word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>"}
    links = []
    for kind, part in parts.items():
        root = roots.get(kind, kind)
        whole = part if part.startswith(f"<w:{root} ") else f"<w:{root} {SPACES}>{part}</w:{root}>"
        content[f"word/{kind}.xml"] = whole
        links.append(f'<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>')
    types = "".join(
        f'<Override PartName="/{part}" ContentType="{_TYPES}'
        f'{"document.main" if "document" in part else part[5:-4]}+xml"/>'
        for part in content
    )
    first = f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    if title:
        first += f'<Relationship Id="r2" Type="{_PACKAGE}/metadata/core-properties" Target="docProps/core.xml"/>'
        content["docProps/core.xml"] = (
            '<c:coreProperties xmlns:c="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title></c:coreProperties>'
        )
    content["_rels/.rels"] = f'<Relationships xmlns="{_PACKAGE}/relationships">{first}</Relationships>'
    content["word/_rels/document.xml.rels"] = (
        f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(links)}</Relationships>'
    )
    content["[Content_Types].xml"] = (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, words in content.items():
            archive.writestr(part, _as_strict(words) if strict else words)
    return path


def _as_strict(words: str) -> str:
    for transitional, strict in (
        ("http://schemas.openxmlformats.org/wordprocessingml/2006/", "http://purl.oclc.org/ooxml/wordprocessingml/"),
        (
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        ),
    ):
        words = words.replace(transitional, strict)
    return words
