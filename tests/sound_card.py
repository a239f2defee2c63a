"""A sound card without a sound card: a private PulseAudio whose null sink plays into its own monitor."""

import os
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
import sounddevice

SINK = (
    "load-module module-null-sink sink_name=call rate=16000 channels=2 channel_map=front-left,front-right norewinds=1"
)
MODULES = (
    "load-module module-native-protocol-unix socket={folder}/native auth-anonymous=1\n"
    f"{SINK}\n"
    "set-default-source call.monitor\n"
)
DEVICES = """pcm.callmon { type pulse device "call.monitor" }
pcm.callout { type pulse device "call" }
ctl.callmon { type pulse }
"""


@dataclass(frozen=True)
class Card:
    """The sound card: `device` hears what `play` plays, bit for bit, at 16 kHz in two channels."""

    folder: Path
    device: str = "callmon"
    output: str = "callout"
    server: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def play(self, sound: np.ndarray) -> subprocess.Popen[bytes]:
        command = ["paplay", "--device=call", "--raw", "--rate=16000", "--channels=2", "--format=s16le", "/dev/stdin"]
        playing = subprocess.Popen(command, stdin=subprocess.PIPE)
        threading.Thread(target=self._pour, args=(playing, sound.astype("<i2").tobytes()), daemon=True).start()
        return playing

    @staticmethod
    def _pour(playing: subprocess.Popen[bytes], data: bytes) -> None:
        assert playing.stdin
        with playing.stdin as pipe:
            pipe.write(data)

    def unplug(self, gone: bool) -> None:
        subprocess.run(["pactl", "suspend-sink", "call", str(int(gone))], check=True)

    def remove(self) -> None:
        """Pull the device out."""
        subprocess.run(["pactl", "unload-module", "module-null-sink"], check=True)

    def plug_in(self) -> None:
        """The device is there again, and no longer what the system chooses by itself."""
        sink = SINK.split()[1:]
        subprocess.run(["pactl", "load-module", *sink], check=True, stdout=subprocess.DEVNULL)
        subprocess.run(["pactl", "set-default-source", "call.monitor"], check=True)

    def kill(self) -> None:
        """The sound server dies."""
        self.server[0].kill()
        self.server[0].wait(10)

    def serve(self) -> None:
        """Start the sound server, also once more."""
        options = ["--daemonize=no", "--exit-idle-time=-1", "--disable-shm=yes", "--use-pid-file=no"]
        with (self.folder / "log").open("ab") as log:
            command = ["pulseaudio", "-n", "-F", str(self.folder / "modules.pa"), *options]
            self.server[:] = [subprocess.Popen(command, stderr=log)]
        _until_it_answers(self.server[0])


@contextmanager
def null_sink(folder: Path) -> Iterator[Card]:
    """Runs PulseAudio in `folder`, with PortAudio of this process pointed at it."""
    folder.chmod(0o700)
    (folder / "modules.pa").write_text(MODULES.format(folder=folder))
    (folder / "asoundrc").write_text(DEVICES)
    settings = {
        "XDG_RUNTIME_DIR": str(folder),
        "PULSE_SERVER": f"unix:{folder}/native",
        "ALSA_CONFIG_PATH": f"/usr/share/alsa/alsa.conf:{folder}/asoundrc",
    }
    before = {name: os.environ.get(name) for name in settings}
    os.environ.update(settings)
    card = Card(folder)
    try:
        card.serve()
        _restart_portaudio()
        yield card
    finally:
        for server in card.server:
            server.terminate()
            server.wait(10)
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.__setitem__(name, value)
        _restart_portaudio()


def _until_it_answers(server: subprocess.Popen[bytes]) -> None:
    pause = threading.Event()
    for _ in range(100):
        if subprocess.run(["pactl", "info"], capture_output=True, check=False).returncode == 0:
            return
        assert server.poll() is None, "PulseAudio ended"
        pause.wait(0.1)
    raise AssertionError("PulseAudio does not answer")


def _restart_portaudio() -> None:
    """PortAudio reads its devices once."""
    sounddevice._terminate()
    sounddevice._initialize()


@pytest.fixture(scope="module")  # elsewhere the machine is one without a microphone, whatever ran before
def card(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Card]:
    with null_sink(tmp_path_factory.mktemp("pulse")) as running:
        yield running
