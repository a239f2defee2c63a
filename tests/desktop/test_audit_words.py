"""Everything a desk writes into its audit has words, and so has what it is about."""

import ast
from pathlib import Path

from desktop.audit_words import action_words, type_words

ROOT = Path(__file__).parents[2]


def noted():
    """What stands as a text in each call of a `note`: the action, and what it is about."""
    for package in ("desktop", "offline_store", "ui"):
        for file in sorted((ROOT / package).rglob("*.py")):
            for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "note":
                    named = [word.value for word in call.keywords if word.arg == "subject"]
                    yield [
                        each.value
                        for each in (*call.args, *named)
                        if isinstance(each, ast.Constant) and isinstance(each.value, str) and each.value
                    ]


def test_every_note_has_words():
    found = [texts for texts in noted() if texts]
    assert len(found) > 40
    assert {text for texts in found for text in texts if action_words(text) == text == type_words(text)} == set()
