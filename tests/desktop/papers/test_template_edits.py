"""What one does to a template without programming leaves a template."""

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import resources
from desktop.papers import template_edits as edits
from desktop.printing import description

SHIPPED = {
    kind: json.loads(resources.path(f"forms/{kind}.json").read_text(encoding="utf-8")) for kind in description.names()
}
KNOWN = {name: field for content in SHIPPED.values() for name, field in content["fields"].items()}
steps = st.lists(st.tuples(st.sampled_from(["up", "down", "add", "drop", "word", "brace"]), st.integers(0, 200)))


def test_nothing_done_is_nothing_changed():
    for content in SHIPPED.values():
        for line in edits.lines(content):
            for wording in edits.wordings(content, line.path):
                assert edits.reworded(content, line.path, wording.keys, wording.text, KNOWN) == content


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(sorted(SHIPPED)), steps)
@example("assignment_order", [("drop", 13)])  # its list is a condition alone from then on
@example("mediation_record", [("drop", 23)])
def test_whatever_is_done_the_lint_says_only_what_the_wording_says(kind, done):
    content, half = SHIPPED[kind], False
    for what, place in done:
        lines = edits.lines(content)
        path = lines[place % len(lines)].path
        if what in ("up", "down"):
            there, now_at = edits.moved(content, path, -1 if what == "up" else 1)
            if now_at != path:
                assert edits.moved(there, now_at, 1 if what == "up" else -1) == (content, path)
            content = there
        elif what == "add":
            content, path = edits.with_paragraph(content, path)
            assert edits.wordings(content, path)[0].text == ""
        elif what == "drop":
            content = edits.without(content, path)
        elif wordings := edits.wordings(content, path):
            text = "兹证明{organisation}已经受理。" if what == "word" else "半个{括号"
            half |= what == "brace"
            wording = wordings[place % len(wordings)]
            if wording.is_long:
                content = edits.reworded(content, path, wording.keys, text, KNOWN)
    for problem in description.problems(content):
        is_empty = "list 必须有 of" in problem  # a repeated paragraph that names none of its list's fields
        assert "花括号" in problem or is_empty or ("没有用到" in problem and half), problem
    json.dumps(content)


def test_a_field_that_is_known_is_declared_and_one_that_is_gone_is_dropped():
    content, path = edits.with_paragraph(SHIPPED["visit"], (0,))
    name = next(name for name, field in KNOWN.items() if name not in content["fields"] and field["type"] == "text")
    with_field = edits.reworded(content, path, ("text",), f"单位：{{{name}}}", KNOWN)
    assert with_field["fields"][name] == KNOWN[name]
    assert name not in edits.without(with_field, path)["fields"]
    unknown = edits.reworded(content, path, ("text",), "单位：{nobody_knows}", KNOWN)
    assert any("nobody_knows" in problem for problem in description.problems(unknown))


def test_the_last_block_stays():
    content = {"title": "条", "layout": "plain", "fields": {}, "blocks": [{"text": "一", "style": "body"}]}
    assert edits.without(content, (0,)) == content
    with pytest.raises(IndexError):
        edits.wordings(content, (1,))
