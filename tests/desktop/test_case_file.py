"""卷宗: what is missing is named, scans are checked and sealed, one PDF in order with numbers and bookmarks."""

import io
from dataclasses import replace
from datetime import date

import pypdf
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from desktop import scans
from desktop.papers.file_binding import Around, Piece, bind, entries
from offline_store import attachments, case_file, numbers, papers, registration
from offline_store.attachments import AttachmentView
from offline_store.errors import NotAllowed
from offline_store.models import AuditEntry
from offline_store.registration import Entry
from offline_store.types import now


def pdf_of(*texts, size=(595, 842), rotate=0, password=""):
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=size, encrypt=password or None)
    for text in texts:
        canvas.drawString(100, 400, text)
        canvas.showPage()
    canvas.save()
    if not rotate:
        return stream.getvalue()
    writer = pypdf.PdfWriter()
    for page in pypdf.PdfReader(stream).pages:
        writer.add_page(page).rotate(rotate)
    turned = io.BytesIO()
    writer.write(turned)
    return turned.getvalue()


def picture(kind="JPEG", size=(40, 60)):
    stream = io.BytesIO()
    Image.new("RGB", size, "white").save(stream, kind)
    return stream.getvalue()


def kept(folder, name, content):
    file = folder / name
    file.write_bytes(content)
    return file


def view_of(sealed, *, is_here=True):
    return AttachmentView("a", None, "evidence", "证据", sealed, now(), "王芳", is_here)


def texts_of(pdf):
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


@pytest.mark.parametrize(
    ("name", "content", "media", "pages"),
    [
        ("a.pdf", pdf_of("one", "two"), "application/pdf", 2),
        ("b.jpg", picture(), "image/jpeg", 1),
        ("c.png", picture("PNG"), "image/png", 1),
        ("wrong-ending.txt", picture("PNG"), "image/png", 1),
    ],
)
def test_a_scan_is_sealed_and_comes_back_as_it_was(tmp_path, name, content, media, pages):
    sealed = scans.take_in(kept(tmp_path, name, content), tmp_path / "scans")
    assert (sealed.media, sealed.pages, sealed.size) == (media, pages, len(content))
    (file,) = (tmp_path / "scans").iterdir()
    assert content[20:60] not in file.read_bytes(), "nothing lies there in clear"
    assert scans.opened(view_of(sealed), tmp_path / "scans") == content
    assert len(texts_of(scans.as_pdf(view_of(sealed), tmp_path / "scans"))) == pages


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "不是 PDF"),
        (b"MZ\x90 a program", "不是 PDF"),
        (b"%PDF-1.7 and nothing of one", "损坏"),
        (pdf_of("secret", password="x"), "密码"),
        (picture()[:200], "损坏"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 50, "损坏"),
        (pdf_of("a")[:300], "损坏"),
    ],
)
def test_what_is_no_scan_is_refused_in_words_and_leaves_nothing(tmp_path, content, words):
    with pytest.raises(scans.NoScan, match=words):
        scans.take_in(kept(tmp_path, "x.pdf", content), tmp_path / "scans")
    assert not (tmp_path / "scans").exists()


def test_what_is_too_large_or_gone_is_refused(tmp_path, monkeypatch):
    file = kept(tmp_path, "x.png", picture("PNG"))
    monkeypatch.setattr(scans, "MOST_PIXELS", 100)
    with pytest.raises(scans.NoScan, match="太大"):
        scans.take_in(file, tmp_path / "scans")
    monkeypatch.setattr(scans, "MOST_BYTES", 10)
    with pytest.raises(scans.NoScan, match="30 MB"):
        scans.take_in(file, tmp_path / "scans")
    with pytest.raises(scans.NoScan, match="读不出来"):
        scans.take_in(tmp_path / "nothing.pdf", tmp_path / "scans")


def test_a_scan_that_was_changed_or_lies_elsewhere_is_told(tmp_path):
    folder = tmp_path / "scans"
    sealed = scans.take_in(kept(tmp_path, "a.png", picture("PNG")), folder)
    file = folder / f"{sealed.name}{scans.SUFFIX}"
    content = bytearray(file.read_bytes())
    content[-1] ^= 1
    file.write_bytes(content)
    with pytest.raises(scans.ScanBroken):
        scans.opened(view_of(sealed), folder)
    file.unlink()
    with pytest.raises(scans.ScanBroken):
        scans.opened(view_of(sealed), folder)
    with pytest.raises(scans.ScanElsewhere, match="席位"):
        scans.opened(view_of(sealed, is_here=False), folder)


def test_a_file_is_bound_in_order_with_numbers_and_bookmarks():
    told = {}

    def directory(lines):
        told["lines"] = [(line.piece.name, line.pages) for line in lines]
        return pdf_of("directory", "directory 2")

    around = Around(lambda count: pdf_of(f"cover {count}"), directory, lambda count: pdf_of(f"notes {count}"))
    pieces = [
        Piece("申请书", pdf_of("apply 1", "apply 2")),
        Piece("横放的证据", pdf_of("sideways", rotate=90), made_on=date(2026, 11, 5)),
        Piece("大图", pdf_of("large", size=(842, 1191))),
    ]
    bound = bind("正卷", pieces, around)
    assert told["lines"] == [("申请书", "1–2"), ("横放的证据", "3"), ("大图", "4")]
    pages = texts_of(bound)
    wanted = [["cover 4"], ["directory"], ["directory 2"], ["apply 1", "1"], ["apply 2", "2"], ["sideways", "3"],
              ["large", "4"], ["notes 4"]]  # fmt: skip
    assert [sorted(filter(None, page.split("\n"))) for page in pages] == [sorted(each) for each in wanted]
    reader = pypdf.PdfReader(io.BytesIO(bound))
    marks = [(mark.title, reader.get_destination_page_number(mark)) for mark in reader.outline]
    assert marks == [("封面", 0), ("卷内目录", 1), ("申请书", 3), ("横放的证据", 5), ("大图", 6), ("备考表", 7)]
    assert reader.pages[5].rotation == 0
    assert set(reader.metadata) <= {"/Title", "/Producer"} and reader.metadata["/Producer"] == "qiantai"


def test_a_scan_brings_nothing_that_acts_by_itself():
    writer = pypdf.PdfWriter(io.BytesIO(pdf_of("a")))
    name, text = pypdf.generic.NameObject, pypdf.generic.TextStringObject
    act = pypdf.generic.DictionaryObject({name("/S"): name("/JavaScript"), name("/JS"): text("app.alert(1)")})
    writer.pages[0][name("/AA")] = pypdf.generic.DictionaryObject({name("/O"): act})
    writer.add_uri(0, "http://127.0.0.1/x", pypdf.generic.RectangleObject((0, 0, 100, 100)))
    stream = io.BytesIO()
    writer.write(stream)
    empty = Around(lambda _: pdf_of("c"), lambda _: pdf_of("d"), lambda _: pdf_of("n"))
    bound = bind("x", [Piece("有动作的", stream.getvalue())], empty)
    assert b"/JavaScript" not in bound and b"127.0.0.1" not in bound
    assert entries([]) == [] and len(texts_of(bind("空", [], empty))) == 3


@pytest.fixture
def case_id(store, desk):
    with store.write(desk.actor) as session:
        reception = registration.begin_reception(session, desk, "visit")
        return registration.register(session, desk, reception, Entry(name="王小雨"))


def sealed_as(name="ab"):
    return attachments.Sealed("image/png", "0" * 64, name, 10, 1, bytes(32))


def test_what_must_be_there_is_named_until_it_is(store, desk, case_id):
    def missing():
        with store.read() as session:
            return [slot.code for slot in case_file.of_case(session, case_id).missing]

    assert missing() == ["application", "rights", "identity", "record", "agreement"]
    with store.write(desk.actor) as session:
        notice = papers.draft(session, desk, case_id, "rights_notice", {})
    assert "rights" in missing(), "a draft is no paper of the file"
    with store.write(desk.actor) as session:
        papers.finalise(session, desk, notice)
        scan = attachments.add(session, desk, case_id, "identity", "身份证", sealed_as())
    assert missing() == ["application", "record", "agreement"]
    with pytest.raises(numbers.ReasonNeeded), store.write(desk.actor) as session:
        attachments.take_out(session, desk, scan, " ")
    with store.write(desk.actor) as session:
        attachments.take_out(session, desk, scan, "不是本案的")
        papers.void(session, desk, notice, "写错")
    assert missing() == ["application", "rights", "identity", "record", "agreement"]
    with store.read() as session:
        noted = [entry.action for entry in session.query(AuditEntry).filter_by(subject="attachment")]
        assert noted == ["scan_added", "scan_taken_out"]
    with pytest.raises(NotAllowed), store.write(desk.actor) as session:
        attachments.add(session, replace(desk, role="auditor"), case_id, "identity", "x", sealed_as())


def test_what_the_table_does_not_name_is_internal(store, desk, case_id):
    with store.write(desk.actor) as session:
        paper = papers.draft(session, desk, case_id, "a_kind_of_tomorrow", {})
        papers.finalise(session, desk, paper)
        attachments.add(session, desk, case_id, "slot_of_tomorrow", "材料", sealed_as("cd"))
    with store.read() as session:
        file = case_file.of_case(session, case_id)
        assert not file.part(case_file.MAIN)
        (place,) = file.part(case_file.INTERNAL)
        assert (len(place.papers), len(place.scans)) == (1, 1)
        slots = case_file.slots(session)
        assert [slot.part for slot in slots] == sorted((slot.part for slot in slots), reverse=True), "正卷 first"
