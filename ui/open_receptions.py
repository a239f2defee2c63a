"""The receptions being worked on, one page each: a call that comes in lays itself on top of a visitor's form.

Every page stays alive until it is saved or put down, with its cursor, timers, recording and half-typed text. What is
put down, or left behind by a kill, is a draft in the store.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

import resources
from desktop.front_desk import FrontDesk
from desktop.importing import Original
from offline_store.errors import ExpectedError
from offline_store.queries import ReceptionView
from ui.banner import Banner
from ui.call_page import CallPage
from ui.import_dialog import ImportDialog
from ui.open_bar import OpenBar
from ui.page_stack import PageStack
from ui.work_time import WorkTime

if TYPE_CHECKING:
    from desktop.call import Conversation

SAMPLE_CALL = "samples/call.flac"
Record = Callable[[CallPage], None]


class OpenReceptions(QObject):
    """Begins, swaps and ends them."""

    registered = Signal(object)
    """The ReceptionView of one that was saved, where no other is open to go on with."""
    brought = Signal(object)
    """A CallPage that has just been opened."""
    minutes_wanted = Signal()
    """The record of the one in front is to be written."""
    emptied = Signal()
    """The last one was put down."""

    def __init__(self, front: FrontDesk, stack: PageStack, banner: Banner) -> None:
        super().__init__(stack)
        self._front, self._stack, self._banner = front, stack, banner
        self.pages: dict[str, CallPage] = {}
        """By reception, in the order they were opened."""
        self._before: list[CallPage] = []
        """The latest in front last."""
        self.bar = OpenBar()
        self._time = WorkTime(lambda: page.keeping if (page := self.front) and page.isVisible() else None, self)
        self.bar.chosen.connect(lambda reception_id: self.show(self.pages[reception_id]))
        stack.currentChanged.connect(self._note_front)

    @property
    def front(self) -> CallPage | None:
        """The one that is shown."""
        page = self._stack.currentWidget()
        return page if isinstance(page, CallPage) else None

    # beginning

    def begin_visit(self) -> None:
        """Somebody stands at the desk."""
        self._begin("visit", lambda _page: None)

    def begin_call(self, device: str | None = None) -> None:
        """The phone rings: open a page and record from the input device (None: the system's own choice)."""
        self._begin("call", lambda page: self._front.record_device(page.reception_id, device, *self._recorded(page)))

    def take_up(self, reception_id: str) -> None:
        """A call that rang was answered: its page, and its sound."""

        def opened(view: ReceptionView) -> None:
            page = self.open(view)
            self._front.record_device(page.reception_id, None, *self._recorded(page))

        self._banner.hide()
        self._front.open_reception(reception_id, opened)

    def sample_call(self) -> None:
        """Practise with the shipped call, by the same path as a real one."""
        self.call_from_file(resources.path(SAMPLE_CALL), realtime=True)

    def call_from_file(self, path: Path, *, realtime: bool) -> None:
        """A call whose sound comes from a file."""

        def record(page: CallPage) -> None:
            done, failed = self._recorded(page)
            self._front.record_file(page.reception_id, path, realtime=realtime, done=done, failed=failed)

        self._begin("call", record)

    def import_file(self, page: CallPage, original: Original) -> None:
        """A recording made elsewhere, into this reception."""
        self._front.import_file(page.reception_id, original, *self._recorded(page))

    def _ask_for_file(self, page: CallPage) -> None:
        dialog = ImportDialog(page)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(lambda original: self.import_file(page, original))
        dialog.open()

    def open(self, view: ReceptionView, fields: tuple[str, ...] = ()) -> CallPage:
        """A reception in the form, the cursor in the first of these fields; the page that is open already."""
        if page := self.pages.get(view.id):
            self.show(page)
            return page
        page = self.pages[view.id] = CallPage(self._front, view)
        page.problem.connect(self._banner.show_error)
        page.refused.connect(lambda sentence: self._banner.show_note(self.tr("还不能保存"), sentence))
        page.saved.connect(self._saved)
        page.resume.connect(lambda: self._front.record_device(page.reception_id, None, *self._recorded(page)))
        page.alone_wanted.connect(lambda role: self._record_alone(page, role))
        page.header.take_file.clicked.connect(lambda: self._ask_for_file(page))
        page.minutes_wanted.connect(self.minutes_wanted)
        page.form.edited.connect(self.bar.say)
        page.spoken.connect(lambda: self._time.touch() if page is self.front else None)
        self._stack.addWidget(page)
        self.show(page)
        page.form.begin_at(fields)
        self.brought.emit(page)
        return page

    def _record_alone(self, page: CallPage, role: str) -> None:
        """A talk with one side: a recording of its own."""
        self._front.record_device(page.reception_id, None, *self._recorded(page), private_with=role)

    # the stack

    def show(self, page: CallPage) -> None:
        """Bring it to the front, as it was left."""
        self._stack.show_page(page)

    def swap(self) -> None:
        """The next of the open ones; from another page, the one that was in front last."""
        front, pages = self.front, list(self.pages.values())
        if front is not None:
            self.show(pages[(pages.index(front) + 1) % len(pages)])
        elif self._before:
            self.show(self._before[-1])

    def put_down(self) -> None:
        """Not now: what was typed stays as a draft; the one below comes back."""
        page = self.front
        if page is None:
            return
        if page.recording:
            self._banner.show_note(self.tr("正在录音"), self.tr("请先按 F7 结束录音，再放下这次接待。"))
            return
        if not self.end(page):
            self.emptied.emit()

    def end(self, page: CallPage) -> bool:
        """The page is over; whether another one took its place in front."""
        self._time.look()
        is_front = page is self.front
        del self.pages[page.reception_id]
        self._before.remove(page)
        below = self._before[-1] if is_front and self._before else None
        if below:
            self.show(below)
        page.retire()
        self._stack.drop(page)
        self._note_front()
        page.sound.when_over(page.deleteLater)
        return below is not None

    def retire(self) -> None:
        """The window closes."""
        self._time.stop()
        for page in self.pages.values():
            page.retire()

    def _note_front(self) -> None:
        self._time.look()
        page = self.front
        if page and page.reception_id in self.pages:
            if page in self._before:
                self._before.remove(page)
            self._before.append(page)
        self.bar.show_open(list(self.pages.values()), page)

    # answers

    def _begin(self, kind: str, record: Record) -> None:
        self._banner.hide()

        def opened(view: ReceptionView) -> None:
            record(self.open(view))

        self._front.begin(
            kind, lambda reception_id: self._front.open_reception(reception_id, opened), self._banner.show_error
        )

    def _recorded(self, page: CallPage) -> tuple[Callable[[Conversation], None], Callable[[ExpectedError], None]]:
        def begun(conversation: Conversation) -> None:
            if self.pages.get(page.reception_id) is page:
                page.sound.begin(conversation)
            else:
                conversation.stop()  # put down before the microphone was open

        def failed(error: ExpectedError) -> None:
            if self.pages.get(page.reception_id) is page:
                page.sound.show_none()
                self._banner.show_error(error)

        return begun, failed

    def _saved(self, reception_id: str) -> None:
        self._front.open_reception(reception_id, self._registered)

    def _registered(self, view: ReceptionView) -> None:
        self._banner.show_note(self.tr("已保存"), self.tr("登记号 {0}").format(view.number))
        page = self.pages.get(view.id)
        if page is None or page.recording:
            return  # the call goes on: what is still said can still be taken over
        was_front = page is self.front
        if not self.end(page) and was_front:
            self.registered.emit(view)
