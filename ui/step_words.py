"""The moves of a case in words: what was done, by whom, and what a correction changed."""

from PySide6.QtCore import QCoreApplication

from offline_store.corrections import Correction
from offline_store.queries import StepInfo
from ui.words import day_and_clock, yuan

LONGEST_WAS = 60
"""Characters shown of an earlier text; the whole of it stands in the Step."""
_SUMS = frozenset({"case.arrears", "case.recovered"})


def step_words(step: StepInfo) -> str:
    """One line of the history, and one for each field that was corrected."""
    head = f"{day_and_clock(step.at)}  {step.name or action_words(step.action)}  {step.clerk}"
    if step.after:
        head = _tr("{0}（{1}）").format(head, step.after)
    if step.note:
        head = _tr("{0}：{1}").format(head, step.note)
    return "\n".join([head, *(f"    {_correction(each)}" for each in step.corrections)])


def action_words(action: str) -> str:
    """A move; one of a newer program stands as it is."""
    return {
        "registered": _tr("登记"),
        "changed": _tr("修改"),
        "numbered": _tr("取文号"),
        "number_voided": _tr("作废文号"),
        "paper_final": _tr("文书定稿"),
        "paper_signed": _tr("文书签名"),
        "signature_void": _tr("撤销签名"),
        "agreement_effective": _tr("协议生效"),
        "instalment_paid": _tr("分期已付"),
        "payment_void": _tr("撤销付款"),
        "paper_void": _tr("作废文书"),
        "scan_added": _tr("加扫描件"),
        "scan_taken_out": _tr("移出扫描件"),
        "voided": _tr("作废"),
        "restored": _tr("撤销作废"),
        "turned_visit": _tr("转为来访"),
        "turned_mediation": _tr("转为调解"),
        "session_mediation": _tr("再次调解"),
        "session_hearing": _tr("开庭"),
        "recording_left": _tr("录音移到"),
        "recording_came": _tr("录音移自"),
        "joined": _tr("并入"),
        "took_in": _tr("并进"),
        "taken_out": _tr("移出并案"),
        "gave_back": _tr("移出并案"),
        "asked": _tr("提请审批"),
        "seal_asked": _tr("申请用印"),
        "approved": _tr("审批同意"),
        "declined": _tr("审批不同意"),
        "ask_withdrawn": _tr("撤下申请"),
        "instructed": _tr("领导批示"),
        "reminded": _tr("催办"),
        "taken_over": _tr("接手"),
        "checked": _tr("质检评分"),
        "check_answered": _tr("说明质检"),
        "batch_undone": _tr("撤销批量办理"),
        "deadline_begun": _tr("起算期限"),
        "deadline_moved": _tr("期限提前起算"),
        "deadline_extended": _tr("延长期限"),
        "deadline_suspended": _tr("中止期限"),
        "deadline_resumed": _tr("恢复期限"),
        "deadline_interrupted": _tr("期限中断"),
        "deadline_proved": _tr("补期限材料"),
        "deadline_met": _tr("期限完成"),
        "deadline_runs_on": _tr("期限继续计算"),
        "deadline_dropped": _tr("撤销期限"),
        "deadline_recounted": _tr("期限重新核算"),
        "reported_up": _tr("向上报告"),
        "classified": _tr("定办理类别"),
        "reminder_answered": _tr("答复催办"),
        "visit_called": _tr("回访通话"),
        "visit_done": _tr("回访"),
        "visit_unreached": _tr("回访没有联系上"),
        "visit_given_up": _tr("结束回访"),
    }.get(action, action)


def field_words(field: str) -> str:
    """A field of the form or of a correction; one of a newer program stands as it is."""
    return _fields().get(field.removeprefix("case.").removeprefix("person.").removeprefix("party."), field)


def _fields() -> dict[str, str]:
    return {
        "name": _tr("姓名"),
        "phone": _tr("电话"),
        "sex": _tr("性别"),
        "id_kind": _tr("证件种类"),
        "id_number": _tr("证件号码"),
        "birth_date": _tr("出生日期"),
        "ethnicity": _tr("民族"),
        "education": _tr("学历"),
        "native_region": _tr("籍贯"),
        "address": _tr("地址"),
        "marks": _tr("标记"),
        "anonymous": _tr("要求匿名"),
        "aliases": _tr("别名"),
        "employer": _tr("单位"),
        "dispatcher": _tr("劳务派遣单位"),
        "user": _tr("用工单位"),
        "contractor": _tr("总包单位"),
        "subcontractor": _tr("分包单位"),
        "guarantor": _tr("担保单位"),
        "worker": _tr("劳动者"),
        "representative": _tr("代表"),
        "agent": _tr("代理人"),
        "call_type": _tr("类型"),
        "dispute_types": _tr("争议类型"),
        "arrears": _tr("欠薪金额"),
        "people": _tr("涉及人数"),
        "recovered": _tr("追回金额"),
        "wage_items": _tr("欠薪明细"),
        "injury": _tr("工伤情况"),
        "joined_id": _tr("并案"),
        "occupation": _tr("职业"),
        "employment_form": _tr("用工形式"),
        "period": _tr("期间"),
        "claim": _tr("诉求"),
        "matter": _tr("反映情况"),
        "advice": _tr("处理意见"),
    }


def _correction(correction: Correction) -> str:
    name, was = field_words(correction.field), correction.was
    if was is None and correction.field.startswith(("person.", "party.")):
        return _tr("{0} 已改").format(name)
    shown = yuan(was) if correction.field in _SUMS and isinstance(was, int) else _plain(was)
    return _tr("{0} 原为“{1}”").format(name, shown) if shown else _tr("{0} 原来没有填").format(name)


def _plain(was: object) -> str:
    if isinstance(was, list):
        text = "、".join(map(_plain, was))
    elif isinstance(was, dict):
        text = " ".join(map(_plain, was.values()))
    else:
        text = "" if was is None else str(was)
    return text if len(text) <= LONGEST_WAS else f"{text[:LONGEST_WAS]}…"


def _tr(text: str) -> str:
    return QCoreApplication.translate("steps", text)
