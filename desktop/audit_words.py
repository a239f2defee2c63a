"""The audit in words, for the screen and for paper."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from offline_store.audit import PROGRAM, Break
from offline_store.audit_view import AuditLine
from offline_store.types import ZONE


def action_words(action: str) -> str:
    """What was done; an action of a newer program stands as it is."""
    return {
        "read": _tr("查看"),
        "changed": _tr("修改"),
        "previewed": _tr("预览文书"),
        "printed": _tr("打印"),
        "heard": _tr("听录音"),
        "moved": _tr("移动录音"),
        "erased": _tr("删除录音"),
        "imported": _tr("导入录音"),
        "exported": _tr("导出"),
        "finalised": _tr("文书定稿"),
        "verified": _tr("验一验"),
        "spoilt": _tr("登记坏页"),
        "scan_added": _tr("加扫描件"),
        "scan_taken_out": _tr("移出扫描件"),
        "voided": _tr("作废"),
        "incident": _tr("异常"),
        "setting": _tr("改设置"),
        "unmasked": _tr("显示完整号码"),
        "leave": _tr("准许庭审录音"),
        "copied": _tr("复制"),
        "taken_over": _tr("接手草稿"),
        "merged": _tr("合并"),
        "merge_undone": _tr("撤销合并"),
        "told_apart": _tr("认定并非同一人"),
        "searched": _tr("查找"),
        "dialled": _tr("拨打电话"),
        "followed": _tr("旁看通话文字"),
        "followed_by": _tr("通话文字被旁看"),
        "line_sent": _tr("给接听人发话"),
        "line_received": _tr("收到带班的话"),
        "danger_noted": _tr("知悉紧急提醒"),
        "speech_rule_proposed": _tr("建议更正规则"),
        "speech_rule_approved": _tr("批准更正规则"),
        "speech_rule_refused": _tr("不用更正规则"),
        "unlocked": _tr("解锁"),
        "locked": _tr("锁定"),
        "signed_out": _tr("退出"),
        "wrong_password": _tr("密码错误"),
        "recovered": _tr("用恢复码打开"),
        "shares_renewed": _tr("更换恢复码"),
        "slot_added": _tr("添加账号"),
        "slot_removed": _tr("移除账号"),
        "signed": _tr("登记签名"),
        "delivered": _tr("登记交付"),
        "template_published": _tr("发布文书模板"),
        "resent": _tr("隔离内容再送"),
        "discarded": _tr("放弃隔离内容"),
    }.get(action, action)


def who_words(account: str) -> str:
    """Whose doing it was."""
    return _tr("（程序）") if account == PROGRAM else account


def type_words(record_type: str) -> str:
    """A type of record."""
    return {
        "employer": _tr("用人单位"),
        "person": _tr("人员"),
        "former": _tr("曾用信息"),
        "distinct": _tr("并非同一人"),
        "merge": _tr("合并"),
        "case": _tr("案件"),
        "report": _tr("统计报表"),
        "party": _tr("当事人"),
        "reception": _tr("接待"),
        "recording": _tr("录音"),
        "segment": _tr("语句"),
        "form": _tr("文书"),
        "attachment": _tr("附件"),
        "printing": _tr("打印记录"),
        "spoil": _tr("坏页"),
        "delivery": _tr("交付"),
        "step": _tr("流转"),
        "series": _tr("文号系列"),
        "number": _tr("文号"),
        "audit": _tr("审计记录"),
        "scope": _tr("同步范围"),
        "desk": _tr("席位"),
        "numbers": _tr("文号号段"),
        "input": _tr("录音设备"),
        "notice_sound": _tr("告知语的录音"),
        "ring": _tr("来电"),
        "account": _tr("账号"),
        "change": _tr("隔离内容"),
        "case_file": _tr("卷宗"),
        "speech_rule": _tr("更正规则"),
        "code_list": _tr("代码表"),
        "telephone": _tr("电话设置"),
    }.get(record_type, record_type)


def what_words(line: AuditLine) -> str:
    """What an entry says beside its action."""
    detail = line.detail
    if line.action == "changed" and isinstance(records := detail.get("records"), dict):
        touched = "、".join(f"{type_words(name)} {len(ids)}" for name, ids in records.items())
        return _with_reason(touched, detail)
    if line.action == "incident" and line.subject == "audit":
        kind, _, seq = line.subject_id.partition(":")
        return break_words(Break(int(seq) if seq.isdecimal() else 0, kind))
    if line.action == "incident" and line.subject == "desk":
        return _tr("本机数据与中心记录不符，可能恢复过旧镜像")
    if line.action == "incident":
        return _tr("同步核对不一致，已从中心重读")
    if line.action == "exported":
        return _with_reason(_exported(line), detail)
    if line.action == "printed":
        return _tr("打印 {0} 份，打印机 {1}").format(detail.get("copies", "?"), detail.get("printer", "?"))
    return _with_reason(type_words(line.subject), detail)


def break_words(item: Break) -> str:
    """Where the chain is broken, and how."""
    return {
        "missing": _tr("第 {0} 条缺失"),
        "edited": _tr("第 {0} 条被改动"),
        "rewritten": _tr("第 {0} 条及以前与中心所见不符，整条链被重写过"),
        "cut": _tr("中心见过的第 {0} 条不在了，链尾被截断过"),
    }.get(item.kind, _tr("第 {0} 条有问题")).format(item.seq)


def moment_words(moment: datetime | None) -> str:
    """A moment to the second, in the centre's zone."""
    return moment.astimezone(ZONE).strftime("%Y-%m-%d %H:%M:%S") if moment else _tr("（无法读出）")


def _exported(line: AuditLine) -> str:
    rows, kind = line.detail.get("rows", "?"), line.detail.get("format", "?")
    if line.detail.get("what") == "talk":
        private = _tr("，包括背对背谈话") if line.detail.get("private") else ""
        return _tr("导出谈话 {0} 句（{1}）{2}").format(rows, kind, private)
    match line.subject:
        case "form":
            return _tr("导出文书（{0}）").format(kind)
        case "case_file":
            part = _tr("副卷") if line.detail.get("part") == "internal" else _tr("正卷")
            return _tr("导出卷宗{0}（{1}）").format(part, kind)
        case "case":
            return _tr("导出时间线 {0} 条（{1}）").format(rows, kind)
    return _tr("导出审计记录 {0} 条（{1}）").format(rows, kind)


def _with_reason(text: str, detail: dict[str, object]) -> str:
    return _tr("{0}，理由：{1}").format(text, detail["reason"]) if detail.get("reason") else text


def _tr(text: str) -> str:
    return QCoreApplication.translate("audit", text)
