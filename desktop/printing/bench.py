"""How fast papers are made: ours, bare reportlab drawing the very same, and other ways to a paper on the same content.

The agreement measured has two pages, with a table of parties, numbered requests and places to sign. The other ways
(docxtpl with LibreOffice, WeasyPrint, typst) run in an environment of their own: `peers` is the folder of a virtual
environment that has them; soffice is looked for on PATH. What is not there is left out, its ratio null.
"""

import io
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics, ttfonts

from desktop.printing import plain
from desktop.printing.blocks import Description
from desktop.printing.description import read
from desktop.printing.glyphs import candidates
from desktop.printing.layout import render
from desktop.printing.page import Heading, new_canvas

RUNS, BATCH = 15, 100
Figure = dict[str, Any]
_PEERS = Path(__file__).with_name("bench_peers.py")
_PARTIES = {
    "name": "姓名（名称）", "number": "证件号码", "address": "住址（住所）", "phone": "联系电话"
}  # fmt: skip
HEADING = Heading("青岛市市北区职工服务中心", "编号", "（2026）青职调字第 123 号", "打印时间：2026年11月22日 15时40分")


def agreement() -> Description:
    """The form measured."""
    text = {"label": "文字", "type": "text"}
    fields = {
        "parties": {"label": "当事人", "type": "list", "of": dict.fromkeys(_PARTIES, text)},
        "requests": {"label": "请求", "type": "list", "of": {"text": text}},
        "facts": {"label": "事实", "type": "long"},
        "amount": {"label": "金额", "type": "money"},
        "signed_on": {"label": "日期", "type": "date"},
    }
    columns = [{"field": name, "label": label, "width": 40} for name, label in _PARTIES.items()]
    blocks = [
        {"grid": {"label": "当事人", "field": "parties", "columns": columns}},
        {"text": "一、争议的主要事实", "style": "heading1"},
        {"text": "{facts}"},
        {"text": "二、调解请求和结果", "style": "heading1"},
        {"each": "requests", "text": "{n}. {text}"},
        {"text": "以上款项合计{amount}，于{signed_on}前一次付清。"},
        {"text": "本协议经双方当事人签名、盖章，调解员签名并加盖调解组织印章后生效。"},
        {"signatures": [{"label": "申请人（签名或按指印）", "kind": "thumb", "date": True},
                        {"label": "被申请人（签名、盖章）", "kind": "sign_and_seal", "date": True},
                        {"label": "调解员（签名）", "kind": "sign", "date": "signed_on"}]},
    ]  # fmt: skip
    return read({"title": "调解协议书", "layout": "plain", "fields": fields, "blocks": blocks})


def values(number: int) -> dict[str, Any]:
    """What the agreement of this number is filled with; each has other names, sums and characters."""
    name = chr(0x738B + number) + chr(0x5C0F + number * 7 % 900) + "雨"
    party = {
        "name": name,
        "number": f"3702031990{number:08}",
        "address": "青岛市市北区敦化路328号",
        "phone": "13900001111",
    }
    employer = {**party, "name": "青岛某某建筑劳务有限公司", "number": "91370200MA3C000000"}
    fact = f"{name}于2024年3月1日入职，任木工，月工资{4200 + number}元。公司自2026年7月起没有发放工资，多次催要无果。"
    return {
        "parties": [party, employer],
        "requests": [
            {"text": f"关于第{n}项请求：公司向{name}支付拖欠的工资{n * 1000 + number}元，双方无异议。"}
            for n in range(1, 9)
        ],
        "facts": "\n".join([fact] * 4),
        "amount": 1_260_000 + number,
        "signed_on": "2026-12-05",
    }


def paper_figures(peers: Path | None = None) -> list[Figure]:
    """The figures of `make bench` for papers."""
    form = agreement()
    render(form, values(0), HEADING)  # the fonts are read once
    strokes = _strokes(form, values(0))
    _bare(strokes)
    ours, bare = [], []
    for _ in range(RUNS):  # in turn, so that what else the machine does falls on both
        ours.append(_timed(lambda: render(form, values(0), HEADING)) * 1000)
        bare.append(_timed(lambda: _bare(strokes)) * 1000)
    others = _others(peers) if peers else {}
    return [
        _figure("agreement of two pages as PDF", ours, "ms", {"bare reportlab": statistics.median(bare), **others}),
        _figure("first paper of the day, with the library's loading", [_first() for _ in range(3)], "s"),
        _figure("100 different agreements", [_timed(lambda: _batch(form))], "s"),
    ]


def _batch(form: Description) -> None:
    for number in range(BATCH):
        render(form, values(number), HEADING)


_FIRST = """
import offline_store.store, offline_store.types, pydantic  # as in the program that has run since the morning
import time; began = time.perf_counter()
from desktop.printing import bench
bench.render(bench.agreement(), bench.values(1), bench.HEADING)
print(time.perf_counter() - began)
"""


def _first() -> float:
    return float(subprocess.run([sys.executable, "-c", _FIRST], capture_output=True, text=True, check=True).stdout)


def _others(peers: Path) -> dict[str, float | None]:
    """Milliseconds of one paper by each of the other ways, as `bench_peers.py` measures them in their environment."""
    given = {
        "title": "调解协议书",
        "heading": HEADING.organisation,
        "number": HEADING.number,
        "columns": _PARTIES,
        **values(0),
    }
    files = [str(file) for file in candidates("宋体")[:1]]
    command = [str(peers / "bin" / "python"), str(_PEERS), *files]
    done = subprocess.run(command, input=json.dumps(given), capture_output=True, text=True, check=False)
    if done.returncode:
        return {"docxtpl + LibreOffice": None, "WeasyPrint": None, "typst": None}
    found: dict[str, float | None] = json.loads(done.stdout)
    return found


class _Recorder:
    """Stands for a canvas and writes down what is drawn on it."""

    def __init__(self) -> None:
        self.strokes: list[tuple[str, tuple[Any, ...]]] = []

    def beginText(self, x: float, y: float) -> "_Recorder":  # noqa: N802
        """A text is written down as a stroke of its own."""
        text = _Recorder()
        self.strokes.append(("text", (x, y, text.strokes)))
        return text

    def drawText(self, text: object) -> None:  # noqa: N802
        """It is written down already."""

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *given, **named: self.strokes.append((name, given)) if not named else None


def _strokes(form: Description, given: Mapping[str, Any]) -> list[list[tuple[str, tuple[Any, ...]]]]:
    """What is drawn on each page of a paper."""
    pages = plain.compose(form, given, HEADING)
    drawn = []
    for number, page in enumerate(pages, 1):
        recorder = _Recorder()
        plain.draw_page(recorder, form, HEADING, page, (number, len(pages)))
        drawn.append(recorder.strokes)
    return drawn


def _bare(pages: list[list[tuple[str, tuple[Any, ...]]]]) -> bytes:
    """The same drawn with reportlab alone, with fonts as it reads them itself."""
    stream = io.BytesIO()
    canvas = new_canvas(stream, "")
    for strokes in pages:
        for name, given in strokes:
            if name != "text":
                getattr(canvas, name)(*given)
                continue
            text = canvas.beginText(*given[:2])
            for step, what in given[2]:
                getattr(text, step)(*((_own(what[0]), *what[1:]) if step == "setFont" else what))
            canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _own(name: str) -> str:
    """The font of this name as the library reads it, under another name."""
    own = f"bare {name}"
    if own not in pdfmetrics.getRegisteredFontNames():
        file = pdfmetrics.getFont(name).face.filename
        # Not by registerFont, which would find our own font under the same PostScript name and take that.
        pdfmetrics._fonts[own] = ttfonts.TTFont(own, file, asciiReadable=False, shapable=False)
    return own


def _timed(action: Callable[[], object]) -> float:
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


def _figure(name: str, times: list[float], unit: str, peers: Mapping[str, float | None] | None = None) -> Figure:
    middle = statistics.median(times)
    beside = {
        peer: {"figure": found, "ratio": round(middle / found, 2) if found else None}
        for peer, found in (peers or {}).items()
    }
    return {"name": name, "figure": round(middle, 3), "unit": unit, "runs": len(times), "peers": beside}
