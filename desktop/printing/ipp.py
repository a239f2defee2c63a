"""What the print system says, asked over IPP: the state of a job, what a printer can do. Printing itself is `lp`.

The words on the line are pyipp's; the line is one POST to the scheduler that `lp` speaks to, over its socket or TCP.
"""

import getpass
import socket
import struct
from contextlib import closing
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from typing import Any

from desktop.printing.spool import NoPrintSystem, scheduler

_SECONDS = 10.0
_NOT_FOUND = 0x0406
_FIRST_ERROR = 0x0400

Attributes = dict[str, Any]
"""Attributes of one job or printer; one with several values is a list, else it is the value alone."""


def jobs(operation: str, **question: Any) -> list[Attributes]:
    """The jobs that an operation tells of; none where the print system knows no such job. Raises NoPrintSystem."""
    found: list[Attributes] = _ask(operation, question).get("jobs", [])
    return found


def printer(name: str, *wanted: str) -> Attributes:
    """These attributes of a queue; empty for a queue that is not there. Raises NoPrintSystem."""
    question = {"printer-uri": printer_uri(name), "requested-attributes": list(wanted)}
    found: list[Attributes] = _ask("GET_PRINTER_ATTRIBUTES", question).get("printers", [])
    return found[0] if found else {}


def printer_uri(name: str) -> str:
    """A queue's name on the line."""
    return f"ipp://localhost/printers/{name}"


def job_uri(job: str) -> str:
    """A job's name on the line: `desk-12` is job 12 of the scheduler."""
    return f"ipp://localhost/jobs/{job.rpartition('-')[2]}"


def values(attributes: Attributes, name: str) -> list[Any]:
    """An attribute as a list, whether it has none, one or several values."""
    value = attributes.get(name, [])
    return value if isinstance(value, list) else [value]


def _ask(operation: str, question: Attributes) -> dict[str, Any]:
    # pyipp brings an HTTP client of its own along: it is loaded with the first question, in the background
    from pyipp.enums import IppOperation
    from pyipp.exceptions import IPPError
    from pyipp.parser import parse
    from pyipp.serializer import encode_dict

    said = {
        "attributes-charset": "utf-8",
        "attributes-natural-language": "en",
        **question,
        "requesting-user-name": getpass.getuser(),  # a job's name is told to who sent it
    }
    body = encode_dict({"version": (2, 0), "operation": IppOperation[operation], "operation-attributes-tag": said})
    try:
        answer: dict[str, Any] = parse(_post(body))
    except (IPPError, ValueError, KeyError, IndexError, struct.error) as error:
        raise NoPrintSystem(reason=f"看不懂打印服务的回答：{type(error).__name__}") from error
    if answer["status-code"] == _NOT_FOUND:
        return {}
    if answer["status-code"] >= _FIRST_ERROR:
        raise NoPrintSystem(reason=f"打印服务拒绝回答（{answer['status-code']:#06x}）")
    return answer


def _post(body: bytes) -> bytes:
    where = scheduler()
    connection = _OverSocket(where) if where.startswith("/") else HTTPConnection(where, timeout=_SECONDS)
    with closing(connection):
        try:
            connection.request("POST", "/", body, {"Content-Type": "application/ipp"})
            answer = connection.getresponse()
            content = answer.read()
        except (OSError, HTTPException) as error:
            raise NoPrintSystem(reason=str(error)) from error
    if answer.status != HTTPStatus.OK:
        raise NoPrintSystem(reason=f"HTTP {answer.status}")
    return content


class _OverSocket(HTTPConnection):
    """The scheduler's own socket on this machine."""

    def __init__(self, path: str) -> None:
        super().__init__("localhost", timeout=_SECONDS)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(_SECONDS)
        self.sock.connect(self._path)
