"""Further employers of a case with their roles: a chain of dispatch or subcontracting."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from offline_store.case_employers import ROLES, Named
from ui.employer_line import Find, KnownEmployers
from ui.properties import having

LONGEST = 500
"""Characters of a name."""
MOST = 20
"""Of one case."""
ADD_KEY = "Alt+E"


def role_words(role: str) -> str:
    """What an employer is in a case; a role of a newer program stands as it is."""
    return {
        "employer": _tr("用人单位"),
        "dispatcher": _tr("劳务派遣单位"),
        "user": _tr("用工单位"),
        "contractor": _tr("总包单位"),
        "subcontractor": _tr("分包单位"),
        "guarantor": _tr("担保单位"),
    }.get(role, role)


def _tr(text: str) -> str:
    return QCoreApplication.translate("employer roles", text)


class _Row(QWidget):
    """One employer: its role, its name, and the button that takes it away."""

    edited = Signal()
    gone = Signal()

    def __init__(self, named: Named, find: Find) -> None:
        super().__init__()
        self.role = having(QComboBox(), accessibleName=self.tr("单位角色"))
        for role in ROLES:
            self.role.addItem(role_words(role), role)
        if named.role not in ROLES:
            self.role.addItem(role_words(named.role), named.role)
        self.role.setCurrentIndex(self.role.findData(named.role))
        self.line = QLineEdit(named.name, placeholderText=self.tr("单位全称"), maxLength=LONGEST)
        self.line.setAccessibleName(self.tr("单位名称"))
        self._known = KnownEmployers(self.line, find)
        self._known.know(named.id, named.name)
        self.remove = remove = having(QToolButton(), text="✕", objectName="choose", toolTip=self.tr("去掉这个单位"))
        remove.setAccessibleName(self.tr("去掉这个单位"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.role)
        layout.addWidget(self.line, 1)
        layout.addWidget(remove)
        self.line.textEdited.connect(self.edited)
        self.role.currentIndexChanged.connect(self.edited)
        remove.clicked.connect(self.gone)
        self._known.chosen.connect(self.edited)

    @property
    def named(self) -> Named:
        """As it stands."""
        return Named(self.role.currentData(), self.line.text().strip(), self._known.id)


class OtherEmployers(QWidget):
    """The rows, and the button that adds one."""

    edited = Signal()

    def __init__(self, find: Find) -> None:
        super().__init__()
        self._find = find
        self.rows: list[_Row] = []
        self.label = having(QLabel(self.tr("其他单位")), objectName="fieldLabel")
        self.add = QPushButton(self.tr("再加一个单位  {0}").format(ADD_KEY))
        QShortcut(QKeySequence(ADD_KEY), self, self._add)  # a button's own shortcut waits: the next key would be lost
        self.add.setToolTip(self.tr("劳务派遣、总包分包、担保：同一案件里的其他单位"))
        self.label.setMinimumHeight(self.add.sizeHint().height())  # on the line of what stands beside it
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        last = QHBoxLayout()
        last.addWidget(self.add)
        last.addStretch(1)
        self._rows.addLayout(last)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.label, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(self._rows, 1)
        self.add.clicked.connect(self._add)

    @property
    def named(self) -> tuple[Named, ...]:
        """Those that have a name."""
        return tuple(row.named for row in self.rows if row.named.name)

    def fill(self, named: Sequence[Named]) -> None:
        """Show these instead."""
        for row in list(self.rows):
            self._remove(row)
        for each in named:
            self._append(each)

    def draft(self) -> list[dict[str, str]]:
        """Every row as it stands, for `restore`."""
        shown = [row.named for row in self.rows]
        return [{"role": named.role, "name": named.name, "id": named.id} for named in shown]

    def restore(self, draft: Sequence[dict[str, Any]]) -> None:
        """Put such rows back."""
        self.fill([Named(str(row["role"]), str(row["name"]), str(row["id"])) for row in draft])

    def _add(self) -> None:
        """A further one, of the role that is likeliest beside those that are there."""
        taken = [row.role.currentData() for row in self.rows]
        free = [role for role in _LIKELY if role not in taken]
        row = self._append(Named(free[0] if free else "subcontractor", ""))
        row.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edited.emit()

    def _append(self, named: Named) -> _Row:
        row = _Row(named, self._find)
        row.edited.connect(self.edited)
        row.gone.connect(lambda: self._taken_away(row))
        self._rows.insertWidget(len(self.rows), row)
        before_it = self.add.previousInFocusChain() or self
        chain: tuple[QWidget, ...] = (before_it, row.role, row.line, row.remove, self.add)
        for before, after in pairwise(chain):
            self.setTabOrder(before, after)
        self.rows.append(row)
        self.add.setEnabled(len(self.rows) < MOST)
        return row

    def _taken_away(self, row: _Row) -> None:
        self._remove(row)
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _remove(self, row: _Row) -> None:
        self.rows.remove(row)
        self._rows.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.add.setEnabled(True)


_LIKELY = ("dispatcher", "user", "contractor", "subcontractor")
"""Roles in the order in which a further employer is given one."""
