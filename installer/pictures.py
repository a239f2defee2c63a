"""`make pictures`: the README's pictures made anew, from the demonstration at 100 % and at 150 %."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

FLAT = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "resources/pictures"
TAKEN = {
    "call": "03-suggestions",
    "interrupted": "08-visit-interrupted",
    "case": "05-case",
    "closing": "15-closing",
    "mediation": "21-mediation",
    "minutes": "22-minutes",
    "agreement": "24-agreement",
}
"""Picture → what the demonstration calls it."""
SCALES = {"1": "", "1.5": "-150"}
"""QT_SCALE_FACTOR → what stands behind the picture's name."""


def main() -> None:
    """Play the demonstration once for each scale."""
    for scale, suffix in SCALES.items():
        with tempfile.TemporaryDirectory(prefix="qiantai-pictures-") as folder:
            environment = os.environ | {"QT_SCALE_FACTOR": scale}
            command = [sys.executable, "-m", "desktop", "demo", "--out", folder]
            subprocess.run(command, check=True, cwd=ROOT, env=environment)
            for name, shown in TAKEN.items():
                image = QImage(str(Path(folder) / f"{shown}.png"))
                small(image).save(str(PICTURES / f"{name}{suffix}.png"))


def small(image: QImage) -> QImage:
    """In the 256 colours that it has most of: a screen has few, and a third of the bytes are enough."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    colours, counts = np.unique(np.frombuffer(plain.constBits(), np.uint32), return_counts=True)
    table = [int(colour) for colour in colours[np.argsort(-counts)[:256]]]
    return plain.convertToFormat(QImage.Format.Format_Indexed8, table, FLAT)


if __name__ == "__main__":
    main()
