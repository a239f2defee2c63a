"""Tab through parts that come and go, in the order in which they stand."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFormLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.demo import show_active
from ui.tab_order import follow_layout


def walk(first, steps):
    first.setFocus()
    for _ in range(steps):
        yield QApplication.focusWidget()
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)


def test_what_was_put_in_later_comes_where_it_stands(qtbot):
    form = QWidget()
    qtbot.addWidget(form)
    layout, section = QVBoxLayout(form), QWidget()
    name, phone, inner, late, hidden = (QLineEdit() for _ in range(5))
    untouched = QPushButton(focusPolicy=Qt.FocusPolicy.NoFocus)
    for widget in (phone, untouched, section, hidden):
        layout.addWidget(widget)
    hidden.hide()
    layout.insertWidget(0, name)
    rows = QFormLayout(section)
    rows.addRow("证件号码", inner)
    show_active(form)
    follow_layout(layout)
    assert list(walk(name, 4)) == [name, phone, inner, name]
    rows.insertRow(0, "证件种类", late)
    qtbot.waitUntil(late.isVisible)
    follow_layout(layout)
    assert list(walk(name, 5)) == [name, phone, late, inner, name]
