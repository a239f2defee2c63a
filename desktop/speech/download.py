"""Fetches one large file over a bad line: resumes where it was cut, and trusts only the hash."""

import ssl
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import httpx

from desktop.speech.catalogue import ModelFile, sha256

Report = Callable[[str, int, int], None]
"""Told of progress: a file's name, bytes done, bytes in all."""

_PIECE = 1 << 20
_TIMEOUT = httpx.Timeout(20.0, connect=4.0)


class DownloadFailed(Exception):
    """A source did not give the file; the text says why, in Chinese. The caller tries the next source."""


def download(url: str, target: Path, wanted: ModelFile, report: Report) -> None:
    """Writes what lies at `url` (http, https or file) to `target`, once its size and SHA-256 are those wanted.

    What came before a cut stays beside it as `.part`, and the next call asks only for the rest. A wrong hash
    deletes it. Raises DownloadFailed, or OSError of the disk.
    """
    part = target.with_name(f"{target.name}.part")
    have = part.stat().st_size if part.exists() else 0
    if have > wanted.size:
        part.unlink()
        have = 0
    if have < wanted.size:
        _append(url, part, have, wanted, report)
    if part.stat().st_size != wanted.size:
        raise DownloadFailed(f"{wanted.name} 只传来 {part.stat().st_size} 字节，应为 {wanted.size} 字节")
    if sha256(part) != wanted.sha256:
        part.unlink()
        raise DownloadFailed(f"{wanted.name} 的校验值不对，已删除")
    part.replace(target)


def _append(url: str, part: Path, have: int, wanted: ModelFile, report: Report) -> None:
    opener = _from_file if urlsplit(url).scheme == "file" else _from_web
    with opener(url, have) as (start, pieces), part.open("r+b" if start else "wb") as file:
        file.seek(start)
        done = start
        for piece in pieces:
            done += len(piece)
            if done > wanted.size:
                break  # the hash would fail: no need to take a gigabyte of something else
            file.write(piece)
            report(wanted.name, done, wanted.size)


@contextmanager
def _from_file(url: str, have: int) -> Iterator[tuple[int, Iterator[bytes]]]:
    try:
        with Path(url2pathname(urlsplit(url).path)).open("rb") as file:
            file.seek(have)
            yield have, iter(lambda: file.read(_PIECE), b"")
    except FileNotFoundError as error:
        raise DownloadFailed(f"没有文件 {url}") from error


@contextmanager
def _from_web(url: str, have: int) -> Iterator[tuple[int, Iterator[bytes]]]:
    """The rest of the file from `have` on, or all of it from a server that knows no ranges."""
    headers = {"Range": f"bytes={have}-"} if have else {}
    try:
        # the system's own authorities: a site's mirror may be signed by one of its own
        with (
            httpx.Client(timeout=_TIMEOUT, follow_redirects=True, verify=ssl.create_default_context()) as client,
            client.stream("GET", url, headers=headers) as answer,
        ):
            answer.raise_for_status()
            yield have if answer.status_code == httpx.codes.PARTIAL_CONTENT else 0, answer.iter_bytes(_PIECE)
    except httpx.HTTPStatusError as error:
        raise DownloadFailed(f"{urlsplit(url).hostname} 回答 {error.response.status_code}") from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise DownloadFailed(f"{urlsplit(url).hostname} 连接中断或连不上（{type(error).__name__}）") from error


def progress_on_stderr() -> Report:
    """A report that writes at most one line a second, and one at the end of each file."""
    last = [0.0]

    def report(name: str, done: int, size: int) -> None:
        if done < size and time.monotonic() - last[0] < 1.0:
            return
        last[0] = time.monotonic()
        sys.stderr.write(f"下载 {name} {done * 100 // size}%（{done / 1e6:.1f} / {size / 1e6:.1f} MB）\n")

    return report
