"""The words being spoken, as lines of the transcript: last, fainter, and replaced by what was said."""

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester

from offline_store.queries import Sentence
from ui.transcript import TranscriptView


def words(start, text, speaker="clerk", sentence_id=""):
    return Sentence(sentence_id, "recording", start, start + 2, speaker, text, 0.9 if sentence_id else 0.0)


def said(start, text, speaker="clerk"):
    return words(start, text, speaker, f"id-{start}")


@pytest.fixture
def view(qtbot):
    made = TranscriptView("还没有")
    made.resize(400, 300)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.tester = QAbstractItemModelTester(made.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    return made


def lines(view, role=Qt.ItemDataRole.DisplayRole):
    model: QAbstractItemModel = view.model()
    return [model.index(row, 0).data(role) for row in range(model.rowCount())]


def test_words_stand_below_what_was_said_and_change_in_place(view):
    transcript = view.transcript
    transcript.show_words(words(1.0, "您"))
    transcript.show_words(words(2.0, "我", "caller"))
    transcript.add(said(3.0, "嗯"))
    transcript.show_words(words(1.0, "您好请"))
    assert [line.split()[-1] for line in lines(view)] == ["嗯", "您好请", "我"]
    assert [sentence.text for sentence in transcript.sentences] == ["嗯"], "nothing that may change counts as said"


def test_a_settled_sentence_takes_the_place_of_its_words(view):
    transcript = view.transcript
    transcript.show_words(words(1.0, "您好请"))
    transcript.show_words(words(2.0, "我", "caller"))
    transcript.add(said(3.0, "嗯"))
    transcript.add(said(1.0, "您好，请讲。"))
    assert [line.split()[-1] for line in lines(view)] == ["您好，请讲。", "嗯", "我"]
    transcript.add(said(2.0, "我问一下。", "caller"))
    assert [line.split()[-1] for line in lines(view)] == ["您好，请讲。", "我问一下。", "嗯"]
    assert transcript.unsettled == []


def test_the_last_line_settles_without_a_flicker(view, qtbot):
    """The row stays: nothing is taken away and put back."""
    transcript = view.transcript
    transcript.add(said(1.0, "您好"))
    transcript.show_words(words(4.0, "我", "caller"))
    gone = []
    for signal in (transcript.rowsRemoved, transcript.rowsMoved, transcript.modelReset, transcript.rowsInserted):
        signal.connect(lambda *_: gone.append(1))
    transcript.show_words(words(4.0, "我想问", "caller"))
    transcript.add(said(4.0, "我想问一下。", "caller"))
    assert not gone
    assert lines(view)[-1].endswith("我想问一下。")


def test_a_sound_without_words_leaves_nothing(view):
    transcript = view.transcript
    transcript.show_words(words(1.0, "啊"))
    transcript.show_words(words(1.0, ""))
    transcript.show_words(words(5.0, ""))
    assert lines(view) == []
    transcript.show_words(words(6.0, "喂"))
    transcript.withdraw_words()
    assert lines(view) == []


def test_the_reader_hears_that_it_may_change(view):
    view.transcript.add(said(1.0, "您好"))
    view.transcript.show_words(words(4.0, "我想", "caller"))
    settled, unsettled = lines(view, Qt.ItemDataRole.AccessibleTextRole)
    assert "正在听写" in unsettled
    assert "我想" in unsettled
    assert "正在听写" not in settled


def darkest(view, row):
    image: QImage = view.grab(view.visualRect(view.model().index(row, 0))).toImage()
    half = range(image.height() // 2, image.height())
    return min(image.pixelColor(x, y).lightness() for x in range(20, image.width()) for y in half)


def test_the_words_are_fainter(view):
    view.transcript.add(said(1.0, "您好您好"))
    view.transcript.show_words(words(4.0, "您好您好"))
    assert darkest(view, 0) < darkest(view, 1)
    view.transcript.add(said(4.0, "您好您好"))
    assert darkest(view, 1) == darkest(view, 0)


def test_the_view_follows_the_words_unless_one_reads_further_up(view, qtbot):
    bar = view.verticalScrollBar()
    for number in range(20):
        view.transcript.add(said(float(number), "您好" * 10))
    qtbot.waitUntil(lambda: bar.value() == bar.maximum() > 0)
    for length in range(1, 60, 5):
        view.transcript.show_words(words(100.0, "三个月没有发工资" * length))
    qtbot.waitUntil(lambda: view.visualRect(view.model().index(20, 0)).height() > 200)
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    bar.setValue(0)
    most = bar.maximum()
    view.transcript.show_words(words(100.0, "三个月没有发工资" * 80))
    view.transcript.show_words(words(101.0, "嗯", "caller"))
    qtbot.waitUntil(lambda: bar.maximum() > most)
    assert bar.value() == 0
