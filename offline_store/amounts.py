"""Sums of money on paper: 大写 and digits. Money is integer fen (分)."""

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿")
MOST = 10**14
"""Fen; sums are below it: three groups of four digits of yuan, below 壹万亿元."""


def capitals(fen: int) -> str:
    """The sum in capitals, without 人民币, by the filling rules of 支付结算办法 (Annex 1, 正确填写票据和结算凭证).

    A sum that ends at 元 takes 整. One that ends at 角 may take it or not: the rule's own example 1,409.50 is
    壹仟肆佰零玖元伍角, while 0.50 is 伍角整 in our domain notes; so 整 follows 角 only when there is no 元.
    Where the 元 digit is 0 and 角 is not, 零 may stand after 元 or not: it stands (107,000.53 …柒仟元零伍角叁分).
    Zero is 零元整. Raises ValueError below zero and from 10^12 yuan up.
    """
    if not 0 <= fen < MOST:
        raise ValueError(fen)
    yuan, jiao, cent = fen // 100, fen // 10 % 10, fen % 10
    text = f"{_whole(yuan)}元" if yuan or not fen else ""
    if not jiao and not cent:
        return f"{text}整"
    if yuan and (jiao == 0 or yuan % 10 == 0):
        text += "零"
    if jiao:
        text += f"{_DIGITS[jiao]}角"
    if cent:
        return f"{text}{_DIGITS[cent]}分"
    return text if yuan else f"{text}整"


def digits(fen: int) -> str:
    """The sum as ￥12,600.00. Raises ValueError below zero."""
    if fen < 0:
        raise ValueError(fen)
    return f"￥{fen // 100:,}.{fen % 100:02}"


def both(fen: int) -> str:
    """The sum as every paper prints it, twice: 人民币壹万贰仟陆佰元整（￥12,600.00）."""
    return f"人民币{capitals(fen)}（{digits(fen)}）"


def _whole(yuan: int) -> str:
    """A whole number in capitals, in groups of four digits; one 零 for a run of zeros before a digit."""
    text = ""
    for power in range(len(_GROUPS) - 1, -1, -1):
        group = yuan // 10_000**power % 10_000
        if group:
            # A gap: the group has leading zeros, or the groups between were all zero.
            gap = group < 1000 or yuan // 10_000 ** (power + 1) % 10_000 == 0
            text += ("零" if text and gap else "") + _group(group) + _GROUPS[power]
    return text or "零"


def _group(number: int) -> str:
    text, skipped = "", False
    for power in range(3, -1, -1):
        digit = number // 10**power % 10
        if digit:
            text += ("零" if skipped and text else "") + _DIGITS[digit] + _PLACES[power]
        skipped = digit == 0
    return text
