"""The cards that pages are made of."""

from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from ui.cards import scrolling


def test_wrapped_lines_are_seen_whole_where_the_card_scrolls(qtbot):
    content = QWidget()
    inside, fields = QVBoxLayout(content), QFormLayout()
    inside.addLayout(fields)
    said = [QLabel("三个月没有发工资。" * 10, wordWrap=True) for _ in range(6)]
    for label in said:
        fields.addRow("反映情况", label)
    area = scrolling(content)
    qtbot.addWidget(area)
    area.resize(360, 120)
    area.show()
    qtbot.waitExposed(area)
    qtbot.waitUntil(lambda: all(label.height() >= label.heightForWidth(label.width()) for label in said))
    said[0].setText("三个月没有发工资。" * 40)
    qtbot.waitUntil(lambda: said[0].height() >= said[0].heightForWidth(said[0].width()))
    area.resize(260, 120)
    qtbot.waitUntil(lambda: all(label.height() >= label.heightForWidth(label.width()) for label in said))
