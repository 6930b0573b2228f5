"""What the command line says of its arguments, in the user's language."""

from __future__ import annotations

import pytest

from c21desk import cli, i18n


@pytest.fixture(params=["fi", "zh_CN"])
def language(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("LC_ALL", f"{request.param}.UTF-8")
    return str(request.param)


def _said(capsys: pytest.CaptureFixture[str], *given: str, status: int = 2) -> str:
    with pytest.raises(SystemExit) as stopped:
        cli.main(given)
    assert stopped.value.code == status
    told = capsys.readouterr()
    return told.out + told.err


@pytest.mark.parametrize(
    ("given", "sentence", "values"),
    [
        (["brief"], "Not given: {names}", {"names": "VISIT, --lang, -o"}),
        (["people", "--zork"], "Not understood: {names}", {"names": "--zork"}),
        (["people", "--file"], "{name} needs a value.", {"name": "--file"}),
        (["people", "--json=3"], "{name} takes no value.", {"name": "--json"}),
        (
            ["brief", "x", "-o", "a", "--lang", "sv"],
            "{name} cannot be {text}. It is one of: {choices}",
            {"name": "--lang", "text": "'sv'", "choices": "'fi', 'en', 'zh'"},
        ),
        (
            ["export", "people", "--f", "vcf"],
            "{text} is too short: it may be one of {choices}",
            {"text": "--f", "choices": "--file, --format"},
        ),
    ],
)
def test_wrong_arguments_are_refused_in_the_users_language(
    capsys: pytest.CaptureFixture[str], language: str, given: list[str], sentence: str, values: dict[str, str]
) -> None:
    words = i18n.catalog(language)
    told = _said(capsys, *given)
    assert told.startswith(words.gettext("Usage:"))
    assert "Usage" not in told
    assert told.splitlines()[-1].partition(": ")[2] == words.gettext(sentence).format(**values)


def test_the_help_is_in_the_users_language(capsys: pytest.CaptureFixture[str], language: str) -> None:
    words = i18n.catalog(language)
    told = _said(capsys, "import", "--help", status=0)
    for text in (
        "Usage:",
        "Arguments",
        "Options",
        "show this help and exit",
        "import a list of people or a programme",
    ):
        assert words.gettext(text) in told
    assert "show this help" not in told
