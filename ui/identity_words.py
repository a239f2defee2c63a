"""What is known of a person, and what a check has found, in words."""

from collections.abc import Iterable, Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop.person_lists import Contents
from offline_store.codes import Content
from offline_store.identity import ages, divisions, lunar
from offline_store.identity.hint import Hint
from offline_store.identity.retirement import Retirement, retirements

MARKS = ("pregnant", "disabled", "new_form", "migrant")
"""What is asked; the other marks follow from the age."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("identity", text)


def document_hints(hints: Iterable[Hint], documents: Content) -> str:
    """What a check has found in a document's number."""
    return " ".join(_document_hint(hint, documents) for hint in hints)


def _document_hint(hint: Hint, documents: Content) -> str:
    words = {
        "length": _tr("号码是 {0} 位，一般是 18 位。"),
        "characters": _tr("号码里有不该有的字符。"),
        "form": _tr("不像{0}的号码。"),
        "kind": _tr("这像是{0}的号码，请看证件种类。"),
        "date": _tr("号码里的出生日期 {0} 不存在。"),
        "future": _tr("号码里的出生日期 {0} 还没有到。"),
        "age": _tr("按号码已经 {0} 岁，请再看一眼。"),
        "division": _tr("没有查到行政区划 {0}。"),
        "check_digit": _tr("最后一位应当是 {0}，可能有一位抄错。"),
    }[hint.kind]
    return words.format(name_of(documents, hint.detail) if hint.kind in ("form", "kind") else hint.detail)


def name_hints(hints: Iterable[Hint]) -> str:
    """What a check has found in a name."""
    words = _tr("有自造字（{0}），别的电脑上显示不出来，请换成标准字或注明。")
    return " ".join(words.format(hint.detail) for hint in hints)


def phone_hints(hints: Iterable[Hint]) -> str:
    """What one should know of a phone number."""
    words = {
        "service": _tr("{0} 是服务热线，不是来电人自己的号码。"),
        "firm": _tr("{0} 是企业客服号码，不是来电人自己的号码。"),
        "length": _tr("号码是 {0} 位，可能多了或少了。"),
        "unusual": _tr("没有这样开头的手机号，请再核对。"),
        "characters": _tr("号码里有不是数字的内容。"),
    }
    return " ".join(words[hint.kind].format(hint.detail) for hint in hints)


def name_of(content: Content, code: str) -> str:
    """The name of a code; a code that the list no longer has stands as it is."""
    return str(next((item["name"] for item in content["items"] if item["code"] == code), code))


def sex_words(sex: str) -> str:
    """男, 女, or nothing."""
    return {"1": _tr("男"), "2": _tr("女")}.get(sex, "")


def mark_words() -> Mapping[str, str]:
    """The marks that are asked."""
    return dict(zip(MARKS, (_tr("孕期产期哺乳期"), _tr("残疾"), _tr("新就业形态"), _tr("农民工")), strict=True))


def age_words(born: date, today: date, bands: Content) -> str:
    """How old, in which band, and the birthday by the lunar calendar."""
    if born > today:
        return ""
    age = ages.age_on(born, today)
    parts = [_tr("{0} 岁").format(age), ages.band_of(age, bands)]
    if day := lunar.in_words(born):
        parts.append(_tr("农历{0}").format(day))
    return "　".join(filter(None, parts))


def computed_marks(sex: str, born: date | None, today: date, rules: Content) -> list[str]:
    """What follows from sex and birth date by law: 童工线索, 未成年工, 老年人, near retirement or past it."""
    if born is None or born > today:
        return []
    age = ages.age_on(born, today)
    marks = ages.marks_of(age)
    found = {"child": _tr("不满16周岁（童工线索）"), "minor": _tr("未成年"), "elder": _tr("老年人")}
    return [found[mark] for mark in marks] + _retirement_words(retirements(sex, born, rules), today)


def _retirement_words(lines: list[Retirement], today: date) -> list[str]:
    if lines and all(line.months_left(today) <= 0 for line in lines):
        return [_tr("已到法定退休年龄")]
    return [
        _tr("{0}：{1}年{2}月到法定退休年龄，不足五年").format(line.rule, line.year, line.month)
        for line in lines
        if line.is_near(today)
    ]


def region_words(code: str, born: date | None) -> str:
    """A division as it was called when she was born."""
    return divisions.full_name(code, born.year if born else None)


def with_code(contents: Contents, name: str, code: str) -> str:
    """The name of a code of one of the lists; empty for no code."""
    return name_of(contents[name], code) if code else ""
