"""`make strings`: brings the English catalogue up to date with the sources, and lists what it lacks.

Qt's lupdate reads `tr` and `translate` calls with literals. What it cannot see, it is shown in a file made for it:
the texts of every ExpectedError and the words that fill them, which `ui.words.said` translates in the context
"errors", and what goes through a module's own short form of `translate`. Translations that are there are kept; a
source text that is gone goes with its translation.

    strings.py                 update resources/translations/qiantai_en.ts and .qm, print what is untranslated as JSON
    strings.py --fill FILE     the same, after taking over {"Chinese": "English"} from FILE
"""

import argparse
import ast
import importlib
import json
import pkgutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from offline_store import marks, speaker_roles  # noqa: E402
from offline_store.errors import ExpectedError  # noqa: E402

CATALOGUE = ROOT / "resources/translations/qiantai_en.ts"
PACKAGES = ("ui", "desktop", "offline_store")


def main() -> None:
    """Update both files; what is still to be translated goes to standard output."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--fill", type=Path, metavar="FILE", help='take over {"Chinese": "English"}')
    filling = parser.parse_args().fill
    update(CATALOGUE)
    if filling:
        fill(CATALOGUE, json.loads(filling.read_text(encoding="utf-8")))
        update(CATALOGUE)
    compile_catalogue(CATALOGUE, CATALOGUE.with_suffix(".qm"))
    json.dump(dict.fromkeys(unfinished(CATALOGUE), ""), sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


def update(catalogue: Path) -> None:
    """Have lupdate merge the sources into the catalogue."""
    with tempfile.TemporaryDirectory() as folder:
        shown = Path(folder) / "errors.py"
        texts = [*(("errors", text) for text in error_texts()), *_short_form_texts(), *role_texts()]
        pairs = (json.dumps(pair, ensure_ascii=False).strip("[]") for pair in texts)
        shown.write_text("".join(f"QCoreApplication.translate({pair})\n" for pair in pairs), encoding="utf-8")
        options = ("-silent", "-extensions", "py", "-locations", "none", "-no-obsolete")
        languages = ("-source-language", "zh_CN", "-target-language", "en")
        sources = [str(ROOT / package) for package in PACKAGES]
        heuristics = ("-disable-heuristic", "similartext")  # a guess is no translation
        _qt("lupdate", *options, *languages, *heuristics, *sources, str(shown), "-ts", str(catalogue))


def compile_catalogue(catalogue: Path, target: Path) -> None:
    """Make the file that the program loads; unfinished translations are left out of it."""
    _qt("lrelease", "-silent", "-nounfinished", str(catalogue), "-qm", str(target))


def error_texts() -> list[str]:
    """The texts of all expected errors of the desk, and the words put into them, sorted."""
    classes = list(error_classes())
    texts = {text for kind in classes for text in (kind.title, kind.explanation, kind.advice)}
    return sorted(texts | set(_filling_words({kind.__name__ for kind in classes})))


def error_classes() -> Iterator[type[ExpectedError]]:
    """Every ExpectedError of the desk's packages."""
    for package in PACKAGES:
        for module in pkgutil.walk_packages([str(ROOT / package)], f"{package}."):
            if ".migrations" not in module.name:
                importlib.import_module(module.name)
    waiting = [ExpectedError]
    while waiting:
        below = waiting.pop().__subclasses__()
        waiting += below
        yield from (kind for kind in below if kind.__module__.partition(".")[0] in PACKAGES and hasattr(kind, "title"))


def _filling_words(errors: set[str]) -> Iterator[str]:
    """Literals that are given to an error as a detail, or marked by `filling`."""
    for tree in _sources():
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            name = ast.unparse(call.func).rpartition(".")[2]
            values = [keyword.value for keyword in call.keywords] if name in errors else []
            values += call.args if name == "filling" else []
            words = (value.value for value in values if isinstance(value, ast.Constant))
            yield from (word for word in words if isinstance(word, str) and not word.isascii())


def short_forms(tree: ast.Module) -> dict[str, str]:
    """Functions that only translate their argument, by name, with the context: lupdate cannot see through them."""
    found = {}
    for function in (node for node in tree.body if isinstance(node, ast.FunctionDef)):
        call = getattr(function.body[-1], "value", None)
        if isinstance(call, ast.Call) and ast.unparse(call.func).endswith("translate") and len(call.args) == 2:
            context, text = call.args
            if isinstance(context, ast.Constant) and ast.unparse(text) == function.args.args[0].arg:
                found[function.name] = str(context.value)
    return found


def _short_form_texts() -> Iterator[tuple[str, str]]:
    for tree in _sources():
        contexts = short_forms(tree)
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            if (context := contexts.get(ast.unparse(call.func))) and isinstance(call.args[0], ast.Constant):
                yield context, str(call.args[0].value)


def role_texts() -> Iterator[tuple[str, str]]:
    """The words of roles, which `ui.words.speaker` translates, and of the phases of a hearing (`ui.mark_lines`)."""
    words = {*speaker_roles.WORDS.values(), *speaker_roles.OTHERWISE.values()}
    yield from (("words", word) for word in sorted(words))
    yield from (("marks", phase) for phase in marks.PHASES.values())


def _sources() -> Iterator[ast.Module]:
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            yield ast.parse(path.read_text(encoding="utf-8"))


def fill(catalogue: Path, english: dict[str, str]) -> None:
    """Take over translations for texts that have none, by source text alone."""
    tree = ET.parse(catalogue)  # noqa: S314  # our own file
    for message in tree.iter("message"):
        translation, text = message.find("translation"), message.findtext("source", "")
        if translation is not None and translation.get("type") == "unfinished" and english.get(text):
            translation.text = english[text]
            del translation.attrib["type"]
    tree.write(catalogue, encoding="utf-8", xml_declaration=True)


def unfinished(catalogue: Path) -> list[str]:
    """Source texts without a finished translation."""
    messages = ET.parse(catalogue).iter("message")  # noqa: S314  # our own file
    return [m.findtext("source", "") for m in messages if m.find("translation[@type='unfinished']") is not None]


def _qt(tool: str, *arguments: str) -> None:
    """One of the tools that come with PySide6, without its wrapper script: that lies elsewhere on each system."""
    import PySide6

    subprocess.run([str(Path(PySide6.__file__).parent / tool), *arguments], check=True)


if __name__ == "__main__":
    main()
