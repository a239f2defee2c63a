"""A gap in a recording in words, for the screen and for paper."""

from collections.abc import Callable

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from offline_store.gaps import PAUSED, Gap

Say = Callable[[str], str]
_PAUSE = str(QT_TRANSLATE_NOOP("gaps", "（暂停）"))
_PAUSE_OF = str(QT_TRANSLATE_NOOP("gaps", "（暂停 {0}）"))
_LOSS = str(QT_TRANSLATE_NOOP("gaps", "（录音设备断开）"))
_LOSS_OF = str(QT_TRANSLATE_NOOP("gaps", "（录音设备断开 {0}）"))
_OTHER = str(QT_TRANSLATE_NOOP("gaps", "（录音设备断开 {0}，之后换用了系统默认设备）"))
_PARTS = (
    str(QT_TRANSLATE_NOOP("gaps", "{0} 小时")),
    str(QT_TRANSLATE_NOOP("gaps", "{0} 分")),
    str(QT_TRANSLATE_NOOP("gaps", "{0} 秒")),
)


def gap_words(gap: Gap, *, on_paper: bool = False) -> str:
    """As a line of the text: （暂停 1 分 20 秒）. Papers and files are Chinese, whatever the screen speaks."""
    say = str if on_paper else _tr
    if gap.seconds is None:
        return say(_PAUSE) if gap.reason == PAUSED else say(_LOSS)
    lost = _OTHER if gap.is_other else _LOSS_OF
    return say(_PAUSE_OF if gap.reason == PAUSED else lost).format(_length(gap.seconds, say))


def length_words(seconds: float) -> str:
    """How long, as one says it: 1 分 20 秒; at least one second."""
    return _length(seconds, _tr)


def _length(seconds: float, say: Say) -> str:
    minutes, rest = divmod(max(round(seconds), 1), 60)
    hours, minutes = divmod(minutes, 60)
    numbers = zip((hours, minutes, rest), _PARTS, strict=True)
    return " ".join(say(part).format(number) for number, part in numbers if number)


def _tr(text: str) -> str:
    return QCoreApplication.translate("gaps", text)
