"""README is executed: its answer is what the program prints, its commands exist, its files are there."""

import re
import shlex
from pathlib import Path

import pytest

from api.cli import build_parser, main
from kb.settings import Settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def test_the_answer_in_readme_is_given(sample_settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = re.findall(r"```console\n\$ kb (.+)\n((?:.+\n)+?)```", README)
    assert main([*shlex.split(example[0]), "--home", str(sample_settings.home)]) == 0
    printed = capsys.readouterr().out
    for line in example[1].splitlines():
        assert line in printed


def test_every_command_stands_in_readme() -> None:
    commands = next(action for action in build_parser()._actions if action.dest == "command").choices
    assert commands is not None
    for name in commands:
        assert f"`{name}`" in README or f"kb {name}" in README, name


def test_the_examples_parse() -> None:
    for line in re.findall(r"^\.venv/bin/kb (.+)$", README, re.MULTILINE):
        build_parser().parse_args(shlex.split(line.split("#")[0]))


def test_make_targets_and_files_exist() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in re.findall(r"^make (\w+)", README, re.MULTILINE):
        assert f"\n{target}:" in makefile
    for path in re.findall(r"`((?:kb|ingest|index|api|corpus|tests)/[\w./]*)`", README):
        assert (ROOT / path).exists(), path
