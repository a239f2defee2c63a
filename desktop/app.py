"""The composition root: everything is built here, in one visible order, and closed in reverse."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import repeat

from desktop.agreements import Agreements
from desktop.aids import Aids
from desktop.alarming import Alarming
from desktop.auditing import Auditing
from desktop.batches import Batches
from desktop.calculating import Calculating
from desktop.camera import SimulatedCamera
from desktop.card_reader import SimulatedReader, practice_card
from desktop.case_file import CaseFiles
from desktop.case_papers import CasePapers
from desktop.case_process import CaseProcess
from desktop.case_work import CaseWork
from desktop.closing import Closing
from desktop.front_desk import FrontDesk
from desktop.inputs import Inputs
from desktop.live_calls import LiveCalls, Watching
from desktop.numbers import PaperNumbers
from desktop.papers.minutes import Minutes
from desktop.papers.templates import Templates
from desktop.print_sets import PrintSets
from desktop.profile import Unlocked
from desktop.quality_checks import QualityChecks
from desktop.recognisers import Recognisers
from desktop.reports import Reports
from desktop.sealing import Sealing
from desktop.session import Session
from desktop.settling import Settling
from desktop.speech.choice import MANDARIN
from desktop.syncing import Syncing
from desktop.system_lock import SystemLock
from desktop.tasks import Runner
from desktop.telephoning import Telephoning
from desktop.transcript_editing import TranscriptEditing
from desktop.verifying import Verifying
from desktop.work_queue import WorkQueue


@dataclass(frozen=True, slots=True)
class Desk:
    """The running parts, as the window receives them."""

    runner: Runner
    front_desk: FrontDesk
    case_work: CaseWork
    process: CaseProcess
    quality: QualityChecks
    batches: Batches
    inputs: Inputs
    syncing: Syncing
    auditing: Auditing
    numbers: PaperNumbers
    minutes: Minutes
    sealing: Sealing
    papers: CasePapers
    files: CaseFiles
    session: Session
    system_lock: SystemLock
    unlocked: Unlocked
    practice: bool
    settling: Settling
    closing: Closing
    reports: Reports
    alarming: Alarming
    queue: WorkQueue
    aids: Aids
    verifying: Verifying
    print_sets: PrintSets
    calculating: Calculating
    templates: Templates
    agreements: Agreements
    recognisers: Recognisers
    telephone: Telephoning
    live: LiveCalls
    watching: Watching
    transcripts: TranscriptEditing


@contextmanager
def open_desk(runner: Runner, unlocked: Unlocked, *, practice: bool, language: str = MANDARIN) -> Iterator[Desk]:
    """All that runs on an unlocked profile, for the length of the `with`; the runner is closed with it.

    `language` is what is spoken at the desk. The database is forbidden to the calling thread: the screen's.
    """
    unlocked.store.forbid(threading.current_thread())
    with ExitStack() as stack:
        stack.callback(unlocked.store.close)
        stack.callback(unlocked.client.close)
        stack.callback(runner.close)
        session = Session(runner, unlocked)
        stack.callback(session.close)
        auditing = Auditing(runner, unlocked)
        stack.callback(auditing.stop)
        front_desk = FrontDesk(runner, unlocked, auditing, language)
        stack.callback(front_desk.close)
        if practice:
            front_desk.cards.reader = SimulatedReader(repeat(practice_card()), practice=practice)
            front_desk.cameras.open = lambda: SimulatedCamera(practice=practice)
        syncing = Syncing(runner, unlocked)
        stack.callback(syncing.stop)
        front_desk.changed.connect(syncing.note_commit)
        settling = Settling(runner, unlocked.store, unlocked.desk)
        closing = Closing(runner, unlocked, syncing)
        stack.callback(closing.stop)
        alarming = Alarming(runner, unlocked)
        stack.callback(alarming.stop)
        front_desk.changed.connect(alarming.note_commit)
        queue = WorkQueue(runner, unlocked)
        front_desk.changed.connect(queue.note_commit)
        aids = Aids(runner, unlocked)
        front_desk.changed.connect(aids.note_commit)
        calculating = Calculating(runner, unlocked)
        front_desk.changed.connect(calculating.note_commit)
        process = CaseProcess(runner, unlocked)
        front_desk.changed.connect(process.planning.note_commit)
        recognisers = Recognisers(runner, unlocked, front_desk)
        stack.callback(recognisers.stop)
        telephone = Telephoning(runner, unlocked, auditing)
        stack.callback(telephone.stop)
        front_desk.changed.connect(telephone.note_commit)
        front_desk.call_ended.connect(telephone.note_call_ended)
        live, watching = LiveCalls(runner, unlocked, auditing), Watching(runner, unlocked, auditing)
        stack.callback(live.stop)
        stack.callback(watching.close)
        front_desk.conversing.connect(live.follow)
        system_lock = SystemLock(runner)
        stack.callback(system_lock.close)
        yield Desk(
            runner=runner,
            front_desk=front_desk,
            case_work=CaseWork(runner, unlocked),
            process=process,
            quality=QualityChecks(runner, unlocked),
            batches=Batches(runner, unlocked, front_desk),
            inputs=Inputs(runner, unlocked),
            syncing=syncing,
            auditing=auditing,
            numbers=PaperNumbers(runner, unlocked),
            minutes=Minutes(runner, unlocked),
            sealing=Sealing(runner, unlocked),
            papers=CasePapers(runner, unlocked, auditing),
            files=CaseFiles(runner, unlocked, front_desk.paper),
            session=session,
            system_lock=system_lock,
            settling=settling,
            closing=closing,
            reports=Reports(runner, unlocked),
            alarming=alarming,
            queue=queue,
            aids=aids,
            verifying=Verifying(runner, unlocked),
            print_sets=PrintSets(runner, unlocked),
            calculating=calculating,
            templates=Templates(runner, unlocked),
            agreements=Agreements(runner, unlocked),
            recognisers=recognisers,
            telephone=telephone,
            live=live,
            watching=watching,
            transcripts=TranscriptEditing(runner, unlocked, auditing),
            unlocked=unlocked,
            practice=practice,
        )
