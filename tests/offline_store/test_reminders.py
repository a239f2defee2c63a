"""催办 step by step, and return visits: over the real store."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from offline_store import alarms, case_deadlines, follow_ups, letters, papers, registration, reminders, timeline
from offline_store.errors import NotAllowed
from offline_store.models import Case, FollowUp, Form, Printing, Reminder, Step
from offline_store.process import checklists, decisions, moves, visiting
from offline_store.process.visiting import Told
from offline_store.registration import Entry
from offline_store.types import ZONE, local_day, now
from tests.conftest import DESK

CHIEF = replace(DESK, account="zhao", clerk="赵队", role="supervisor")
ENTRY = Entry(
    name="王小雨",
    phone="16000000002",
    people=1,
    employer="青岛某厂",
    dispute_types=("劳动报酬",),
    claim="要工资",
    matter="没发工资",
    advice="先调解",
)
TODAY = local_day(now())


@pytest.fixture
def written(store):
    def write(change, desk=DESK):
        with store.write(desk.actor) as session:
            return change(session)

    return write


@pytest.fixture
def case(written):
    def work(session):
        reception = registration.begin_reception(session, DESK, "visit")
        row = session.get_one(Case, registration.register(session, DESK, reception, ENTRY))
        row.handler, row.handler_name = "lisi", "李四"
        return row.id

    return written(work)


def begun(written, case_id, rule, days_ago, agreed=None):
    def work(session):
        row = session.get_one(Case, case_id)
        return case_deadlines.begin(session, DESK, row, rule, TODAY - timedelta(days=days_ago), agreed=agreed).id

    return written(work)


def test_each_level_is_offered_after_the_one_before_and_a_person_sends_it(written, case, store):
    deadline_id = begun(written, case, "T02", 20)
    levels = []
    for _ in range(5):
        wanted = written(lambda session: reminders.draft(session, CHIEF, case), CHIEF)
        assert (wanted.deadline_id, wanted.to_account, wanted.to_name) == (deadline_id, "lisi", "李四")
        assert "“调解期限”" in wanted.text and "已超期 5 日" in wanted.text and "青岛某厂" in wanted.text
        assert "王小雨" not in wanted.text and "{" not in wanted.text
        levels.append(wanted.level)
        written(lambda session, w=wanted: reminders.send(session, CHIEF, w), CHIEF)
    assert levels == ["bubble", "phone", "letter", "supervision", "supervision"]
    with store.read() as session:
        rows = session.scalars(select(Reminder).order_by(Reminder.sent_at)).all()
        assert [row.level for row in rows] == levels and {row.sent_by for row in rows} == {"赵队"}
        said = [entry.action for entry in timeline.of_case(session, CHIEF, case) if entry.kind == "reminder"]
        assert said == levels


def test_a_clerk_sends_no_supervision(written, case):
    wanted = written(lambda session: reminders.draft(session, DESK, case))
    assert wanted.levels == ("bubble", "phone", "letter") and wanted.deadline_id is None
    with pytest.raises(NotAllowed):
        written(lambda session: reminders.send(session, DESK, replace(wanted, level="supervision")))
    with pytest.raises(reminders.NothingSaid):
        written(lambda session: reminders.send(session, DESK, replace(wanted, text=" ")))


def test_another_body_is_written_to_and_never_supervised(written, case):
    deadline_id = begun(written, case, "T12", 30)
    wanted = written(lambda session: reminders.draft(session, CHIEF, case, deadline_id), CHIEF)
    assert (wanted.levels, wanted.level) == (("phone", "letter"), "phone")
    assert wanted.to_name == "劳动人事争议仲裁委员会" and "已超期" in wanted.text
    written(lambda session: reminders.send(session, CHIEF, wanted), CHIEF)
    following = written(lambda session: reminders.draft(session, CHIEF, case, deadline_id), CHIEF)
    assert following.level == "letter" and "函告" in following.text


def test_every_level_has_its_words_and_every_body_of_another_clock_its_name(written, case, store):
    with store.read() as session:
        others = [rule for rule in case_deadlines.table_of(session) if rule.whose == "other"]
    for rule in {rule.number: rule for rule in others}.values():
        deadline_id = begun(written, case, rule.code, 3)
        for level in reminders.OTHER_LEVELS:
            wanted = written(lambda session, d=deadline_id, w=level: reminders.draft(session, DESK, case, d, w))
            assert wanted.to_name and wanted.text and "{" not in wanted.text


def test_it_is_answered_once_with_words(written, case, store):
    wanted = written(lambda session: reminders.draft(session, CHIEF, case), CHIEF)
    made = written(lambda session: reminders.send(session, CHIEF, wanted), CHIEF)
    with pytest.raises(reminders.NothingSaid):
        written(lambda session: reminders.answer(session, DESK, made, " "))
    written(lambda session: reminders.answer(session, DESK, made, "明天开调解会"))
    with pytest.raises(reminders.AlreadyAnswered):
        written(lambda session: reminders.answer(session, DESK, made, "再说一次"))
    with store.read() as session:
        line = reminders.one(session, made)
    assert (line.status, line.answer, line.answered_by) == ("answered", "明天开调解会", "王芳")


def test_a_printed_letter_is_a_final_paper_and_one_with_an_answer_its_next_version(written, case, store):
    wanted = written(lambda session: reminders.draft(session, CHIEF, case, level="letter"), CHIEF)
    sent, other = (written(lambda session: reminders.send(session, CHIEF, wanted), CHIEF) for _ in range(2))

    def printed(reminder_id, **values):
        def work(session):
            form_id = letters.keep(session, CHIEF, reminder_id, "reminder", {"text": "请办理", "answer": ""} | values)
            papers.note_printing(session, CHIEF, form_id, "P", "1", 1, "0" * 64, "请办理")
            return form_id

        return written(work, CHIEF)

    first = printed(sent)
    assert printed(sent) == first  # nothing was changed: the same paper, printed again
    answered = printed(sent, answer="周五调解")
    alone = printed(other)
    with store.read() as session:
        told = {each.id: each for each in papers.papers(session, case)}
        assert told.keys() == {first, answered, alone}
        assert (told[first].status, told[first].printings, told[first].version) == ("final", 2, 1)
        assert (told[answered].version, told[answered].replaces) == (2, first)
        assert told[first].values["answer"] == "" and told[answered].values["answer"] == "周五调解"
        assert told[first].title == "催办单" and len({each.digest for each in told.values()}) == 3
        assert (told[alone].version, told[alone].replaces) == (1, None)
        assert [entry.kind for entry in timeline.of_case(session, CHIEF, case)].count("paper") >= 4


def close(written, case_id, store):
    def ready(session):
        row = session.get_one(Case, case_id)
        row.outcome, row.status = "和解", "accepted"
        form = session.scalars(select(Form).where(Form.case_id == case_id)).one()
        session.add(
            Printing(scope_id=row.scope_id, form_id=form.id, printed_at=now(), printer="P", job="1", copies=1,
                     sha256="0" * 64, clerk="王芳")
        )  # fmt: skip
        for item in checklists.items(session, row, "close"):
            if not item.by_itself:
                checklists.tick(session, DESK, case_id, item.code, done=True)

    written(ready)
    asked = written(lambda session: moves.move(session, DESK, case_id, "close"))
    written(lambda session: decisions.decide(session, CHIEF, asked, approved=True, opinion="同意"), CHIEF)


def visit_of(store):
    with store.read() as session:
        return visiting.waiting(session, DESK, TODAY)


def test_a_closing_brings_a_return_visit_which_ends_the_case(written, case, store):
    close(written, case, store)
    (line,) = visit_of(store)
    assert (line.reason, line.person, line.phone, line.outcome) == ("closing", "王小雨", "16000000002", "和解")
    assert timedelta(days=7) <= line.due_on - TODAY <= timedelta(days=16)
    asked = [each.code for each in line.script if each.kind == "ask"]
    assert asked == ["told", "solved", "attitude", "more"] and DESK.station_name in line.script[0].text
    answers = {each.code: each.answers[0] for each in line.script if each.answers}
    with pytest.raises(visiting.VisitIncomplete):
        written(lambda session: visiting.record(session, DESK, line.id, Told(answers, "")))
    with pytest.raises(visiting.VisitIncomplete):
        written(lambda session: visiting.record(session, DESK, line.id, Told(answers | {"solved": ""}, "满意")))
    written(lambda session: visiting.record(session, DESK, line.id, Told(answers, "满意", "都解决了")))
    with pytest.raises(visiting.VisitOver):
        written(lambda session: visiting.record(session, DESK, line.id, Told(answers, "满意")))
    with store.read() as session:
        row, status = session.get_one(FollowUp, line.id), session.get_one(Case, case).status
    assert (row.status, row.satisfaction, row.answers, status) == ("done", "满意", answers, "followed_up")
    assert visit_of(store) == []


def test_three_calls_that_reach_nobody_may_end_it(written, case, store):
    close(written, case, store)
    (line,) = visit_of(store)
    for count in (1, 2, 3):
        with pytest.raises(visiting.CallMore):
            written(lambda session: visiting.give_up(session, DESK, line.id))
        assert written(lambda session: visiting.unreached(session, DESK, line.id, "关机")) == count
    assert "王芳 关机" in visit_of(store)[0].attempts[2]
    written(lambda session: visiting.give_up(session, DESK, line.id))
    with store.read() as session:
        steps = session.scalars(select(Step.action).where(Step.case_id == case)).all()
        assert session.get_one(Case, case).status == "followed_up"
    assert steps.count("visit_unreached") == 3 and "visit_given_up" in steps


def test_a_case_that_is_open_again_is_not_asked_about(written, case, store):
    close(written, case, store)
    written(lambda session: moves.move(session, CHIEF, case, "reopen", "对方反悔"), CHIEF)
    assert visit_of(store) == []


def test_an_instalment_that_fell_due_is_asked_for_once(written, case, store):
    begun(written, case, "T09", 0, agreed=TODAY + timedelta(days=3))
    moment = datetime.combine(TODAY + timedelta(days=4), datetime.min.time().replace(hour=10), ZONE)
    for _ in range(2):
        written(lambda session: alarms.raise_due(session, DESK, moment))
    (line,) = visit_of(store)
    assert (line.reason, line.due_on) == ("instalment", TODAY + timedelta(days=4))
    assert [each.code for each in line.script if each.kind == "ask"] == ["paid", "attitude", "more"]
    for _ in range(2):  # as two desks that were offline raise its alarm
        written(lambda session: follow_ups.on_instalment(session, "alarm-1", case, TODAY))
    assert sorted(line.due_on for line in visit_of(store)) == [TODAY, TODAY + timedelta(days=4)]
    assert follow_ups.filled("{站点}和{别的}", {"站点": "市总"}) == "市总和{别的}"
