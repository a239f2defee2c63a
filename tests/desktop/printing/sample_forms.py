"""Forms made for the tests, with every kind of block and field, and what they are filled with."""

from desktop.printing.description import read
from desktop.printing.glyphs import GAP  # noqa: F401
from desktop.printing.page import Heading

FIELDS = {
    "name": {"label": "申请人", "type": "text"},
    "employer": {"label": "被申请人", "type": "text"},
    "sex": {"label": "性别", "type": "choice", "options": ["男", "女"]},
    "read_back": {"label": "已读给本人听", "type": "flag"},
    "facts": {"label": "争议事实", "type": "long"},
    "amount": {"label": "合计", "type": "money"},
    "monthly": {"label": "月工资", "type": "digits_money"},
    "people": {"label": "人数", "type": "count"},
    "signed_on": {"label": "签订日期", "type": "date"},
    "met_at": {"label": "调解时间", "type": "moment"},
    "requests": {
        "label": "请求",
        "type": "list",
        "of": {"text": {"label": "请求", "type": "text"}, "sum": {"label": "金额", "type": "digits_money"}},
    },
}
BLOCKS = [
    {"row": [{"label": "申请人", "field": "name", "width": 92, "lines": 4},
             {"label": "性别", "field": "sex", "width": 64}]},
    {"row": [{"label": "被申请人", "field": "employer", "width": 92},
             {"label": "月工资", "field": "monthly", "width": 64}]},
    {"text": "一、争议的事实", "style": "heading1"},
    {"text": "调解时间：{met_at}，涉及 {people} 人，已读给本人听：{read_back}。"},
    {"box": {"label": "争议事实", "field": "facts", "height": 30}},
    {"grid": {"label": "请求事项", "field": "requests", "rows": 2, "columns": [
        {"field": "n", "label": "序号", "width": 16, "align": "centre"},
        {"field": "text", "label": "请求", "width": 100},
        {"field": "sum", "label": "金额", "width": 40, "align": "right"}]}},
    {"each": "requests", "text": "{n}. {name}请求：{text}。"},
    {"text": "合计{amount}。", "if": "amount"},
    {"text": "双方达成以上协议，自愿履行。", "style": "body"},
    {"signatures": [
        {"label": "申请人（签名或按指印）", "kind": "thumb", "date": "signed_on"},
        {"label": "被申请人（签名、盖章）", "kind": "sign_and_seal", "field": "employer", "date": True},
        {"label": "调解员（签名）", "kind": "sign", "date": True}]},
    {"slip": {"title": "回执", "blocks": [
        {"text": "本人已收到协议书。", "style": "left"},
        {"signatures": [{"label": "收件人", "kind": "sign", "date": True}]}]}},
]  # fmt: skip
HEADING = Heading("青岛市市北区职工服务中心", "编号", "（2026）青职调字第 123 号", "打印时间：2026年11月22日 15时40分")
LETTER_HEADING = Heading("青岛市市北区职工服务中心", "", "青北职调〔2026〕123号", "")
VALUES = {
    "name": "阿卜杜热依木·买买提明",
    "employer": "青岛某某建筑劳务有限公司",
    "sex": "男",
    "read_back": True,
    "facts": "公司拖欠申请人三个月工资，申请人多次催要。\n公司称资金周转困难。",
    "amount": 1_260_000,
    "monthly": 420_000,
    "people": 14,
    "signed_on": "2026-11-05",
    "met_at": "2026-11-05T01:05:00+00:00",
    "requests": [
        {"text": "支付拖欠的工资", "sum": 1_260_000},
        {"text": "出具解除劳动合同的证明"},
        {"text": "补缴社会保险费", "sum": 300_007},
    ],
}
LONG = {
    **VALUES,
    "name": "阿卜杜热依木·买买提明" * 5,
    "facts": "\n".join(
        f"第{n}段：公司自2026年{n % 12 + 1}月起没有发工资{n * 37}.50元；要求支付：" * 3 for n in range(1, 30)
    ),
    "requests": [{"text": f"请求第{n}项，" + "支付工资" * (n % 9 + 1), "sum": n * 10_001} for n in range(1, 45)],
}


def form(layout, **more):
    """The form of every block in this layout."""
    data = {"title": "调解协议书", "layout": layout, "fields": FIELDS, "blocks": BLOCKS, **more}
    return read(data)
