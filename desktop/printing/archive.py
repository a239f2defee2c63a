"""PDF/A-2b (ISO 19005-2): the form in which a paper can be kept for decades, as an option of any rendered paper.

What the engine draws fits it already: fonts embedded with their characters, no transparency, nothing that runs. What
is added is the description in XMP, the meaning of the colours (sRGB), and an identity.
"""

import hashlib
import io
from xml.sax.saxutils import escape

from PIL import ImageCms
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

_PRODUCER = "qiantai"
_MADE = bytes((7, 208, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))  # 1 January 2000, where the profile has the time of its making
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
<pdf:Producer>{producer}</pdf:Producer>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def archived(pdf: bytes) -> bytes:
    """A paper of `layout.render` as PDF/A-2b. The same paper gives the same bytes; no time and no machine is in it."""
    reader = PdfReader(io.BytesIO(pdf))
    title = (reader.metadata.title if reader.metadata else None) or ""
    writer = PdfWriter(clone_from=reader)
    writer.pdf_header = "%PDF-1.7"
    writer.metadata = {}  # no word of the library's own
    writer.add_metadata({"/Title": title, "/Producer": _PRODUCER})
    described = _stream(_XMP.format(producer=_PRODUCER, title=escape(title)).encode(), Type="/Metadata", Subtype="/XML")
    root = writer.root_object
    root[NameObject("/Metadata")] = writer._add_object(described)
    profile = _stream(_srgb())
    profile[NameObject("/N")] = NumberObject(3)
    intent = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/OutputIntent"),
            NameObject("/S"): NameObject("/GTS_PDFA1"),
            NameObject("/OutputConditionIdentifier"): TextStringObject("sRGB"),
            NameObject("/Info"): TextStringObject("sRGB"),
            NameObject("/DestOutputProfile"): writer._add_object(profile.flate_encode()),
        }
    )
    root[NameObject("/OutputIntents")] = ArrayObject([intent])
    identity = ByteStringObject(hashlib.sha256(pdf).digest()[:16])
    writer._ID = ArrayObject([identity, identity])
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _stream(data: bytes, **names: str) -> DecodedStreamObject:
    stream = DecodedStreamObject()
    stream.set_data(data)
    for key, value in names.items():
        stream[NameObject(f"/{key}")] = NameObject(value)
    return stream


def _srgb() -> bytes:
    """The colour profile, without the time of its making."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile[:24] + _MADE + profile[36:84] + bytes(16) + profile[100:]
