"""The parts of a Word document that python-docx has no names for: footnotes, numbering, text boxes.

In: words. Out: XML. Refuses nothing.
"""

from __future__ import annotations

from html import escape
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_DRAWING = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


def footnotes_of(words: list[str]) -> bytes:
    """Return the part that holds the footnotes, after the two separators that Word asks for."""
    kinds = (("separator", -1), ("continuationSeparator", 0))
    lines = [
        f'<w:footnote w:type="{kind}" w:id="{at}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>' for kind, at in kinds
    ]
    lines += [
        f'<w:footnote w:id="{at}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {escape(note)}</w:t></w:r></w:p></w:footnote>'
        for at, note in enumerate(words, 1)
    ]
    return f"<w:footnotes {nsdecls('w')}>{''.join(lines)}</w:footnotes>".encode()


def numbering_of(number: int, looks: tuple[str, str]) -> str:
    """Return a list of two levels whose numbers look like `%1.` and `%1.%2`."""
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="{look}"/>'
        f'<w:lvlJc w:val="left"/></w:lvl>'
        for at, look in enumerate(looks)
    )
    return (
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )


def text_box(words: str) -> Any:
    """Return a run with a text box, written twice as Word does: for itself and for programs that know only VML."""
    paragraphs = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in words.split("\n"))
    content = f"<w:txbxContent>{paragraphs}</w:txbxContent>"
    return parse_xml(f"""
<w:r {nsdecls("w")} {_DRAWING}><mc:AlternateContent>
 <mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">
  <wp:extent cx="5400000" cy="900000"/><wp:docPr id="71" name="Text box"/>
  <a:graphic><a:graphicData uri="{_SHAPE}"><wps:wsp><wps:cNvSpPr txBox="1"/>
   <wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="5400000" cy="900000"/></a:xfrm>
    <a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>
   <wps:txbx>{content}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>
 </wp:inline></w:drawing></mc:Choice>
 <mc:Fallback><w:pict><v:shape style="width:425pt;height:70pt"><v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback>
</mc:AlternateContent></w:r>""")
