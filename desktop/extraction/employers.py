"""The firm that employs the worker, among all the firms named in a dialogue."""

import re
from collections.abc import Iterator, Sequence

from desktop.extraction.dialogue import Turn, affirmed, denies
from desktop.extraction.model import Evidence, strongest
from desktop.extraction.patterns import any_of, compiled

REGION = any_of(
    r"青岛 山东 济南 烟台 潍坊 威海 日照 临沂 淄博 北京 上海 深圳 广州 江苏 浙江 河南 河北 市南 市北 李沧",
    r"崂山 城阳 黄岛 西海岸 即墨 胶州 平度 莱西 胶南 莱阳 海阳 中国 中铁 中建",
)
_CHAR = r"[\u3400-\u9fffA-Za-z0-9（）()·\U00020000-\U000323af]"
_LEGAL = r"(?:股份有限公司|有限责任公司|有限公司|集团公司|集团|(?:分|总)公司|合伙企业|合作社|事务所)"
_LOOSE = any_of(
    r"公司 厂 店 酒店 饭店 宾馆 学校 中学 小学 幼儿园 医院 超市 商场 工作室 经营部 商行 门诊部 养老院 餐厅",
    r"服务部 项目部 培训中心 物流 服饰 餐饮 家政 保安 建筑 制衣 食品",
)
_FIRM = re.compile(rf"{_CHAR}(?:{_CHAR}|\s(?={_CHAR})){{1,36}}?{_LEGAL}(?:[\u3400-\u9fff]{{2,6}}分公司)?")
_SHORT = re.compile(
    rf"(?:叫做?|名字是|名叫|单位是|公司是|在){_CHAR}{{2,14}}?{_LOOSE}(?=[，,。！？!?\s的上]|$)"
    rf"|{REGION}{_CHAR}{{2,14}}?{_LOOSE}"
)
_AGREED = re.compile(rf"约定(?P<firm>{_CHAR}{{3,12}}?)(?=\d|[一二三四五六七八九十]+月|[在于]\d?)")
_CUT = re.compile(
    any_of("单位 公司 厂子 厂 店 全称 名字 名称 总包 分包 劳务 甲方 老板 原单位 项目 站点 平台")
    + "?"
    + any_of(
        "就是 叫做 (?<!呼)叫 名叫 是 在 跟着 跟 给 为 去 到 从 由 和 与 的 被 把 找 告 让 进了? 有个 这个 那个 一家",
        "原来 之前 以前 后来 现在 我们 俺们 我 俺 咱 他 她",
    )
)
_SPEECH = re.compile(r"的|我|俺|(?<!呼)叫|这边|那边|就是")
_TWO_FIRMS = re.compile(r"公司(?=.)(?![\u3400-\u9fff]{2,6}分公司$)")
_GENERIC = re.compile(
    any_of(
        "这 那 哪 家政 服装 物业 劳务 派遣 外卖 平台 保安 物流 快递 食品 水产 建筑 装修 电子",
        "餐饮 贸易 科技 网约车 租赁 中介 人力资源 一个 一家 某 小 大 新 老 个 分 总",
        "子 母 本 各 股份 有限 什么 哪个 集团 站点 配送 保洁 汽车 机械 钢铁 房地产",
    )
    + "*"
)
_PUBLIC = compiled(
    r"工会 服务中心 仲裁 人社 法院 街道 监察 司法 委员会 税务 社保 信访 派出所 热线 检察",
)
_EMPLOYS = compiled(
    r"分包 劳务公司 派遣公司 (?:合同|协议)[^，。]{0,4}[跟和与] [跟和与]$ 工资是 发工资 招(?:我|俺)",
    r"用人单位 单位是 厂子叫 公司叫 我们公司 俺们厂 欠(?:我|俺) 告 属于 老板 上班的 干活的 从 离职",
)
_OTHERS = compiled(
    r"总包 总承包 甲方 建设单位 业主 发包 开发商 派[遣]?[到去往在] 派(?:我|俺)们?[到去在] 实际 用工单位",
    r"客户 供应商 供货 合作方 母公司 转给 租给 卖给 住院 看病 以前 上一家 房东 挂靠 保险公司 银行 服务的",
)
_WORKS_FOR = re.compile(r"(?:劳务派遣|派遣|人力资源|人才|劳务|外包)")


def employer(turns: Sequence[Turn], found: Sequence[Evidence]) -> Evidence | None:
    """The employer among the firms `found`: words before a name say whether that firm employs or has another role.

    The clerk's mention counts little, unless the caller affirms it; a fuller form of the same name is preferred.
    """
    dispatched = any(re.search("派遣|派到|派去|外派", turn.text) for turn in turns)
    weighed = [_with_company(item, found, dispatched) for item in found]
    return strongest((item for item in weighed if item.weight > 0), later_wins=False)


def firms(turns: Sequence[Turn]) -> list[Evidence]:
    """All firms named, with where: words inside a firm's name say nothing about trades or disputes."""
    return [item for turn in turns for item in _firms(turns, turn)]


def _with_company(item: Evidence, found: Sequence[Evidence], dispatched: bool) -> Evidence:
    """The weight beside the other firms: said again in full, or a dispatching firm where workers are dispatched."""
    value = str(item.value)
    fuller = any(value != other.value and value in str(other.value) for other in found)
    again = sum(other.value == item.value for other in found) - 1
    weight = item.weight - 2 * fuller + 0.3 * again + 3 * bool(dispatched and _WORKS_FOR.search(value))
    return Evidence(item.value, item.turn, item.start, item.end, weight, item.low)


def _firms(turns: Sequence[Turn], turn: Turn) -> Iterator[Evidence]:
    taken = 0
    for match in _FIRM.finditer(turn.text):
        start = _start_of_name(turn.text, match.start(), match.end())
        if _is_name(turn.text[start : match.end()]):
            taken = match.end()
            yield _weighed(turns, turn, start, match.end(), 2.0)
    if taken:
        return
    for match in _SHORT.finditer(turn.text):
        start = _start_of_name(turn.text, match.start(), match.end())
        if _is_name(turn.text[start : match.end()]):
            yield _weighed(turns, turn, start, match.end(), 1.0)
    for match in _AGREED.finditer(turn.text) if turn.clerk else ():
        yield _weighed(turns, turn, match.start("firm"), match.end("firm"), 0.6)


def _start_of_name(text: str, start: int, end: int) -> int:
    """Where the name begins: at the first region no word of speech follows, else after the last such word."""
    for region in re.finditer(REGION, text[start:end]):
        at = start + region.start()
        if not _SPEECH.search(text[at : end - 4]) and not _TWO_FIRMS.search(text[at:end]):
            return at
    cuts = [found.end() for found in _CUT.finditer(text[start:end]) if start + found.end() < end - 4]
    return start + cuts[-1] if cuts else start


def _is_name(words: str) -> bool:
    core = re.sub(rf"{_LEGAL}$|{_LOOSE}$", "", words)
    core = re.sub(rf"^{REGION}(?:市|区)?", "", core)
    return len(core) >= 2 and not _GENERIC.fullmatch(core) and not _PUBLIC.search(words)


def _weighed(turns: Sequence[Turn], turn: Turn, start: int, end: int, weight: float) -> Evidence:
    clause = re.split(r"[，,。；;！？]", turn.text[:start])[-1]
    roles = [(found.start(), 2.0) for found in _EMPLOYS.finditer(clause)]
    roles += [(found.start(), -4.0) for found in _OTHERS.finditer(clause)]
    if not roles and start - len(clause) > 1 and len(clause) < 3:  # "我们跟的分包，叫…": the role stands a comma before
        before = re.split(r"[，,。；;！？]", turn.text[: start - len(clause) - 1])[-1]
        roles = [(0, 2.0)] if re.search(r"分包|用人单位|单位|厂|公司", before) else []
    weight += max(roles)[1] if roles else 0.0
    weight += 1.0 if re.match(rf".*{_LEGAL}$", turn.text[start:end]) else 0.0
    if turn.clerk:
        weight = weight if affirmed(turns, turn.index) else min(weight, 0.5)
    elif denies(turn.text):
        weight += 2.0
    value = re.sub(r"\s", "", turn.raw[start:end]).replace("(", "（").replace(")", "）")
    return Evidence(value, turn.index, start, end, weight, low=weight < 1)
