"""The worker's name: said, explained, read back, given for somebody else, or held back."""

import json
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import resources
from desktop.extraction.dialogue import Turn, affirmed, denies, question
from desktop.extraction.employers import REGION
from desktop.extraction.model import Evidence
from desktop.extraction.patterns import any_of, compiled
from desktop.speech.syllables import parts
from offline_store.person_keys import sounds

_HAN = r"[\u3400-\u9fff\U00020000-\U000323af]"
_DOT = r"[·•・‧∙]"
_SELF = re.compile(
    r"(?:我叫|俺叫|我的?名字叫?是?|我是叫|本人叫?|(?:^|[，,。 ])(?:姓名是?|名字是?|叫|我是|俺是|这边是))\s*[，,]?\s*"
)
_SURNAME_IS = re.compile(
    r"(?:免贵姓|我姓|俺姓|本人姓|(?<![贵百老])姓|"
    r"(?:^|[，,。\s])[安按](?:心|新|信))(?!名|什么|啥|氏)\s*"  # 俺姓 as it is heard
)
_KIN = any_of(
    r"对象 爱人 老公 老伴 丈夫 媳妇 老婆 妻子 儿子 女儿 闺女 爸爸? 妈妈? 父亲 母亲 哥哥? 弟弟? 姐姐? 妹妹?",
    r"侄子 侄女 外甥女? 孙子 孙女 女婿 老乡 工友 朋友 同事 亲戚 孩子 男人 男的 那口子 老头 弟兄 嫂子 婆婆 公公",
)
_OTHER = re.compile(
    rf"(?:他|她|(?:我|俺)们?家?{_KIN}|(?:那个)?(?:工人|职工|员工|当事人|本人))(?:的?名字|的?姓名|大名)?(?:叫|是叫|是|，叫)\s*"
)
_PROXY = re.compile(
    rf"(?:替|帮|代|给)(?:我|俺|咱)?们?家?里?的?(?:{_KIN}|他|她)[^，。]{{0,4}}(?:打|问|来|咨询|反映|投诉|说|要|讨|办)"
    rf"|(?:我|俺)们?家?{_KIN}[^，。也跟和]{{0,2}}(?:在|被|上班|干活|受伤|摔|的工资|工资|的事)"
)
_BOSS = re.compile(
    r"(?:老板|经理|工头|法人|负责人|主管|会计|厂长|房东|站长|领导|老总|店长|人事|律师|法官|调解员)[^，。]{0,5}$"
)
_ASKS = compiled(
    r"怎么称呼 贵姓 叫什么 姓名 名字 您是哪位 您姓",
)
_ASKS_OTHER = re.compile(
    r"(?:爱人|对象|老公|丈夫|媳妇|妻子|孩子|儿子|女儿|父亲|母亲|他|她|工人|职工|当事人|本人)的?(?:叫什么|姓名|名字|怎么称呼)"
)
_ASKS_KIN = re.compile(rf"您?(?:家|的)?{_KIN}的?(?:叫什么|姓名|名字|怎么称呼|贵姓)")
_HONORIFIC = any_of(
    r"女士 先生 师傅 大姐 大哥 大叔 大姨 阿姨 同志 姐 小姐 老师傅",
)
_ANONYMOUS = re.compile(
    r"匿名|(?:不想|不愿意?|不方便|不敢|能不能不|可以不|别|不要)[^，。]{0,6}(?:全名|全民|真名|名字|姓名|实名)"
)
_STOP_WORDS = re.compile(
    r"在|是|我|俺|的|今年|去年|电话|手机|原来|现在|秀气|单位|身份|之前|来自|住在|干的|做的|从事|女的|男的|哈|呀|啊|呢|吧|哎|嗯|咱|他|她|你|您|这|那"
    r"|\d|[一二三四五六七八九]十"
)
_NOT_THE_WORKER = -9.0
_EXPLANATION = re.compile(rf"({_HAN}{{1,4}}?)的({_HAN})(?={_HAN}{{1,4}}?的|[，,。、\s]|$)")
_NOT_NAMES = re.compile(
    r"^(?:谢谢|[和都那从又相别能等没有也]|于是|时[候间]|方[便面式]|同意|常[年常]|金[额属]|高[兴温]|安[排全]|白[天]|明[天年白]|马上|全[部是都家]|万一"
    r"|计[件时划]|费用|关[于机门]|应[该当]|平[时台常]|冷[库链]|满[意]|干|来[自了个这的]|经[理过常]|管[理事]|后[来面]|车[间是上队子]"
    r"|项目|工[资地人厂]|成[天都本立]|司[机法]|何[时况]|通[过知常]|向[上他]|强制|红[包]|保[险安密证]|党[员]|付[了过钱]|查[一了]|解[决除释]|房[子东租]"
    r"|双[倍方休]|问[一了过题]|第[一二三]|税[务]|铁路|才[能给发]|生[活病孩]|信[访]|买[了过]|开[始支了除]|苦|家[里在政]|游|空[调]|包工|水[电产]|钢筋|农民"
    r"|温度|毛病|单[位独]|班[长组]|路[上费]|宿舍|花[了钱]|谈[过了]|言语|步行|还[没有是在差]|国[家企]|文[化件]|利[息]|越来|乐意|左右|离职|焦虑|单子|厂里|店里|年[底前纪])"
)


@lru_cache(maxsize=1)
def surnames() -> tuple[frozenset[str], frozenset[str]]:
    """The single and the compound surnames of the shipped table."""
    lines = resources.path("codes/surnames.txt").read_text("utf-8").splitlines()
    blocks = "\n".join(line for line in lines if not line.startswith("#")).split("\n\n")
    return frozenset(blocks[0]) - {"\n"}, frozenset(blocks[1].split())


@lru_cache(maxsize=1)
def _confusable() -> tuple[dict[str, str], frozenset[str]]:
    """Characters that are no surname but sound like one, and surnames that sound like a rarer local one."""
    data = json.loads(resources.path("codes/surname_homophones.json").read_text("utf-8"))
    return data["repairs"], frozenset(data["uncertain"])


def name(turns: Sequence[Turn]) -> Evidence | None:
    """The name of the person the matter is about.

    A caller for somebody else gives the other's name; who wants to stay anonymous is "surname（匿名）".
    """
    proxy = any((_ASKS_KIN if turn.clerk else _PROXY).search(turn.text) for turn in turns)
    anonymous = any(not turn.clerk and _ANONYMOUS.search(turn.text) for turn in turns)
    full = list(_full_names(turns, proxy))
    best: Evidence | None = None
    for item in full:
        agreed = item.weight + 0.2 * sum(other.value == item.value for other in full)
        if item.weight > 0 and (best is None or agreed > best.weight):
            best = Evidence(item.value, item.turn, item.start, item.end, agreed, item.low)
    if best is None and not proxy:
        best = _surname_alone(turns, anonymous)
    return _doubted(best)


def _doubted(found: Evidence | None) -> Evidence | None:
    """A surname that sounds like a rarer local one stays, shown as uncertain."""
    if found and str(found.value)[0] in _confusable()[1]:
        return Evidence(found.value, found.turn, found.start, found.end, found.weight, low=True)
    return found


def _full_names(turns: Sequence[Turn], proxy: bool) -> Iterator[Evidence]:
    for turn in turns:
        if turn.clerk:
            yield from _addressed(turns, turn)
        else:
            yield from _cued(turns, turn, proxy)
            yield from _answered(turns, turn, proxy)


def _cued(turns: Sequence[Turn], turn: Turn, proxy: bool) -> Iterator[Evidence]:
    """Names after 我叫, 他叫, 姓…: in a proxy's words the other's name weighs most and her own nothing."""
    text = turn.text
    denied = denies(text)
    for cue in _OTHER.finditer(text):
        if not _BOSS.search(text[: cue.start()]):
            yield from _found(turn, cue.end(), 5.0 if proxy else 1.5, strict="叫" not in cue[0])
    for cue in _SELF.finditer(text):
        if not _BOSS.search(text[: cue.start()]):
            weight = _proxy_weight(turns, turn, cue[0]) if proxy else (3.0 if re.search("[叫名]", cue[0]) else 1.5)
            hers = "叫" in cue[0] and (re.search("[我俺名本]", cue[0]) or _ASKS.search(question(turns, turn.index)))
            yield from _found(turn, cue.end(), weight + denied, strict=not hers)  # a firm, a contract is 叫… too
    for cue in _SURNAME_IS.finditer(text):
        if not _BOSS.search(text[: cue.start()]):
            others = re.search(r"[他她]$", text[: cue.start()])
            own = _NOT_THE_WORKER if proxy else 4.0 + denied
            yield from _after_surname(turn, cue.end(), 5.0 if proxy and others else own)


def _proxy_weight(turns: Sequence[Turn], turn: Turn, cue: str) -> float:
    """A bare 叫… answers for the worker when the clerk asked for the worker's name; 我叫… is the proxy herself."""
    worker_asked = _ASKS_OTHER.search(question(turns, turn.index))
    return 4.5 if worker_asked and not re.search("[我俺]", cue) else _NOT_THE_WORKER


def _after_surname(turn: Turn, at: int, weight: float) -> Iterator[Evidence]:
    """姓王，王某某: the full name starts with the surname said again within the next words."""
    surname = _surname_at(turn.text, at)
    if not surname:
        return
    text, after = turn.text, at + len(surname)
    explained = re.match(rf"[，,。、\s]*{_HAN}{{1,4}}?的{surname[0]}(?!{_HAN}{{1,4}}的)", text[after:])  # 战国的战
    again = text.find(surname[0], after + (explained.end() if explained else 0))
    if 0 < again <= after + (explained.end() if explained else 0) + 14:
        yield from _found(turn, again, weight, strict=False)
    elif len(surname) == 1 and _is_again(surname, text[after : after + 1]):
        for name in _found(turn, after, weight, strict=False):  # 姓庞，蓬秀兰，秀气的秀: written so the second time
            if any(_explanations(text[name.end : name.end + 48])):
                head = _confusable()[0].get(surname, surname)
                yield Evidence(head + str(name.value)[1:], name.turn, name.start, name.end, weight, low=True)


def _is_again(surname: str, other: str) -> bool:
    """Whether a character may be the surname said a second time: they begin alike."""
    return bool(other) and any(parts(one)[0] == parts(two)[0] for one in sounds(surname) for two in sounds(other))


def _answered(turns: Sequence[Turn], turn: Turn, proxy: bool) -> Iterator[Evidence]:
    """A clause that is nothing but a name, in answer to a question for it."""
    asked = question(turns, turn.index)
    if not _ASKS.search(asked):
        return
    other = _ASKS_OTHER.search(asked)
    weight = (4.0 if other else 0.5) if proxy else 2.0
    for part in re.finditer(rf"(?:^|[，,。\s])(?={_HAN}{{2,4}}(?:[，,。\s\d]|$)|{_HAN}+{_DOT})", turn.text):
        yield from _found(turn, part.end(), weight, strict=True)
    yield from _found(turn, 0, weight - 0.4, strict=True)
    twice = re.match(rf"({_HAN}{{1,2}}?)[，,。、\s]*(?=\1{_HAN})", turn.text)
    if twice and _surname_at(turn.text, 0) == twice[1]:
        yield from _found(turn, twice.end(), weight + 1.0, strict=False)


def _addressed(turns: Sequence[Turn], turn: Turn) -> Iterator[Evidence]:
    """The clerk's 是X吗, X女士: a read-back counts when it is affirmed."""
    for part in re.finditer(
        rf"(?:是|叫|，|,|^|您好)(?={_HAN}{{2,4}}(?:{_HONORIFIC}|，?对?[吗吧]|是[吗吧]))", turn.text
    ):
        affirmed_now = affirmed(turns, turn.index)
        yield from _found(turn, part.end(), 2.5 if affirmed_now else 0.3, strict=True)


def _found(turn: Turn, at: int, weight: float, *, strict: bool) -> Iterator[Evidence]:
    """The name that starts at `at`, repaired by its explanations; `strict` asks for a surname of the table."""
    text = turn.text
    dotted = re.match(rf"{_HAN}{{1,8}}(?:{_DOT}{_HAN}{{1,10}}?)+(?=[^\u3400-\u9fff]|在|是|的|$)", text[at:])
    end = at + dotted.end() if dotted else _end_of_name(text, at, strict)
    if end is None:
        return
    value = re.sub(_DOT, "·", turn.raw[at:end])
    repaired = value if dotted else _explained(value, text[end:])
    head = _confusable()[0].get(repaired[0], repaired[0])
    value_now = head + repaired[1:]
    yield Evidence(value_now, turn.index, at, end, weight, low=head != repaired[0] or not _surname_at(value_now, 0))


def _surname_at(text: str, at: int) -> str:
    """The surname of the table that starts at `at`, the compound one first; or nothing."""
    singles, compound = surnames()
    if text[at : at + 2] in compound:
        return text[at : at + 2]
    one = text[at : at + 1]
    return one if one in singles or one in _confusable()[0] else ""


def _end_of_name(text: str, at: int, strict: bool) -> int | None:
    """Where a name of a surname and one or two given characters ends; None when this is no name."""
    surname = _surname_at(text, at)
    if not surname:
        bare = re.match(rf"{_HAN}{{2,4}}(?=[，,。]|$)", text[at:])
        return None if strict or bare is None or _STOP_WORDS.search(bare[0]) else at + bare.end()
    if strict and _NOT_NAMES.match(text[at:]) and not _explains(text, at):
        return None
    given = re.match(rf"{_HAN}{{1,2}}", text[at + len(surname) :])
    if not given or _STOP_WORDS.match(given[0]):
        return None
    start = at + len(surname)
    two = len(given[0]) == 2 and not re.match(rf"{_HONORIFIC}|{_STOP_WORDS.pattern}", text[start + 1 :])
    end = start + (2 if two else 1)
    return end if not strict or _bounded(text, end) else None


def _bounded(text: str, end: int) -> bool:
    return not re.match(_HAN, text[end:]) or bool(
        re.match(
            rf"{_HAN}{{1,2}}{_HONORIFIC}|{REGION}|{_HONORIFIC}|{_STOP_WORDS.pattern}|吗|对|{_HAN}{{2}}的", text[end:]
        )
    )


def _explains(text: str, at: int) -> bool:
    """Whether a word that looks ordinary is explained character by character after it, as only names are."""
    return bool(re.search(rf"{_HAN}{{2,3}}的{_HAN}", text[at + 2 : at + 14]))


def _explained(value: str, following: str) -> str:
    """The name with what 秀气的秀，兰花的兰 says about its characters: homophones of the recogniser go."""
    said = [_meant(*pair) for pair in _explanations(following[:48])]
    head = len(value) - len(said)
    if head > 0 and len(said) > 1 and all(_alike(one, other) for (one, _), other in zip(said, value, strict=False)):
        head = 0  # 解放的解，文化的文: the surname too, and not each of the others
    elif not said or head not in (0, len(_surname_at(value, 0)) or 1):
        return value
    last = head + len(said)
    mended = "".join(new if sure else old for (new, sure), old in zip(said, value[head:last], strict=True))
    return value[:head] + mended + value[last:]


def _alike(one: str, other: str) -> bool:
    return one == other or not set(sounds(one)).isdisjoint(sounds(other))


def _explanations(text: str) -> Iterator[tuple[str, str]]:
    """秀气 and 秀, 兰花 and 兰: word and character, after a mark, the beginning or another explanation."""
    at = ended = 0
    while at < len(text):
        found = _EXPLANATION.match(text, at)
        if found and (at == 0 or not re.match(_HAN, text[at - 1]) or at == ended):
            yield found[1], found[2]
            at = ended = found.end()
        else:
            at += 1


def _meant(word: str, character: str) -> tuple[str, bool]:
    """The character that 永远的勇 explains, and whether the word has it: written or, else, by its sound."""
    if character in word:
        return character, True
    alike = [char for char in word if _alike(char, character)]
    return (alike[0], True) if len(alike) == 1 else (character, False)


def _surname_alone(turns: Sequence[Turn], anonymous: bool) -> Evidence | None:
    for turn in turns:
        if turn.clerk:
            continue
        for cue in _SURNAME_IS.finditer(turn.text):
            surname = _surname_at(turn.text, cue.end())
            if surname and not _BOSS.search(turn.text[: cue.start()]):
                surname = _confusable()[0].get(surname, surname)
                value = f"{surname}（匿名）" if anonymous else surname
                return Evidence(value, turn.index, cue.start(), cue.end() + len(surname), 1.0, low=not anonymous)
    return None
