"""Papers in words."""

from PySide6.QtCore import QCoreApplication

from offline_store.papers import DRAFT, FINAL, VOID, PaperView


def state_words(status: str) -> str:
    """What a paper is; a state of a newer program stands as it is."""
    return {DRAFT: _tr("草稿"), FINAL: _tr("定稿"), VOID: _tr("已作废")}.get(status, status)


def version_words(paper: PaperView) -> str:
    """Which version."""
    return _tr("第 {0} 版").format(paper.version)


def _tr(text: str) -> str:
    return QCoreApplication.translate("paper", text)
