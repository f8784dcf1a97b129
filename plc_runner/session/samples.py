"""Samples of work as they are said at the line: a file, a link, or words alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from plc_runner.session.phrases import plain

SORTS: Mapping[str, str] = {
    ending: sort
    for sort, endings in (
        ("Photo", "jpg jpeg png webp gif tif tiff heic heif avif bmp"),
        ("PDF", "pdf"),
        ("Clip", "mp4 m4v mov webm mkv avi 3gp mpg mpeg wmv"),
        ("Recording", "mp3 m4a wav ogg oga opus aac flac"),
        ("Document", "docx doc odt rtf txt md pages pptx ppt odp key xlsx xls ods csv numbers"),
    )
    for ending in endings.split()
}
"""What may go onto the shelf, by the ending of its name. None of these can be a program."""

_ENDING = re.compile(r"\.(?:" + "|".join(SORTS) + r")(?=[\s\"']|$)", re.IGNORECASE)
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"]+", re.IGNORECASE)
_FIRM = re.compile(
    r"file:|~[/\\]|\.{1,2}[/\\]|[a-z]:[/\\]|\\\\[^\\\s]|/(?:[^/\s\\]|\\.)+/", re.IGNORECASE
)
_DRIVE = re.compile(r"[a-z]:[/\\]|\\\\", re.IGNORECASE)
_QUOTES = {'"': '"', "'": "'", "“": "”", "‘": "’"}
_LONGEST = 4096
"""Letters of the longest path that any system takes."""


class Said(NamedTuple):
    """One way to read a line: the path of a file, or a link, and the words beside it."""

    place: str
    words: str = ""


def sort_of(file_name: str) -> str:
    """`Photo`, `PDF`, `Clip` ... by the ending of a name; empty for anything else."""
    return SORTS.get(file_name.rpartition(".")[2].casefold(), "") if "." in file_name else ""


def matching(words: str, *texts: str) -> bool:
    """Whether the texts together hold every word, in capitals or not, with accents or without."""
    said = plain(" ".join(texts))
    return all(word in said for word in plain(words).split())


def link_said(text: str) -> Said | None:
    """The link at the beginning or the end of a line, and the words beside it."""
    found = _LINK.search(text)
    if found is None or (found.start() and found.end() != len(text.rstrip())):
        return None
    link = found[0].rstrip(".,;:!?)")
    rest = f"{text[: found.start()]} {text[found.start() + len(link) :]}".strip(" ,;:–-.!?()")
    if link[:4].casefold() == "www.":
        link = f"https://{link}"
    try:
        host = urlsplit(link).hostname
    except ValueError:
        return None
    return Said(link, rest) if host else None


def site(link: str) -> str:
    """The name of the site that a link leads to: `docs.example.org`."""
    try:
        return (urlsplit(link).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def is_link(text: str) -> bool:
    """Whether a text is a link that a browser may be given."""
    return text.casefold().startswith(("http://", "https://")) and bool(site(text))


def is_surely_a_file(text: str) -> bool:
    """Whether nobody says such a thing: it begins as the path of a file does."""
    bare = text.strip().removeprefix("& ").lstrip("\"'“‘")
    return _FIRM.match(bare) is not None


def may_be_a_file(text: str) -> bool:
    """Whether it is worth a look on the disk."""
    return is_surely_a_file(text) or _ENDING.search(text) is not None


def ends_as_a_file(text: str) -> bool:
    """Whether the whole line ends as the name of a sample does: `fractions 3.jpg`."""
    return sort_of(text.strip().strip("\"'“”‘’")) != ""


def files_said(text: str) -> Iterator[Said]:
    """Every way to read a line as the path of a file, the likeliest first.

    Terminals paste what is dropped on them in many ways: in quotes, with a backslash before each
    space, as a file:// address, or bare.
    """
    text = text.strip().removeprefix("& ").strip()
    seen: set[Said] = set()
    for one in _readings(text):
        if one.place and len(one.place) <= _LONGEST and "\0" not in one.place and one not in seen:
            seen.add(one)
            yield one


def _readings(text: str) -> Iterator[Said]:
    if text.casefold().startswith("file:"):
        address, _, words = text.partition(" ")
        yield Said(_of_address(text))
        yield Said(_of_address(address), words.strip())
        return
    if text[:1] in _QUOTES:
        inside, _, words = text[1:].partition(_QUOTES[text[0]])
        if not words.startswith("\\'"):  # the way in which a shell says an apostrophe
            yield Said(inside, words.strip())
    yield Said(text)
    if _DRIVE.match(text) is None:
        yield _shell_word(text)
    for found in _ENDING.finditer(text):
        head, words = text[: found.end()], text[found.end() :]
        yield Said(head, words.strip())
        if _DRIVE.match(text) is None:
            yield Said(re.sub(r"\\(.)", r"\1", head), words.strip())


def _of_address(address: str) -> str:
    """The path in a file:// address, as this or another system writes it."""
    rest = address[len("file:") :]
    if rest.startswith("//"):
        host, slash, path = rest[2:].partition("/")
        rest = f"/{path}" if host.casefold() in ("", "localhost") else f"//{host}{slash}{path}"
    path = unquote(rest, errors="surrogateescape")
    return path[1:] if _DRIVE.match(path[1:]) and path.startswith("/") else path


def _shell_word(text: str) -> Said:
    """The first word as a shell reads it, and what follows it."""
    word: list[str] = []
    quote = ""
    letters = iter(range(len(text)))
    for n in letters:
        letter = text[n]
        if quote == "'" or (quote and letter != "\\"):
            if letter == quote:
                quote = ""
            else:
                word.append(letter)
        elif letter == "\\" and n + 1 < len(text):
            word.append(text[next(letters)])
        elif letter in "\"'":
            quote = letter
        elif letter.isspace():
            return Said("".join(word), text[n:].strip())
        else:
            word.append(letter)
    return Said("".join(word))
