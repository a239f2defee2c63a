"""Scans of signed papers: checked as they come in, sealed on this machine's disk, opened again for the screen.

A sealed file is  b"QTATT", version u8, nonce of 12 bytes, content under AES-256-GCM with the header as associated
data; its key stands in the row, so that whoever may read the row may see the scan. Nothing lies on the disk in clear.
"""

import hashlib
import io
import secrets
from collections.abc import Callable
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from desktop.audit_export import write_file
from offline_store.attachments import JPEG, PDF, PNG, AttachmentView, Sealed
from offline_store.errors import ExpectedError, filling

SUFFIX = ".scan"
MOST_BYTES, MOST_PAGES, MOST_PIXELS = 30 * 1024 * 1024, 300, 100_000_000
_MAGIC, _VERSION, _NONCE = b"QTATT", 1, 12


class NoScan(ExpectedError):
    """A file that is no scan we take."""

    title = "这个文件不能归入卷宗"
    explanation = "{file}：{why}。没有添加，原文件没有改动。"
    advice = "请用 PDF、JPEG 或 PNG 格式重新扫描后再添加。"


class ScanElsewhere(ExpectedError):
    """The content is at the desk that took it in."""

    title = "扫描件不在本机"
    explanation = "“{name}”是在别的席位添加的，内容只存在那台电脑上。"
    advice = "请到添加它的席位上查看或装订；也可以在本机重新添加一次。"


class ScanBroken(ExpectedError):
    """The sealed file is damaged, or gone."""

    title = "扫描件打不开"
    explanation = "“{name}”的文件不见了，或者被改动过，不能显示。"
    advice = "请重新扫描并添加；原来的一份写明原因后可以移出。"


def take_in(file: Path, folder: Path) -> Sealed:
    """Check a file and seal it into `folder`. Raises NoScan, DiskFull, FileNotWritable: nothing is on the disk then."""
    try:
        size = file.stat().st_size
        if size > MOST_BYTES:
            raise NoScan(file=file.name, why=filling("超过 30 MB"))
        content = file.read_bytes()
    except OSError as error:
        raise NoScan(file=file.name, why=filling("读不出来")) from error
    media, pages = _looked_at(content, file.name)
    key = AESGCM.generate_key(256)
    header = _MAGIC + bytes([_VERSION]) + secrets.token_bytes(_NONCE)
    whole = header + AESGCM(key).encrypt(header[-_NONCE:], content, header)
    name = hashlib.sha256(whole).hexdigest()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_file(folder / f"{name}{SUFFIX}", [whole])
    return Sealed(media, hashlib.sha256(content).hexdigest(), name, len(content), pages, key)


def opened(view: AttachmentView, folder: Path) -> bytes:
    """The content of a scan. Raises ScanElsewhere, ScanBroken."""
    path = folder / f"{view.sealed.name}{SUFFIX}"
    if not path.exists():
        raise (ScanBroken if view.is_here else ScanElsewhere)(name=view.name)
    try:
        whole = path.read_bytes()
        start = len(_MAGIC) + 1 + _NONCE
        header = whole[:start]
        content = AESGCM(view.sealed.key).decrypt(header[-_NONCE:], whole[start:], header)
    except (OSError, InvalidTag, ValueError) as error:
        raise ScanBroken(name=view.name) from error
    if hashlib.sha256(content).hexdigest() != view.sealed.sha256:
        raise ScanBroken(name=view.name)
    return content


def as_pdf(view: AttachmentView, folder: Path) -> bytes:
    """A scan as pages: a picture on one A4 page. Raises ScanElsewhere, ScanBroken."""
    content = opened(view, folder)
    return content if view.sealed.media == PDF else _picture_page(content)


def _looked_at(content: bytes, name: str) -> tuple[str, int]:
    """Media type and number of pages. Raises NoScan."""
    looks: dict[bytes, Callable[[bytes], tuple[str, int]]] = {
        b"%PDF": _pdf,
        b"\xff\xd8\xff": _picture,
        b"\x89PNG": _picture,
    }
    look = next((look for magic, look in looks.items() if content.startswith(magic)), None)
    if look is None:
        raise NoScan(file=name, why=filling("不是 PDF、JPEG 或 PNG 文件"))
    try:
        return look(content)
    except _Refused as error:
        raise NoScan(file=name, why=str(error)) from error


class _Refused(Exception):
    pass


def _pdf(content: bytes) -> tuple[str, int]:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(content), strict=False)
        if reader.is_encrypted:
            raise _Refused(filling("PDF 加了密码"))
        pages = len(reader.pages)
        for page in reader.pages:
            assert page.mediabox.width > 0
    except _Refused:
        raise
    except (
        PyPdfError,
        OSError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        AssertionError,
        RecursionError,
    ) as error:
        raise _Refused(filling("PDF 文件损坏")) from error
    if not 0 < pages <= MOST_PAGES:
        raise _Refused(filling("PDF 没有页，或者超过 300 页"))
    return PDF, pages


def _picture(content: bytes) -> tuple[str, int]:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as image:
            width, height = image.size
            if width * height > MOST_PIXELS:
                raise _Refused(filling("图片太大"))
            image.load()
            return (JPEG if image.format == "JPEG" else PNG), 1
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise _Refused(filling("图片损坏")) from error


def _picture_page(content: bytes) -> bytes:
    """Upright, as large as an A4 page allows."""
    from PIL import Image, ImageOps
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    with Image.open(io.BytesIO(content)) as image:
        upright = ImageOps.exif_transpose(image).convert("RGB")
    page = A4 if upright.height >= upright.width else (A4[1], A4[0])
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=page, invariant=1)
    canvas.drawImage(ImageReader(upright), 0, 0, page[0], page[1], preserveAspectRatio=True, anchor="c")
    canvas.showPage()
    canvas.save()
    return stream.getvalue()
