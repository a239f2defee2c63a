"""标尺页: a scale in millimetres from the paper's upper and left edge, to read off where printed paper is blank."""

import io

from desktop.printing.lines import Line, draw
from desktop.printing.page import A4, ONE_AT_A_TIME, SMALL, draw_centred, mm, new_canvas

TITLE = "标尺页"
_EDGE = 5  # mm that printers leave free: nothing is drawn there
_LONG, _MIDDLE, _SHORT = 9.0, 6.0, 3.5
_SCALE_AT = 20  # mm from the left edge to the scale that runs down
_ACROSS_FROM = 40  # mm from the left edge: clear of the other one's numbers
_ACROSS_AT = 140  # mm from the upper edge to the scale that runs across


def ruler_pdf() -> bytes:
    """A page with a mark for each millimetre down and across; the tens with their number. The same bytes each time."""
    with ONE_AT_A_TIME:
        stream = io.BytesIO()
        canvas = new_canvas(stream, TITLE)
        canvas.setLineWidth(0.3)
        for at in range(_EDGE, round(A4[1] / mm) - _EDGE + 1):
            y = A4[1] - at * mm
            canvas.line(_SCALE_AT * mm, y, (_SCALE_AT + _length(at)) * mm, y)
            if at % 10 == 0:
                draw(canvas, Line(str(at)), "黑体", SMALL, (_SCALE_AT + _LONG + 1.5) * mm, y - 0.38 * SMALL)
        for at in range(_ACROSS_FROM, round(A4[0] / mm) - _EDGE + 1):
            y = A4[1] - _ACROSS_AT * mm
            canvas.line(at * mm, y, at * mm, y - _length(at) * mm)
            if at % 10 == 0:
                draw_centred(canvas, str(at), "黑体", SMALL, at * mm, y - (_LONG + 4.5) * mm)
        words = (
            "把空白的套打纸和这一页叠在一起对着光看，",
            "或者直接把这一页打印在一张套打纸上：",
            "竖尺上读出从哪里开始可以印字（毫米），填进套打设置。",
        )
        for number, line in enumerate(words):
            draw(canvas, Line(line), "宋体", 12.0, 60 * mm, A4[1] - (170 + 8 * number) * mm)
        canvas.showPage()
        canvas.save()
        return stream.getvalue()


def _length(at: int) -> float:
    return _LONG if at % 10 == 0 else _MIDDLE if at % 5 == 0 else _SHORT
