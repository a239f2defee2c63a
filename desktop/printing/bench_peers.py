"""Other ways to a paper, measured on the content of `bench.py`: run by the Python of their own environment.

Standard input is the content as JSON, the argument a font file; standard output is JSON, milliseconds by name, null
for a way that is not there. Nothing of the program is imported here.
"""

import html
import io
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

RUNS = 3


def docxtpl_and_libreoffice(given: dict[str, Any], folder: Path) -> None:
    """A .docx template filled, then turned to PDF."""
    from docx import Document
    from docxtpl import DocxTemplate

    document = Document()
    document.add_heading("{{title}}")
    document.add_paragraph("{{heading}} {{number}}")
    table = document.add_table(rows=4, cols=len(given["columns"]))
    table.rows[1].cells[0].text = "{%tr for party in parties %}"
    table.rows[3].cells[0].text = "{%tr endfor %}"
    for place, (name, label) in enumerate(given["columns"].items()):
        table.rows[0].cells[place].text, table.rows[2].cells[place].text = label, "{{party." + name + "}}"
    document.add_paragraph("{{facts}}")
    for text in ("{%p for each in requests %}", "{{loop.index}}. {{each.text}}", "{%p endfor %}"):
        document.add_paragraph(text)
    document.save(str(folder / "template.docx"))
    template = DocxTemplate(folder / "template.docx")
    template.render(given)
    template.save(folder / "paper.docx")
    command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(folder / "paper.docx")]
    subprocess.run(command, check=True, capture_output=True)
    assert (folder / "paper.pdf").read_bytes().startswith(b"%PDF")


def weasyprint(given: dict[str, Any], folder: Path) -> None:
    """HTML with a style sheet."""
    from weasyprint import HTML

    def row(tag: str, cells: list[str]) -> str:
        return "<tr>" + "".join(f"<{tag}>{html.escape(cell)}</{tag}>" for cell in cells) + "</tr>"

    parties = "".join(row("td", list(party.values())) for party in given["parties"])
    requests = "".join(f"<p>{n}. {html.escape(each['text'])}</p>" for n, each in enumerate(given["requests"], 1))
    facts = "".join(f"<p>{html.escape(text)}</p>" for text in given["facts"].split("\n"))
    font = Path(sys.argv[1]).as_uri()
    page = f"""<style>@font-face {{ font-family: song; src: url({font}) }} @page {{ size: A4; margin: 27mm 25mm }}
      body {{ font: 14pt/25pt song }} p {{ text-indent: 2em; margin: 0 }} td, th {{ border: 0.5pt solid }}</style>
      <p>{given["heading"]}</p><h1>{given["title"]}</h1><p>{given["number"]}</p>
      <table>{row("th", list(given["columns"].values()))}{parties}</table>{facts}{requests}"""
    assert (HTML(string=page).write_pdf() or b"").startswith(b"%PDF")


def typst(given: dict[str, Any], folder: Path) -> None:
    """A typst source compiled in this process."""
    import typst as engine

    cells = ", ".join(
        json.dumps(cell, ensure_ascii=False) for row in (given["columns"], *given["parties"]) for cell in row.values()
    )
    lines = [*given["facts"].split("\n"), *(f"{n}. {r['text']}" for n, r in enumerate(given["requests"], 1))]
    paragraphs = "\n\n".join(f"#par(first-line-indent: 2em)[#{json.dumps(line, ensure_ascii=False)}]" for line in lines)
    (folder / "paper.typ").write_text(
        f'#set page("a4", margin: 27mm)\n#set text(font: "Noto Serif SC", size: 14pt, lang: "zh")\n'
        f"= {given['title']}\n{given['heading']} {given['number']}\n"
        f"#table(columns: {len(given['columns'])}, {cells})\n{paragraphs}",
        encoding="utf-8",
    )
    fonts = [str(Path(sys.argv[1]).parent)]
    assert engine.compile(str(folder / "paper.typ"), font_paths=fonts).startswith(b"%PDF")


def measured(way: Callable[[dict[str, Any], Path], None], given: dict[str, Any]) -> float | None:
    """The middle of some runs after one to warm up, in milliseconds; None when the way is not there."""
    times = []
    with tempfile.TemporaryDirectory() as name:
        try:
            way(given, Path(name))
            for _ in range(RUNS):
                began = time.perf_counter()
                way(given, Path(name))
                times.append((time.perf_counter() - began) * 1000)
        except (ImportError, OSError) as error:
            sys.stderr.write(f"{way.__name__}: {error}\n")
            return None
    return round(statistics.median(times), 1)


def main() -> None:
    """Measure every way that is there."""
    given = json.load(io.TextIOWrapper(sys.stdin.buffer, "utf-8"))
    found = {
        "docxtpl + LibreOffice": measured(docxtpl_and_libreoffice, given) if shutil.which("soffice") else None,
        "WeasyPrint": measured(weasyprint, given),
        "typst": measured(typst, given),
    }
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
