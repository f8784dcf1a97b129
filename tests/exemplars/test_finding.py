"""Which file a line means, and why one cannot be kept."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plc_runner.errors import Refused
from plc_runner.exemplars import finding
from plc_runner.exemplars.finding import find


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "My Photos").mkdir()
    for name in ("a.jpg", "My Photos/IMG 1.jpg", "two bars.pdf", "a.exe", "it's.png"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "empty.jpg").touch()
    (tmp_path / "words").write_text("x")
    return tmp_path


@pytest.mark.parametrize(
    ("typed", "name", "words"),
    [
        ("a.jpg", "a.jpg", ""),
        ("a.jpg no labels", "a.jpg", "no labels"),
        ("./a.jpg", "a.jpg", ""),
        ("~/a.jpg", "a.jpg", ""),
        ("My Photos/IMG 1.jpg the bars", "My Photos/IMG 1.jpg", "the bars"),
        ("My\\ Photos/IMG\\ 1.jpg", "My Photos/IMG 1.jpg", ""),
        ("{here}/My\\ Photos/IMG\\ 1.jpg", "My Photos/IMG 1.jpg", ""),
        ("'{here}/My Photos/IMG 1.jpg'  ", "My Photos/IMG 1.jpg", ""),
        ("file://{here}/My%20Photos/IMG%201.jpg", "My Photos/IMG 1.jpg", ""),
        ("two bars.pdf", "two bars.pdf", ""),
        ('"it\'s.png"', "it's.png", ""),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="paths as POSIX terminals paste them")
def test_a_file_is_found(here: Path, typed: str, name: str, words: str) -> None:
    found = find(typed.replace("{here}", str(here)))
    assert found is not None
    assert (found.path.resolve(), found.words, found.size) == (here / name, words, 1)


@pytest.mark.parametrize("typed", ["words", "words of page3.pdf shown", "two bars"])
def test_words_stay_words(here: Path, typed: str) -> None:
    assert find(typed) is None


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("~/b.jpg", "no file “~/b.jpg”. Drop it"),
        ("b c.jpg", "no file “b c.jpg”.* say more"),
        ("./My Photos", "is a folder"),
        ("./a.exe", "a photo, a PDF, a clip"),
        ("empty.jpg", "is empty"),
        ("'a.jpg' './a.exe'", "One file at a time"),
        ("/nowhere/at/all/" + "x" * 300, "no file"),
    ],
)
def test_what_cannot_be_kept_is_told(here: Path, typed: str, told: str) -> None:
    with pytest.raises(Refused, match=told):
        find(typed)


def test_a_very_large_file_is_refused_with_a_way_out(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "MOST", 2_000_000)
    with (here / "clip.mp4").open("wb") as clip:
        clip.truncate(3_400_000)
    with pytest.raises(Refused, match=r"3\.4 MB, and 2 MB is the most. .* or a link to it"):
        find("clip.mp4")


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid"), reason="rights as in POSIX")
def test_a_file_that_may_not_be_read_is_told(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", closed)
    with pytest.raises(Refused, match="Copy it to a folder of your own"):
        find("a.jpg")
