"""What the pages withstand: planted cookies, forms of others, script in names, guessing, waiting, other territories."""

import re
from datetime import timedelta
from urllib.parse import quote

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from central import accounts, passwords
from central.console import forms, pages, visits
from central.console.console import build_console
from central.console.my import build_my
from central.models import Account, Attempt, BrowserSession, Station
from desktop.sync.engine import synchronise
from offline_store.errors import DiskFull
from offline_store.types import now, sha256
from tests.console_rig import browser, staff_the_town
from tests.sync_rig import PASSWORD

EVIL = "<script>alert('x')</script>\"'><img src=x onerror=alert(1)>"


@pytest.fixture
def stations(town):
    return staff_the_town(town)


@pytest.fixture
def chief(town, stations):
    somebody = browser(town.line)
    somebody.log_in("chief")
    return somebody


def cookie(somebody):
    return somebody.http.cookies["qiantai"]


def plant(somebody, token):
    somebody.http.cookies.clear()
    somebody.http.cookies.set("qiantai", token, domain="127.0.0.1")


def test_the_cookie_says_nothing_and_the_database_cannot_tell_it(chief, town):
    somebody = browser(town.line)
    somebody.open("/my/login")
    fields = somebody.page.form("/my/login") | {"account": "chief", "password": PASSWORD}
    answer = somebody.http.post("/my/login", data=fields, follow_redirects=False)
    told = answer.headers["set-cookie"]
    assert "HttpOnly" in told and "SameSite=strict" in told and "Path=/" in told and "Secure" not in told
    with town.centre.read() as session:
        hashes = {row.token_hash for row in session.query(BrowserSession)}
        assert sha256(cookie(somebody).encode()) in hashes
        assert not any(cookie(somebody).encode() in kept for kept in hashes)


def test_under_tls_the_cookie_goes_nowhere_else(town):
    with httpx.Client(base_url="https://centre", transport=town.line) as http:
        told = http.get("/my/login").headers["set-cookie"]
        assert told.startswith("__Host-qiantai=") and "Secure" in told and "Domain" not in told


def test_a_planted_cookie_is_thrown_away_at_log_in(town, stations):
    victim, planted = browser(town.line), "planted-by-somebody-else"
    plant(victim, planted)
    victim.log_in("chief")
    assert cookie(victim) != planted
    thief = browser(town.line)
    plant(thief, planted)
    assert thief.open("/console/").path == "/my/login"
    before = cookie(victim)
    victim.log_in("chief")  # once more: the old visit ends
    plant(thief, before)
    assert thief.open("/console/").path == "/my/login"


def test_logging_out_ends_the_visit_at_the_centre(chief, town):
    held = cookie(chief)
    page = chief.submit("/my/logout")
    assert page.path == "/my/login" and "已经退出" in page.text
    thief = browser(town.line)
    plant(thief, held)
    assert thief.open("/console/").path == "/my/login"


FORMS = [
    "/console/accounts/add", "/console/accounts/open", "/console/accounts/find", "/console/accounts/change",
    "/console/accounts/reset", "/console/accounts/disable", "/console/desks/add", "/console/desks/{desk}/lock",
    "/console/desks/{desk}/code", "/console/stations/sample", "/console/stations/sample/remove",
    "/console/stations/{south}/add", "/console/stations/{south}/rename", "/console/stations/{south}/move",
    "/console/stations/{south}/remove", "/console/quarantine/a/b/1/open", "/console/quarantine/a/b/1/retry",
    "/console/quarantine/a/b/1/discard", "/console/codes/sex/check", "/console/codes/sex/send",
    "/my/handovers/x/accept", "/my/handovers/x/return", "/my/handovers/x/answer", "/my/reminders/x/answer",
    "/my/cases/x/seen", "/my/password", "/my/logout",
]  # fmt: skip
FIELDS = {
    "account": "south", "name": "x", "role": "clerk", "number": "07", "code": "9", "level": "street", "new_name": "x",
    "disabled": "yes", "locked": "yes", "reason": "x", "words": "x", "old": PASSWORD, "new": "x" * 9,
    "repeated": "x" * 9,
}  # fmt: skip


def everything(town):
    """All rows of the centre's own tables."""
    with town.centre.read() as session:
        connection = session.connection()
        names = ("station", "account", "desk", "lease", "received", "code_list", "audit", "browser_session")
        return {name: connection.exec_driver_sql(f'SELECT * FROM "{name}"').all() for name in names}


def all_forms(town, stations):
    places = {"desk": town.seats["03"].desk.id, "south": stations["3703"]}
    return [form.format(**places) for form in FORMS]


def test_every_form_there_is_is_in_the_list(town):
    """So that a new form is tried like the others."""

    plain = [form.replace("/a/b/1", "*").replace("/x/", "/*/") for form in FORMS]
    known = {re.sub(r"\{\w+\}|(?<=quarantine)/a/b/1|(?<=codes)/sex", "*", form) for form in plain}
    apps = (("/console", build_console(town.centre)), ("/my", build_my(town.centre)))
    found = {
        re.sub(
            r"(/\{\w+\})+", "*" if "quarantine" in route.path or "codes" in route.path else "/*", prefix + route.path
        )
        for prefix, app in apps
        for route in app.routes
        if "POST" in route.methods
    }
    assert found == known | {"/my/login"}


def test_a_form_of_somebody_else_does_nothing(chief, town, stations):
    boss = browser(town.line)
    boss.log_in("boss")
    other = boss.page.form("/my/logout")["form_token"]
    kept, fields = everything(town), FIELDS | {"station": stations["3703"], "parent": stations["3702"]}
    for form in all_forms(town, stations):
        for data in (fields, fields | {"form_token": other}, fields | {"form_token": ""}):
            assert chief.http.post(form, data=data).status_code == 403
    assert everything(town) == kept
    stranger = browser(town.line)  # the token of no cookie at all
    data = {"account": "chief", "password": PASSWORD, "form_token": visits.form_token("")}
    assert stranger.http.post("/my/login", data=data).status_code == 403


def test_who_may_not_administer_does_nothing(town, stations):
    for account in ("north", "lady"):
        somebody = browser(town.line)
        assert somebody.log_in(account).path == "/my/"
        token = somebody.page.form("/my/logout")["form_token"]
        kept = everything(town)
        for form in all_forms(town, stations)[:-2]:
            refused = 404 if form.startswith("/my/") else 403  # not hers, or not there: the two are not told apart
            assert somebody.http.post(form, data=FIELDS | {"form_token": token}).status_code == refused
        for path in ("", "stations", "accounts", "desks", "quarantine", "codes", "codes/sex", "codes/sex/file", "log"):
            assert somebody.http.get(f"/console/{path}").status_code == 403
        assert everything(town) == kept
    nobody = browser(town.line)
    for path in ("/console/", "/console/accounts", "/console/codes/sex/file", "/my/", "/my/password"):
        assert nobody.open(path).path == "/my/login"


def test_an_administrator_reaches_no_other_territory(town, stations):
    boss = browser(town.line)
    boss.log_in("boss")
    token = boss.page.form("/my/logout")["form_token"]
    north, desk = stations["3702"], town.seats["01"].desk.id
    kept = everything(town)
    fields = FIELDS | {"account": "north", "station": north, "parent": north, "form_token": token}
    tried = [f"/console/accounts/{action}" for action in ("add", "open", "change", "reset", "disable")]
    tried += [f"/console/stations/{north}/{action}" for action in ("add", "rename", "move", "remove")]
    tried += [f"/console/stations/{stations['370301']}/move", "/console/desks/add"]
    tried += [f"/console/desks/{desk}/{action}" for action in ("lock", "code")]
    for form in tried:
        assert boss.http.post(form, data=fields).status_code == 404, form
    assert boss.open(f"/console/stations/{north}").status == boss.open(f"/console/desks/{desk}").status == 404
    for path in ("stations", "accounts", "desks", "log"):
        page = boss.open(f"/console/{path}")
        assert "站点 3702" not in page.html and "chief" not in page.html and north not in page.html
    boss.open("/console/accounts")
    assert "north" not in boss.submit("/console/accounts/find", words="o").html
    assert everything(town) == kept
    fields["account"] = "south"  # nor may she put her own people elsewhere
    assert boss.http.post("/console/accounts/change", data=fields).status_code == 404


def test_what_people_write_is_shown_as_they_wrote_it(chief, town, stations):
    """Script in every field: nothing of it runs, nothing of it is lost."""
    with town.centre.transact() as session:
        session.get_one(Station, stations["3703"]).name = EVIL[:90]
        session.get_one(Account, "chief").name = EVIL[:50]
    seat = town.seats["03"]
    seat.register(name=EVIL, employer=EVIL, dispute_types=(EVIL,), matter=EVIL)
    synchronise(seat.store, seat.client, seat.desk)
    seat.client.hello(seat.desk, last_error=EVIL)
    fields = {"account": EVIL.replace(" ", "_")[:100], "name": EVIL[:50], "role": "clerk", "station": stations["3703"]}
    chief.open("/console/accounts")
    chief.submit("/console/accounts/add", **fields)
    chief.open(f"/console/stations/{stations['3703']}")
    chief.submit(f"/console/stations/{stations['3703']}/add", code=EVIL[:20], name=EVIL[:99], level="street")
    chief.open("/console/accounts")
    chief.submit("/console/accounts/find", words=EVIL)
    chief.open("/console/accounts")
    chief.submit("/console/accounts/open", account=fields["account"])
    for path in ("", "stations", f"stations/{stations['3703']}", "accounts", "desks", "quarantine", "codes", "log"):
        assert chief.open(f"/console/{path}?done={EVIL}").status == 200  # each page is looked at: no script, no handler
    officer = browser(town.line)
    page = officer.log_in("south")
    assert EVIL in page.text


def test_guessing_is_slowed_down_here_as_at_a_desk(town, stations):
    for account in ("chief", "nobody"):
        somebody = browser(town.line)
        for _ in range(passwords.FREE_FAILURES):
            page = somebody.log_in(account, "wrong")
            assert page.status == 401 and page.error == "账号或密码不对，请再输入一次，注意大小写。"
            assert page.form("/my/login")["account"] == account and page.form("/my/login")["password"] == ""
        page = somebody.log_in(account)
        assert page.status == 429 and re.search(r"请等 (29|30|31) 秒再试", page.error)
    with town.centre.transact() as session:
        session.get_one(Attempt, "chief").until = now()
    assert somebody.log_in("chief").path == "/console/"
    with town.centre.read() as session:
        assert session.get(Attempt, "chief") is None


def test_a_disabled_account_stops_at_the_next_request(chief, town):
    assert chief.open("/console/desks").path == "/console/desks"
    with town.centre.transact() as session:
        accounts.disable_account(session, "chief")
    assert chief.open("/console/desks").path == "/my/login"


def test_another_role_and_station_count_from_the_next_request(chief, town, stations):
    with town.centre.transact() as session:
        session.get_one(Account, "chief").station_id = stations["370301"]
    assert "站点 3702" not in chief.open("/console/stations").html
    with town.centre.transact() as session:
        session.get_one(Account, "chief").role = "clerk"
    assert chief.http.get("/console/stations").status_code == 403


def test_a_visit_ends_when_nothing_is_done_and_after_a_day_whatever_is_done(chief, monkeypatch):
    began = now()

    def at(**later):
        monkeypatch.setattr(visits, "now", lambda: began + timedelta(**later))
        return chief.open("/console/").path

    assert at(minutes=19) == at(minutes=38) == at(minutes=57) == "/console/"  # each request counts
    assert at(minutes=78) == "/my/login"
    monkeypatch.undo()
    chief.log_in("chief")
    began = now()
    for minutes in range(15, 600, 15):
        assert at(minutes=minutes) == "/console/"
    assert at(minutes=601) == "/my/login"


def test_a_new_password_ends_the_other_visits(chief, town):
    elsewhere = browser(town.line)
    elsewhere.log_in("chief")
    chief.open("/my/password")
    page = chief.submit("/my/password", old=PASSWORD, new="another password", repeated="another password")
    assert page.path == "/console/" and "密码已经修改" in page.text
    assert elsewhere.open("/console/").path == "/my/login"


def test_an_auditor_has_no_page_here_and_is_told(town, stations):
    with town.centre.transact() as session:
        session.get_one(Account, "lady").role = "auditor"
    somebody = browser(town.line)
    page = somebody.log_in("lady")
    assert page.status == 403 and "没有任务页面" in page.text
    assert somebody.open("/my/password").status == 200


def test_a_full_disk_is_a_page_in_words(chief, monkeypatch):

    def full(*_):
        raise DiskFull

    monkeypatch.setattr(visits, "visitor", full)
    page = chief.open("/console/")
    assert page.status == 503 and "请稍后再试" in page.text


odd = st.text(max_size=30) | st.sampled_from(["\0", "\ud800", "a" * 300, EVIL, "9" * 30, "-1", "..", "%00", "\u202e"])
SOME = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@SOME
@given(place=st.integers(0, len(FORMS)), fields=st.dictionaries(st.sampled_from([*FIELDS, "station", "content"]), odd))
def test_no_form_breaks_the_centre(chief, town, stations, place, fields):
    chief.log_in("chief") if chief.open("/console/").path == "/my/login" else None
    token = chief.page.form("/my/logout")["form_token"]
    form = [*all_forms(town, stations), "/my/login"][place]
    plain = {name: value.encode("utf-8", "surrogatepass") for name, value in fields.items()}
    forget_tries(town)
    answer = chief.http.post(form, data=plain | {"form_token": token}, follow_redirects=False)
    assert answer.status_code < 500


def forget_tries(town):
    with town.centre.transact() as session:
        for attempt in session.query(Attempt):
            session.delete(attempt)


KINDS = ["application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=x", "text/x", ""]


@SOME
@given(
    path=st.sampled_from(["/my/login", "/console/accounts/find", "/console/codes/sex/check"]),
    kind=st.sampled_from(KINDS),
    content=st.binary(max_size=300) | st.just(b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1'),
)
def test_no_body_breaks_the_centre(chief, path, kind, content):
    answer = chief.http.post(path, content=content, headers={"content-type": kind})
    assert 400 <= answer.status_code < 500


@SOME
@given(
    path=st.sampled_from(["/console/stations/", "/console/quarantine/a/b/", "/console/codes/", "/my/?page=", "/my/"]),
    end=odd.filter(lambda text: "\ud800" not in text),
)
def test_no_address_breaks_the_centre(chief, path, end):

    assert chief.http.get(path + quote(end)).status_code < 500


def test_too_much_is_refused(chief):
    big = chief.http.post("/my/login", data={"account": "x" * 2_000_000})
    assert big.status_code == 413
    many = chief.http.post("/my/login", files={f"f{n}": b"x" for n in range(5)})
    assert many.status_code == 400


def test_the_tests_notice_what_they_are_for(chief, town, stations, monkeypatch):
    """Planted breaks: without the token's check a foreign form is taken, without escaping script stands in the page."""
    monkeypatch.setattr(forms.secrets, "compare_digest", lambda *_: True)
    assert chief.http.post("/console/accounts/find", data={"words": "x", "form_token": "0"}).status_code == 200
    monkeypatch.undo()
    with town.centre.transact() as session:
        session.get_one(Account, "chief").name = EVIL[:50]
    monkeypatch.setattr(pages._templates, "autoescape", False)
    pages._templates.cache.clear()
    with pytest.raises(AssertionError):
        chief.open("/console/accounts")
    monkeypatch.undo()
    pages._templates.cache.clear()
    boss = browser(town.line)
    boss.log_in("boss")
    monkeypatch.setattr(visits, "territory", lambda *_: frozenset(stations.values()))
    assert "north" in boss.open("/console/accounts").html
    monkeypatch.setattr(pages, "HEADERS", pages.HEADERS | {"x-frame-options": "ALLOW"})
    with pytest.raises(AssertionError):
        chief.open("/console/")
