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
Copyright: the authors of qiantai and of the parts named here
License: {licence}
"""
COMMON = {
    "Apache-2.0": "The full text is in /usr/share/common-licenses/Apache-2.0.",
    "MIT": "The full text stands in the LICENSE file of the model's publisher.",
}
QT = """\
Qt and PySide6 are used as unchanged shared libraries under the GNU Lesser General Public License version 3, whose
text is in /usr/share/common-licenses/LGPL-3 (with GPL-3 beside it). They lie as plain files below
/usr/lib/qiantai/lib/*/site-packages/PySide6 and may be replaced by another build of the same version; their source
is published at https://download.qt.io/official_releases/.
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
    own = OURS.format(comment=comment, licence="Apache-2.0")
    body = "\n".join((COMMON["Apache-2.0"], *QT.splitlines(), "Python packages:", *lines))
    (doc / "copyright").write_text(own + _indented(body), encoding="utf-8")


def write_model_copyright(doc: Path, licence: str, attribution: str) -> None:
    """The `copyright` file of a model's package."""
    own = OURS.format(comment=attribution, licence=licence)
    (doc / "copyright").write_text(own + _indented(COMMON[licence]), encoding="utf-8")


def licence_of(about: Message) -> str:
    """The licence that a package's metadata name: by expression, by first line of the text, or by classifier."""
    named = about["License-Expression"] or (about["License"] or "").strip().partition("\n")[0]
    classifiers = (value for value in about.get_all("Classifier", []) if value.startswith("License ::"))
    return str(named) or ", ".join(value.rpartition(" :: ")[2] for value in classifiers)


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
