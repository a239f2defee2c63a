from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.printing.lines import Line, width_of, wrap

NEVER_FIRST = "，。、；：？！）》”’】"
NEVER_LAST = "（《“‘【"


def joined(lines: list[Line]) -> str:
    return "".join("".join(line.text.split()) for line in lines)


# No marks stand together: a line of nothing but marks could not obey.
PROSE = st.lists(
    st.tuples(
        st.sampled_from(["（", "“", "《", ""]),
        st.text("工资拖欠劳动合同", min_size=1, max_size=9) | st.sampled_from(["12,600.00", "2026-11-22", "QQ"]),
        st.sampled_from(["，", "。", "；", "：", "？", "！", "）。", "》", "”，", ""]),
    ).map("".join),
    min_size=1,
    max_size=40,
).map("".join)


@settings(deadline=None)  # the first example loads the font
@given(PROSE, st.floats(12, 40), st.sampled_from([0.0, 2.0]))
def test_the_rules_of_chinese_lines_hold_and_nothing_is_lost(text: str, measure: float, indent: float) -> None:
    lines = wrap(text, "宋体", measure, indent)
    assert joined(lines) == text
    for line in lines[1:]:
        assert line.text[0] not in NEVER_FIRST
    for line in lines[:-1]:
        assert line.text[-1] not in NEVER_LAST
    for line in lines:
        drawn = line.indent + width_of(line.text, "宋体") + line.spacing * (len(line.text) - 1)
        assert drawn <= measure + 1e-3


def test_numbers_and_words_are_not_cut() -> None:
    text = "自2026年8月31日起拖欠12,600.00元，编号REC-20261103-0905，邮箱a.b@example.com，电话0532-83861234。" * 5
    for measure in range(12, 40):
        rows = [line.text for line in wrap(text, "宋体", float(measure))]
        for whole in ("2026年", "8月", "31日", "12,600.00元", "REC-20261103-0905", "a.b@example.com", "0532-83861234"):
            assert sum(row.count(whole) for row in rows) == 5


def test_a_run_wider_than_the_line_is_cut_and_kept_whole() -> None:
    for text in ("A" * 3000, "，" * 300, "（" * 300, "-" * 300):
        lines = wrap(text, "宋体", 20.0)
        assert joined(lines) == text
        assert all(width_of(line.text, "宋体") <= 20 for line in lines)


def test_paragraphs_begin_two_characters_in_and_only_once() -> None:
    lines = wrap("　　第一段" + "字" * 20 + "\r\n第二段", "宋体", 10.0, indent=2.0)
    assert [line.indent for line in lines] == [2.0, 0.0, 0.0, 2.0]
    assert lines[0].text.startswith("第一段")


def test_what_leaves_no_mark_is_left_out() -> None:
    assert [line.text for line in wrap("王\u200b建\ufeff国\x07", "宋体", 10.0)] == ["王建国"]
    assert wrap(" \n\u3000", "宋体", 10.0, indent=2.0) == []
