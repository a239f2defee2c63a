"""The records, and the glossary: one word for each thing.

Person 自然人    a human being                         Employer 用人单位  an employing unit, city-wide
Case 案件（件）   any matter brought                     Party 当事人（人）  a person's or employer's role in a case
Reception 接待（次） one stretch of contact: a call, a visit …  Recording 录音  its sound
Segment 语句     one stretch of one speaker, as text     Form 文书          a paper; Printing is one print of it
PrintJob 打印任务 a paper at the print system         Spoil 坏页, Delivery 交付: sheets spoiled; a copy given away
Attachment 附件  a scan that belongs into a case's file   File 卷宗          all papers of a case, bound
Minutes 笔录稿    what a record says, line by line, with the sentences it was picked from
Former 曾用      a person's earlier name, phone or ID   Merge 合并, Distinct 并非同一人: one person, or two
Step 流转        a move of the process                  Change 变更        one entry of the outbox
Deadline 期限    a date of a case, with rule and reason  Alarm 提醒        one alarm of it, at its time
Decision 审批    what one asks and another decides       Handover 交办、转办、协办  a case offered to another station
Reminder 催办    asking whoever has to act               FollowUp 回访     asking the worker how it went
Signature 签名    one on a paper, of whom and when        Payment 履行       what was paid of an instalment
QualityCheck 质检 a case of a sample, marked             TextModule 文字模板, Macro 宏: words, and keys, used again
Ring 来电         a call that rang, answered or not      SpeechRule 更正规则: misheard words, and what is meant
Sitting 场次      a time at which the sides sit together   Room 调解室, Invitation 邀请: where, and who is asked to come
Conflict 不一致  a value of one desk that gave way to another's   DayClosing 日结    one desk's closing of one day
Hit 查找结果      a case, or a reception without one, that was found; Why says by which piece of text or key
登记号           station-desk-day-running number, made by the desk alone, without gaps
文号             Number: of a legal paper, from an organisation's Series 文号系列; granted by the centre in blocks
CodeList 代码表   one version of a code list or rule table, written by the centre alone, city-wide
Desk 席位, Station 站点; a scope is a station's territory, or the whole city for employers and code lists, or a
station's protected identities (身份保密), which named roles alone may read: the case's party points there

A column with `info=LOCAL` never leaves this machine. A column with `info=LAST_WINS` is a remark: when two
desks change it, the later text stands and the earlier stays in the history; of other columns the first value
stands and the second is reported as a conflict (docs: sync, rule 4).

The tables stand by subject in the modules of this package; all are imported from here.
"""

from offline_store.models.agreements import Payment as Payment
from offline_store.models.agreements import Signature as Signature
from offline_store.models.base import CITY as CITY
from offline_store.models.base import LAST_WINS as LAST_WINS
from offline_store.models.base import LOCAL as LOCAL
from offline_store.models.base import Base as Base
from offline_store.models.base import Synced as Synced
from offline_store.models.base import sealed_scope as sealed_scope
from offline_store.models.calls import Ring as Ring
from offline_store.models.calls import SpeechRule as SpeechRule
from offline_store.models.cases import Attachment as Attachment
from offline_store.models.cases import Case as Case
from offline_store.models.cases import Delivery as Delivery
from offline_store.models.cases import Form as Form
from offline_store.models.cases import Party as Party
from offline_store.models.cases import Printing as Printing
from offline_store.models.cases import Reception as Reception
from offline_store.models.cases import Recording as Recording
from offline_store.models.cases import Segment as Segment
from offline_store.models.cases import Spoil as Spoil
from offline_store.models.machine import ADRIFT as ADRIFT
from offline_store.models.machine import UNREAD as UNREAD
from offline_store.models.machine import AuditEntry as AuditEntry
from offline_store.models.machine import Change as Change
from offline_store.models.machine import Counter as Counter
from offline_store.models.machine import PrintJob as PrintJob
from offline_store.models.machine import Scope as Scope
from offline_store.models.machine import Setting as Setting
from offline_store.models.minutes import Minutes as Minutes
from offline_store.models.organisation import CodeList as CodeList
from offline_store.models.organisation import Conflict as Conflict
from offline_store.models.organisation import DayClosing as DayClosing
from offline_store.models.organisation import Number as Number
from offline_store.models.organisation import Series as Series
from offline_store.models.people import Distinct as Distinct
from offline_store.models.people import Employer as Employer
from offline_store.models.people import Former as Former
from offline_store.models.people import Merge as Merge
from offline_store.models.people import Person as Person
from offline_store.models.process import Alarm as Alarm
from offline_store.models.process import Deadline as Deadline
from offline_store.models.process import Decision as Decision
from offline_store.models.process import FollowUp as FollowUp
from offline_store.models.process import Handover as Handover
from offline_store.models.process import Macro as Macro
from offline_store.models.process import QualityCheck as QualityCheck
from offline_store.models.process import Reminder as Reminder
from offline_store.models.process import Step as Step
from offline_store.models.process import TextModule as TextModule
from offline_store.models.sittings import Invitation as Invitation
from offline_store.models.sittings import Room as Room
from offline_store.models.sittings import Sitting as Sitting

RECORD_TYPES: dict[str, type[Synced]] = {
    model.__tablename__: model
    for model in (
        Employer,
        Person,
        Former,
        Distinct,
        Merge,
        Case,
        Party,
        Reception,
        Recording,
        Segment,
        Ring,
        SpeechRule,
        Form,
        Minutes,
        Attachment,
        Printing,
        Spoil,
        Delivery,
        Step,
        Deadline,
        Alarm,
        Decision,
        Handover,
        Reminder,
        FollowUp,
        Signature,
        Payment,
        QualityCheck,
        Room,
        Sitting,
        Invitation,
        TextModule,
        Macro,
        CodeList,
        Conflict,
        DayClosing,
        Series,
        Number,
    )
}
"""Synced record types by name, what is referred to before what refers to it."""
APPEND_ONLY = frozenset({"segment", "printing", "spoil", "step"})
"""Written once; a further fact is a further row."""
CENTRE_ONLY = frozenset({"code_list", "series"})
"""Written by the centre alone; a desk's change of one is quarantined."""
