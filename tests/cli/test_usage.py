"""Wrong command lines: one line on standard error in the user's language, exit 2, nothing written."""

import json
import os
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import CHINESE, ENGLISH, Run

MISTAKES = {
    "unknown command": (
        ["scor"],
        'assess: there is no command "scor"; '
        "use one of: run, new, score, roi, risk, plan, compare, report, lint, scope, schema, export, import",
        "assess: 没有“scor”这个命令；"
        "可用：run, new, score, roi, risk, plan, compare, report, lint, scope, schema, export, import",
    ),
    "misspelt option": (
        ["score", "--jsn", "x"],
        "assess score: there is no option --jsn; did you mean --json?",
        "assess score: 没有 --jsn 这个选项；是不是想写 --json？",
    ),
    "unknown option": (
        ["--bogus"],
        "assess: there is no option --bogus; see assess --help",
        "assess：没有 --bogus 这个选项；用法见 assess --help",
    ),
    "no file": (
        ["score"],
        "assess score: FILE is missing; see assess score --help",
        "assess score：缺少 FILE；用法见 assess score --help",
    ),
    "no output": (
        ["report", "x.json"],
        "assess report: --output is missing; see assess report --help",
        "assess report：缺少 --output；用法见 assess report --help",
    ),
    "too many files": (
        ["score", "a.json", "b.json"],
        "assess score: more arguments than expected: b.json; see assess score --help",
        "assess score：多出了参数：b.json；用法见 assess score --help",
    ),
    "an option without its value": (
        ["report", "x.json", "-o"],
        "assess report: -o needs a value; see assess report --help",
        "assess report：-o 后面要有值；用法见 assess report --help",
    ),
    "a port that is none": (
        ["run", "--port", "http"],
        "assess run: --port takes a whole number, such as 12; see assess run --help",
        "assess run：--port 要填整数，例如 12；用法见 assess run --help",
    ),
    "a port out of range": (
        ["run", "--port", "70000"],
        "assess run: --port should be at most 65535; see assess run --help",
        "assess run：--port 最多应为 65535；用法见 assess run --help",
    ),
    "no draws": (
        ["roi", "x.json", "--n", "0"],
        "assess roi: --n should be at least 1; see assess roi --help",
        "assess roi：--n 至少应为 1；用法见 assess roi --help",
    ),
    "one file to compare": (
        ["compare", "a.json"],
        "assess compare: one file is not enough to compare; name two or more",
        "assess compare: 只有一个文件没法对比；请给出两个或更多",
    ),
    "standard input twice": (
        ["compare", "-", "-"],
        "assess compare: standard input (-) can be read once only; name files for the others",
        "assess compare: 标准输入（-）只能读一次；其余请写文件名",
    ),
    "a stage that does not exist": (
        ["new", "--stage", "series_z"],
        'assess new: --stage: "series_z" is not possible here; '
        "write one of: idea, pre_seed, seed, series_a, growth",
        'assess new: --stage: 这里不能写 "series_z"；可选：idea, pre_seed, seed, series_a, growth',
    ),
    "a day that does not exist": (
        ["new", "--as-of", "2026-02-30"],
        'assess new: --as-of: "2026-02-30" is not a date; write the day as 2026-11-23',
        'assess new: --as-of: "2026-02-30" 不是日期；请写成 2026-11-23 这样',
    ),
    "no company": (
        ["new", "--company", ""],
        "assess new: --company: this is empty; write at least one character or entry",
        "assess new: --company: 这里是空的；至少写一个字或一项",
    ),
    "a template of another kind": (
        ["new", "-o", "x.txt"],
        "assess new: --output x.txt: assessments end in one of .yaml, .json",
        "assess new: --output x.txt：评估文件名须以 .yaml, .json 之一结尾",
    ),
    "a format that does not exist": (
        ["schema", "letter"],
        "assess schema: letter: there is no such format; "
        "use one of: rubric, assessment, scorecard, appraisal, risk, plan, comparison, report",
        "assess schema: letter：没有这种格式；"
        "可用：rubric, assessment, scorecard, appraisal, risk, plan, comparison, report",
    ),
    "a file that is not there": (
        ["score", "nowhere.json"],
        "nowhere.json: there is no such file or folder; check the path",
        "nowhere.json: 没有这个文件或文件夹；请检查路径",
    ),
    "a rubric that is not there": (
        ["score", "nowhere.json", "--rubric", "nowhere"],
        "nowhere: there is no such folder; name the folder that holds rubric.yaml",
        "nowhere: 没有这个文件夹；请写 rubric.yaml 所在的文件夹",
    ),
}


@pytest.mark.parametrize(("arguments", "english", "chinese"), MISTAKES.values(), ids=MISTAKES)
def test_a_wrong_command_line(run: Run, arguments: list[str], english: str, chinese: str) -> None:
    for env, said in ((ENGLISH, english), (CHINESE, chinese)):
        ran = run(*arguments, env=env)

        assert (ran.code, ran.out, ran.complaints) == (2, "", [said])


def test_lang_stands_above_the_environment_even_where_the_rest_is_wrong(run: Run) -> None:
    assert "没有 --bogus" in run("score", "--bogus", "--lang", "zh").err
    assert "no option --bogus" in run("score", "--lang=en", "--bogus", env=CHINESE).err
    assert run("score", "x", "--lang", "fr").complaints == [
        "assess score: --lang fr: there is no such language; use en or zh"
    ]


@pytest.mark.parametrize(
    ("environment", "chinese"),
    [
        ({"LC_ALL": "zh_CN.UTF-8", "LANG": "en_GB.UTF-8"}, True),
        ({"LC_ALL": "", "LC_MESSAGES": "zh_TW", "LANG": "en_GB"}, True),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": "zh_CN"}, True),
        ({"LC_ALL": "C", "LC_MESSAGES": "", "LANG": "zh_CN"}, False),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": ""}, False),
        ({"LC_ALL": "de_DE.UTF-8"}, False),
    ],
)
def test_the_language_comes_from_the_environment(
    run: Run, environment: dict[str, str], chinese: bool
) -> None:
    assert ("缺少" in run("score", env=environment).err) is chinese


def test_as_a_process_it_says_the_same(process: Run, sample: Path) -> None:
    wrong = process("score", "--jsn", "x")
    assert (wrong.code, wrong.out) == (2, "")
    assert wrong.err == "assess score: there is no option --jsn; did you mean --json?\n"

    right = process("score", "-", "--json", stdin=sample.read_bytes())
    assert (right.code, right.err) == (0, "")
    assert right.document["format"] == "assess/scorecard@1"


def test_control_characters_in_arguments_do_not_reach_the_terminal(run: Run) -> None:
    ran = run("score", "a\x1b[2J\nb.json")

    assert ran.complaints == ["a\\u001b[2J\\u000ab.json: there is no such file or folder; check the path"]
    assert "\x1b" not in run("score", "--\x1b[2J").err


def test_a_reader_that_has_seen_enough_is_no_error(sample: Path) -> None:
    shell = f"{sys.executable} -m assess score {sample} | head -n 1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == 1


def test_an_output_that_cannot_show_chinese_is_still_written(process: Run, sample: Path) -> None:
    ran = process("score", sample, "--lang", "zh", env={"PYTHONIOENCODING": "latin-1"})

    assert (ran.code, ran.err) == (0, "")
    assert "\\u5c31" in ran.out


# Outputs: whole, or not at all


def test_an_output_replaces_what_was_there_and_keeps_its_permissions(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    file = tmp_path / "report.json"
    file.write_text("old", encoding="utf-8")
    file.chmod(0o640)

    assert run("report", sample, "-o", file).code == 0
    assert file.read_bytes().startswith(b"{")
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_a_new_output_may_be_read_as_the_umask_says(run: Run, sample: Path, tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        run("report", sample, "-o", tmp_path / "report.json")
    finally:
        os.umask(before)

    assert stat.S_IMODE((tmp_path / "report.json").stat().st_mode) == 0o640


def test_a_link_stays_a_link(run: Run, sample: Path, tmp_path: Path) -> None:
    (tmp_path / "link.json").symlink_to(tmp_path / "real.json")

    assert run("report", sample, "-o", tmp_path / "link.json").code == 0
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "real.json").read_bytes().startswith(b"{")


def test_a_device_is_written_to_and_not_replaced(run: Run) -> None:
    assert run("new", "--json", "-o", "/dev/null").code == 2  # its name has no ending
    assert run("export", "-o", "/dev/null", env={"ASSESS_DATABASE": "sqlite://"}).code == 0
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)


NO_FOLDER = "there is no folder {} to write into; make it, or choose another place"
NOT_WRITTEN = "the file cannot be written ({}); choose another place, or check who may write there"


@pytest.mark.parametrize(
    ("output", "place", "says"),
    [
        ("nowhere/report.json", "nowhere/report.json", NO_FOLDER),
        ("folder.json", "folder.json", "this is a folder; name a file in it"),
        ("sample.json/report.json", "sample.json/report.json", NOT_WRITTEN.format("Not a directory")),
        (f"{'x' * 300}.json", f"{'x' * 300}.json", NOT_WRITTEN.format("File name too long")),
    ],
)
def test_an_output_that_cannot_be_written(
    run: Run, sample: Path, tmp_path: Path, output: str, place: str, says: str
) -> None:
    (tmp_path / "folder.json").mkdir()

    ran = run("report", sample, "-o", tmp_path / output)

    expected = says.format(tmp_path / "nowhere")
    assert (ran.code, ran.out, ran.complaints) == (2, "", [f"{tmp_path / place}: {expected}"])
    assert sorted(p.name for p in tmp_path.iterdir()) == ["folder.json", "sample.json"]


def test_a_full_disk_leaves_what_was_there(run: Run, sample: Path) -> None:
    ran = run("export", "-o", "/dev/full", env={"ASSESS_DATABASE": "sqlite://", **ENGLISH})

    assert ran.code == 2
    assert ran.complaints == [
        f"/dev/full: {NOT_WRITTEN.format('No space left on device')}",
    ]


def test_a_bad_input_leaves_what_was_there(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text("[", encoding="utf-8")
    (tmp_path / "report.pdf").write_bytes(b"old")

    assert run("report", tmp_path / "bad.json", "-o", tmp_path / "report.pdf").code == 2
    assert (tmp_path / "report.pdf").read_bytes() == b"old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["bad.json", "report.pdf"]


# Starting the app


def test_run_says_when_its_port_is_taken(run: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        ran = run("run", "--port", port)

    assert (ran.code, ran.out) == (2, "")
    assert ran.complaints == [f"assess run: port {port} cannot be used; name another, or none"]


def test_run_with_json_prints_the_address_and_nothing_else() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    started = subprocess.Popen(
        [sys.executable, "-m", "assess", "run", "--json", "--port", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert started.stdout
        document = "".join(iter(started.stdout.readline, "}\n")) + "}"
    finally:
        started.kill()
        started.communicate()

    assert json.loads(document) == {"url": f"http://127.0.0.1:{port}"}
