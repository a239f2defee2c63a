"""`qiantai extract`: dialogues as lines of JSON in, suggested fields as lines of JSON out."""

import json
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TextIO

from desktop.extraction import FIELDS, Suggestion, Utterance, extract


class _Refused(Exception):
    """Why a line cannot be read, in words for the one who sent it."""

    def __init__(self, words: str, line_id: object = None) -> None:
        super().__init__(words)
        self.line_id = line_id


def run(lines: Iterable[str], out: TextIO) -> None:
    """Writes {"id", "fields"} for each dialogue line, or {"id", "error"} for a line that is none.

    Units are those of the dialogue file: 欠薪金额 in yuan, 期间 as months or days; what was not said is null.
    """
    for line in lines:
        if line.strip():
            print(json.dumps(_answer(line), ensure_ascii=False), file=out, flush=True)


def _answer(line: str) -> dict[str, object]:
    try:
        line_id, utterances, ref_date = _read(line)
    except _Refused as refused:
        return {"id": refused.line_id, "error": str(refused)}
    return {"id": line_id, "fields": in_file_units(extract(utterances, ref_date=ref_date))}


def in_file_units(suggestions: Mapping[str, Suggestion]) -> dict[str, object]:
    """All fields in the dialogue file's units, null where there is no suggestion."""
    return {field: _file_value(field, suggestions.get(field)) for field in FIELDS}


def _file_value(field: str, suggestion: Suggestion | None) -> object:
    if suggestion is None:
        return [] if field == "争议类型" else None
    if field == "欠薪金额" and isinstance(suggestion.value, int):
        yuan, fen = divmod(suggestion.value, 100)
        return yuan + fen / 100 if fen else yuan
    return list(suggestion.value) if isinstance(suggestion.value, tuple) else suggestion.value


def _read(line: str) -> tuple[object, list[Utterance], date]:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        raise _Refused("这一行不是 JSON") from None
    if not isinstance(data, dict):
        raise _Refused("这一行不是 JSON 对象")
    line_id = data.get("id")
    if not isinstance(line_id, str | int):
        raise _Refused("缺少 id")
    try:
        ref_date = date.fromisoformat(data["ref_date"])
    except (KeyError, TypeError, ValueError):
        raise _Refused("ref_date 不是 YYYY-MM-DD 形式的日期", line_id) from None
    turns = data.get("turns")
    if not isinstance(turns, list):
        raise _Refused("turns 不是列表", line_id)
    return line_id, [_utterance(turn, number, line_id) for number, turn in enumerate(turns, 1)], ref_date


def _utterance(turn: Any, number: int, line_id: object) -> Utterance:
    if not isinstance(turn, dict) or not isinstance(turn.get("text"), str):
        raise _Refused(f"turns 第 {number} 句没有文字 text", line_id)
    speaker = turn.get("speaker") or ""
    if speaker not in ("clerk", "caller", ""):
        raise _Refused(f"turns 第 {number} 句的 speaker 应为 clerk、caller 或空", line_id)
    return Utterance(speaker, turn["text"])


if __name__ == "__main__":
    run(sys.stdin, sys.stdout)
