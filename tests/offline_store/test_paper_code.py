"""验一验: the code of a final paper against the store: each thing that can be wrong is told for what it is."""

import base64
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from offline_store import paper_code, paper_kinds, papers, registration
from offline_store.models import Form
from offline_store.paper_code import NotOurCode, check, code_of, read
from offline_store.registration import Entry

KIND = "application_like"
PRIVATE = {"name": "王小雨", "id_number": "370205199003150022", "amount": 1200000}


def key():
    return Ed25519PrivateKey.generate().private_bytes_raw().hex()


def public(private):
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(private)).public_key().public_bytes_raw().hex()


@pytest.fixture(autouse=True)
def kinds(monkeypatch):
    monkeypatch.setattr(paper_kinds, "_described", lambda kind: {"title": "申请", "fields": {}})


@pytest.fixture
def desk(desk):
    return replace(desk, role="mediator", private_key=key())


@pytest.fixture
def final(store, desk):
    """A final paper and the code that is printed on it."""
    with store.write(desk.actor) as session:
        reception = registration.begin_reception(session, desk, "visit")
        case = registration.register(session, desk, reception, Entry(name="王小雨"))
        paper = papers.draft(session, desk, case, KIND, PRIVATE)
        assert code_of(desk, papers.paper(session, paper)) == "", "a draft has none"
        papers.finalise(session, desk, paper)
        return paper, code_of(desk, papers.paper(session, paper))


def verdict(store, desk, code):
    with store.read() as session:
        return check(session, desk, code)


def told(store, desk, code):
    found = verdict(store, desk, code)
    return found.status, found.signed


def do(store, desk, action, *arguments):
    with store.write(desk.actor) as session:
        return getattr(papers, action)(session, desk, *arguments)


def test_the_paper_of_the_file_is_genuine_at_its_desk_and_at_its_neighbour(store, desk, final):
    paper, code = final
    assert told(store, desk, code) == ("genuine", True)
    assert verdict(store, desk, code.lower() + "\n").paper.id == paper, "however it was typed"
    other = replace(desk, private_key=key())
    assert told(store, other, code) == ("genuine", None), "without the key the digest alone speaks, and that is said"
    with store.apply() as session:
        paper_code.keep_keys(session, (public(key()), public(desk.private_key)))
        paper_code.keep_keys(session, (public(key()),))
    assert told(store, other, code) == ("genuine", True), "no key is forgotten for a newer one"


def test_a_later_version_and_a_void_one_are_told(store, desk, final):
    paper, code = final
    draft = do(store, desk, "revise", paper)
    assert told(store, desk, code) == ("genuine", True), "a draft does not count"
    do(store, desk, "finalise", draft)
    found = verdict(store, desk, code)
    assert (found.status, found.current.id) == ("older", draft)
    do(store, desk, "void", draft, "写错")
    assert told(store, desk, code) == ("genuine", True)
    do(store, desk, "void", paper, "写错")
    assert told(store, desk, code) == ("void", True)


def test_a_paper_that_is_not_here_is_unknown(store, desk, final):
    _, code = final
    with store.apply() as session:
        session.delete(session.get_one(Form, final[0]))
    assert told(store, desk, code) == ("unknown", True)


def test_values_that_differ_are_told(store, desk, final):
    paper, code = final
    with store.apply() as session:  # somebody writes into the database
        session.get_one(Form, paper).values = PRIVATE | {"amount": 12000000}
    assert told(store, desk, code) == ("differs", True)
    with store.apply() as session:
        row = session.get_one(Form, paper)
        row.content_digest = papers.digest_of(row.kind, row.number, row.version, row.values)
    assert told(store, desk, code) == ("differs", True), "with a digest that fits the new values, too"


def test_a_code_of_another_papers_values_does_not_fit(store, desk, final):
    paper, _ = final
    with store.read() as session:
        view = papers.paper(session, paper)
    forged = code_of(desk, replace(view, digest="ab" * 32))
    assert told(store, desk, forged) == ("differs", True)
    assert told(store, desk, code_of(desk, replace(view, number="青工调〔2026〕9号"))) == ("differs", True)


@given(data=st.data())
def test_no_byte_of_a_code_can_be_changed(data):
    private = key()
    code = code_of(DESK_WITH(private), VIEW)
    packed = code.removeprefix("QT1")
    raw = bytearray(base64.b32decode(packed + "=" * (-len(packed) % 8)))
    at = data.draw(st.integers(0, len(raw) - 1))
    raw[at] ^= data.draw(st.integers(1, 255))
    changed = "QT1" + base64.b32encode(bytes(raw)).decode().rstrip("=")
    try:
        found = read(changed)
    except NotOurCode:
        return
    signed = paper_code._is_signed(found, [bytes.fromhex(public(private))])
    assert signed is not True


def test_a_code_holds_nothing_of_the_people(desk, final):
    _, code = final
    packed = code.removeprefix("QT1")
    raw = base64.b32decode(packed + "=" * (-len(packed) % 8))
    for value in ("王小雨", "370205199003150022"):
        for encoding in ("utf-8", "gb18030", "utf-16-le"):
            assert value.encode(encoding) not in raw
    assert len(code) <= 195, "a code of at most 41 modules: it can be read at 150 dpi"


@pytest.mark.parametrize("text", ["", "QT1", "QT1ABC", "http://a.b/c", "QT1" + "1" * 100, "QT1" + "A" * 5000, "验"])
def test_other_texts_are_refused_in_words(text):
    with pytest.raises(NotOurCode):
        read(text)


@given(st.text(max_size=300))
def test_no_text_breaks_the_reading(text):
    with pytest.raises(NotOurCode):
        read("QT1" + text if len(text) < 100 else text)


def DESK_WITH(private):
    from tests.conftest import DESK

    return replace(DESK, private_key=private)


VIEW = papers.PaperView(
    id="01890000-0000-7000-8000-000000000000", case_id="c", kind=KIND, title="申请", values={}, status="final",
    version=1, replaces=None, number="青工调解字〔2026〕第123号", number_id=None, digest="cd" * 32, template="",
    made_at=None, made_by="", note="", printings=0,
)  # fmt: skip
