"""The keys of the window. Every one is an action, so that a screen reader and a menu can name it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence

from ui.call_page import CallPage
from ui.case_page import CasePage
from ui.employers_page import EmployersPage
from ui.papers_page import PAPERS_KEY
from ui.transcript_export import EXPORT_KEY

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def actions(window: "MainWindow", sync_now: Callable[[], None], *, registers: bool) -> list[QAction]:
    """One action for each key; those of a page do nothing while another page is shown.

    Who may not register has none of the keys that take something in or change it.
    """

    def on_call(act: Callable[[CallPage], None]) -> Callable[[], None]:
        return lambda: act(window.page) if isinstance(window.page, CallPage) else None

    def on_case(act: Callable[[str], None]) -> Callable[[], None]:
        return lambda: act(window.page.view.id) if isinstance(window.page, CasePage) and window.page.view else None

    def on_case_page(act: Callable[[CasePage], None]) -> Callable[[], None]:
        return lambda: act(window.page) if isinstance(window.page, CasePage) else None

    def either(act: Callable[[], None], on_employer: Callable[[EmployersPage], None]) -> Callable[[], None]:
        return lambda: on_employer(window.page) if isinstance(window.page, EmployersPage) else act()

    def unmask() -> None:
        if isinstance(window.page, CallPage | CasePage):
            window.page.unmask()

    translate = QCoreApplication.translate
    made = []
    registering = (
        (translate("keys", "来电"), "F5", window.new_call),
        (translate("keys", "来访"), "F6", window.opened.begin_visit),
        (translate("keys", "切换接待"), "Ctrl+Tab", window.opened.swap),
        (translate("keys", "放下接待"), "Ctrl+W", window.opened.put_down),
        (translate("keys", "转为来访或调解"), "Shift+F6", window.case_actions.turn),
        (translate("keys", "作废或撤销作废"), "Shift+F2", window.case_actions.void),
        (translate("keys", "移走录音"), "Ctrl+F2", window.case_actions.move),
        (translate("keys", "导出谈话"), EXPORT_KEY, window.case_actions.export),
        (translate("keys", "示例来电"), "Shift+F5", window.sample_call),
        (translate("keys", "已告知录音"), "F3", on_call(lambda page: page.tell(page.consent.give))),
        (translate("keys", "播放告知语"), "Ctrl+F3", on_call(lambda page: page.tell(page.consent.play))),
        (translate("keys", "不录音办理"), "Ctrl+F7", on_call(lambda page: page.consent.refuse_or_agree())),
        (translate("keys", "引用这句话"), "Ctrl+J", on_call(CallPage.quote_selected)),
        (translate("keys", "读卡"), "Ctrl+R", on_call(CallPage.read_card)),
        (translate("keys", "拍照"), "Ctrl+P", on_call(CallPage.take_portrait)),
        (translate("keys", "挂断，开始或停止录音"), "F7", on_call(CallPage.end_or_begin)),
        (translate("keys", "暂停录音或结束暂停"), "Shift+F7", on_call(lambda page: page.sound.pause_or_go_on())),
        (translate("keys", "保存"), "F9", either(on_call(CallPage.save), EmployersPage.save)),
        (translate("keys", "保存"), "Ctrl+S", either(on_call(CallPage.save), EmployersPage.save)),
        (translate("keys", "修改"), "F2", either(on_case(window.change_case), EmployersPage.edit)),
        (translate("keys", "登记表"), "F8", on_case(window.preview)),
        (translate("keys", "文书"), PAPERS_KEY, on_case_page(lambda page: window.open_papers(page.view))),
        (translate("keys", "批量办理"), "Ctrl+Shift+G", window.case_actions.batch),
        (translate("keys", "催办"), "Ctrl+Shift+U", window.case_actions.remind),
        (translate("keys", "撤销批量办理"), "Ctrl+Shift+Z", window.case_actions.undo_batch),
        (translate("keys", "流转"), "Ctrl+M", on_case_page(lambda page: page.process.choose())),
        (translate("keys", "分派"), "Ctrl+E", on_case_page(lambda page: page.process.ask_to_assign())),
        (translate("keys", "转办、协办"), "Ctrl+H", on_case_page(lambda page: page.process.ask_to_hand_over())),
    )
    for_all = (
        (translate("keys", "立即同步"), "F12", sync_now),
        (translate("keys", "今日接待"), "Ctrl+L", window.show_today),
        (translate("keys", "查找"), "Ctrl+F", window.search.begin),
        (translate("keys", "显示完整号码"), "Ctrl+U", unmask),
    )
    for text, keys, act in (*(registering if registers else ()), *for_all):
        action = QAction(text, window)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked=False, act=act: act())
        made.append(action)
    return made
