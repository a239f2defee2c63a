"""语音引擎: the speech models with size, licence and languages, how well each hears here, which of them are used."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QProgressBar, QPushButton

from desktop.app import Desk
from desktop.recognisers import AGAIN, FINAL, LIVE, ModelLine
from offline_store.errors import ExpectedError
from offline_store.roles import REGISTER
from ui.pages import PageKind
from ui.properties import having
from ui.queue_page import QueuePage

KEY = "Ctrl+F12"


class RecognisersPage(QueuePage[ModelLine]):
    """The catalogue's order; the buttons are those that a model has now."""

    def __init__(self, desk: Desk) -> None:
        explanation = self.tr(
            "实时文字是说话时屏幕上的字；定稿是写进记录的字，通话结束后还会整段再听一遍，改过的字不会被覆盖。"
            "准确率用本席位改正过的语句来测。录音不离开这台电脑。"
        )
        super().__init__(self.tr("语音模型"), explanation, "")
        self._models = desk.recognisers
        self._busy = False
        self.text.hide()
        self.bar = having(QProgressBar(), accessibleName=self.tr("安装进度"), visible=False)
        self.inside.insertWidget(self.inside.indexOf(self.message), self.bar)
        self.again = having(QPushButton(), visible=False)
        self.again.clicked.connect(self._again)
        self.head.addWidget(self.again)
        self.live = self.add_button(self.tr("用于实时文字"), lambda: self._choose_for(LIVE), primary=True)
        self.final = self.add_button(self.tr("用于定稿"), lambda: self._choose_for(FINAL), primary=True)
        self.install = self.add_button(self.tr("安装"), lambda: self._install(None), primary=True)
        self.from_folder = self.add_button(self.tr("从文件夹或 U 盘安装…"), self._from_folder)
        self.measure = self.add_button(self.tr("测量准确率"), self._measure)
        self.remove = self.add_button(self.tr("删除"), self._remove)
        self._models.progress.connect(self._progress)
        desk.front_desk.engine_changed.connect(self.refresh)

    def refresh(self, *_changed: object) -> None:
        """Ask anew."""
        self._models.lines(self._show)
        self._models.outdated(self._offer)

    def show_item(self, item: ModelLine | None) -> None:
        """All of one model."""
        here = item is not None and item.is_installed
        can_hear = here and item is not None and item.hears
        self.live.setVisible(can_hear and item is not None and not item.is_live)
        self.final.setVisible(can_hear and item is not None and not item.is_final)
        self.install.setVisible(item is not None and not item.is_installed and not item.by_hand)
        self.from_folder.setVisible(item is not None and not item.is_installed)
        self.measure.setVisible(can_hear)
        self.remove.setVisible(here and item is not None and not (item.is_live or item.is_final))
        for button in (self.live, self.final, self.install, self.from_folder, self.measure, self.remove):
            button.setEnabled(not self._busy)
        self.detail.setText(self._words(item) if item else "")

    def _words(self, item: ModelLine) -> str:
        facts = [
            self.tr("名称：{0}").format(item.name),
            self.tr("引擎：{0}　语言：{1}").format(item.engine, self.tr("、").join(map(_language, item.languages))),
            self.tr("大小：约 {0} MB　许可：{1}").format(round(item.size / 1e6), item.licence),
            self.tr("来源：{0}").format(item.attribution),
        ]
        lines = [item.title, "\n".join(facts), self._state(item), self._measured(item)]
        if item.problem:
            lines.append(item.problem)
        if item.by_hand and not item.is_installed:
            lines.append(
                self.tr(
                    "这个模型没有公布校验值，不自动下载。请用浏览器下载下面的文件，再从所在的文件夹安装：\n{0}"
                ).format(item.by_hand)
            )
        return "\n\n".join(filter(None, lines))

    def _state(self, item: ModelLine) -> str:
        if not item.is_installed:
            return self.tr("没有安装")
        uses = [self.tr("实时文字")] * item.is_live + [self.tr("定稿")] * item.is_final
        return self.tr("已安装，正用于{0}").format(self.tr("、").join(uses)) if uses else self.tr("已安装")

    def _measured(self, item: ModelLine) -> str:
        if item.error_rate is None:
            return self.tr("准确率还没有测过") if item.is_installed and item.hears else ""
        return self.tr("本席位 {0} 句改正过的语句里，错字率 {1:.1%}（{2} 测）").format(
            item.samples, item.error_rate, item.measured_at
        )

    def _show(self, lines: list[ModelLine]) -> None:
        shown = [f"{line.title}\n{self._state(line)}" for line in lines]
        count = sum(line.is_installed for line in lines)
        self.show_items(lines, shown, self.tr("已安装 {0} 个语音模型").format(count))

    def _offer(self, count: int) -> None:
        self.again.setVisible(count > 0)
        self.again.setText(self.tr("用现在的定稿模型重听最近 {0} 条录音").format(min(count, AGAIN)))

    def _again(self) -> None:
        self._models.again(self._asked, self.failed)

    def _asked(self, count: int) -> None:
        self.message.setText(self.tr("{0} 条录音将在没有人说话时重听。").format(count))
        self._models.outdated(self._offer)

    def _choose_for(self, role: str) -> None:
        if self.item:
            self._begin(self.tr("正在检查这台电脑能不能运行它…"))
            self._models.choose(role, self.item.name, self.done, self.failed)

    def _install(self, folder: Path | None) -> None:
        if self.item:
            self._begin(self.tr("正在安装…"))
            self.bar.setRange(0, 0)
            self.bar.show()
            self._models.install(self.item.name, folder, self.done, self.failed)

    def _from_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("存有模型的文件夹或 U 盘"))
        if folder:
            self._install(Path(folder))

    def _measure(self) -> None:
        if self.item:
            self._begin(self.tr("正在用改正过的语句测量，通话可以照常进行…"))
            self._models.measure(self.item.name, self.done, self.failed)

    def _remove(self) -> None:
        if self.item:
            self._begin(self.tr("正在删除…"))
            self._models.remove(self.item, self.done, self.failed)

    def _begin(self, said: str) -> None:
        self._busy = True
        self.show_item(self.item)
        self.message.setText(said)

    def _progress(self, name: str, done: int, size: int) -> None:
        self.bar.setRange(0, 100)
        self.bar.setValue(done * 100 // max(size, 1))
        self.bar.setFormat(f"{name} %p%")

    def done(self, _result: object = None) -> None:
        """What was asked for is done."""
        self._busy = False
        self.bar.hide()
        super().done()

    def failed(self, error: ExpectedError) -> None:
        """It was not."""
        self._busy = False
        self.bar.hide()
        self.show_item(self.item)
        super().failed(error)


def _language(code: str) -> str:
    words = {
        "zh": QCoreApplication.translate("recognisers", "普通话"),
        "yue": QCoreApplication.translate("recognisers", "粤语"),
        "en": QCoreApplication.translate("recognisers", "英语"),
        "ja": QCoreApplication.translate("recognisers", "日语"),
        "ko": QCoreApplication.translate("recognisers", "韩语"),
    }
    return words.get(code, code)


def recognisers_kind() -> PageKind:
    """The page as an entry of the menu."""
    return PageKind(QCoreApplication.translate("pages", "语音引擎"), KEY, REGISTER, RecognisersPage)
