"""PortAudio's devices, by one door: its list is read once, and reading it again ends every stream of the process.

So each stream is counted from its opening to its close, and the list is read anew only while there is none.
"""

import json
import os
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from desktop.sound.errors import NoMicrophone

PULSE = "pulse"
"""ALSA's device that leads to the sound server."""
_PREFIX = "pulse:"
"""Of the name of a source of the sound server: PortAudio itself knows only its default one."""
_LOOPBACKS = (".monitor", "monitor of", "[loopback]", "stereo mix", "立体声混音", "what u hear")
_lock = threading.RLock()
_streams = 0


@dataclass(frozen=True, slots=True)
class InputDevice:
    """A device sound can be recorded from: PortAudio's number, its name, how many channels it has.

    `title` is what people read; `is_loopback`: it hears what this computer plays, a softphone's other side.
    """

    id: int
    name: str
    channels: int
    title: str
    is_loopback: bool = False


def input_devices() -> list[InputDevice]:
    """The devices to record from; none when PortAudio is not installed or there is no device.

    What was plugged in since the program began is there, unless sound is being recorded or played right now.
    """
    try:
        renew()
        with _lock:
            found = list(portaudio().query_devices())
    except NoMicrophone:
        return []
    devices: dict[str, InputDevice] = {}
    for each in found:  # Windows names a device once for each of its sound systems: the first, preferred one, counts
        if each["max_input_channels"] > 0:
            name = str(each["name"])
            devices.setdefault(
                name, InputDevice(each["index"], name, each["max_input_channels"], name, _is_loopback(name))
            )
    return [*devices.values(), *(_server_sources(devices[PULSE].id) if PULSE in devices else ())]


def find_channels(device: str | int | None) -> int:
    """How many channels a device has. Raises NoMicrophone where there is none of the name."""
    sounddevice = portaudio()
    try:
        with _lock:
            return int(sounddevice.query_devices(portaudio_device(device), "input")["max_input_channels"])
    except (sounddevice.PortAudioError, ValueError) as error:
        raise NoMicrophone(device="" if device is None else f"“{device}”", reason=error) from error


def renew() -> bool:
    """Read the devices anew; False when a stream is open, which that would end."""
    with _lock:
        if _streams:
            return False
        sounddevice = portaudio()
        try:
            sounddevice._terminate()
            sounddevice._initialize()
        except sounddevice.PortAudioError as error:
            raise NoMicrophone(device="", reason=error) from error
        return True


def open_stream(make: Callable[[Any], Any], device: str | int | None = None) -> Any:
    """A stream that `make` makes of the sounddevice module, started and counted; end it by `close_stream`.

    `device` is the name asked for. Raises what `make` raises.
    """
    global _streams  # noqa: PLW0603  # PortAudio is one for the process, and so is the count of its streams
    with _lock, _server_source(device):
        stream = make(portaudio())
        try:
            stream.start()
        except BaseException:
            stream.close()
            raise
        _streams += 1
    return stream


def close_stream(stream: Any) -> None:
    """End a stream, a dead one too."""
    global _streams  # noqa: PLW0603
    try:
        stream.close(ignore_errors=True)
    finally:
        with _lock:
            _streams -= 1


def portaudio_device(device: str | int | None) -> str | int | None:
    """What PortAudio is to open for a name. Raises NoMicrophone where several or none could be meant."""
    if isinstance(device, str) and device.startswith(_PREFIX):
        return PULSE
    if isinstance(device, str):
        with _lock:
            found = [each for each in portaudio().query_devices() if each["max_input_channels"] > 0]
        exact = [each["index"] for each in found if each["name"] == device]
        return exact[0] if exact else device
    return device


def portaudio() -> Any:
    """The sounddevice module; importing it loads PortAudio, which may be missing. Raises NoMicrophone."""
    try:
        import sounddevice
    except OSError as error:
        raise NoMicrophone(device="", reason=error) from error
    return sounddevice


@contextmanager
def _server_source(device: str | int | None) -> Iterator[None]:
    """Each opening of ALSA's device asks the sound server anew, for the source that this variable names."""
    if not (isinstance(device, str) and device.startswith(_PREFIX)):
        yield
        return
    before = os.environ.get("PULSE_SOURCE")
    os.environ["PULSE_SOURCE"] = device.removeprefix(_PREFIX)
    try:
        yield
    finally:
        del os.environ["PULSE_SOURCE"]
        if before is not None:
            os.environ["PULSE_SOURCE"] = before


def _server_sources(pulse: int) -> list[InputDevice]:
    """The sources of the sound server, those that hear what is played among them; none where it does not answer."""
    try:
        said = subprocess.run(
            ["pactl", "--format=json", "list", "sources"], capture_output=True, timeout=2, check=True
        ).stdout
        sources = json.loads(said)
    except (OSError, subprocess.SubprocessError, ValueError):
        return []
    return [
        InputDevice(
            pulse,
            _PREFIX + each["name"],
            len(each.get("channel_map", "").split(",")),
            each.get("description") or each["name"],
            _is_loopback(each["name"]),
        )
        for each in sources
    ]


def _is_loopback(name: str) -> bool:
    return any(mark in name.lower() for mark in _LOOPBACKS)
