"""Errors a person can do something about.

ExpectedError
├── offline_store: WrongKey, NewerStore, StoreDamaged, DiskFull, … (beside the code that raises them)
├── desktop.sound, desktop.speech, desktop.printing, desktop.sync: one small family each

Anything else is a bug and goes to the crash log.
"""

from typing import ClassVar


class ExpectedError(Exception):
    """An error with a title, an explanation and the next thing to do, in the clerk's language.

    The three texts are templates; `details` fill their `{names}`. Foreign errors are translated into one of
    these once, at the edge where they arise, with the foreign error as `__cause__`.
    """

    title: ClassVar[str]
    explanation: ClassVar[str]
    advice: ClassVar[str]

    def __init__(self, **details: object) -> None:
        super().__init__(details)
        self.details = details

    def __str__(self) -> str:
        text = f"{self.title}：{self.explanation}{self.advice}"
        return text.format(**self.details)


def filling(text: str) -> str:
    """The text itself. It marks words that come into an error by a variable, so that `make strings` finds them."""
    return text


class DiskFull(ExpectedError):
    """No space left where the program writes (ENOSPC, SQLITE_FULL)."""

    title = "磁盘已满"
    explanation = "这台电脑的磁盘没有空间了，刚才的内容没有写入，屏幕上的文字都还在。"
    advice = "请删除不用的文件腾出空间，然后再按一次保存。"


class NotAllowed(ExpectedError):
    """The clerk's role has no right to it (`roles.py`)."""

    title = "没有这项权限"
    explanation = "您的角色不能做这件事，内容没有任何改动。"
    advice = "请让有权限的同事登录后办理。"


class NotHere(ExpectedError):
    """What is worked on has left this machine: its case went to a station whose records this desk does not read."""

    title = "案件已经不在本机"
    explanation = "这件案件已经移交给别的站点，本机不再保存它。屏幕上的文字都还在。"
    advice = "还要补充的内容，请复制下来告诉接收的站点；需要的话重新登记。"
