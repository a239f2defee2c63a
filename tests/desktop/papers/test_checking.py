"""Values are held against their form: what fits is let through, what does not is told by name and place."""

import pytest

from desktop.papers.checking import mistakes
from desktop.papers.sample import sample
from desktop.printing.description import load, names, read
from tests.desktop.papers.made import hostile

FORM = read(
    {
        "title": "试用单",
        "layout": "plain",
        "fields": {
            "said": {"label": "文字", "type": "text"},
            "on": {"label": "日期", "type": "date"},
            "at": {"label": "时间", "type": "moment"},
            "amount": {"label": "金额", "type": "money"},
            "people": {"label": "人数", "type": "count"},
            "told": {"label": "告知", "type": "flag"},
            "way": {"label": "方式", "type": "choice", "options": ["直接", "邮寄"]},
            "lines": {"label": "明细", "type": "list", "of": {"sum": {"label": "款项", "type": "digits_money"}}},
        },
        "blocks": [
            {"text": "{said}{on}{at}{amount}{people}{told}{way}"},
            {"grid": {"field": "lines", "columns": [{"field": "sum", "label": "款项", "width": 40}]}},
        ],
    }
)


@pytest.mark.parametrize("name", names())
def test_the_sample_and_the_unkind_values_fit_every_form(name):
    form = load(name)
    assert mistakes(form, sample(form)) == []
    assert mistakes(form, hostile(form)) == []


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"nowhere": 1}, "没有“nowhere”这一项"),
        ({"said": 5}, "“said”（文字）要文字，现在是 5"),
        ({"on": "2026-02-30"}, "“on”（日期）要日期"),
        ({"on": 20261105}, "“on”（日期）要日期"),
        ({"at": "昨天"}, "“at”（时间）要时间"),
        ({"amount": 12.5}, "“amount”（金额）要整数，单位是分"),
        ({"amount": True}, "“amount”（金额）要整数"),
        ({"amount": -1}, "“amount”（金额）要整数"),
        ({"people": "三"}, "“people”（人数）要整数"),
        ({"told": "是"}, "“told”（告知）要true 或 false"),
        ({"way": "托人"}, "“way”（方式）要“直接”或“邮寄”"),
        ({"lines": [{"sum": "一元"}]}, "“lines”第 1 行：“sum”（款项）要整数"),
        ({"lines": [{}, {"what": 1}]}, "“lines”第 2 行：没有“what”这一项"),
        ({"lines": ["一元"]}, "“lines”（明细）要列表"),
    ],
)
def test_what_does_not_fit_is_said_by_name_and_place(values, said):
    [found] = mistakes(FORM, values)
    assert found.startswith(said)


def test_empty_values_fit_everything():
    assert mistakes(FORM, dict.fromkeys(FORM.fields)) == []
    assert mistakes(FORM, dict.fromkeys(FORM.fields, "")) == []


def test_several_options_of_a_choice_fit():
    assert mistakes(FORM, {"way": ["直接", "邮寄"]}) == []
