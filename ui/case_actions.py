"""What is done to the reception in front besides filling it in: turned, voided or brought back, its recording moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from desktop.app import Desk
from desktop.transcript_editing import Opened
from offline_store.queries import ReceptionView
from offline_store.registration import NEXT_KIND
from ui.batch_dialog import BatchDialog
from ui.call_page import CallPage
from ui.case_page import CasePage
from ui.move_recording import MoveDialog
from ui.pages import kind_with
from ui.reason_dialog import ReasonDialog
from ui.remind_dialog import RemindDialog
from ui.transcript_export import ExportDialog
from ui.transcript_page import TranscriptPage
from ui.visits_page import VISITS_KEY, VisitsPage
from ui.words import kind_words

if TYPE_CHECKING:
    from offline_store.registration import Entry
    from ui.main_window import MainWindow


class CaseActions(QObject):
    """Each works on the page that is shown, and does nothing on a page of another kind."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk, self._work = window, desk, desk.case_work
        self._banner = window.banner

    def turn(self) -> None:
        """The caller has come, the visitor sits down with the other side: the form goes on as it stands."""
        page = self._window.page
        if isinstance(page, CallPage):
            if self._can_turn(page.kind) and (entry := page.take_entry()):
                self._turn(page.reception_id, page, entry)
        elif (view := self._shown()) and not view.void and self._can_turn(view.kind):
            self._turn(view.id, None, None)

    def void(self) -> None:
        """作废 asks why; a void case is brought back."""
        view = self._shown()
        if view is None or view.case_id is None:
            return
        if view.void:
            self._work.restore(view.case_id, lambda _done: self._again(view.id), self._banner.show_error)
            return
        case_id = view.case_id

        def done(_nothing: object) -> None:
            dialog.accept()
            self._again(view.id)

        dialog = ReasonDialog(
            self.tr("作废登记"),
            self.tr("作废 {0}。内容全部保留，但不再计入统计，可以撤销。为什么作废？").format(view.number),
            self.tr("作废"),
            lambda reason: self._work.void(case_id, reason, done, dialog.show_error),
            self._window,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def remind(self) -> None:
        """催办: whoever has to act in the case that is shown."""
        view = self._shown()
        if view is None or view.case_id is None or view.void:
            return
        dialog = RemindDialog(self._desk.queue, self._desk.front_desk, view.case_id, None, self._window)
        dialog.sent.connect(lambda _id: self._again(view.id))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def take_call(self, visit_id: str) -> None:
        """The newest open call was a return visit: sound and text go to its case, what was typed to its result."""
        calls = [page for page in self._window.opened.pages.values() if page.kind == "call" and not page.case_id]
        visits = self._window.page
        if not calls or not isinstance(visits, VisitsPage):
            self._banner.show_note(self.tr("没有打开的来电"), self.tr("先按 F5 打电话并录音，再回到这里。"))
            return
        page = calls[-1]
        typed = (page.form.matter.toPlainText().strip(), page.form.advice.toPlainText().strip())
        page.keeping.note_saving()

        def taken(_done: object) -> None:
            if page.recording:
                page.hang_up()
            self._window.opened.end(page)
            self._window.open_page(kind_with(self._desk, VISITS_KEY))
            visits.text.setPlainText("\n".join(filter(None, (visits.said, *typed))))

        self._desk.queue.take_call(visit_id, page.reception_id, taken, visits.failed)

    def batch(self) -> None:
        """The same for all cases that are marked in the list."""
        if not (case_ids := self._window.side.chosen_cases):
            words = self.tr("在左边的列表里按 Shift+↑↓ 或 Ctrl+单击选几件，再按 Ctrl+Shift+G。")
            self._banner.show_note(self.tr("还没有选案件"), words)
            return
        dialog = BatchDialog(self._desk, case_ids, self._window)
        dialog.changed.connect(self._window.case_page.reload)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def undo_batch(self) -> None:
        """Everything of the last batch is put back as it was."""

        def undone(count: int) -> None:
            self._banner.show_note(self.tr("已撤销批量办理"), self.tr("{0} 件，内容和办理前一样。").format(count))
            self._window.case_page.reload()

        self._desk.batches.undo(undone, self._banner.show_error)

    def move(self) -> None:
        """A recording on the wrong case: choose where it belongs."""
        page = self._window.page
        if isinstance(page, CallPage):
            page.journal()  # what is typed comes back as it stands
            self._desk.front_desk.open_reception(page.reception_id, self._ask_where)
        elif view := self._shown():
            self._ask_where(view)

    def export(self) -> None:
        """The talk in front as files to take along: of the editor, of a case, of a reception being worked on."""
        page = self._window.page
        if isinstance(page, TranscriptPage):
            page.ask_to_export()
        elif reception_id := self._window.further.reception_in_front:
            self._desk.transcripts.open(reception_id, self._ask_what, self._banner.show_error)

    # inside

    def _shown(self) -> ReceptionView | None:
        page = self._window.page
        return page.view if isinstance(page, CasePage) else None

    def _can_turn(self, kind: str) -> bool:
        if kind not in NEXT_KIND:
            self._banner.show_note(kind_words(kind), self.tr("来电可以转为来访，来访可以转为调解。"))
        return kind in NEXT_KIND

    def _turn(self, reception_id: str, page: CallPage | None, entry: Entry | None) -> None:
        def turned(new_id: str) -> None:
            if page is not None and self._window.opened.pages.get(reception_id) is page:
                if page.recording:
                    page.hang_up()
                self._window.opened.end(page)
            self._desk.front_desk.open_reception(new_id, goes_on)

        def goes_on(view: ReceptionView) -> None:
            self._window.opened.open(view)

        failed = page.not_saved if page else self._banner.show_error
        self._work.turn(reception_id, entry, int(page.keeping.worked) if page else 0, turned, failed)

    def _ask_what(self, opened: Opened) -> None:
        if not opened.recordings:
            self._banner.show_note(self.tr("没有录音"), self.tr("这次接待没有可以导出的录音和文字。"))
        elif opened.reception_id == self._window.further.reception_in_front:
            ExportDialog(self._desk, opened, self._window).open()

    def _ask_where(self, view: ReceptionView) -> None:
        if not view.recordings:
            self._banner.show_note(self.tr("没有录音"), self.tr("这次接待没有可以移走的录音。"))
            return
        dialog = MoveDialog(self._desk, view, self._window)
        dialog.moved.connect(lambda to_id: self._moved(view.id, to_id))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _moved(self, from_id: str, to_id: str) -> None:
        self._banner.show_note(self.tr("录音已移走"), self.tr("录音和文字都在那次接待里，两边的办理过程都有记录。"))
        for reception_id in (from_id, to_id):
            if page := self._window.opened.pages.get(reception_id):
                self._desk.front_desk.open_reception(reception_id, page.show_text)
        self._again(from_id)

    def _again(self, reception_id: str) -> None:
        """The case's page says what is now."""
        if (view := self._shown()) and view.id == reception_id:
            self._window.case_page.reload()
