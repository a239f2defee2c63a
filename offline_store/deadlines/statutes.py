"""The articles that rules and calculators rest on, offline: resources/statutes, one file a statute, dates and source.

Texts of law are quoted whole and unchanged as they stood in the named version (著作权法 第五条: laws are free to be
used). A statute without articles is one whose text was not found: its name and source stand here all the same.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import resources
from offline_store.errors import ExpectedError


class NoSuchArticle(ExpectedError):
    """The program has no such statute, or not that article of it."""

    title = "没有这条法条"
    explanation = "程序里没有 {article}。收着的法规有：{known}。"
    advice = "只收期限规则和计算器引用的条文；其他条文请查国家法律法规数据库。"


@dataclass(frozen=True, slots=True)
class Article:
    """One article, or the statute alone where no text is kept."""

    key: str
    name: str
    number: int | None
    text: str
    """Its paragraphs, a line each."""
    version: str
    """The day of the text that is quoted (ISO)."""
    effective: str
    source: str

    @property
    def title(self) -> str:
        """劳动争议调解仲裁法第14条."""
        return f"{self.name}第{self.number}条" if self.number else self.name


def article(key: str, number: int | None) -> Article:
    """An article by statute (`TJZC`, or its Chinese name) and number. Raises NoSuchArticle."""
    statute = _statutes().get(key.strip().upper()) or next((s for s in _statutes().values() if s["name"] == key), None)
    text = statute["articles"].get(str(number)) if statute and number else ""
    if statute is None or text is None:
        wanted = f"{key} {number or ''}".strip()
        raise NoSuchArticle(article=wanted[:60], known="、".join(f"{k} {s['name']}" for k, s in _statutes().items()))
    about = {name: statute[name] for name in ("key", "name", "version", "effective", "source")}
    return Article(number=number, text=text, **about)


def cited(citation: str) -> Article:
    """What `TJZC 14` cites. Raises NoSuchArticle."""
    key, _, number = citation.partition(" ")
    return article(key, int(number) if re.fullmatch(r"\d{1,4}", number) else None)


def known(citation: str) -> bool:
    """Whether a citation is of the form `TJZC 14`, or `TJZC`, of a statute that is here."""
    return re.fullmatch(r"\S+( \d{1,4})?", citation) is not None and citation.partition(" ")[0] in _statutes()


def title(citation: str) -> str:
    """`TJZC 14` in words; one of a newer rule table whose text is not here is named all the same."""
    key, _, number = citation.partition(" ")
    name: str = _statutes()[key]["name"] if key in _statutes() else key
    return f"{name}第{number}条" if number else name


def titles(citations: Sequence[str]) -> str:
    """Several in words, each statute named once: 劳动争议调解仲裁法第48条、第50条."""
    said, before = [], ""
    for citation in citations:
        key, _, number = citation.partition(" ")
        said.append(f"第{number}条" if key == before and number else title(citation))
        before = key
    return "、".join(said)


@cache
def _statutes() -> dict[str, dict[str, Any]]:
    files = sorted(resources.path("statutes").glob("*.json"))
    return {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in files}
