"""Who a case is of, line by line, for its page. Phone and ID numbers are masked until they are asked for."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop.person_lists import Contents
from offline_store.persons import KNOWN_BY, FormerValue, mask_id
from offline_store.queries import mask_phone
from offline_store.registration import Entry
from ui import identity_words as words
from ui.words import short_day


def _tr(text: str) -> str:
    return QCoreApplication.translate("person", text)


def has_masked(entry: Entry, formers: tuple[FormerValue, ...]) -> bool:
    """Whether some number or the picture is kept back."""
    person = entry.person
    others = any(former.field != "name" for former in formers) or any(member.phone for member in entry.members or ())
    return bool(entry.phone or person.id_number or person.birth_date or person.portrait or others)


def phone_words(phone: str, *, masked: bool) -> str:
    """A phone number."""
    return mask_phone(phone) if masked else phone


def person_lines(
    entry: Entry, formers: tuple[FormerValue, ...], contents: Contents, today: date, *, masked: bool
) -> list[tuple[str, str]]:
    """What is known of her beside name and phone: label and text, without what is not known."""
    person, born = entry.person, entry.person.birth_date
    number = mask_id(person.id_number) if masked else person.id_number
    kind = words.with_code(contents, "id_document", person.id_kind)
    age = words.age_words(born, today, contents["age_band"]) if born else ""
    marks = [text for mark, text in words.mark_words().items() if mark in person.marks]
    marks += words.computed_marks(person.sex, born, today, contents["retirement"])
    lines = [
        (_tr("证件"), "　".join(filter(None, (kind, number)))),
        (_tr("性别"), words.sex_words(person.sex)),
        (_tr("出生"), _born_words(born, age, masked=masked)),
        (_tr("民族"), words.with_code(contents, "ethnicity", person.ethnicity)),
        (_tr("学历"), words.with_code(contents, "education", person.education)),
        (_tr("籍贯"), words.region_words(person.native_region, born) or person.native_region),
        (_tr("住址"), person.address),
        (_tr("情况"), "；".join(marks)),
    ]
    return [line for line in lines if line[1]] + [_former_line(former, masked=masked) for former in formers]


def _born_words(born: date | None, age: str, *, masked: bool) -> str:
    """The day is part of the ID number, and masked with it."""
    if born is None:
        return ""
    return age if masked else f"{born.isoformat()}　{age}"


def _former_line(former: FormerValue, *, masked: bool) -> tuple[str, str]:
    label = dict(zip(KNOWN_BY, (_tr("曾用名"), _tr("曾用电话"), _tr("曾用证件号")), strict=True))[former.field]
    value = former.value
    if masked and former.field != "name":
        value = (mask_phone if former.field == "phone" else mask_id)(value)
    return label, _tr("{0}（到 {1}）").format(value, short_day(former.until))
