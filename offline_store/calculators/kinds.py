"""The calculators by name: the one way in. Typed texts go in, a Calculation comes out, or a BadInput in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from offline_store.calculators import contracts, injury, inputs, procedure, rates, termination, working_time
from offline_store.calculators.inputs import Field
from offline_store.calculators.sheet import Calculation, Sheet, Tables, yuan
from offline_store.deadlines import calendar, statutes
from offline_store.deadlines.compute import Said
from offline_store.errors import filling

ROUNDING = filling("每一行精确计算后四舍五入到分，合计是各行金额相加。")
Work = Callable[[Mapping[str, Any], Sheet], int | None]


@dataclass(frozen=True, slots=True)
class Kind:
    """One calculator."""

    code: str
    name: str
    fields: tuple[Field, ...]
    work: Work


KINDS: tuple[Kind, ...] = (
    Kind("severance", filling("经济补偿"), termination.SERVICE, termination.severance),
    Kind("unlawful", filling("违法解除、终止赔偿金"), termination.SERVICE, termination.unlawful),
    Kind("notice", filling("代通知金"), termination.NOTICE, termination.notice),
    Kind("double", filling("未订书面合同二倍工资"), contracts.DOUBLE, contracts.double_pay),
    Kind("probation", filling("违法试用期赔偿金"), contracts.PROBATION, contracts.probation),
    Kind("overtime", filling("加班费"), working_time.OVERTIME, working_time.overtime),
    Kind("leave", filling("未休年休假工资"), working_time.LEAVE, working_time.annual_leave),
    Kind("injury", filling("工伤待遇"), injury.INJURY, injury.injury),
    Kind("final", filling("终局裁决判断"), procedure.FINAL_AWARD, procedure.final_award),
    Kind("added", filling("加付赔偿金"), procedure.ADDED, procedure.added),
    Kind("service", filling("服务期违约金"), contracts.SERVICE_PERIOD, contracts.service_period),
    Kind("crime", filling("拒不支付劳动报酬提示"), procedure.CRIME, procedure.crime),
)


def kind_of(code: str) -> Kind:
    """The calculator of a code. Raises StopIteration."""
    return next(kind for kind in KINDS if kind.code == code)


def calculate(kind: Kind, texts: Mapping[str, str], tables: Tables) -> Calculation:
    """What typed texts give. Raises BadInput, naming the field; NoRate where the table lacks a value of law."""
    sheet = Sheet(tables)
    total = kind.work(inputs.read(kind.fields, texts), sheet)
    return Calculation(
        kind=kind.code,
        inputs={field.name: texts[field.name].strip() for field in kind.fields if texts.get(field.name, "").strip()},
        lines=tuple(sheet.lines),
        total=total,
        rates_used=tuple(sheet.used.values()),
        table_versions={rates.LIST: tables.rates.version, calendar.LIST: tables.calendar.version},
        warnings=tuple(sheet.warnings),
    )


def copied(calculation: Calculation, translate: Callable[[Said], str]) -> str:
    """The lines as text: what is said, the sum, the article; then what has to be known."""
    lines = [
        "　".join(
            filter(None, (translate(line.said), _sum(line.amount), line.article and statutes.title(line.article)))
        )
        for line in calculation.lines
    ]
    return "\n".join([*lines, *map(translate, calculation.warnings)])


def _sum(fen: int | None) -> str:
    return "" if fen is None else yuan(fen)
