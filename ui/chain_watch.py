"""Tells the auditor and the supervisor when the audit chain is found broken; everybody's work goes on."""

from PySide6.QtCore import QObject

from desktop.app import Desk
from desktop.audit_words import break_words
from desktop.auditing import ChainState
from desktop.syncing import SyncState
from offline_store.roles import CLOSE_DAY, READ_AUDIT
from ui.banner import Banner


class ChainWatch(QObject):
    """Listens to the daily look and to each sync; says each break once."""

    def __init__(self, desk: Desk, banner: Banner) -> None:
        super().__init__(banner)
        self._auditing, self._banner = desk.auditing, banner
        self._told: tuple[object, ...] = ()
        self._synced: object = None
        if any(desk.unlocked.desk.may(right) for right in (READ_AUDIT, CLOSE_DAY)):
            desk.auditing.checked.connect(self._show)
            desk.syncing.changed.connect(self._after_sync)

    def _after_sync(self, state: SyncState) -> None:
        if state.last_success != self._synced:
            self._synced = state.last_success
            self._auditing.state(self._show)

    def _show(self, state: ChainState) -> None:
        found = (state.breaks, state.noted_at_centre)
        if state.holds or found == self._told:
            return
        self._told = found
        where = "；".join(map(break_words, state.breaks)) or self.tr("中心记下了 {0} 处").format(state.noted_at_centre)
        text = self.tr("{0}。登记照常进行，请审计员在“审计记录”页查看并保留本机现状。")
        self._banner.show_note(self.tr("审计记录被动过"), text.format(where))
