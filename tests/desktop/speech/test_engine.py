"""One contract for every engine; Whisper passes it."""

import numpy as np
import pytest
from faster_whisper.feature_extractor import FeatureExtractor

from desktop.speech.engine import Decoded, Engine, Sound
from desktop.speech.errors import ModelDamaged
from desktop.speech.features import log_mel
from desktop.speech.whisper import WhisperEngine


class Loud:
    """An engine without words: it tells how loud a sentence was. Shows what the contract asks of any engine."""

    def decode(self, samples: Sound, *, final: bool) -> Decoded:
        level = float(np.abs(samples).mean()) if len(samples) else 0.0
        return Decoded(f"响度{level:.4f}" if level > 1e-3 else "", min(level * 10, 1.0))


class EngineContract:
    """What any engine does; a subclass's fixture `engine` gives one."""

    def test_hears_words(self, engine: Engine, spoken: Sound) -> None:
        heard = engine.decode(spoken, final=True)
        assert heard.text
        assert 0 < heard.confidence <= 1

    def test_another_sound_gives_another_text(self, engine: Engine, spoken: Sound) -> None:
        half = len(spoken) // 2
        assert engine.decode(spoken[:half], final=True).text != engine.decode(spoken[half:], final=True).text

    def test_the_same_sound_gives_the_same_text(self, engine: Engine, spoken: Sound) -> None:
        assert engine.decode(spoken, final=True) == engine.decode(spoken, final=True)

    def test_a_draft_is_text_too(self, engine: Engine, spoken: Sound) -> None:
        assert engine.decode(spoken, final=False).text

    @pytest.mark.parametrize("samples", [0, 1, 100, 16000])
    def test_silence_of_any_length_gives_nothing(self, engine: Engine, samples: int) -> None:
        assert engine.decode(np.zeros(samples, np.float32), final=True).text == ""

    def test_the_sound_is_left_as_it_was(self, engine: Engine, spoken: Sound) -> None:
        before = spoken.copy()
        engine.decode(spoken, final=False)
        assert np.array_equal(spoken, before)


class TestWhisper(EngineContract):
    @pytest.fixture
    def engine(self, whisper: WhisperEngine) -> Engine:
        return whisper

    def test_hears_what_is_said(self, engine: Engine, spoken: Sound) -> None:
        assert "服务中心" in engine.decode(spoken, final=True).text

    def test_takes_at_most_half_a_minute(self, engine: Engine, spoken: Sound) -> None:
        assert engine.decode(np.tile(spoken, 4), final=False).text


class TestDouble(EngineContract):
    @pytest.fixture
    def engine(self) -> Engine:
        return Loud()


@pytest.mark.parametrize("samples", [1600, 16000, 100_001, 480_000])
def test_features_equal_those_of_the_original(samples: int) -> None:
    sound = np.random.default_rng(samples).normal(0, 0.1, samples).astype(np.float32)
    original = FeatureExtractor()(sound)
    assert log_mel(sound).shape == original.shape
    assert np.abs(log_mel(sound) - original).max() < 1e-4


def test_features_of_speech_equal_those_of_the_original(spoken: Sound) -> None:
    assert np.abs(log_mel(spoken) - FeatureExtractor()(spoken)).max() < 1e-4


def test_a_folder_that_is_no_model(tmp_path) -> None:
    with pytest.raises(ModelDamaged, match="损坏"):
        WhisperEngine(tmp_path)
