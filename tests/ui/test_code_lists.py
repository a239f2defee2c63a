"""A code list published in the console reaches the form of two real desks, while it is open."""

import json
from datetime import date
from types import SimpleNamespace

import pytest

from desktop import practice
from offline_store import codes
from offline_store.code_find import Choices, Item
from offline_store.registration import Entry
from tests.console_rig import browser
from tests.practice_desk import LONG, sync, window_on
from ui.call_page import CallPage
from ui.entry_form import EntryForm, NotUnderstood


def lists(types, forms):
    return {"dispute_type": choices(*types), "employment_form": choices(*forms)}


def choices(*names):
    return Choices(tuple(Item(str(place), name) for place, name in enumerate(names)))


LISTS = lists(("甲", "乙"), ("丙",))


@pytest.fixture
def place(tmp_path, practice_ground):
    return practice_ground(tmp_path / "practice")


def offered(page, field):
    line, popup = page.form.fields[field].line, page.form.fields[field].popup
    popup.open()
    found = [item.name for item in popup.items.items] if line.hasFocus() else []
    popup.dismiss()
    return found


def publish(address, known, content):
    admin = browser(None, address)
    assert admin.log_in(known["accounts"]["administrator"], known["password"]).path == "/console/"
    admin.open("/console/codes/dispute_type")
    about = {"version": "2027-1", "effective": date(2026, 1, 1).isoformat(), "source": "鲁工发〔2026〕9 号"}
    admin.submit("/console/codes/dispute_type/check", file=json.dumps(content), **about)
    assert "新版本已经存下" in admin.submit("/console/codes/dispute_type/send").text
    admin.http.close()


def test_a_list_from_the_console_stands_in_the_forms_of_two_desks(place, qtbot):
    content = codes.shipped("dispute_type")
    content["items"].append({"code": "zz", "name": "新就业形态"})
    with practice.centre_process(place.centre) as address:
        for number in ("01", "02"):
            with window_on(place, number, address, qtbot) as (desk, window):
                window.new_call("no such device")
                qtbot.waitUntil(lambda window=window: isinstance(window.page, CallPage), timeout=LONG)
                page = window.page
                if number == "01":
                    assert offered(page, "dispute_types") == list(codes.names(codes.shipped("dispute_type")))
                    publish(address, practice.make(place), content)
                sync(desk, qtbot)
                wanted = list(codes.names(content))
                qtbot.waitUntil(lambda page=page, wanted=wanted: offered(page, "dispute_types") == wanted, timeout=LONG)
                page.form.fields["dispute_types"].fill("新就业形态")
                assert page.form.entry().dispute_types == ("新就业形态",)


def test_what_was_chosen_from_an_older_list_can_be_kept_but_not_chosen_anew(qtbot):
    form = EntryForm(LISTS, lambda _typed, _done: None)
    qtbot.addWidget(form)
    form.fields["dispute_types"].fill("旧")
    with pytest.raises(NotUnderstood):
        form.entry()
    form.load(Entry(dispute_types=("旧", "甲"), matter="x"))
    assert form.entry().dispute_types == ("旧", "甲")
    form.offer_codes(lists(("丁",), ("戊", "己")))
    form.fields["dispute_types"].fill("旧、甲、丁")
    assert form.entry().dispute_types == ("旧", "甲", "丁")
    form.show()
    form.activateWindow()
    qtbot.waitUntil(lambda: offered(SimpleNamespace(form=form), "employment_form") == ["戊", "己"])
