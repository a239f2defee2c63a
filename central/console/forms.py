"""What a browser sends: bounded, of plain text, and from a form of ours."""

import secrets
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field

from fastapi import Request
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser

from central.console import visits

MOST_BYTES = 1024 * 1024
"""Of a whole form."""
LONGEST_TEXT = 200
"""Characters of a line that is typed; a list to be sent is longer and says so."""
TOKEN_FIELD = "form_token"  # noqa: S105  # a field's name


class PageRefused(Exception):
    """A request that gets a page saying no: an HTTP status and why, in words."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status, self.words = status, words


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a form as they were typed, and the file that came with it."""

    fields: dict[str, str] = field(default_factory=dict)
    file: bytes = b""
    is_ours: bool = True
    """It carries the token of this visit."""

    def get(self, name: str, longest: int = LONGEST_TEXT) -> str:
        """A field without the spaces around it; empty when it was not sent. Raises PageRefused."""
        text = self.fields.get(name, "").strip()
        check_text(text, longest)
        return text

    def secret(self, name: str) -> str:
        """A password, exactly as it was typed. Raises PageRefused."""
        text = self.fields.get(name, "")
        check_text(text, 1024)
        return text


def check_text(text: str, longest: int) -> None:
    """Raises PageRefused for what cannot be stored or shown."""
    if len(text) > longest:
        raise PageRefused(422, f"内容太长，最多 {longest} 个字。请返回上一页改短。")
    if any((ord(character) < 32 and character not in "\t\r\n") or character == "\x7f" for character in text):
        raise PageRefused(422, "内容里有不能使用的控制字符。请返回上一页改正。")


async def read(request: Request) -> Form:
    """The form of a request, whoever made it. Raises PageRefused."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    try:
        if kind == "multipart/form-data":
            parser = MultiPartParser(
                request.headers, _bounded(request), max_files=1, max_fields=30, max_part_size=MOST_BYTES
            )
            data = await parser.parse()
        elif kind == "application/x-www-form-urlencoded":
            data = await FormParser(request.headers, _bounded(request)).parse()
        else:
            raise PageRefused(415, "这不是从本页面提交的内容。")
    except (MultiPartException, KeyError, ValueError, LookupError):
        raise PageRefused(400, "提交的内容不完整，请重新打开页面再试。") from None
    return await _form(request, data)


async def read_ours(request: Request) -> Form:
    """The form of a request, made from a page of this visit. Raises PageRefused."""
    form = await read(request)
    if not form.is_ours:
        raise PageRefused(403, "页面已经过期，这次没有提交。请重新打开页面再填一次。")
    return form


async def _form(request: Request, data: FormData) -> Form:
    fields, file = {}, b""
    for name, value in data.multi_items():
        if isinstance(value, UploadFile):
            file = await value.read()
        else:
            fields[name] = value.encode("utf-8", "replace").decode()
    await data.close()
    token, given = visits.held(request), fields.pop(TOKEN_FIELD, "")
    is_ours = bool(token) and secrets.compare_digest(visits.form_token(token).encode(), given.encode())
    return Form(fields, file, is_ours)


async def _bounded(request: Request) -> AsyncGenerator[bytes, None]:
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > MOST_BYTES:
            raise PageRefused(413, "提交的内容太大，最多 1 MB。")
        yield chunk
