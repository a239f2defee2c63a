"""Errors of sound a person can do something about."""

from offline_store.errors import ExpectedError


class UnreadableAudio(ExpectedError):
    """A file is no sound file we can read (details: `path`, `reason`)."""

    title = "无法读取录音文件"
    explanation = "文件 {path} 不是能识别的录音，或者已经损坏（{reason}）。"
    advice = "请选择 WAV、FLAC、OGG、MP3、M4A、AMR 或 WMA 格式的录音。"


class NoMicrophone(ExpectedError):
    """No device to record from, or it does not open (details: `device`, `reason`)."""

    title = "没有可用的麦克风"
    explanation = "录音设备{device}打不开，这一次没有录音。"
    advice = "请检查话筒或电话录音盒是否插好，再在窗口下方的“话筒”里选择设备；也可以先手工登记。"


class SoundLost(ExpectedError):
    """A device that was recording delivers no more sound (details: `device`, `seconds`)."""

    title = "录音中断"
    explanation = "录音设备 {device} 已经 {seconds} 秒没有送来声音，可能被拔掉了。此前的录音已经保存。"
    advice = "请重新插好设备，然后点“继续录音”。"


class NoSpeaker(ExpectedError):
    """No device to play to (details: `reason`)."""

    title = "没有可用的扬声器"
    explanation = "声音放不出来。"
    advice = "请检查耳机或音箱是否插好。"


class RecordingDamaged(ExpectedError):
    """A recording does not open: wrong key, changed, cut short or reordered (details: `path`, `reason`)."""

    title = "录音文件损坏"
    explanation = "录音 {path} 不能打开：{reason}。"
    advice = "请从备份恢复这个文件；如果没有备份，请联系管理员。"


class TooLong(ExpectedError):
    """A sound file is longer than what it is for (details: `path`, `limit` in seconds)."""

    title = "录音太长"
    explanation = "文件 {path} 超过了 {limit} 秒。"
    advice = "请换一段短一些的录音。"
