"""A gap in a recording in words, for the screen and for paper."""

from PySide6.QtCore import QCoreApplication

from offline_store.gaps import PAUSED, Gap


def gap_words(gap: Gap) -> str:
    """As a line of the text: （暂停 1 分 20 秒）."""
    if gap.seconds is None:
        return _tr("（暂停）") if gap.reason == PAUSED else _tr("（录音设备断开）")
    if gap.reason == PAUSED:
        return _tr("（暂停 {0}）").format(length_words(gap.seconds))
    if gap.is_other:
        return _tr("（录音设备断开 {0}，之后换用了系统默认设备）").format(length_words(gap.seconds))
    return _tr("（录音设备断开 {0}）").format(length_words(gap.seconds))


def length_words(seconds: float) -> str:
    """How long, as one says it: 1 分 20 秒; at least one second."""
    minutes, rest = divmod(max(round(seconds), 1), 60)
    hours, minutes = divmod(minutes, 60)
    said = (_tr("{0} 小时").format(hours), _tr("{0} 分").format(minutes), _tr("{0} 秒").format(rest))
    shown = [words for number, words in zip((hours, minutes, rest), said, strict=True) if number]
    return " ".join(shown)


def _tr(text: str) -> str:
    return QCoreApplication.translate("gaps", text)
