"""From a reception to the values of its 来电登记表 or 来访登记表."""

from collections.abc import Mapping
from typing import Any

from desktop.printing.call_form import CallFormData
from offline_store import speaker_roles
from offline_store.queries import ReceptionView, Sentence
from offline_store.registration import Entry
from offline_store.settings import Desk
from offline_store.types import now

SEALED = "（身份保密）"
SEXES = {"1": "男", "2": "女"}


def call_form_data(view: ReceptionView, desk: Desk, known: Mapping[str, Any] | None = None) -> CallFormData:
    """The paper of a reception, as it is now; the printing that would follow is counted. `known`: what the case's
    facts have for its form."""
    entry = view.entry or Entry()
    recording = view.recordings[0] if view.recordings else None
    return CallFormData(
        organisation=desk.station_name,
        number=view.number,
        printed_at=now(),
        printing=view.printings + 1,
        kind=view.kind,
        name=entry.name or (SEALED if entry.protected else ""),
        anonymous=entry.anonymous,
        sex=SEXES.get(entry.person.sex, ""),
        employer=entry.employer or entry.person.address,
        occupation=entry.occupation,
        phone=entry.phone,
        caller_number=view.caller_number,
        desk=view.desk,
        started_at=view.started_at,
        ended_at=view.ended_at,
        recording=recording.id if recording else None,
        recording_notice_at=view.notice_at,
        call_type=entry.call_type,
        dispute_types="、".join(entry.dispute_types),
        arrears_fen=entry.arrears,
        people=entry.people,
        situation="\n".join(filter(None, (entry.matter, entry.claim and f"诉求：{entry.claim}"))),
        summary="\n".join(_line(sentence, view.kind) for sentence in view.sentences),
        opinion=entry.advice,
        recorder=view.clerk,
        place=desk.station_name,
        known=known or {},
    )


def _line(sentence: Sentence, kind: str) -> str:
    minutes, seconds = divmod(int(sentence.start), 60)
    return f"{minutes:02d}:{seconds:02d} {speaker_roles.word(sentence.speaker, kind)}：{sentence.text}"
