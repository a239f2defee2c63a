"""What the preview says of the fonts that stand in for others."""

import pytest

from ui import print_words


@pytest.mark.usefixtures("qapp")
def test_substitutes_are_named_and_nothing_is_said_without_them(monkeypatch):
    monkeypatch.setattr(print_words, "substituted", lambda: {"仿宋": "Noto Serif SC", "楷体": "LXGW WenKai"})
    words = print_words.substitute_words()
    assert "仿宋用 Noto Serif SC，楷体用 LXGW WenKai" in words
    assert "分页不变" in words
    monkeypatch.setattr(print_words, "substituted", dict)
    assert print_words.substitute_words() == ""
