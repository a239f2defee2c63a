"""How Whisper's text is made fit for a record."""

import pytest

from desktop.speech.text import repeats, tidy


@pytest.mark.parametrize(
    ("heard", "written"),
    [
        ("勞動仲裁", "劳动仲裁"),
        ("看著 顯著 著名", "看着显著著名"),
        (" 你好 我 想 问 一下", "你好我想问一下"),
        ("WPS 表格 和 PDF file", "WPS表格和PDF file"),
        ("你好,请问?", "你好，请问？"),
        ("三千,五百 12,600 元", "三千，五百12,600元"),
        ("幺五四零零八二三六七幺", "15400823671"),
        ("二零二六年一月", "2026年一月"),
        ("等一下,一一说明,三个月一共一万二千六", "等一下，一一说明，三个月一共一万二千六"),
        ("对对对 不用了不用了", "对对对不用了不用了"),
        ("建立约束机制建立约束机制建立约束机制", "建立约束机制"),
        ("好好好好好好好好好好好好", "好"),
        ("电话13900000000", "电话13900000000"),
        ("新\ufffd", "新"),
        ("", ""),
    ],
)
def test_tidy(heard: str, written: str) -> None:
    assert tidy(heard) == written


def test_a_decoder_gone_astray_is_noticed() -> None:
    assert repeats("建立唐、校吉利，建立唐校吉利，")
    assert not repeats("不用了，不用了，谢谢")
    assert not repeats("154 0082 0082")
