"""The command `qiantai`: without a word the window; with one, what needs no display."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from offline_store.errors import ExpectedError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code. An expected error is a sentence on stderr, never a traceback."""
    options = _parser().parse_args(arguments)
    try:
        code = int(options.run(options))
    except ExpectedError as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:  # `qiantai … | head`: the reader has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="qiantai", description="前台：职工服务中心的前台程序。不带命令时打开窗口。")
    parser.set_defaults(run=_window)
    parser.add_argument("--self-test", action="store_true", help="检查安装好的程序，不留痕迹")
    parser.add_argument("--lang", choices=("zh", "en"), default="", help="界面语言（默认中文；也可设 QIANTAI_LANG）")
    words = parser.add_subparsers(metavar="命令")

    def word(name: str, about: str, run: object) -> argparse.ArgumentParser:
        added = words.add_parser(name, help=about, description=about)
        added.set_defaults(run=run)
        return added

    practice = word("practice", "打开练习席位：中心在本机另一个进程里运行", _practice)
    practice.add_argument("--lang", choices=("zh", "en"), default=argparse.SUPPRESS, help="界面语言")
    practice.add_argument("--folder", type=Path, help="练习数据放在哪里")
    demo = word("demo", "在虚拟屏幕上走完一个工作日，留下登记表、图片和同步回执", _demo)
    demo.add_argument("--out", type=Path, default=Path("build/demo"), help="放在哪里（build/demo）")
    demo.add_argument("--realtime", action="store_true", help="按真实速度播放示例通话")
    transcribe = word("transcribe", "把声音文件转成文字", _transcribe)
    transcribe.add_argument("file", type=Path)
    transcribe.add_argument("--json", action="store_true", help="输出 JSON")
    transcribe.add_argument("--model", default="whisper-base", help="用哪个已安装的模型（whisper-base）")
    transcribe.add_argument("--as-heard", action="store_true", help="引擎听到什么就是什么，不更正同音字")
    word("extract", "从标准输入的对话（每行一个 JSON）中读出表格各项", _extract)
    models = word("models", "语音模型：列出、下载、检查", _models)
    models.add_argument("words", nargs="*", help="fetch 名称 [--from 文件夹]；check")
    models.add_argument("--from", dest="folder", type=Path, help="从文件夹或 U 盘取")
    word("doctor", "检查这台电脑是否具备运行条件", _doctor)
    deadlines = word("deadlines", "按随附的规则表算出期限的最后一天和理由", _deadlines)
    deadlines.add_argument("rule", metavar="规则", help="T01 到 T38")
    deadlines.add_argument("--from", dest="day", required=True, metavar="日期", help="起算的那天，如 2026-10-01")
    deadlines.add_argument("--stage", "--variant", dest="stage", default="", help="有几个环节或者情形的规则：哪一个")
    deadlines.add_argument("--agreed", metavar="日期", help="双方约定的日期（T09）")
    deadlines.add_argument("--json", action="store_true", help="输出 JSON")
    statute = word("statute", "显示期限规则引用的法条", _statute)
    statute.add_argument("name", metavar="法规", help="TJZC，或者全名")
    statute.add_argument("number", metavar="第几条", type=int)
    verify = word("verify", "验一验：文书的扫描件、PDF 或者码，是不是卷里的那一份", _verify)
    verify.add_argument("given", metavar="文件或码", help="PDF、PNG、JPEG 文件，或者 QT1 开头的码")
    verify.add_argument("--account", default="", metavar="账号", help="用哪个账号打开本机的席位（第一个）")
    forms = word("forms", "文书：列出所有名称；把数据文件印成 PDF", _forms)
    what = forms.add_subparsers(dest="what", metavar="做什么", required=True)
    listed = what.add_parser("list", help="列出文书；给出名称则列出它的字段")
    listed.add_argument("name", metavar="名称", nargs="?")
    render = what.add_parser("render", help="把一份数据印成 PDF")
    render.add_argument("name", metavar="名称")
    render.add_argument(
        "--data", type=Path, required=True, metavar="文件", help="JSON：字段名和值；日期如 2026-11-05，金额单位是分"
    )
    render.add_argument("--out", type=Path, required=True, metavar="文件", help="写出的 PDF")
    render.add_argument("--docx", type=Path, metavar="文件", help="另外写出 Word 文件")
    render.add_argument("--pdfa", action="store_true", help="写成 PDF/A，供长期保存")
    render.add_argument(
        "--number", default="", metavar="编号", help="文号，如 青工调字〔2026〕12号；没有文号的文书是登记号"
    )
    render.add_argument("--organisation", default="", metavar="单位", help="印在上面的单位名称")
    render.add_argument("--draft", action="store_true", help="带“草稿”水印")
    bench = word("bench", "测量速度，写入 JSON", _bench)
    bench.add_argument("--out", type=Path, default=Path("build/bench.json"))
    bench.add_argument("--corpus", type=Path, help="带 manifest.tsv 的语音文件夹；没有则用随附的示例通话")
    bench.add_argument("--shared", type=Path, help="带 audio/calls 和 domain/dialogues.jsonl 的文件夹；没有则不量击键")
    bench.add_argument("--peers", type=Path, help="装有 docxtpl、weasyprint、typst 的虚拟环境；没有则不和它们比文书")
    return parser


# with a window


def _window(options: argparse.Namespace) -> int:
    from desktop.profile import Profile, default_folder

    if options.self_test:
        return _self_test()
    if not _has_display():
        print("没有可用的显示器。不需要显示器的命令见 qiantai --help。", file=sys.stderr)
        return 1
    return _run_window(Profile(default_folder()), options.lang)


def _practice(options: argparse.Namespace) -> int:
    from platformdirs import user_data_path

    from desktop import practice

    if not _has_display():
        print("没有可用的显示器，改为在虚拟屏幕上演示一个工作日（make demo）。", flush=True)
        return _demo(argparse.Namespace(out=Path("build/demo"), realtime=False))
    place = practice.Practice(options.folder or user_data_path("qiantai", appauthor=False) / "practice")
    known = practice.make(place)
    with practice.centre_process(place.centre) as address:
        return _run_window(place.profile("01"), options.lang, (known["account"], known["password"], address))


def _run_window(profile: object, language: str, login: tuple[str, str, str] | None = None) -> int:
    """The window on a profile, until it is closed; `login` opens a practice desk without asking."""
    from desktop.profile import Profile
    from desktop.program import claimed, write_crash_log
    from ui.application import make_application, show_fatal
    from ui.turns import run_turns

    assert isinstance(profile, Profile)
    make_application(language)
    write_crash_log(profile.folder)
    try:
        with claimed(profile):
            return run_turns(profile, login)
    except ExpectedError as error:
        show_fatal(error)
        return 1


def _demo(options: argparse.Namespace) -> int:
    from ui.demo import run_demo

    return run_demo(options.out, realtime=options.realtime)


def _self_test() -> int:
    from ui.selftest import run_selftest

    return run_selftest()


def _bench(options: argparse.Namespace) -> int:
    from ui.bench import run_bench

    return run_bench(options.out, options.corpus, options.shared, options.peers)


def _has_display() -> bool:
    if sys.platform != "linux":
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


# without one


def _transcribe(options: argparse.Namespace) -> int:
    from desktop.speech.command import transcribe

    return transcribe(options.file, options.json, sys.stdout, as_heard=options.as_heard, model=options.model)


def _extract(_options: argparse.Namespace) -> int:
    from desktop.extraction.jsonlines import run

    sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    run(sys.stdin, sys.stdout)
    return 0


def _models(options: argparse.Namespace) -> int:
    from desktop.speech.models import command

    words = [*options.words, *(["--from", str(options.folder)] if options.folder else [])]
    return command(words, sys.stdout)


def _doctor(_options: argparse.Namespace) -> int:
    from desktop.doctor import examine

    return examine(sys.stdout)


def _deadlines(options: argparse.Namespace) -> int:
    from desktop.deadlines_command import tell

    return tell(options, sys.stdout, sys.stderr)


def _statute(options: argparse.Namespace) -> int:
    from desktop.deadlines_command import quote

    return quote(options.name, options.number, sys.stdout, sys.stderr)


def _verify(options: argparse.Namespace) -> int:
    from desktop.profile import Profile, default_folder
    from desktop.verifying import command

    return command(options.given, Profile(default_folder()), options.account, sys.stdout)


def _forms(options: argparse.Namespace) -> int:
    from desktop.papers.command import command

    return command(options, sys.stdout, sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
