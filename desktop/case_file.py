"""卷宗 of a case as the screens use it: what is there and missing, scans, the bound file. Answers come on the screen's
thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.audit_export import ReasonNeeded, write_file
from desktop.case_paper import CasePaper
from desktop.profile import Unlocked
from desktop.store_lanes import StoreLanes
from desktop.tasks import Runner
from offline_store import attachments, audit, case_file, paper_kinds, papers, queries
from offline_store.attachments import AttachmentView
from offline_store.case_file import INTERNAL, MAIN, REGISTRATION, CaseFile, Filled
from offline_store.errors import ExpectedError, NotAllowed
from offline_store.models import Reception
from offline_store.papers import PaperView
from offline_store.roles import SEE_PROTECTED
from offline_store.types import local_day

if TYPE_CHECKING:
    from desktop.papers.file_binding import Entry, Piece

Failed = Callable[[ExpectedError], None]
PARTS = {MAIN: "正卷", INTERNAL: "副卷"}


class NothingInternal(ExpectedError):
    """The part has nothing in it."""

    title = "副卷里没有材料"
    explanation = "这个案件还没有审批、讨论一类的内部材料，没有生成副卷。"
    advice = "有内部材料时，请先在卷宗里添加。"


class CaseFiles:
    """Over the runner's lanes."""

    def __init__(self, runner: Runner, unlocked: Unlocked, paper: CasePaper) -> None:
        self._runner, self._store, self._desk, self._paper = runner, unlocked.store, unlocked.desk, paper
        self._folder = unlocked.profile.scans
        self._lanes = StoreLanes(runner, unlocked.store, unlocked.desk)

    def open(self, case_id: str, done: Callable[[CaseFile], None], failed: Failed) -> None:
        """What stands where. `failed` hears NotAllowed where the identity in it is protected."""
        self._lanes.read(lambda session: self._file(session, case_id), done, failed)

    def add_scan(
        self, case_id: str, slot: str, file: Path, form_id: str | None, done: Callable[[str], None], failed: Failed
    ) -> None:
        """Check a file, seal it, put it into its place. `failed` hears NoScan, DiskFull."""

        def work() -> str:
            from desktop.scans import SUFFIX, take_in

            sealed = take_in(file, self._folder)
            try:
                with self._store.write(self._desk.actor) as session:
                    return attachments.add(session, self._desk, case_id, slot, file.stem[:80], sealed, form_id)
            except BaseException:
                (self._folder / f"{sealed.name}{SUFFIX}").unlink(missing_ok=True)
                raise

        self._runner.write(work, done, failed)

    def add_signed(self, paper: PaperView, file: Path, done: Callable[[str], None], failed: Failed) -> None:
        """The scan of a paper as it was signed, into the paper's place. `failed` hears NoScan, DiskFull."""

        def placed(slot: str) -> None:
            self.add_scan(paper.case_id, slot, file, paper.id, done, failed)

        self._lanes.read(lambda session: case_file.slot_of(case_file.slots(session), paper.kind), placed, failed)

    def scans_of(self, paper: PaperView, done: Callable[[list[AttachmentView]], None]) -> None:
        """The scans of one paper."""
        self._lanes.read(lambda session: attachments.of_paper(session, paper.id), done)

    def take_out(self, scan: AttachmentView, reason: str, done: Callable[[None], None], failed: Failed) -> None:
        """A scan does not belong here."""
        self._lanes.write(
            lambda session: attachments.take_out(session, self._desk, scan.id, reason), done, failed, reason
        )

    def show_scan(self, scan: AttachmentView, done: Callable[[bytes], None], failed: Failed) -> None:
        """A scan as a PDF; that it was seen is noted. `failed` hears ScanElsewhere, ScanBroken."""

        def work() -> bytes:
            from desktop.scans import as_pdf

            pdf = as_pdf(scan, self._folder)
            with self._store.apply() as session:
                audit.note(session, self._desk.account, "read", "attachment", scan.id)
            return pdf

        self._runner.run(work, done, failed)

    def bind(self, case_id: str, part: str, done: Callable[[bytes], None], failed: Failed) -> None:
        """One part as a bound PDF. `failed` hears NothingInternal, ScanElsewhere, and what rendering raises."""
        self._runner.run(lambda: self._bound(case_id, part), done, failed)

    def export(
        self, case_id: str, part: str, path: Path, reason: str, done: Callable[[Path], None], failed: Failed
    ) -> None:
        """The bound part as a file. `failed` hears ReasonNeeded, FileNotWritable, DiskFull besides."""

        def work() -> Path:
            if not reason.strip():
                raise ReasonNeeded
            pdf = self._bound(case_id, part)
            with self._store.apply() as session:
                detail = {"format": "pdf", "part": part, "reason": reason.strip()}
                audit.note(session, self._desk.account, "exported", "case_file", case_id, **detail)
            write_file(path, [pdf])
            return path

        self._runner.run(work, done, failed)

    def _file(self, session: Session, case_id: str) -> CaseFile:
        case = papers.case_of(session, case_id)
        if not self._desk.may(SEE_PROTECTED) and queries.is_protected(session, case):
            raise NotAllowed
        return case_file.of_case(session, case_id)

    def _bound(self, case_id: str, part: str) -> bytes:
        from desktop.papers.file_binding import Around, bind

        with self._store.read() as session:
            file = self._file(session, case_id)
            known = self._known(session, file, part)
            own = {paper.kind: dict(paper.values) for paper in reversed(papers.papers(session, case_id))}
        pieces = self._pieces(file, part)
        if part == INTERNAL and not pieces:
            raise NothingInternal

        def page(kind: str, **more: Any) -> bytes:
            return self._page(kind, {**known, **own.get(kind, {}), **more}, file.case_number)

        around = Around(
            cover=lambda count: page("file_cover", part=PARTS[part], pages=count),
            directory=lambda lines: page("file_directory", entries=[_row(line) for line in lines]),
            notes=lambda count: page("file_notes", pages=count),
        )
        return bind(f"{PARTS[part]} {file.case_number}", pieces, around)

    def _known(self, session: Session, file: CaseFile, part: str) -> dict[str, Any]:
        """What cover, directory and 备考表 say without anybody typing it."""
        from desktop.papers.facts import facts

        known = facts(session, self._desk, file.case_id)
        who = known.get("applicant_name", ""), known.get("employer_name", "")
        missing = "、".join(slot.name for slot in file.missing) if part == MAIN else ""
        return known | {
            "volume_name": f"{'与'.join(filter(None, who))}{known.get('dispute', '')}一案",
            "file_number": file.case_number,
            "part": PARTS[part],
            "begun_on": known.get("accepted_on") or known.get("applied_on"),
            "ended_on": known.get("closed_on"),
            "filed_by": self._desk.clerk,
            "filed_on": known.get("today"),
            "retention": file.retention,
            "volumes": 1,
            "missing": missing,
        }

    def _page(self, kind: str, values: dict[str, Any], case_number: str) -> bytes:
        from desktop.papers.described import in_force
        from desktop.papers.facts import fill
        from desktop.papers.heading import heading_of
        from desktop.printing.layout import render

        with self._store.read() as session:
            form = in_force(session, kind)
        about = {"organisation": self._desk.station_name, **values, "case_number": case_number}
        return render(form, fill(form, values), heading_of(form, about))

    def _pieces(self, file: CaseFile, part: str) -> list[Piece]:
        pieces = []
        for place in file.filled:
            if place.slot.part == part:
                if place.slot.code == REGISTRATION:
                    pieces += self._registrations(file.case_id)
                pieces += self._of_place(place, file)
        return pieces

    def _of_place(self, place: Filled, file: CaseFile) -> list[Piece]:
        """The papers, each as it was signed where there is a scan of it; then the other scans."""
        from desktop.papers.file_binding import Piece
        from desktop.papers.paper_pdf import paper_pdf, sheet_of
        from desktop.scans import as_pdf

        signed = [scan for each in file.filled for scan in each.scans if scan.form_id]
        pieces: list[Piece] = []
        for paper in place.papers:
            own = [scan for scan in signed if scan.form_id == paper.id]
            day = local_day(paper.made_at) if paper.made_at else None
            if own:
                pieces += [Piece(paper.name, as_pdf(scan, self._folder), paper.number, day, "签名件") for scan in own]
            else:
                with self._store.read() as session:
                    sheet = sheet_of(session, paper)
                pdf = paper_pdf(sheet, paper.values, self._desk)
                pieces.append(Piece(paper.name, pdf, paper.number, day))
        held = {paper.id for each in file.filled for paper in each.papers}
        for scan in place.scans:
            if scan.form_id not in held:
                pieces.append(Piece(scan.name, as_pdf(scan, self._folder), "", local_day(scan.added_at), "扫描件"))
        return pieces

    def _registrations(self, case_id: str) -> list[Piece]:
        """The registration form of the case, of the reception that brought it."""
        from desktop.papers.file_binding import Piece

        with self._store.read() as session:
            query = select(Reception.id, Reception.kind, Reception.started_at).where(
                Reception.case_id == case_id, Reception.state == "live", Reception.kind.in_(paper_kinds.REGISTRATIONS)
            )
            found: Sequence[Any] = session.execute(query.order_by(Reception.started_at).limit(1)).all()
        return [
            Piece(paper_kinds.title(kind), self._paper.rendered(reception_id), "", local_day(at))
            for reception_id, kind, at in found
        ]


def _row(line: Entry) -> dict[str, str]:
    piece = line.piece
    day = piece.made_on.isoformat() if isinstance(piece.made_on, date) else ""
    row = {"name": piece.name, "number": piece.number, "made_on": day, "page": line.pages, "note": piece.note}
    return {name: value for name, value in row.items() if value}
