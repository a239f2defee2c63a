"""What filling in the form costs: the cases of the shared dialogues typed by hand, and with what the machine heard."""

import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop import practice
from desktop.app import Desk
from desktop.extraction.model import FIELDS
from offline_store.models import Reception
from ui.call_page import CallPage
from ui.choice_popup import SEPARATOR
from ui.demo import open_window, save, settle, wait_for
from ui.entry_form import HEARD_AS
from ui.keystrokes import OPERATORS, Effort, Typist, Wanted, stands
from ui.main_window import MainWindow

NOON = 4
"""UTC hours of a dialogue's day: midday in Shanghai."""


class NotFilled(Exception):  # the bench's own failure: its figures would be of another case
    """The form does not say what the scripted clerk was to write."""


def keystroke_figures(shared: Path | None, folder: Path) -> list[dict[str, Any]]:
    """By hand at one practice desk, with suggestions at another, so that neither knows the other's people.

    `shared` has recordings in audio/calls, named as the dialogues in domain/dialogues.jsonl, whose labels are entered.
    """
    if shared is None or not (shared / "domain/dialogues.jsonl").exists():
        print("keystrokes: not measured, the shared dialogues and recordings are not here", file=sys.stderr)
        return []
    dialogues = _dialogues(shared)
    place = practice.Practice(folder)
    known = practice.make(place, ("01", "02"))
    efforts: dict[str, list[Effort]] = {}
    with practice.centre_process(place.centre) as address:
        login = (known["account"], known["password"], address)
        for number, way in (("01", "by hand"), ("02", "with suggestions")):
            with open_window(place.profile(number), login) as (desk, window):
                efforts[way] = [_enter(desk, window, each, heard=way == "with suggestions") for each in dialogues]
    return _figures(dialogues, efforts["by hand"], efforts["with suggestions"])


def wanted_of(dialogue: dict[str, Any]) -> Wanted:
    """What is to stand in the form: a dialogue's label, and what its label calls as good."""
    acceptable = dialogue.get("extra", {}).get("可接受") or {}
    return {
        HEARD_AS[field]: tuple(map(_text, (value, *acceptable.get(field, ()))))
        for field in FIELDS
        if (value := dialogue["fields"][field]) is not None
    }


def _text(value: str | int | list[str]) -> str:
    return SEPARATOR.join(value) if isinstance(value, list) else str(value)


def _dialogues(shared: Path) -> list[dict[str, Any]]:
    """Those of which there is a recording."""
    lines = (shared / "domain/dialogues.jsonl").read_text(encoding="utf-8").splitlines()
    calls = {file.stem: file for file in (shared / "audio/calls").glob("*.flac")}
    told = [json.loads(line) for line in lines if line.strip()]
    return [each | {"sound": calls[each["id"]]} for each in told if each["id"] in calls]


def _enter(desk: Desk, window: MainWindow, dialogue: dict[str, Any], *, heard: bool) -> Effort:
    """One case from the key that takes the call to the saved record; F5 and F9 count as well."""
    page = _heard_call(desk, window, dialogue) if heard else _typed_call(window)
    typist, wanted = Typist(page), wanted_of(dialogue)
    typist.fill(wanted)
    if wrong := stands(page, wanted):
        raise NotFilled(f"{dialogue['id']}: {wrong}")
    QTest.keyClick(window, Qt.Key.Key_F7)
    wait_for(lambda: not page.recording, "the end of the call")
    save(window)
    return typist.effort + Effort(keys=2)


def _typed_call(window: MainWindow) -> CallPage:
    before = window.page
    QTest.keyClick(window, Qt.Key.Key_F5)
    page = _next_page(window, before)
    wait_for(lambda: page.recording or bool(window.banner.message), "word of the microphone")
    return page


def _heard_call(desk: Desk, window: MainWindow, dialogue: dict[str, Any]) -> CallPage:
    """A call from its recording, opened again as of the dialogue's day, from which 上个月 is counted."""
    before = window.page
    window.call_from_file(dialogue["sound"], realtime=False)
    page = _next_page(window, before)
    wait_for(lambda: page.recorded, "the end of the call", 600)
    reception_id = page.reception_id
    window.opened.put_down()
    _move_to(desk, reception_id, date.fromisoformat(dialogue["ref_date"]))
    before = window.page
    window.open_reception(reception_id)
    page = _next_page(window, before)
    wait_for(lambda: page.suggesting.made_of == len(page.sentences), "the suggestions")
    return page


def _next_page(window: MainWindow, before: object) -> CallPage:
    wait_for(lambda: window.page is not before and isinstance(window.page, CallPage), "the call's page")
    settle(50)
    assert isinstance(window.page, CallPage)
    return window.page


def _move_to(desk: Desk, reception_id: str, day: date) -> None:
    def work() -> None:
        with desk.unlocked.store.write(desk.unlocked.desk.actor) as session:
            moment = datetime(day.year, day.month, day.day, NOON, tzinfo=UTC)
            session.get_one(Reception, reception_id).started_at = moment

    desk.runner.write(work).result()


def _figures(dialogues: list[dict[str, Any]], by_hand: list[Effort], helped: list[Effort]) -> list[dict[str, Any]]:
    for dialogue, one, other in zip(dialogues, by_hand, helped, strict=True):
        print(f"  {dialogue['id']}: {_compared(one, other)}", file=sys.stderr)
    hand, heard = sum(by_hand, Effort()), sum(helped, Effort())
    operators = ", ".join(f"{name} {seconds} s" for name, seconds in OPERATORS.items())
    print(f"  {len(dialogues)} dialogues: {_compared(hand, heard)} (operators: {operators})", file=sys.stderr)
    what = f"for the cases of {len(dialogues)} dialogues, with suggestions"
    return [
        _figure(f"keystrokes {what}", heard.keys, hand.keys, "keys", len(dialogues)),
        _figure(
            f"time of the keystrokes {what}, by the keystroke-level model",
            heard.seconds,
            hand.seconds,
            "s",
            len(dialogues),
        ),
    ]


def _compared(hand: Effort, helped: Effort) -> str:
    return (
        f"keystrokes by hand {hand.keys}, with suggestions {helped.keys}, ratio {helped.keys / hand.keys:.3f}; "
        f"seconds {hand.seconds:.1f}, {helped.seconds:.1f} (thoughts {hand.thoughts}, {helped.thoughts}; "
        f"listened {helped.listened:.1f} s)"
    )


def _figure(name: str, ours: float, by_hand: float, unit: str, runs: int) -> dict[str, Any]:
    peers = {"by hand": {"figure": by_hand, "ratio": ours / by_hand}}
    return {"name": name, "figure": ours, "unit": unit, "runs": runs, "peers": peers}
