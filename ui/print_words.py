"""Printing in words: what became of a job and what to do about it, papers, trays, sides."""

from PySide6.QtCore import QCoreApplication

from desktop.printing.roles import CASTS, substituted
from offline_store.printing import JobLine


def state_words(line: JobLine) -> str:
    """Where a job stands, in a few words."""
    if line.is_open and line.hindrance:
        return hindrance_words(line.hindrance)
    return {
        "handing": _tr("正在交给打印机"),
        "waiting": _tr("排队等打印"),
        "printing": _tr("正在打印"),
        "done": _tr("已打印"),
        "cancelled": _tr("已取消"),
        "aborted": _tr("打印失败"),
        "refused": _tr("没有交给打印机"),
        "gone": _tr("下落不明"),
    }.get(line.phase, line.phase)


def hindrance_words(hindrance: str) -> str:
    """What a job waits for."""
    return {
        "media-empty": _tr("缺纸"),
        "media-jam": _tr("卡纸"),
        "cover-open": _tr("机盖没有盖好"),
        "toner-empty": _tr("墨粉用完"),
        "offline": _tr("打印机离线"),
        "paused": _tr("打印机已暂停"),
        "held": _tr("任务被搁置"),
        "trouble": _tr("打印机出错，过一会儿再试"),
        "no-answer": _tr("打印服务没有回答"),
    }.get(hindrance, hindrance)


def substitute_words() -> str:
    """Which kinds of type a substitute stands in for on this machine; empty when the site's own are all installed."""
    names = (_tr("宋体"), _tr("黑体"), _tr("楷体"), _tr("仿宋"), _tr("小标宋"))
    words = dict(zip(CASTS, names, strict=True))
    said = [_tr("{0}用 {1}").format(words[role], name) for role, name in substituted().items()]
    return _tr("没有安装的字体由别的代替：{0}。换行和分页不变。").format(_tr("，").join(said)) if said else ""


def advice_words(line: JobLine) -> str:
    """What to do next; empty where there is nothing to do."""
    if line.is_open and line.hindrance:
        return {
            "media-empty": _tr("请加纸，打印会自己接着进行；不要了可以取消。"),
            "media-jam": _tr("请取出卡住的纸，打印会接着进行；弄坏的纸张印完后登记为坏页。"),
            "cover-open": _tr("请盖好机盖，打印会自己接着进行。"),
            "toner-empty": _tr("请更换墨粉盒，打印会自己接着进行。"),
            "offline": _tr("请检查打印机的电源和网线；接通后会自己打印。急用可以取消，换一台打印机重印。"),
            "paused": _tr("请让管理员恢复这台打印机，或者取消后换一台打印机重印。"),
            "trouble": _tr("请看打印机上的提示；打印服务会自己再试。急用可以取消，换一台打印机重印。"),
            "held": _tr("请让管理员放行这个任务，或者取消后重印。"),
            "no-answer": _tr("请启动打印服务（systemctl start cups）；恢复后会继续查问结果。"),
        }.get(line.hindrance, "")
    return {
        "cancelled": _tr("没有计入打印次数；还要的话请重新打印。"),
        "aborted": _tr("没有计入打印次数；请看打印机上的提示，然后重新打印。"),
        "refused": _tr("没有计入打印次数；请重新打印。"),
        "gone": _tr("打印服务里已没有这个任务。纸在手上就按“已印出”，没有就重新打印。"),
    }.get(line.phase, "")


def media_words(name: str) -> str:
    """A paper size by its self-describing name: the word for it, or the name without its ends."""
    known = {
        "iso_a3_297x420mm": "A3",
        "iso_a4_210x297mm": "A4",
        "iso_a5_148x210mm": "A5",
        "jis_b4_257x364mm": "B4",
        "jis_b5_182x257mm": "B5",
        "iso_b5_176x250mm": "B5（ISO）",
        "prc_16k_146x215mm": _tr("16 开"),
        "na_letter_8.5x11in": "Letter",
        "na_legal_8.5x14in": "Legal",
    }
    return known.get(name, name)


def source_words(name: str) -> str:
    """A tray."""
    known = {
        "auto": _tr("自动选纸盒"),
        "main": _tr("主纸盒"),
        "alternate": _tr("备用纸盒"),
        "manual": _tr("手动送纸"),
        "by-pass-tray": _tr("旁路纸盒"),
        "large-capacity": _tr("大容量纸盒"),
        "top": _tr("上纸盒"),
        "middle": _tr("中纸盒"),
        "bottom": _tr("下纸盒"),
        "envelope": _tr("信封纸盒"),
    }
    if name.startswith("tray-"):
        return _tr("纸盒 {0}").format(name.removeprefix("tray-"))
    return known.get(name, name)


def sides_words(name: str) -> str:
    """One side or both."""
    return {
        "one-sided": _tr("单面"),
        "two-sided-long-edge": _tr("双面，长边翻"),
        "two-sided-short-edge": _tr("双面，短边翻"),
    }.get(name, name)


def reprint_reasons() -> tuple[str, ...]:
    """Why a paper is printed once more, to choose from; anything else may be typed."""
    return (_tr("当事人要求增加一份"), _tr("前一份损坏"), _tr("前一份遗失"), _tr("存档"), _tr("内容有变动"))


def _tr(text: str) -> str:
    return QCoreApplication.translate("printing", text)
