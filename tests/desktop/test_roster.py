"""A pasted list of persons: what is understood, what is refused in words, and that nothing breaks it."""

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from desktop import roster_file
from desktop.roster import MOST_ROWS, MOST_TEXT, clean, read_cells, read_text
from desktop.roster_file import RosterTooLarge, RosterUnreadable, read_file
from offline_store import money
from offline_store.identity.resident import check_digit_fits
from tests.roster_text import GOOD_ID, HOSTILE, OTHER_ID

HEADERS = {"姓名": "name", "身份证号": "id_number", "联系电话": "phone", "欠薪金额": "amount"}
names = st.text("赵钱孙李周吴郑王一二三四五六七八九", min_size=2, max_size=3)
people = st.fixed_dictionaries(
    {
        "姓名": names,
        "身份证号": st.sampled_from(("", GOOD_ID)),
        "联系电话": st.integers(13000000000, 19999999999).map(str),
        "欠薪金额": st.integers(0, 10**9).map(lambda fen: f"{fen // 100}.{fen % 100:02d}"),
    }
)


@given(st.permutations(sorted(HEADERS)), people)
def test_columns_are_found_by_their_headers_in_any_order(order, person):
    text = "\t".join(order) + "\r\n" + "\t".join(person[header] for header in order) + "\r\n"
    (row,) = read_text(text).rows
    assert row.errors == row.hints == ()
    assert (row.line, row.member.name, row.member.id_number) == (2, person["姓名"], person["身份证号"])
    assert (row.member.phone, row.member.amount) == (person["联系电话"], money.fen(person["欠薪金额"]))


@given(st.permutations([0, 1, 2, 3]))
def test_without_a_header_columns_are_told_by_what_stands_in_them(order):
    sheet = (
        ("1", "王小雨", "13800000001", "5600"),
        ("2", "李建国", "13800000002", "1.2万"),
        ("3", "赵敏", "", "800.50"),
    )
    found = read_text("\n".join("\t".join(row[place] for place in order) for row in sheet))
    told = [(row.member.name, row.member.phone, row.member.amount) for row in found.rows]
    assert told == [("王小雨", "13800000001", 560_000), ("李建国", "13800000002", 1_200_000), ("赵敏", "", 80_050)]


texts = st.text(st.characters(), max_size=300) | st.lists(
    st.lists(st.text("姓名电话1380,.万元\"'=@\t\n\r\0\u202e\ud800 王李", max_size=12), max_size=5).map("\t".join),
    max_size=12,
).map("\n".join)


@settings(max_examples=300)
@given(texts)
@example("姓名\t金额\n" + '"' * 7)
def test_any_text_is_taken_row_by_row_or_refused_in_words(text):
    found = read_text(text)
    assert bool(found.problem) != bool(found.rows) or found.titles
    taken = [row for row in found.rows if not row.errors]
    assert tuple(row.member for row in taken) == found.members
    for row in found.rows:
        assert row.errors or row.member.name
        row.member.name.encode()  # what a store can keep
        assert clean(row.member.name) == row.member.name


@given(st.lists(st.lists(st.text("王李1,\u202e\0 ", max_size=6), min_size=1, max_size=4), max_size=30))
def test_every_line_that_holds_something_is_accounted_for(cells):
    found = read_cells(cells)
    filled = [place for place, row in enumerate(cells, 1) if any(map(clean, row))]
    if not found.problem:
        assert [*found.titles, *(row.line for row in found.rows)] == filled


@pytest.mark.parametrize(
    ("said", "fen"), [("￥12，600.50 元", 1_260_050), ("１２６００", 1_260_000), ("1.2万", 1_200_000), ("", None)]
)
def test_sums_as_people_write_them(said, fen):
    assert read_text(f"姓名\t金额\n王小雨\t{said}").rows[0].member.amount == fen


def test_a_column_in_wan_says_so_in_its_header():
    assert read_text("姓名\t欠薪金额（万元）\n王小雨\t1.2").rows[0].member.amount == 1_200_000


def errors_of(text):
    return {row.line: row.errors[0] for row in read_text(text).rows if row.errors}


def test_errors_name_the_row_and_what_to_do():
    told = errors_of(
        f"某公司欠薪名单\n姓名\t身份证号\t电话\t金额\n王小雨\t{GOOD_ID}\t\t一万\n\t{OTHER_ID}\t\t5\n"
        f"李建国\t{GOOD_ID}\t\t5\n李建国\t{GOOD_ID}\t\t5\n合计\t\t\t10"
    )
    assert list(told) == [3, 4, 6, 7]
    assert "请写成数字" in told[3]
    assert "请补上姓名" in told[4]
    assert "第 5 行" in told[6]
    assert "合计" in told[7]


def test_what_is_only_remarkable_does_not_keep_a_person_out():
    wrong = GOOD_ID[:-1] + ("0" if GOOD_ID[-1] != "0" else "1")
    found = read_text(f"姓名\t证件号码\t电话\n王小雨\t{wrong}\t138\n李建国\t3.70202E+17\t\n李建国\tH12345678\t")
    assert [len(row.hints) for row in found.rows] == [2, 1, 2]
    assert [member.id_number for member in found.members] == [wrong, "", "H12345678"]


def test_a_cell_with_a_line_break_is_one_cell_and_a_lone_quotation_mark_swallows_nothing():
    assert read_text('姓名\t备注\n王小雨\t"一\n二"\n李建国\t').rows[1].member.name == "李建国"
    rows = "\n".join(f"王小{n}\t5" for n in "甲乙丙丁戊己")
    assert len(read_text(f'姓名\t金额\n"李建国\t5\n{rows}').rows) == 7


def test_representatives_are_marked_in_their_column():
    found = read_text("姓名\t代表\n王小雨\t√\n李建国\t")
    assert [member.representative for member in found.members] == [True, False]


def test_more_than_a_list_has_is_refused_whole():
    many = "姓名\n" + "\n".join(f"王小{chr(0x4E00 + n)}" for n in range(MOST_ROWS + 1))
    assert f"{MOST_ROWS + 1} 行" in read_text(many).problem
    assert len(read_text(many.rsplit("\n", 1)[0]).members) == MOST_ROWS
    assert read_text("王" * 10_000_000).problem
    assert read_text("\t" * MOST_TEXT).problem


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pastes_are_text_and_nothing_else(name):
    found = read_text(HOSTILE[name])
    for member in found.members:
        assert not member.name.startswith(("=", "+", "-", "@"))
        assert not set(member.name) & set("\0\u202e\u200f\ufeff\t\n")


def sheet(path, rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def test_a_sheet_of_excel(tmp_path):
    rows = [
        ("姓名", "身份证号", "电话", "金额"),
        ("王小雨", GOOD_ID, 13800000001, 5600.1),
        ("李建国", 370202198001010015, None, 7),
    ]
    found = read_file(sheet(tmp_path / "名单.xlsx", rows))
    assert [(m.name, m.id_number, m.phone, m.amount) for m in found.members] == [
        ("王小雨", GOOD_ID, "13800000001", 560_010),
        ("李建国", "", "", 700),
    ]
    assert "丢失" in found.rows[1].hints[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_file_in_every_encoding_it_comes_in(tmp_path, encoding):
    (tmp_path / "名单.csv").write_bytes("姓名,金额\n王小雨,5600\n".encode(encoding))
    assert read_file(tmp_path / "名单.csv").members[0].amount == 560_000


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0" + bytes(600)])
def test_a_damaged_sheet_is_refused_in_words(tmp_path, content):
    (tmp_path / "名单.xlsx").write_bytes(content)
    with pytest.raises(RosterUnreadable, match="粘贴"):
        read_file(tmp_path / "名单.xlsx")


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"\x81\xff\xff", b"PK\0\0binary", b"\xd0\xcf" + bytes(600)])
def test_what_is_no_text_is_refused_in_words(tmp_path, content):
    (tmp_path / "名单.csv").write_bytes(content)
    with pytest.raises(RosterUnreadable, match="粘贴"):
        read_file(tmp_path / "名单.csv")


def test_a_file_beyond_measure_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "名单.xlsx"
    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD1048576"] = "姓名", "x"
    book.save(path)
    with pytest.raises(RosterTooLarge):
        read_file(path)
    monkeypatch.setattr(roster_file, "MOST_UNPACKED", 100)
    with pytest.raises(RosterTooLarge):
        read_file(sheet(path, [("姓名",)]))


@given(st.from_regex(r"[0-9]{17}", fullmatch=True))
def test_exactly_one_check_digit_fits(digits):
    assert sum(check_digit_fits(digits + last) for last in "0123456789X") == 1
