"""What stands in the packages' `copyright` files: whose work is inside, and under which licence.

Made from the metadata of the installed Python packages; their licence texts are taken along whole.
"""

import email
import shutil
from email.message import Message
from pathlib import Path

OURS = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: qiantai
Comment: {comment}

Files: *
Copyright: (c) {holders}
License: {licence}
"""
TEXTS = {
    "Apache-2.0": "The full text is in /usr/share/common-licenses/Apache-2.0.",
    "MIT": """\
Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.""",
}
QT = """\
Qt and PySide6 are used as unchanged shared libraries under the GNU Lesser General Public License version 3, whose
text is in /usr/share/common-licenses/LGPL-3 (with GPL-3 beside it). They lie as plain files below
/usr/lib/qiantai/lib/*/site-packages/PySide6 and may be replaced by another build of the same version; their source
is published at https://download.qt.io/official_releases/.

FFmpeg (libav*, libsw*) is used as Qt ships it with its Multimedia module, unchanged shared libraries under the GNU
Lesser General Public License version 2.1 or later, text in /usr/share/common-licenses/LGPL-2.1; its source is
published at https://ffmpeg.org/.

The fonts in /usr/share/qiantai/fonts are those of pylopdf-fonts-zh-cn with TrueType outlines, under their licence.
"""


class Unlicensed(Exception):
    """A package says nothing about its licence, or has one that may not be part of the program."""


def write_copyright(doc: Path, site: Path) -> None:
    """Write `copyright` and the folder `licences` into `doc`, for the Python packages in `site`. Raises Unlicensed."""
    lines = []
    for info in sorted(site.glob("*.dist-info"), key=lambda path: path.name.lower()):
        about = email.message_from_string((info / "METADATA").read_text(encoding="utf-8"))
        texts = _keep_texts(info, doc / "licences" / about["Name"])
        licence = licence_of(about) or ("its own text" if texts else "")
        if not licence or ("GPL" in licence and "LGPL" not in licence):
            raise Unlicensed(f"{about['Name']}: {licence or 'no licence named'}")
        lines.append(f"{about['Name']} {about['Version']}: {licence}{' (text in licences/)' if texts else ''}")
    comment = "The parts of other authors, each under its own licence, are listed below."
    own = OURS.format(comment=comment, holders="the authors of qiantai and of the parts", licence="Apache-2.0")
    body = "\n".join((TEXTS["Apache-2.0"], "", *QT.splitlines(), "", "Python packages:", *lines))
    (doc / "copyright").write_text(own + _indented(body), encoding="utf-8")


def write_model_copyright(doc: Path, licence: str, attribution: str) -> None:
    """The `copyright` file of a model's package."""
    own = OURS.format(comment=attribution, holders="the authors of the model", licence=licence)
    (doc / "copyright").write_text(own + _indented(TEXTS[licence]), encoding="utf-8")


def licence_of(about: Message) -> str:
    """The licence that a package's metadata name: by expression, by first line of the text, or by classifier."""
    named = about["License-Expression"] or (about["License"] or "").strip().partition("\n")[0]
    classifiers = (value for value in about.get_all("Classifier", []) if value.startswith("License ::"))
    return str(named).rstrip(",") or ", ".join(value.rpartition(" :: ")[2] for value in classifiers)


def _keep_texts(info: Path, target: Path) -> bool:
    """Move a package's licence texts out of its metadata."""
    texts = [path for path in info.rglob("*") if path.is_file() and path.name.upper().startswith(_NAMES)]
    for text in texts:
        target.mkdir(parents=True, exist_ok=True)
        shutil.move(text, target / "-".join(text.relative_to(info).parts).removeprefix("licenses-"))
    return bool(texts)


_NAMES = ("LICEN", "COPYING", "NOTICE", "AUTHORS", "COPYRIGHT")


def _indented(text: str) -> str:
    return "".join(f" {line or '.'}\n" for line in text.splitlines())
