"""The words of a PDF against the file: an altered amount, name or day in a doctored one is found and named."""

import io
from dataclasses import replace

import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.papers.described import of_paper
from desktop.papers.paper_pdf import paper_pdf, sheet_of
from desktop.printed_words import differences, text_of
from desktop.sync.login import new_private_key
from desktop.verifying import checked, verdict, words
from offline_store import papers, registration
from offline_store.paper_code import code_of
from offline_store.registration import Entry

VALUES = {
    "applicant_name": "王小雨",
    "applicant_phone": "16000000002",
    "employer_name": "青岛海风服装有限公司",
    "amount": 1_260_000,
    "agreed_on": "2026-11-05",
    "facts": "公司拖欠三个月工资。\n协议约定分两期付清，至今没有付。",
    "performed": 300_000,
    "due_list": [
        {"due_on": "2026-11-15", "amount": 630_000, "way": "转账"},
        {"due_on": "2026-12-15", "amount": 630_000, "way": "现金"},
    ],
}
OTHER = {
    "applicant_name": "王大雨",
    "applicant_phone": "16000000009",
    "employer_name": "青岛海风服装厂",
    "amount": 9_260_000,
    "agreed_on": "2026-11-06",
    "performed": 0,
}
LABELS = {
    "applicant_name": "债权人姓名",
    "applicant_phone": "联系电话",
    "employer_name": "债务人名称",
    "amount": "请求给付的金额",
    "agreed_on": "协议生效日期",
    "performed": "已履行金额",
}


@pytest.fixture
def desk(desk):
    return replace(desk, role="mediator", private_key=new_private_key(), centre="https://127.0.0.1:9")


@pytest.fixture
def paper(store, desk):
    with store.write(desk.actor) as session:
        reception = registration.begin_reception(session, desk, "visit")
        case = registration.register(session, desk, reception, Entry(name="王小雨"))
        form = papers.draft(session, desk, case, "payment_order_application", VALUES)
        papers.finalise(session, desk, form)
    with store.read() as session:
        return papers.paper(session, form)


def drawn(store, desk, paper, **changes):
    """The paper's PDF, with its own code, and other values printed on it."""
    with store.read() as session:
        sheet = sheet_of(session, paper)
    return paper_pdf(sheet, paper.values | changes, desk)


def judged(store, desk, paper, pdf, tmp_path):
    file = tmp_path / "brought.pdf"
    file.write_bytes(pdf)
    return checked(store, desk, verdict(store, desk, code_of(desk, paper)), file)


def test_an_altered_amount_is_named_with_both(store, desk, paper, tmp_path, qapp):
    found = judged(store, desk, paper, drawn(store, desk, paper, amount=9_260_000), tmp_path)
    assert found.verdict.status == "genuine" and not found.holds
    (told,) = found.differences
    assert (told.label, told.kept) == ("请求给付的金额", "人民币壹万贰仟陆佰元整（￥12,600.00）")
    assert told.found == "人民币玖万贰仟陆佰元整（￥92,600.00）"
    title, text = words(found)
    assert "不一样" in title and "￥92,600.00" in text


def test_the_true_paper_and_its_scan(store, desk, paper, tmp_path, qapp):
    found = judged(store, desk, paper, drawn(store, desk, paper), tmp_path)
    assert found.holds and found.differences == ()
    assert "逐字相同" in words(found)[1]
    found = judged(store, desk, paper, scan_of(drawn(store, desk, paper, amount=1)), tmp_path)
    assert found.differences is None
    assert "只读了码" in words(found)[1]


def scan_of(pdf):
    """The page as a picture, with words behind it, as a scanner that recognises text makes it."""
    import subprocess

    from PIL import Image
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    page = subprocess.run(["pdftoppm", "-r", "150", "-png", "-"], input=pdf, capture_output=True, check=True).stdout
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawImage(ImageReader(Image.open(io.BytesIO(page))), 0, 0, 595, 842)
    canvas.drawString(10, 10, "w0rds a scanner believes to see " * 30)
    canvas.save()
    return out.getvalue()


def test_words_put_over_the_paper_are_seen(store, desk, paper, tmp_path, qapp):
    from reportlab.pdfgen.canvas import Canvas

    over = io.BytesIO()
    canvas = Canvas(over)
    canvas.drawString(200, 500, "99,999.00")
    canvas.save()
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(drawn(store, desk, paper)))
    writer.pages[0].merge_page(pypdf.PdfReader(over).pages[0])
    out = io.BytesIO()
    writer.write(out)
    found = judged(store, desk, paper, out.getvalue(), tmp_path)
    assert any("99,999.00" in each.found for each in found.differences)


def test_a_row_of_a_table_is_named_with_its_number(store, desk, paper, tmp_path, qapp):
    rows = [VALUES["due_list"][0], VALUES["due_list"][1] | {"amount": 30_000}]
    found = judged(store, desk, paper, drawn(store, desk, paper, due_list=rows), tmp_path)
    assert [each.label for each in found.differences] == ["到期未履行的款项 2 金额（元）"]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sets(st.sampled_from(sorted(OTHER)), max_size=3))
def test_exactly_what_was_altered_is_named(store, desk, paper, altered):
    with store.read() as session:
        form = of_paper(session, paper)
    changes = {name: OTHER[name] for name in altered}
    found = differences(drawn(store, desk, paper), drawn(store, desk, paper, **changes), form, paper.values)
    assert {each.label for each in found} - {""} == {LABELS[name] for name in altered}, "a line may go over a page"
    assert altered or found == ()


@pytest.mark.parametrize("junk", [b"", b"%PDF-1.4\n%%EOF", b"no pdf at all"])
def test_a_damaged_file_has_no_words(junk):
    assert text_of(junk) == ""
