"""OFD packages in the structure of GB/T 33190, as suwell and WPS write them."""

import io
import zipfile
from dataclasses import dataclass, field

NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def text_object(
    text: str,
    x: float,
    y: float,
    *,
    size: float = 4.2,
    color: str = "0 0 0",
    more: str = "",
) -> str:
    width = size * len(text)
    return (
        f'<ofd:TextObject ID="{abs(hash((text, x, y))) % 10**6}" Font="3"'
        f' Boundary="{x} {y} {width} {size}" Size="{size}" {more}>'
        f'<ofd:FillColor Value="{color}"/>'
        f'<ofd:TextCode X="0" Y="{size * 0.85}" DeltaX="g {len(text) - 1} {size}">'
        f"{text}</ofd:TextCode></ofd:TextObject>"
    )


def filled(x: float, y: float, width: float, height: float, color="0 0 0") -> str:
    return (
        f'<ofd:PathObject ID="900" Boundary="{x} {y} {width} {height}" Fill="true"'
        f' Stroke="false"><ofd:FillColor Value="{color}"/><ofd:AbbreviatedData>'
        f"M 0 0 L {width} 0 L {width} {height} L 0 {height} C</ofd:AbbreviatedData>"
        "</ofd:PathObject>"
    )


def line(x: float, y: float, width: float, height: float) -> str:
    return (
        f'<ofd:PathObject ID="902" Boundary="{x} {y} {width + 0.1} {height + 0.1}"'
        ' LineWidth="0.25"><ofd:AbbreviatedData>'
        f"M 0 0 L {width} {height}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def picture(x: float, y: float, width: float, height: float, resource="70") -> str:
    return (
        f'<ofd:ImageObject ID="901" Boundary="{x} {y} {width} {height}"'
        f' CTM="{width} 0 0 {height} 0 0" ResourceID="{resource}"/>'
    )


@dataclass
class Ofd:
    """A package of one document with the given objects on each page."""

    pages: list[list[str]]
    info: str = "<ofd:Title>年度报告</ofd:Title><ofd:Author>张三丰</ofd:Author>"
    template: str = ""
    # Content of DocumentRes.xml.
    resources: str = ""
    # Elements of Document.xml after Pages.
    more: str = ""
    parts: dict[str, bytes | str] = field(default_factory=dict)

    def content(self) -> bytes:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in {**self._parts(), **self.parts}.items():
                archive.writestr(name, content)
        return stream.getvalue()

    def _parts(self) -> dict[str, bytes | str]:
        parts: dict[str, bytes | str] = {
            "OFD.xml": HEAD
            + f'<ofd:OFD {NAMESPACE} Version="1.0" DocType="OFD"><ofd:DocBody>'
            f"<ofd:DocInfo><ofd:DocID>44f9e3d2</ofd:DocID>{self.info}"
            "<ofd:CreationDate>2024-03-01</ofd:CreationDate></ofd:DocInfo>"
            "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
            "Doc_0/Document.xml": self._document(),
            "Doc_0/PublicRes.xml": HEAD
            + f'<ofd:Res {NAMESPACE} BaseLoc="Res"><ofd:Fonts>'
            '<ofd:Font ID="3" FontName="宋体"/></ofd:Fonts></ofd:Res>',
            "Doc_0/DocumentRes.xml": HEAD
            + f'<ofd:Res {NAMESPACE} BaseLoc="Res">{self.resources}</ofd:Res>',
        }
        for number, objects in enumerate(self.pages):
            used = '<ofd:Template TemplateID="2" ZOrder="Background"/>'
            parts[f"Doc_0/Pages/Page_{number}/Content.xml"] = page(
                *objects, before=used if self.template else ""
            )
        if self.template:
            parts["Doc_0/Tpls/Tpl_0/Content.xml"] = page(self.template)
        return parts

    def _document(self) -> str:
        template = '<ofd:TemplatePage ID="2" BaseLoc="Tpls/Tpl_0/Content.xml"/>'
        listed = "".join(
            f'<ofd:Page ID="{10 + number}" BaseLoc="Pages/Page_{number}/Content.xml"/>'
            for number in range(len(self.pages))
        )
        return (
            f"{HEAD}<ofd:Document {NAMESPACE}><ofd:CommonData>"
            "<ofd:MaxUnitID>999</ofd:MaxUnitID><ofd:PageArea>"
            "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
            "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>"
            "<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>"
            f"{template if self.template else ''}</ofd:CommonData>"
            f"<ofd:Pages>{listed}</ofd:Pages>{self.more}</ofd:Document>"
        )


def page(*objects: str, before: str = "") -> str:
    return (
        f"{HEAD}<ofd:Page {NAMESPACE}>{before}<ofd:Content>"
        f'<ofd:Layer ID="5" Type="Body">{"".join(objects)}</ofd:Layer>'
        "</ofd:Content></ofd:Page>"
    )


def part(name: str, content: str) -> str:
    return f"{HEAD}<ofd:{name} {NAMESPACE}>{content}</ofd:{name}>"
