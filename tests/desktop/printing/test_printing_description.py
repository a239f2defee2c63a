"""What is read of a form's description, and what is said of a wrong one."""

import copy

import pytest

from desktop.printing.blocks import Each, Text, placeholders
from desktop.printing.description import BadDescription, problems, read

GOOD = {
    "title": "调解协议书",
    "layout": "plain",
    "series": "agreement",
    "copies": "parties+1",
    "source": "2.3",
    "fields": {
        "name": {"label": "姓名", "type": "text"},
        "sex": {"label": "性别", "type": "choice", "options": ["男", "女"]},
        "facts": {"label": "事实", "type": "long"},
        "requests": {"label": "请求", "type": "list", "of": {"text": {"label": "请求", "type": "text"}}},
        "signed_on": {"label": "日期", "type": "date"},
    },
    "blocks": [
        {"row": [{"label": "姓名", "field": "name", "width": 80}, {"label": "性别", "field": "sex", "width": 80}]},
        {"text": "申请人{name}：", "style": "heading1"},
        {"each": "requests", "text": "{n}. {name}请求{text}"},
        {"box": {"label": "事实", "field": "facts", "height": 40}, "if": "facts"},
        {"grid": {"field": "requests", "columns": [{"field": "n", "label": "序号", "width": 20},
                                                    {"field": "text", "label": "请求", "width": 140}]}},
        {"signatures": [{"label": "申请人", "kind": "thumb", "field": "name", "date": "signed_on"}],
         "if": {"field": "sex", "is": "女"}},
        {"break": True},
        {"slip": {"title": "回执", "blocks": [{"text": "收到。"}]}},
    ],
}  # fmt: skip


def changed(*path, to):
    data = copy.deepcopy(GOOD)
    inner = data
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = to
    return data


def test_a_good_description_has_no_problems_and_reads():
    assert problems(GOOD) == []
    form = read(GOOD)
    assert isinstance(form.blocks[1], Text)
    assert isinstance(form.blocks[2], Each)
    assert form.blocks[0].row[0].lines == 2
    assert form.blocks[5].condition.value == "女"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (changed("layout", to="poster"), "“layout”的值不对（poster）"),
        (changed("colour", to="red"), "不认识“colour”"),
        ({key: value for key, value in GOOD.items() if key != "title"}, "缺少“title”"),
        (changed("blocks", 0, to={"picture": "x"}), "blocks：不认识的内容块"),
        (changed("blocks", 0, "row", 0, to={"label": "姓名", "field": "name"}), "缺少“width”"),
        (changed("blocks", 1, "text", to="{nobody}"), "用到了没有声明的字段“nobody”"),
        (changed("blocks", 1, "text", to="{name"), "花括号"),
        (changed("blocks", 1, "text", to="{name!r}"), "花括号"),
        (changed("blocks", 1, "text", to="{requests}"), "“requests”不能用在段落"),
        (changed("fields", "spare", to={"label": "多", "type": "text"}), "声明的字段“spare”没有用到"),
        (changed("fields", "requests", "of", "more", to={"label": "多", "type": "text"}), "“more”没有用到"),
        (changed("blocks", 4, "grid", "columns", 1, "field", to="body"), "没有声明的字段“body”"),
        (changed("fields", "sex", "options", to=[]), "choice 必须有选项"),
        (changed("fields", "requests", "type", to="text"), "of"),
        (changed("blocks", 5, "if", "is", to="猫"), "“猫”不是“sex”的选项"),
        (changed("blocks", 5, "signatures", 0, "date", to="name"), "不能用在签名日期"),
        (changed("blocks", 0, "row", 0, "width", to=90), "宽 170 毫米，最多 160 毫米"),
        (changed("blocks", 0, "row", 0, "width", to=30), "太窄"),
        (changed("fields", "n", to={"label": "多", "type": "text"}), "“n”不能用"),
        ([], "模板"),
    ],
)
def test_each_fault_is_said(data, said):
    assert any(said in problem for problem in problems(data)), problems(data)
    with pytest.raises(BadDescription, match="文书模板有误"):
        read(data)


def test_the_rows_of_a_frame_are_equally_wide():
    data = changed("layout", to="table")
    assert problems(data) == []
    data["blocks"][0]["row"][1]["width"] = 84
    assert any("和第一行的 164 毫米不同" in problem for problem in problems(data))


def test_braces_can_be_written():
    assert placeholders("{{是}}{name}") == ["name"]
