"""Pasted lists that nobody means well with, and two ID numbers that nobody has."""

GOOD_ID, OTHER_ID = "370202198001010010", "370202199012319990"
HOSTILE = {
    "formula": "姓名\t金额\n=cmd|' /C calc'!A0\t1\n@SUM(1)\t2\n-2+3\t3\n王小雨\t=1+1",
    "right to left": "姓名\t金额\n\u202e雨小王\u202c\t1\n\u200f李\u200b建国\ufeff\t2",
    "nul": "姓名\0\t金额\n王\0小雨\t1\0",
    "halves": "姓名\t金额\n王\ud800小雨\t1\n\udfff\t2",
    "markup": "姓名\t金额\n<img src=x onerror=1>\t1\n<b>王</b>\t2",
    "wrongly decoded": "姓名\t金额\n" + "王小雨".encode().decode("latin-1") + "\t1",
    "quotation": '姓名\t金额\n"' + "王小雨\t1\n" * 50,
    "wide": "姓名" + "\t" * 5_000 + "\n王小雨",
    "numbers": "\n".join("9" * 400 for _ in range(5)),
    "one cell": "姓名\n" + "王" * 200_000,
}
