"""A paper with its code, rendered, printed as a picture and read back: by zbarimg, by the program, by the command."""

import io
import subprocess
from dataclasses import replace

import pytest

from desktop import verifying
from desktop.paper_code import NoCode, NotReadable, modules, read_code
from desktop.printing.description import load
from desktop.printing.layout import render
from desktop.printing.page import Heading
from desktop.profile import Profile, create_profile
from desktop.sync.login import new_private_key
from desktop.verifying import Checked, NoDeskHere, command, verdict, words
from offline_store import paper_kinds, papers, registration
from offline_store.errors import NotAllowed
from offline_store.models import AuditEntry
from offline_store.paper_code import NotOurCode, code_of
from offline_store.registration import Entry

PASSWORD = "correct horse battery"
LONG_NUMBER = "青工调解字〔2026〕第123号"


@pytest.fixture
def desk(desk):
    return replace(desk, role="mediator", private_key=new_private_key(), centre="https://127.0.0.1:9")


@pytest.fixture
def code(store, desk):
    """Of a final paper with a long number: the largest code there is."""
    with store.write(desk.actor) as session:
        reception = registration.begin_reception(session, desk, "visit")
        case = registration.register(session, desk, reception, Entry(name="王小雨", protected=True))
        paper = papers.draft(session, desk, case, "rights_notice", {})
        papers.finalise(session, desk, paper)
    with store.read() as session:
        return code_of(desk, replace(papers.paper(session, paper), number=LONG_NUMBER))


@pytest.fixture(autouse=True)
def kinds(monkeypatch):
    monkeypatch.setattr(paper_kinds, "_described", lambda kind: {"title": "调解协议书", "fields": {}})


def a_pdf(code):
    return render(load("call"), {}, Heading("青岛市总工会", "文号", LONG_NUMBER, "", code=modules(code)))


def picture(tmp_path, pdf, dpi, ending="png"):
    kind = {"png": "-png", "jpg": "-jpeg"}[ending]
    (tmp_path / "paper.pdf").write_bytes(pdf)
    subprocess.run(
        ["pdftoppm", "-r", str(dpi), kind, "-singlefile", str(tmp_path / "paper.pdf"), str(tmp_path / f"page-{dpi}")],
        check=True,
    )
    return tmp_path / f"page-{dpi}.{ending}"


@pytest.mark.parametrize("dpi", [300, 150])
def test_the_code_is_read_by_zbarimg_and_by_us(tmp_path, code, dpi):
    found = picture(tmp_path, a_pdf(code), dpi)
    read = subprocess.run(["zbarimg", "-q", "--raw", str(found)], capture_output=True, text=True, check=True)
    assert read.stdout.strip() == code
    assert read_code(found) == code


def test_a_pdf_and_a_jpeg_are_read(tmp_path, code, qapp):
    assert read_code(picture(tmp_path, a_pdf(code), 200, "jpg")) == code
    assert read_code(tmp_path / "paper.pdf") == code


def test_what_holds_no_code_is_said(tmp_path, qapp):
    (tmp_path / "paper.pdf").write_bytes(a_pdf(""))
    with pytest.raises(NoCode, match=r"paper\.pdf"):
        read_code(tmp_path / "paper.pdf")
    with pytest.raises(NoCode):
        read_code(picture(tmp_path, a_pdf(""), 100))
    for name, content in (("x.pdf", b"no pdf"), ("x.png", b"no picture")):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(NotReadable, match=r"x\."):
            read_code(tmp_path / name)
    with pytest.raises(NotReadable):
        read_code(tmp_path / "not there.png")


def test_another_code_on_the_sheet_is_passed_over(tmp_path):
    import segno

    picture = tmp_path / "other.png"
    picture.write_bytes(_png(segno.make_qr("http://example.org")))
    with pytest.raises(NoCode):
        read_code(picture)


def _png(code):
    out = io.BytesIO()
    code.save(out, kind="png", scale=6)
    return out.getvalue()


def test_that_it_was_asked_is_written_down_and_a_protected_paper_is_not_told(store, desk, code):
    assert verdict(store, replace(desk, role="supervisor"), code).status == "differs", "the number is another"
    with store.read() as session:
        entry = session.query(AuditEntry).filter_by(action="verified").one()
        assert (entry.subject, entry.detail["verdict"]) == ("form", "differs")
    with pytest.raises(NotAllowed):
        verdict(store, replace(desk, role="clerk"), code)


@pytest.fixture
def profile(tmp_path, desk, monkeypatch):
    monkeypatch.setattr(verifying, "getpass", lambda _prompt: PASSWORD)
    made = Profile(tmp_path / "profile")
    create_profile(made, desk, PASSWORD, "token")
    return made


def test_the_command_says_the_verdict_in_words(profile, desk, tmp_path, monkeypatch):
    from desktop.profile import unlock

    opened = unlock(profile, desk.account, PASSWORD)
    with opened.store.write(desk.actor) as session:
        reception = registration.begin_reception(session, desk, "visit")
        case = registration.register(session, desk, reception, Entry(name="王小雨"))
        paper = papers.draft(session, desk, case, "rights_notice", {"a": 1})
        papers.finalise(session, desk, paper)
        code = code_of(desk, papers.paper(session, paper))
    opened.store.close()
    opened.client.close()
    out = io.StringIO()
    assert command(code, profile, "", out) == 0
    assert "真的，是现行的一版" in out.getvalue() and "签名由本站点的席位所签" in out.getvalue()
    out = io.StringIO()
    assert command(str(picture(tmp_path, a_pdf(code), 150)), profile, desk.account, out) == 0
    opened = unlock(profile, desk.account, PASSWORD)
    with opened.store.write(desk.actor) as session:
        papers.void(session, desk, paper, "写错")
    opened.store.close()
    opened.client.close()
    out = io.StringIO()
    assert command(code, profile, "", out) == 2
    assert "已经作废" in out.getvalue()


def test_the_command_refuses_in_words_before_it_asks_for_a_password(tmp_path, monkeypatch, code):
    monkeypatch.setattr(verifying, "getpass", lambda _prompt: pytest.fail("no password is needed for that"))
    with pytest.raises(NoDeskHere):
        command(code, Profile(tmp_path / "none"), "", io.StringIO())
    with pytest.raises(NotOurCode):
        command("QT1AAAA", Profile(tmp_path / "none"), "", io.StringIO())
    with pytest.raises(NotReadable):
        command("nothing.pdf", Profile(tmp_path / "none"), "", io.StringIO())


@pytest.mark.parametrize("status", ["genuine", "older", "void", "unknown", "forged", "differs"])
@pytest.mark.parametrize("signed", [True, False, None])
def test_every_verdict_has_words(status, signed):
    from offline_store.paper_code import Verdict

    title, text = words(Checked(Verdict(status, "", signed)))
    assert title and "（没有文号）" in text
    assert ("没有核对" in text) == (signed is None)
