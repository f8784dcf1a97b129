"""What people typed, made to show as the characters it is."""

from __future__ import annotations

import re

_ACTING = {
    **{code: 0x2400 + code for code in range(0x20)},  # ESC becomes its picture, ␛
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), 0xFFFD),
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0xFFFD),
    **dict.fromkeys((*range(0xD800, 0xE000), 0xFFFE, 0xFFFF), 0xFFFD),
}
"""Characters that would act and not show: control characters, those that turn the direction of
the text after them, halves of characters."""

_LINE_ENDS = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_SPACES = re.compile(r"[ \t]+")
_ANYWHERE = re.compile(r"[\\`*_\[\]<|~$]|&(?=[#\w])|(?<!\S)#")
"""Signs that mean something to Markdown wherever they stand."""
_AT_START = re.compile(r"[0-9]+(?=[.)])|(?=[>+=:-])")
"""What comes before a sign that would make a list, a quotation or a rule of the line."""


def visible(text: str) -> str:
    """The text with nothing in it that acts: lines trimmed, no blank line, no control character."""
    lines = (_SPACES.sub(" ", line).translate(_ACTING).strip() for line in _LINE_ENDS.split(text))
    return "\n".join(line for line in lines if line)


def inert(text: str) -> str:
    """The text as it stands, line for line, with nothing in it that acts."""
    return "\n".join(line.expandtabs(4).translate(_ACTING) for line in _LINE_ENDS.split(text))


def one_line(text: str) -> str:
    """The text on one line, with nothing in it that acts."""
    return visible(text).replace("\n", " ")


def markdown(text: str, *, line_end: str = " ", begins: bool = False) -> str:
    """The text as Markdown that shows it and does nothing else.

    Args:
        text: what somebody typed.
        line_end: what stands for the end of a line in it.
        begins: whether the text stands where a line begins.
    """
    first, *others = (_ANYWHERE.sub(r"\\\g<0>", line) for line in visible(text).split("\n"))
    broken = "\n" in line_end
    return line_end.join(
        (_at_start(first) if begins else first, *(_at_start(o) if broken else o for o in others))
    )


def _at_start(line: str) -> str:
    """A line that is not taken for anything but a line."""
    sign = _AT_START.match(line)
    return f"{line[: sign.end()]}\\{line[sign.end() :]}" if sign else line
