"""What has changed in a step, a round or the head of a protocol: each change in a few words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from plc_runner.protocol import in_words
from plc_runner.protocol.captures import Capture
from plc_runner.protocol.model import Groups, Origin, Protocol, Role, Round, Span, Step, Turns
from plc_runner.protocol.vocabulary import slug
from plc_runner.protocol.words import count_of

_SHOWN = 60
"""Letters of a long text."""
_NONE = "none"
_AS_ITS_TURNS = "as long as its turns"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is different."""

    field: str
    """The key in the file; or added, removed, moved."""
    text: str
    """In words: `10 → 8 min`."""
    old: str = ""
    """Whole, where it is a text."""
    new: str = ""


def step_changes(old: Step, new: Step) -> tuple[Change, ...]:
    """What has changed in a step."""
    return (
        *_title("title", (old.title, old.id), (new.title, new.id)),
        *_minutes(old.minutes, new.minutes),
        *_value("talk", old.talk, new.talk, in_words.talk_in_words),
        *_text("say", old.say, new.say, "prompt"),
        *_list("stems", old.stems, new.stems, "stem"),
        *_text("guard", old.guard, new.guard),
        *_text("notes", old.notes, new.notes),
        *_captures(old.capture, new.capture),
        *_value("turns", old.turns, new.turns, _turns),
        *_value("until", old.until, new.until, lambda until: f"ends by the {until}"
                if until == "clock" else "ends when the room is done"),
        *_value("when", old.when, new.when),
        *_flag("keep_full_time", old.keep_full_time, new.keep_full_time, "keeps its full time"),
        *_value("groups", old.groups, new.groups, _groups),
    )  # fmt: skip


def round_changes(old: Round, new: Round) -> tuple[Change, ...]:
    """What has changed in a round; its steps are compared each by itself."""
    changes = _title("round", (old.round, old.id), (new.round, new.id))
    if old.per != new.per:
        told = f"{in_words.per_in_words(old)} → {in_words.per_in_words(new)}"
        changes = (*changes, Change("per", told))
    rotates = "somebody else begins each time"
    return (*changes, *_flag("rotate_start", old.rotate_start, new.rotate_start, rotates))


def head_changes(old: Protocol, new: Protocol) -> tuple[Change, ...]:
    """What has changed in all that is not a step. The file's name does not count."""
    return (
        *_value("title", old.title, new.title),
        *_text("purpose", old.purpose, new.purpose),
        *_value("stage", old.stage, new.stage),
        *_value("version", old.version, new.version),
        *_value("based_on", old.based_on, new.based_on),
        *_value("origin", old.origin, new.origin, _origin),
        *_value("group", old.group, new.group, lambda group: f"{group.min} to {group.max} people"
                if group.max else f"{count_of(group.min, 'person')} or more"),
        *_flag("facilitator", old.facilitator.takes_part, new.facilitator.takes_part,
               "the facilitator takes part"),
        *_roles(old.roles, new.roles),
        *_list("prework", old.prework, new.prework, "prework"),
        *_list("materials", old.materials, new.materials, "material"),
        *_list("norms", old.norms, new.norms, "norm"),
    )  # fmt: skip


def _title(field: str, old: tuple[str, str], new: tuple[str, str]) -> tuple[Change, ...]:
    """Another title, or another id that does not just follow from the title."""
    changes = []
    if old[0] != new[0]:
        changes.append(Change(field, f"was called “{old[0]}”", old[0], new[0]))
    derived = old[1] == slug(old[0]) and new[1] == slug(new[0]) and old[0] != new[0]
    if old[1] != new[1] and not derived:
        changes.append(Change("id", f"id {old[1]} → {new[1]}", old[1], new[1]))
    return tuple(changes)


def _minutes(old: Span | None, new: Span | None) -> Iterator[Change]:
    if old == new:
        return
    fixed, was_fixed = _is_fixed(new), _is_fixed(old)
    if old and new and fixed != was_fixed:
        said = "may no longer be shortened" if fixed else "may now be shortened"
        if (old.plan, old.max) != (new.plan, new.max):
            before, after = (
                in_words.time_in_words(span.plan) if is_fixed else in_words.span_in_words(span)
                for span, is_fixed in ((old, was_fixed), (new, fixed))
            )
            said = f"{_arrow(before, after)}, {said}"
        elif new.min < new.plan:
            said += f" to {in_words.time_in_words(new.min)}"
        yield Change("minutes", said)
        return
    before, after = (in_words.span_in_words(span) if span else _NONE for span in (old, new))
    if before == after:  # a limit that the file did not give, and now does
        before, after = (
            f"{span.min} to {span.max} s ({span.plan})" if span else _NONE for span in (old, new)
        )
    if not new:
        after = _AS_ITS_TURNS
    if not old:
        before = _AS_ITS_TURNS
    yield Change("minutes", _arrow(before, after))


def _is_fixed(span: Span | None) -> bool:
    return span is not None and span.min == span.plan == span.max


def _arrow(before: str, after: str) -> str:
    if before.endswith(" min") and after.endswith(" min"):
        before = before.removesuffix(" min")
    return f"{before} → {after}"


def _value(
    field: str, old: Any, new: Any, say: Callable[[Any], str] | None = None
) -> Iterator[Change]:
    if old != new:
        before, after = ((say(value) if say else value) or _NONE for value in (old, new))
        name = f"{field.replace('_', ' ')}: " if say is None else ""
        yield Change(field, f"{name}{before} → {after}")


def _flag(field: str, old: bool, new: bool, says: str) -> Iterator[Change]:
    if old != new:
        yield Change(field, says if new else f"no longer: {says}")


def _groups(groups: Groups | None) -> str:
    if groups is None:
        return "no groups"
    told = f", {in_words.time_in_words(groups.report)} each to tell" if groups.report else ""
    return f"groups of {groups.size}{told}"


def _turns(turns: Turns | None) -> str:
    return in_words.turns_in_words(turns) if turns else "no turns"


def _origin(origin: Origin | None) -> str:
    if origin is None:
        return "no origin"
    more = [origin.url, origin.licence, "adapted" if origin.adapted else ""]
    return ", ".join(("from " + origin.name, *filter(None, more)))


def _text(field: str, old: str, new: str, name: str = "") -> Iterator[Change]:
    name = name or field
    if old == new:
        return
    if not old or not new:
        text = new or old
        what = f"{name} {'added' if new else 'removed'}"
        yield Change(field, f"{what}: “{_short(text)}”", old, new)
    else:
        yield Change(field, f"{name}: {_both(old, new)}", old, new)


def _list(field: str, old: Sequence[str], new: Sequence[str], noun: str) -> Iterator[Change]:
    gone, come = Counter(old) - Counter(new), Counter(new) - Counter(old)
    for text in gone.elements():
        yield Change(field, f"{noun} removed: “{_short(text)}”", old=text)
    for text in come.elements():
        yield Change(field, f"{noun} added: “{_short(text)}”", new=text)
    if old != new and not gone and not come:
        yield Change(field, f"{field} in another order")


def _roles(old: Mapping[str, Role], new: Mapping[str, Role]) -> Iterator[Change]:
    for id_ in old:
        if id_ not in new:
            yield Change("roles", f"role removed: {old[id_].title or id_}", old=id_)
    for id_, role in new.items():
        if id_ not in old:
            yield Change("roles", f"role added: {role.title or id_}", new=id_)
            continue
        for field in Role.model_fields:
            before, after = getattr(old[id_], field), getattr(role, field)
            if before != after:
                name = f"role {id_}" if field == "title" else f"role {id_}, {field}"
                yield Change("roles", f"{name}: {_both(before, after)}", before, after)
    kept = [[id_ for id_ in ids if id_ in old and id_ in new] for ids in (old, new)]
    if kept[0] != kept[1]:
        yield Change("roles", "roles in another order")


def _captures(old: Sequence[Capture], new: Sequence[Capture]) -> Iterator[Change]:
    """Compared one after the other where they are as many; else what has come and gone."""
    told = [[in_words.capture_in_words(capture) for capture in each] for each in (old, new)]
    if len(old) != len(new):
        gone, come = Counter(told[0]) - Counter(told[1]), Counter(told[1]) - Counter(told[0])
        yield from (Change("capture", f"no longer taken down: {words}") for words in gone)
        yield from (Change("capture", f"taken down too: {words}") for words in come)
        return
    if old != new and sorted(told[0]) == sorted(told[1]) and told[0] != told[1]:
        yield Change("capture", "taken down in another order")
        return
    for before, after, *words in zip(old, new, *told, strict=True):
        if words[0] != words[1]:
            yield Change("capture", f"taken down: {words[0]} → {words[1]}", *words)
        elif before != after:
            yield Change("capture", f"taken down: {words[1]}, {_details(before, after)}", *words)


def _details(old: Capture, new: Capture) -> str:
    """The options of a capture that its words do not tell."""
    fields = [
        field
        for field in type(new).model_fields
        if getattr(old, field, None) != getattr(new, field) and field != "slot_ids"
    ]
    return ", ".join(
        f"{field.replace('_', ' ')} {_option(getattr(old, field, None))} → "
        f"{_option(getattr(new, field))}"
        for field in fields or ["slot_ids"]
    )


def _option(value: object) -> str:
    if isinstance(value, tuple):
        return " | ".join(str(item) for item in value)
    return _NONE if value in (None, "") else str(value)


def _short(text: str, start: int = 0) -> str:
    """So much of a text as one line shows, from a letter on."""
    flat = " ".join(text.split())
    start = max(0, min(start, len(flat) - _SHOWN))
    shown = flat[start : start + _SHOWN]
    if start:
        shown = f"… {shown.partition(' ')[2] or shown}"
    if start + _SHOWN < len(flat):
        shown = f"{shown.rpartition(' ')[0] or shown} …"
    return shown


def _both(old: str, new: str) -> str:
    """The old and the new text, from a little before where they part."""
    flat = [" ".join(text.split()) for text in (old, new)]
    if flat[0] == flat[1]:
        return "line breaks and spaces only"
    pairs = enumerate(zip_longest(*flat))
    apart = next(at for at, (left, right) in pairs if left != right)
    start = max(0, apart - 20)
    if max(map(len, flat)) <= _SHOWN:
        start = 0
    return f"“{_short(flat[0], start)}” → “{_short(flat[1], start)}”"
