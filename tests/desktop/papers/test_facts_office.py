"""Where the station is, and whom its matters go to, on the notices: its own line of the table, else the one for all."""

from desktop.papers.facts import facts
from offline_store import codes, registration
from offline_store.models import CITY, CodeList
from offline_store.registration import Entry
from offline_store.types import local_day, now


def told(store, desk, items):
    with store.apply() as session:
        if items is not None:
            row = CodeList(scope_id=CITY, name="offices", version="1", effective=local_day(now()), source="设定")
            row.content = codes.shipped("offices") | {"items": items}
            session.add(row)
            session.flush()
        reception = registration.begin_reception(session, desk, "visit")
        case = registration.register(session, desk, reception, Entry(name="王小雨"))
        session.flush()
        return facts(session, desk, case)


LINE = {"name": "x", "address": "", "phone": "", "arbitration_body": "", "court": "", "legal_aid_contact": ""}


def test_nothing_is_made_up(store, desk):
    found = told(store, desk, None)
    assert not {"court", "arbitration_body", "contact_phone", "contact_address"} & found.keys()
    assert found["place"] == desk.station_name


def test_the_station_s_own_line_goes_before_the_one_for_all(store, desk):
    every = LINE | {"code": "*", "arbitration_body": "青岛市劳动人事争议仲裁委员会", "phone": "12351"}
    own = LINE | {
        "code": desk.station_code,
        "phone": "0532-85910000",
        "address": "延安三路1号",
        "court": "市北区人民法院",
    }
    found = told(store, desk, [every, own])
    assert (found["contact_phone"], found["court"]) == ("0532-85910000", "市北区人民法院")
    assert found["arbitration_body"] == "青岛市劳动人事争议仲裁委员会"
    assert found["place"] == f"{desk.station_name} 延安三路1号"
