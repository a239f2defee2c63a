"""验一验: a scan, a PDF or a typed code against the file; the command, and what the page says.

Of a PDF with text the printed words are compared too; of a scan only the code is read.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from getpass import getpass
from pathlib import Path
from typing import TextIO

from PySide6.QtCore import QCoreApplication

from desktop.paper_code import read_code
from desktop.printed_words import Difference
from desktop.profile import Profile, Unlocked, unlock
from desktop.tasks import Runner
from offline_store import audit, keyfile, paper_code, queries
from offline_store.errors import ExpectedError, NotAllowed, NotHere
from offline_store.models import Case
from offline_store.paper_code import DIFFERS, FORGED, GENUINE, IS_VOID, OLDER, PREFIX, UNKNOWN, Verdict
from offline_store.papers import FINAL
from offline_store.roles import SEE_PROTECTED
from offline_store.settings import Desk
from offline_store.store import Store

Failed = Callable[[ExpectedError], None]


class NoDeskHere(ExpectedError):
    """Nothing can be compared where no desk was set up."""

    title = "这台电脑还没有设置席位"
    explanation = "验一验要对照卷宗里的文书，这台电脑上没有。"
    advice = "请在前台席位的电脑上验，或者先设置席位。"


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found of a paper."""

    verdict: Verdict
    differences: tuple[Difference, ...] | None = None
    """Printed words that are other than the file's; None where only the code was read."""

    @property
    def holds(self) -> bool:
        """Whether the paper is genuine, says what the file says as far as it was read, and holds today."""
        return self.verdict.status == GENUINE and not self.differences


class Verifying:
    """Over the runner's lanes."""

    def __init__(self, runner: Runner, unlocked: Unlocked) -> None:
        self._runner, self._store, self._desk = runner, unlocked.store, unlocked.desk

    def verify(self, given: str | Path, done: Callable[[Checked], None], failed: Failed) -> None:
        """A code, or a file with one, whose words are compared too. `failed` hears NotOurCode, NoCode, NotReadable."""

        def work() -> str:
            return read_code(given) if isinstance(given, Path) else given

        def judge(code: str) -> None:  # it is written down that it was asked: in the lane of writes
            self._runner.write(lambda: verdict(self._store, self._desk, code), compare, failed)

        def compare(found: Verdict) -> None:
            self._runner.run(lambda: checked(self._store, self._desk, found, given), done, failed)

        self._runner.run(work, judge, failed)

    def reception(self, case_id: str, done: Callable[[str], None], failed: Failed) -> None:
        """The newest reception of a case, to open it."""
        from offline_store.process import cases

        def work() -> str:
            with self._store.read() as session:
                found = cases.newest_reception(session, case_id)
            if found is None:
                raise NotHere
            return found

        self._runner.run(work, done, failed)


def verdict(store: Store, desk: Desk, code: str) -> Verdict:
    """Whether the paper is the file's; that it was asked is written down. Raises NotOurCode, NotAllowed."""
    with store.apply() as session:
        found = paper_code.check(session, desk, code)
        if found.paper and not desk.may(SEE_PROTECTED):
            case = session.get(Case, found.paper.case_id)
            if case is None or queries.is_protected(session, case):
                raise NotAllowed
        subject_id = found.paper.id if found.paper else ""
        audit.note(session, desk.account, "verified", "form", subject_id, number=found.number, verdict=found.status)
    return found


def checked(store: Store, desk: Desk, found: Verdict, given: str | Path) -> Checked:
    """The verdict with what the file's printed words say, where it is a PDF with words of a paper that is here."""
    if found.paper is None or not isinstance(given, Path) or given.suffix.lower() != ".pdf":
        return Checked(found)
    from desktop.papers.paper_pdf import paper_pdf, sheet_of
    from desktop.printed_words import differences

    paper = replace(found.paper, status=FINAL)  # as it was printed, also where it is void now
    try:
        with store.read() as session:
            sheet = sheet_of(session, paper)
        reference = paper_pdf(sheet, paper.values, desk)
        return Checked(found, differences(reference, given.read_bytes(), sheet.form, paper.values))
    except (ExpectedError, OSError):  # it cannot be drawn here, or read twice: the code's word stands
        return Checked(found)


def words(checked: Checked) -> tuple[str, str]:
    """What is so, and what to make of it."""
    found = checked.verdict
    number = found.number or _tr("（没有文号）")
    title, text = {
        GENUINE: (_tr("真的，是现行的一版"), _tr("纸上的码与卷中文书 {0} 的内容一致。")),
        OLDER: (_tr("真的，但已经有新的一版"), _tr("文书 {0} 后来改过，这张是旧版，请以新版为准。")),
        IS_VOID: (_tr("已经作废"), _tr("文书 {0} 是本单位的，但已经作废，不能再用。")),
        UNKNOWN: (_tr("这里没有这份文书"), _tr("本机没有文书 {0}：可能在别的站点，或者还没有同步过来。")),
        FORGED: (_tr("签名不对"), _tr("码上的签名不是所称席位签的（文书 {0}）：码被改过或者是伪造的。")),
        DIFFERS: (_tr("内容对不上"), _tr("码所代表的内容与卷中文书 {0} 不一致，请以卷中为准，并告诉带班领导。")),
    }[found.status]
    lines = [text.format(number)]
    if found.paper:
        lines.append(
            _tr("卷中：《{0}》第 {1} 版，{2}").format(found.paper.title, found.paper.version, found.paper.made_by)
        )
    if found.current:
        lines.append(_tr("现行：第 {0} 版，{1}").format(found.current.version, found.current.number or number))
    if found.signed:
        lines.append(_tr("签名由本站点的席位所签。"))
    elif found.signed is None:
        lines.append(_tr("签这个码的席位，本机没有它的公钥，签名没有核对；结论只依据内容摘要。"))
    if checked.differences:
        if found.status in (GENUINE, OLDER, IS_VOID):
            title = _tr("码是真的，纸上的字和卷里不一样")
        lines += [_difference_words(each) for each in checked.differences]
    elif checked.differences is not None:
        lines.append(_tr("文件里印的字与卷里的逐字相同（盖在上面的图片看不出来）。"))
    elif found.status in (GENUINE, OLDER):
        lines.append(_tr("只读了码，没有读纸上的字：请用眼睛对照纸上的姓名、金额和日期。"))
    return title, "\n".join(lines)


def _difference_words(each: Difference) -> str:
    where = each.label or _tr("其他文字")
    return _tr("{0}：卷里是“{1}”，纸上是“{2}”").format(where, each.kept, each.found or _tr("（没有）"))


def command(given: str, profile: Profile, account: str, out: TextIO) -> int:
    """`qiantai verify FILE|CODE`: the verdict in words; 0 where the paper is genuine and holds today.

    Raises what opening the profile raises, NoDeskHere, NotOurCode, NoCode, NotReadable.
    """
    code = given if given.upper().startswith(PREFIX) else read_code(Path(given))
    paper_code.read(code)  # before a password is asked for
    if not profile.exists:
        raise NoDeskHere
    account = account or keyfile.accounts(profile.key_file)[0]
    unlocked = unlock(profile, account, getpass(_tr("{0} 的密码：").format(account)))
    try:
        judged = verdict(unlocked.store, unlocked.desk, code)
        found = checked(unlocked.store, unlocked.desk, judged, given if code == given else Path(given))
    finally:
        unlocked.client.close()
        unlocked.store.close()
    out.write("\n".join(words(found)) + "\n")
    return 0 if found.holds else 2


def _tr(text: str) -> str:
    return QCoreApplication.translate("verifying", text)
