"""A browser without a window for the centre's pages: it fills forms as they stand, and looks at every page it gets."""

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

import httpx

from central import accounts
from central.models import Account, Station
from offline_store import codes
from offline_store.types import local_day, now
from tests.sync_rig import PASSWORD

HEADERS = {
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
EMPTY = frozenset({"meta", "link", "input", "br", "img"})


class Page(HTMLParser):
    """What a page says, and its forms with what stands in them."""

    def __init__(self, response):
        super().__init__()
        self.status, self.path = response.status_code, urlsplit(str(response.url)).path
        self.html, self.headers = response.text, response.headers
        self.forms, self.labels, self.controls, self.tags, self.ids, self.words = [], set(), [], [], [], []
        self._open, self._select = [], None
        self.feed(self.html)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.tags.append((tag, attrs))
        if tag not in EMPTY:
            self._open.append(tag)
        if "id" in attrs:
            self.ids.append(attrs["id"])
        if tag == "form":
            self.forms.append((attrs.get("action"), attrs.get("method"), {}))
        elif tag == "label":
            self.labels.add(attrs.get("for"))
        elif tag in ("input", "select"):
            self.controls.append(attrs)
            if tag == "select":
                self._select = attrs["name"]
            elif attrs.get("type") != "file":
                self.forms[-1][2][attrs["name"]] = attrs.get("value", "")
        elif tag == "option" and ("selected" in attrs or self._select not in self.forms[-1][2]):
            self.forms[-1][2][self._select] = attrs["value"]

    def handle_endtag(self, tag):
        assert self._open, f"</{tag}> closes nothing"
        assert self._open.pop() == tag, f"</{tag}> does not close what is open"

    def handle_data(self, data):
        self.words.append(data)

    @property
    def text(self):
        """Its words alone."""
        return re.sub(r"\s+", " ", "".join(self.words))

    @property
    def error(self):
        """What it complains of."""
        found = re.search(r'role="alert">(.*?)</p>', self.html, re.S)
        return found[1] if found else ""

    @property
    def secret(self):
        """The one-time password or enrolment code it shows."""
        return re.search(r'class="secret">(.*?)<', self.html)[1]

    def form(self, action):
        """The fields of the form that goes to an address, as they stand."""
        return next(fields for where, _, fields in self.forms if where == action)

    def link(self, words):
        """The address behind a link's words."""
        return re.search(rf'<a href="([^"]*)"[^>]*>{re.escape(words)}</a>', self.html)[1]

    def look(self):
        """What holds of every page, whatever it is about."""
        assert not self._open, f"left open: {self._open}"
        assert ("html", {"lang": "zh-CN"}) in self.tags
        names = [tag for tag, _ in self.tags]
        assert names.count("h1") == names.count("title") == names.count("main") == 1
        assert "script" not in names and "style" not in names
        assert len(self.ids) == len(set(self.ids)), "two things with one id"
        for control in self.controls:
            is_hidden = control.get("type") == "hidden" or "hidden" in control
            assert is_hidden or control.get("id") in self.labels, f"no label: {control}"
        assert names.count("table") == names.count("thead")
        for _tag, attrs in self.tags:
            assert not any(name.startswith("on") or name == "style" for name in attrs)
            for where in (attrs.get("href"), attrs.get("src"), attrs.get("action")):
                assert where is None or where.startswith(("/my/", "/console/", "#")), f"leaves the centre: {where}"
        for _action, method, fields in self.forms:
            assert method == "post" and fields["form_token"]


class Browser:
    """Somebody at a browser."""

    def __init__(self, http):
        self.http = http
        self.page = None

    def open(self, path):
        """Go to an address."""
        return self._got(self.http.get(path))

    def submit(self, action, file=None, **fields):
        """Fill the form of the page that goes to an address, and send it."""
        data = self.page.form(action) | fields
        files = {"file": ("list.json", file)} if file is not None else None
        return self._got(self.http.post(action, data=data, files=files))

    def log_in(self, account, password=PASSWORD):
        """By the page there is for it."""
        self.open("/my/login")
        return self.submit("/my/login", account=account, password=password)

    def _got(self, response):
        page = Page(response)
        for name, value in HEADERS.items():
            assert response.headers[name] == value
        policy = response.headers["content-security-policy"]
        assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy and "unsafe" not in policy
        page.look()
        self.page = page
        return page


def browser(transport, address="http://127.0.0.1:9"):
    """A browser with a cookie jar of its own."""
    return Browser(httpx.Client(base_url=address, transport=transport, follow_redirects=True))


STAFF = {"chief": ("3702", "administrator"), "lady": ("3702", "supervisor"), "boss": ("3703", "administrator")}
"""Account → station and role; beside `north` and `south`, who are clerks."""


def staff_the_town(town):
    """3702 becomes the city, 3703 a district below it, with a street; administrators in each."""
    with town.centre.transact() as session:
        ids = {station.code: station.id for station in session.query(Station)}
        south = session.get_one(Station, ids["3703"])
        south.parent_id, south.level = ids["3702"], "district"
        ids["370301"] = accounts.add_station(session, "370301", "小街街道总工会", "street", south.id)
        kept = session.get_one(Account, "north").password_hash  # the same password: stretching it anew takes its time
        for account, (code, role) in STAFF.items():
            made = Account(id=account, name=f"{account} 员", station_id=ids[code], role=role, password_hash=kept)
            session.add(made)
    return ids


def proposal(**changed):
    """What an administrator types beside a new version of a list."""
    fields = {"version": "2027-1", "effective": local_day(now()).isoformat(), "source": "鲁工发〔2026〕9 号"}
    return fields | changed


def renamed():
    """The list of disputes with one renamed and one more."""
    content = codes.shipped("dispute_type")
    content["items"][0]["name"] = "确认劳动关系（新）"
    content["items"].append({"code": "zz", "name": "新就业形态"})
    return content
