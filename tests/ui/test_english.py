"""Everything the desk shows is in the English catalogue, and what it shows in English is English."""

import ast
import importlib.util
import json
import os
import re
import string
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

import resources
from desktop import practice
from desktop.__main__ import _parser
from desktop.app import open_desk
from desktop.printing import description
from desktop.profile import unlock
from desktop.speech.catalogue import catalogue
from desktop.tasks import Runner
from offline_store.minutes.record import SECTIONS
from offline_store.seal_uses import SEALS
from offline_store.unverified import MARK
from offline_store.writing_aids import GAPS
from tests.practice_desk import SAMPLE, window_on
from ui.application import speak
from ui.call_page import CallPage
from ui.demo import TOLD, open_preview, save, show_active, type_text, wait_for
from ui.entry_form import CALL_TYPES
from ui.login import EnrolDialog, SharesDialog, UnlockDialog
from ui.main_window import MainWindow
from ui.pages import open_to
from ui.sound_page import SoundPage
from ui.template_page import KEY as TEMPLATES_KEY
from ui.template_page import TemplatePage
from ui.unverified_page import UNVERIFIED_KEY, UnverifiedPage

ROOT = Path(__file__).parents[2]
SPEC = importlib.util.spec_from_file_location("catalogue_strings", ROOT / "installer/strings.py")
strings = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(strings)
HAN = re.compile(r"[\u3400-\u9fff]")
CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
"""Han characters, and punctuation of their width."""
NO_SCREENS = {
    "demo.py",
    "demo_evening.py",
    "demo_case.py",
    "demo_interruption.py",
    "bench.py",
    "live_bench.py",
    "list_bench.py",
    "search_bench.py",
    "employer_bench.py",
    "keystroke_bench.py",
    "selftest.py",
}
"""Commands of ui/: what they print is Chinese, like all command lines of the program."""
BY_VARIABLE = {
    ("words.py", "translated"),
    ("words.py", "speaker"),
    ("mark_lines.py", "mark_words"),
    ("deadline_words.py", "translated"),
}
"""The places that translate what is in a variable: the texts of errors, which `make strings` finds by class, the words
of roles and phases, which it reads from their tables, and the pieces of a deadline's reason, which it finds by
`filling`."""


class Texts(ast.NodeVisitor):
    """What a module gives to `tr` and `translate`, and its Chinese that goes through neither."""

    def __init__(self, path):
        self.path, self.classes, self.functions = path, [], []
        self.translated, self.variables, self.bare = [], [], []
        tree = ast.parse(path.read_text(encoding="utf-8"))
        self.short_forms = strings.short_forms(tree)
        statements = (node.value for node in ast.walk(tree) if isinstance(node, ast.Expr))
        self.docstrings = {id(value) for value in statements if isinstance(value, ast.Constant)}
        self.visit(tree)

    def visit_ClassDef(self, node):
        self.classes.append(node.name)
        self.generic_visit(node)
        self.classes.pop()

    def visit_FunctionDef(self, node):
        self.functions.append(node.name)
        self.generic_visit(node)
        self.functions.pop()

    def visit_Call(self, node):
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if name == "tr" and node.args:
            self.note([ast.Constant(self.classes[-1] if self.classes else ""), *node.args])
        elif context := self.short_forms.get(name):
            self.note([ast.Constant(context), *node.args])
        elif name in ("translate", "QT_TRANSLATE_NOOP") and isinstance(getattr(node.args[0], "value", None), str):
            self.note(node.args)
        elif not ast.unparse(node.func).startswith("re."):  # what typed words are read by
            self.generic_visit(node)

    def note(self, arguments):
        if all(isinstance(argument, ast.Constant) for argument in arguments):
            self.translated.append(tuple(argument.value for argument in arguments[:3]))
        elif self.functions[-1] not in self.short_forms and (self.path.name, self.functions[-1]) not in BY_VARIABLE:
            self.variables.append(f"{self.path.name}: {ast.unparse(arguments[1])}")

    def visit_Assign(self, node):
        """A constant in capitals is data: nothing that is shown can be made before there is an application."""
        if not all(isinstance(target, ast.Name) and target.id.strip("_").isupper() for target in node.targets):
            self.generic_visit(node)
            return
        for call in (each for each in ast.walk(node) if isinstance(each, ast.Call)):
            if getattr(call.func, "id", "") == "QT_TRANSLATE_NOOP":
                self.visit(call)

    def visit_Compare(self, node):
        """What is compared is not shown."""

    def visit_Constant(self, node):
        if isinstance(node.value, str) and HAN.search(node.value) and id(node) not in self.docstrings:
            self.bare.append(f"{self.path.name}:{node.lineno} {node.value}")


@cache
def read():
    paths = [path for package in strings.PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
    return [Texts(path) for path in paths]


@cache
def texts():
    """(context, text, comment) of everything that is translated."""
    errors = [("errors", text) for text in strings.error_texts()]
    return sorted({text for module in read() for text in module.translated} | {*errors, *strings.role_texts()})


def english(context, text, comment=None):
    return _translator().translate(context, text, comment)


@cache
def _translator():
    translator = QTranslator()
    assert translator.load(str(resources.path("translations/qiantai_en.qm")))
    return translator


def places(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_translated_texts_are_literals():
    assert [text for module in read() for text in module.variables] == []


def test_no_chinese_on_a_screen_goes_past_the_catalogue():
    screens = [module for module in read() if module.path.parent.name == "ui" and module.path.name not in NO_SCREENS]
    assert len(screens) > 15
    assert [text for module in screens for text in module.bare] == []


def test_a_text_past_the_catalogue_is_found(tmp_path):
    module = tmp_path / "page.py"
    module.write_text(
        '"""说明"""\n'
        "class Page:\n"
        "    def show(self, kind):\n"
        '        """说明"""\n'
        '        label(f"{1} 个"); self.tr(kind); self.tr("好"); open(_tr("页"), _tr(kind))\n'
        "def _tr(text):\n"
        '    return QCoreApplication.translate("pages", text)\n',
        encoding="utf-8",
    )
    found = Texts(module)
    assert len(found.bare) == 1
    assert found.variables == ["page.py: kind", "page.py: kind"]
    assert found.translated == [("Page", "好"), ("pages", "页")]


def test_everything_is_put_into_english_with_the_same_places():
    assert len(texts()) > 250
    missing = [text for text in texts() if not english(*text)]
    assert missing == [], "run `make strings` and translate what it lists"
    wrong = [text for text in texts() if CHINESE.search(english(*text)) or places(text[1]) != places(english(*text))]
    assert wrong == []


def test_the_compiled_catalogue_is_that_of_the_text(tmp_path):
    strings.compile_catalogue(strings.CATALOGUE, tmp_path / "made.qm")
    is_same = (tmp_path / "made.qm").read_bytes() == strings.CATALOGUE.with_suffix(".qm").read_bytes()
    assert is_same, "run `make strings`"  # no comparison of the bytes: nobody reads it, and it takes long


def test_nothing_in_the_catalogue_is_forgotten_by_the_program():
    catalogued = {text for _, text, *_ in texts()}
    listed = {message.findtext("source") for message in strings.ET.parse(strings.CATALOGUE).iter("message")}
    assert listed == catalogued, "run `make strings`"


# the windows themselves


@pytest.fixture
def in_english(qapp):
    speak(qapp, "en")
    qapp.setApplicationDisplayName(QCoreApplication.translate("application", "前台"))
    yield
    speak(qapp, "zh")
    qapp.setApplicationDisplayName("前台")


def shown(top):
    """Every text of a window that a person or a screen reader gets, hidden or not."""
    for widget in [top, *top.findChildren(QWidget)]:
        yield from (widget.windowTitle(), widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            yield widget.placeholderText()
        if isinstance(widget, QComboBox):
            yield from (widget.itemText(row) for row in range(widget.count()))
        if isinstance(widget, QAbstractItemView) and (model := widget.model()):
            yield from (str(model.index(row, 0).data()) for row in range(model.rowCount()))
    yield from (action.text() for action in top.findChildren(QAction))


SHOWN_LISTS = (
    "process_states",
    "process_moves",
    "decision_kinds",
    "checklist",
    "quality_items",
    "dispute_type",
    "employment_form",
    "arrears_kind",
    "arrears_cause",
    "id_document",
    "sex",
    "ethnicity",
    "education",
)


def chinese(top, *data):
    """What of it is Chinese and neither data nor a name from a code list."""
    lists = (json.loads(resources.path(f"codes/{name}.json").read_text("utf-8")) for name in SHOWN_LISTS)
    codes = {*CALL_TYPES, *(item["name"] for listed in lists for item in listed["items"])}
    known = sorted({*data, *codes}, key=len, reverse=True)
    for text in filter(None, shown(top)):
        rest = re.sub(r"￥[\d,.]+", "", text)  # a sum is a sum
        for value in known:
            rest = rest.replace(value, "")
        if CHINESE.search(rest):
            yield text


def test_the_windows_speak_english(in_english, qtbot, tmp_path, practice_ground, monkeypatch):
    monkeypatch.setenv("QIANTAI_MODELS", str(tmp_path))
    place = practice_ground(tmp_path / "practice")
    known = practice.make(place)
    place_names = ("青岛市总工会职工服务中心（练习）", known["name"])
    with practice.centre_process(place.centre) as address, window_on(place, "01", address, qtbot) as (_, window):
        assert list(chinese(window, *place_names)) == []  # no model: an error is in the banner
        window.call_from_file(SAMPLE, realtime=False)
        wait_for(lambda: isinstance(window.page, CallPage) and window.page.recorded, "the recording")
        fields = TOLD["fields"]
        for name, field in window.page.form.fields.items():
            type_text(field.line, fields.get(name, ""))
        wait_for(lambda: bool(window.page.consent.words), "the words of the notice")
        notice = window.page.consent.words  # the centre's own, said to a Chinese caller
        assert list(chinese(window, *place_names, *fields.values(), notice)) == []
        save(window)
        data = (*place_names, *fields.values(), *fields["dispute_types"].split("、"), notice)
        assert [text for text in chinese(window, *data) if not text.startswith("人民币")] == []
        preview = open_preview(window)
        wait_for(lambda: preview.ready() or bool(preview.message), "the printers")
        assert list(chinese(preview, *data)) == []
        preview.reject()
    runner, profile = Runner(), place.profile("01")
    dialogs = (EnrolDialog(runner, profile), UnlockDialog(runner, profile), SharesDialog(("a", "b", "c"), window))
    assert [text for dialog in dialogs for text in chinese(dialog, known["name"])] == []
    runner.close()
    assert list(chinese(QLabel("前台"))) == ["前台"]  # what would be found


def settled(runner, qtbot):
    """Until what was asked of the store before has been answered."""
    answered = []
    for lane in (runner.write, *[runner.run] * 8):
        lane(lambda: None, answered.append)
    qtbot.waitUntil(lambda: len(answered) == 9)


@pytest.mark.parametrize("role", ["supervisor", "auditor"])
def test_the_further_pages_speak_english(in_english, qtbot, tmp_path, practice_ground, role):
    place = practice_ground(tmp_path / "practice")
    known, runner = practice.make(place), Runner()
    login = (known["accounts"][role], known["password"], "http://127.0.0.1:9")
    opened = runner.run(lambda: unlock(place.profile("01"), *login)).result()
    with open_desk(runner, opened, practice=True) as desk:
        window = MainWindow(desk)
        show_active(window)
        names = ("练习主管", "练习调解员", "练习员")  # on the board
        forms = [description.load(kind).title for kind in SECTIONS]
        models = [model.title for model in catalogue().values()]
        own = ("青岛市总工会职工服务中心（练习）", desk.unlocked.desk.clerk, "青工调")
        data = (*own, *SEALS, *forms, *names, *models, *GAPS)
        kinds = open_to(desk)
        assert len(kinds) >= (4 if role == "supervisor" else 1)
        wording = set()
        for kind in sorted(kinds, key=lambda kind: kind.key in (TEMPLATES_KEY, UNVERIFIED_KEY)):
            window.open_page(kind)
            settled(runner, qtbot)
            page = window.page
            if isinstance(page, UnverifiedPage | TemplatePage):
                wait_for(lambda page=page: page.model.rows, "what the page lists")
            wording |= wording_of(page)
            assert list(chinese(window, *data, *wording)) == [], kind.title
        window.search.begin()
        type_text(window.search, "x")
        settled(runner, qtbot)
        assert list(chinese(window, *data, *wording)) == []
        window.close()


def wording_of(page):
    """What some pages show for its own sake: the papers' wording, the values of tables that are not verified, the words
    that are said to a caller.
    """
    if isinstance(page, SoundPage):
        return {page.notice.words.text()}
    if isinstance(page, UnverifiedPage):
        return {text.removeprefix(f"{MARK}：") for row in page.model.rows for text in (row.table, row.value, row.why)}
    files = resources.path("forms").glob("*.json") if isinstance(page, TemplatePage) else ()
    return {text for file in files for text in texts_in(json.loads(file.read_text(encoding="utf-8")))}


def texts_in(value):
    if isinstance(value, str):
        yield value
        yield from value.split("\n")
    elif isinstance(value, dict):
        yield from (text for inner in value.values() for text in texts_in(inner))
    elif isinstance(value, list):
        yield from (text for inner in value for text in texts_in(inner))


@pytest.mark.parametrize(
    ("given", "chosen", "name"), [("", "", "前台"), ("", "en", "Front desk"), ("zh", "en", "前台"), ("", "xx", "前台")]
)
def test_the_language_is_chosen_and_the_session_s_does_not_count(given, chosen, name):
    code = f"from ui.application import make_application; print(make_application({given!r}).applicationDisplayName())"
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "QIANTAI_LANG": chosen, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == name


@pytest.mark.parametrize("words", [("--lang", "en"), ("practice", "--lang", "en"), ("--lang", "en", "practice")])
def test_the_command_takes_the_language(words):
    assert _parser().parse_args(words).lang == "en"


def test_without_a_word_the_program_speaks_chinese(qapp):
    speak(qapp, "")
    assert QCoreApplication.translate("errors", "磁盘已满") == "磁盘已满"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
