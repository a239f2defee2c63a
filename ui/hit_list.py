"""The list of what was found: who, when, and why it is a hit, with the typed words marked."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from offline_store.search import Found, Hit
from offline_store.search_reasons import Why
from offline_store.types import local_day, now
from ui.reception_list import paint_ground
from ui.words import FAINT, INK, clock, duration, short_day

Index = QModelIndex | QPersistentModelIndex
HIT_ROLE = Qt.ItemDataRole.UserRole
NO_PARENT = QModelIndex()
MOST_WHYS = 3
"""Reasons shown of one hit."""
FOUND = QColor("#ffe9a8")
"""Behind the typed word."""


class HitModel(QStringListModel):
    """Hits as the store found them; further ones are asked for when the list is scrolled to its end."""

    wanted_more = Signal(object)
    """The Place to go on after."""

    def __init__(self) -> None:
        super().__init__()
        self.query = ""
        self.found = Found(())

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The hit in words (for a screen reader too), or the Hit itself."""
        if role not in (HIT_ROLE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        hit = self.found.hits[index.row()]
        if role == HIT_ROLE:
            return hit
        whys = (f"{self.label(why)} {why.text}" for why in hit.whys)
        return " ".join(filter(None, (self.title(hit), self.when(hit), hit.employer, hit.number, *whys)))

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there are further hits."""
        return not parent.isValid() and self.found.next is not None and bool(self.found.hits)

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next hits."""
        if self.canFetchMore(parent):
            self.wanted_more.emit(self.found.next)

    def reset(self, query: str, found: Found) -> None:
        """Show these instead."""
        self.query, self.found = query, found
        self.setStringList([""] * len(found.hits))

    def append(self, further: Found) -> None:
        """Show these below."""
        first = len(self.found.hits)
        self.found = Found(self.found.hits + further.hits, further.next)
        if further.hits:
            self.insertRows(first, len(further.hits))

    def title(self, hit: Hit) -> str:
        """Who came."""
        if hit.protected:
            return self.tr("身份保密")
        return hit.name or (self.tr("未留姓名") if hit.case_id else self.tr("未登记的接待"))

    def when(self, hit: Hit) -> str:
        """The time of today, or the day; and whether it waits to be registered."""
        moment = clock(hit.at) if local_day(hit.at) == local_day(now()) else short_day(hit.at)
        if not hit.case_id:
            return self.tr("待登记 {0}").format(moment)
        return self.tr("待上传 {0}").format(moment) if hit.unsent else moment

    def label(self, why: Why) -> str:
        """The field a word was found in."""
        labels = {
            "name": self.tr("姓名"),
            "pinyin": self.tr("姓名拼音"),
            "phone": self.tr("电话尾号"),
            "caller": self.tr("来电号码"),
            "id_number": self.tr("证件尾号"),
            "former_name": self.tr("曾用名"),
            "former_phone": self.tr("曾用电话"),
            "former_id_number": self.tr("曾用证件号"),
            "birth": self.tr("出生日期"),
            "number": self.tr("登记号"),
            "employer": self.tr("用人单位"),
            "claim": self.tr("诉求"),
            "matter": self.tr("反映情况"),
            "advice": self.tr("处理意见"),
            "occupation": self.tr("职业"),
            "period": self.tr("涉及时段"),
            "dispute_types": self.tr("争议类型"),
            "arrears": self.tr("欠薪金额"),
            "injury": self.tr("工伤情况"),
            "wages": self.tr("欠薪明细"),
            "said": self.tr("通话文字"),
            "draft": self.tr("未保存的内容"),
            "recovered": self.tr("追回金额"),
            "owed": self.tr("名单金额"),
            "credit_code": self.tr("信用代码"),
            "printed": self.tr("打印过的文书"),
        }
        ways = {
            "sound": self.tr("读音相同"),
            "shape": self.tr("字形相近"),
            "plate": self.tr("车牌"),
            "sum": self.tr("同一金额"),
        }
        second = "" if why.second is None else duration(why.second)
        return " ".join(filter(None, (labels[why.field], second, ways.get(why.how))))


class _Delegate(QStyledItemDelegate):
    MARGIN, GAP = 16, 8

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit: Hit = index.data(HIT_ROLE)
        model = index.model()
        assert isinstance(model, HitModel)
        painter.save()
        rect: QRect = option.rect  # type: ignore[attr-defined]
        paint_ground(painter, option)
        height = option.fontMetrics.height() + 4  # type: ignore[attr-defined]
        line = QRect(rect.left() + self.MARGIN, rect.top() + self.GAP, rect.width() - 2 * self.MARGIN, height)
        self._paint_head(painter, line, model.title(hit), hit.employer, model.when(hit))
        for why in hit.whys[:MOST_WHYS]:
            line.translate(0, height)
            self._paint_why(painter, line, model.label(why), why)
        painter.restore()

    def _paint_head(self, painter: QPainter, line: QRect, title: str, employer: str, when: str) -> None:
        left, right, middle = (
            Qt.AlignmentFlag.AlignLeft,
            Qt.AlignmentFlag.AlignRight,
            Qt.AlignmentFlag.AlignVCenter,
        )
        metrics = painter.fontMetrics()
        painter.setPen(FAINT)
        painter.drawText(line, right | middle, when)
        rest = line.adjusted(0, 0, -metrics.horizontalAdvance(when) - self.GAP, 0)
        plain, bold = painter.font(), QFont(painter.font())
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(INK)
        title = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, left | middle, title)
        rest.setLeft(rest.left() + painter.fontMetrics().horizontalAdvance(title) + self.GAP)
        painter.setFont(plain)
        painter.setPen(FAINT)
        painter.drawText(
            rest, left | middle, metrics.elidedText(employer, Qt.TextElideMode.ElideRight, max(rest.width(), 0))
        )

    def _paint_why(self, painter: QPainter, line: QRect, label: str, why: Why) -> None:
        """The field's name, and its text with the word on a ground of its own."""
        metrics, rest = painter.fontMetrics(), QRect(line)
        text = why.text.replace("\n", " ")
        parts = ((label, FAINT), (text[: why.start], INK), (text[why.start : why.end], INK), (text[why.end :], INK))
        for place, (part, colour) in enumerate(parts):
            shown = metrics.elidedText(part, Qt.TextElideMode.ElideRight, max(rest.width(), 0))
            width = metrics.horizontalAdvance(shown)
            if place == 2:  # the word itself
                painter.fillRect(QRect(rest.left(), rest.top() + 1, width, rest.height() - 2), FOUND)
            painter.setPen(colour)
            painter.drawText(rest, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
            rest.setLeft(rest.left() + width + (self.GAP if place == 0 else 0))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        hit: Hit = index.data(HIT_ROLE)
        lines = 1 + len(hit.whys[:MOST_WHYS])
        return QSize(200, lines * (option.fontMetrics.height() + 4) + 2 * self.GAP)  # type: ignore[attr-defined]


class HitList(QListView):
    """Choose a hit with the mouse, or with the arrows and Enter."""

    chosen = Signal(object)
    """A Hit."""
    left = Signal()
    """Esc: back to the day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("receptions")
        self._hits = HitModel()
        self.setModel(self._hits)
        self.setItemDelegate(_Delegate(self))
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)  # each hit of a query has a reason for each word of it
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("查找结果"))
        self.clicked.connect(lambda index: self.chosen.emit(index.data(HIT_ROLE)))

    def model(self) -> HitModel:
        """The hits."""
        return self._hits

    def show_found(self, query: str, found: Found) -> None:
        """Show an answer; the chosen hit of the same question stays chosen while it is a hit."""
        here = self._hits.found.hits
        if query == self._hits.query and found.hits and here[: len(found.hits)] == found.hits:
            return  # nothing is new; what was scrolled to stays
        chosen = self.currentIndex().data(HIT_ROLE) if query == self._hits.query else None
        self._hits.reset(query, found)
        rows = [row for row, hit in enumerate(found.hits) if chosen and hit.reception_id == chosen.reception_id]
        if found.hits:
            self.setCurrentIndex(self._hits.index(rows[0] if rows else 0))

    def open_current(self) -> None:
        """Open the chosen hit, if there is one."""
        if self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex().data(HIT_ROLE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Esc goes back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_current()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
