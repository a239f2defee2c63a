"""Errors of speech a person can do something about."""

from offline_store.errors import ExpectedError


class NoModel(ExpectedError):
    """A speech model is not installed on this machine (details: `name`, `folder`)."""

    title = "没有语音识别模型"
    explanation = "这台电脑上还没有安装模型 {name}（文件夹 {folder}），录音照常进行，只是暂时不能转成文字。"
    advice = "请运行 qiantai models fetch {name}，或者用 --from 指定存有模型的文件夹或 U 盘。"


class UnknownModel(ExpectedError):
    """No model of this name stands in the catalogue (details: `name`, `known`)."""

    title = "没有这个模型"
    explanation = "模型目录里没有 {name}。"
    advice = "可以选的有：{known}。"


class ModelDamaged(ExpectedError):
    """A model's file is not the one of the catalogue, or the engine cannot load it (details: `name`, `file`)."""

    title = "语音识别模型损坏"
    explanation = "模型 {name} 的文件 {file} 与目录里登记的不一致。"
    advice = "请运行 qiantai models fetch {name} 重新安装。"


class FetchFailed(ExpectedError):
    """None of a model's sources could give it (details: `name`, `reasons`)."""

    title = "模型下载失败"
    explanation = "模型 {name} 的各个来源都没有成功：{reasons}。已下载的部分会保留，下次接着下载。"
    advice = "请检查网络后再试；没有网络时，把模型文件放进 U 盘，运行 qiantai models fetch {name} --from 文件夹。"


class PathNotAscii(ExpectedError):
    """Engines on Windows open ASCII paths only, and a copy cannot be made (details: `name`, `folder`)."""

    title = "模型文件夹的路径里有中文"
    explanation = "模型 {name} 在 {folder}，识别引擎在 Windows 上打不开中文路径，也没能把它复制到公用文件夹。"
    advice = "请把环境变量 QIANTAI_MODELS 设为路径里没有中文的文件夹，再运行 qiantai models fetch {name}。"


class ProcessorTooOld(ExpectedError):
    """The processor lacks instructions that an engine uses (details: `name`)."""

    title = "这台电脑的处理器太旧"
    explanation = "模型 {name} 的识别引擎要用这台电脑的处理器没有的指令，因此不加载它。录音照常进行。"
    advice = "请在“语音引擎”页换一个模型，或者换一台较新的电脑。"


class TooLittleMemory(ExpectedError):
    """A model needs more memory than is free (details: `name`, `needed` and `free` in MB)."""

    title = "内存不够"
    explanation = "模型 {name} 大约要用 {needed} MB 内存，这台电脑现在只剩 {free} MB，因此不加载它。录音照常进行。"
    advice = "请关掉别的程序后重新打开本程序，或者在“语音引擎”页换一个小一些的模型。"


class NotRemoved(ExpectedError):
    """A model could not be taken away (details: `name`, `reason`)."""

    title = "没有删除模型"
    explanation = "模型 {name} 没有删除：{reason}。"
    advice = "正在使用的模型请先换成别的；随系统软件包安装的请用软件包管理器删除。"


class NoSamples(ExpectedError):
    """There are no corrected sentences to measure a model on."""

    title = "还没有可以测量的语句"
    explanation = "准确率用本席位改正过的语句来测，现在这台电脑上还没有改正过的语句。"
    advice = "在通话文字里改正几句之后再测。"
