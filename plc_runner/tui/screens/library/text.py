"""What the library says of one protocol, but for its plan and its wall."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from textual.content import Content

from plc_runner.journal.runs import RunsBy
from plc_runner.protocol.family import Kin
from plc_runner.protocol.model import Origin, Protocol
from plc_runner.protocol.planned import PlannedStep
from plc_runner.protocol.words import count_of
from plc_runner.tui.cells import visible
from plc_runner.tui.place import Place
from plc_runner.tui.preview import planned
from plc_runner.tui.shelf import STAGES, Shelved, times_said


@dataclass(frozen=True, slots=True)
class Sheet:
    """A protocol, and for whom it is looked at."""

    row: Shelved
    place: Place
    people: tuple[str, ...] | int
    seconds: int
    """How long there usually is."""
    kin: tuple[Kin, ...] = ()

    @property
    def count(self) -> int:
        """How many people."""
        return self.people if isinstance(self.people, int) else len(self.people)


def head(sheet: Sheet) -> Content:
    """Title, purpose, how long it takes here, what it is for, how often it was run."""
    protocol = sheet.row.protocol
    lines = [_styled(sheet.row.listed.title, "bold $wall-sky")]
    if protocol is None:
        return _joined([*lines, *_broken(sheet)])
    if protocol.purpose:
        lines.append(Content(visible(protocol.purpose)))
    lines += [Content(""), *_time(sheet, protocol)]
    lines.append(_styled(" · ".join(_facts(sheet, protocol)), "$wall-muted"))
    lines.append(_styled(_last_run(sheet), "$wall-muted"))
    return _joined(lines)


def rest(sheet: Sheet) -> Content:
    """Roles, what to prepare, how to talk, the family, where it comes from, who ran it."""
    protocol = sheet.row.protocol
    if protocol is None:
        return Content("")
    lines: list[Content] = []
    roles = [
        Content.assemble((visible(role.title or id_), "bold"), visible(f"  {role.about}".rstrip()))
        for id_, role in protocol.roles.items()
    ]
    _add(lines, "Roles", roles)
    _add(lines, "Beforehand", _bullets(protocol.prework))
    _add(lines, "Materials", _bullets(protocol.materials))
    _add(lines, "Norms", _bullets(protocol.norms))
    _add(lines, "Family", [_kin(kin, sheet.row.id) for kin in sheet.kin])
    _add(lines, "Where it comes from", list(_origin(protocol.origin)))
    runs = sheet.row.runs
    _add(lines, "Who ran it", [_ran(sheet.place, by) for by in runs.by] if runs else [])
    return _joined(lines)


def aside(step: PlannedStep, where: str, cut: str) -> Content:
    """What stands under the wall of a step: where it is, and what only the facilitator reads."""
    lines = [_styled(where.capitalize(), "$wall-muted")]
    if cut:
        lines.append(_styled(f"▲ {cut}", "bold"))
    for label, text in (("Guard", step.guard), ("Notes", step.notes)):
        if text:
            lines.append(Content.assemble((f"{label}  ", "$wall-sky"), visible(text.strip())))
    return _joined(lines)


def _broken(sheet: Sheet) -> Iterator[Content]:
    errors = [each for each in sheet.row.listed.reading.problems if each.level == "error"]
    yield Content("")
    yield _styled("■ It cannot be run yet.", "bold $wall-over")
    for problem in errors[:1]:
        yield Content(visible(f"Line {problem.line}: {problem.message}"))
        if problem.hint:
            yield _styled(problem.hint, "$wall-muted")
    if len(errors) > 1:
        yield _styled(f"and {count_of(len(errors) - 1, 'more error')}", "$wall-muted")
    yield Content("")
    yield Content("F2 opens it where each error is told beside its line.")
    yield _styled(str(sheet.row.listed.path), "$wall-muted")


def _time(sheet: Sheet, protocol: Protocol) -> Iterator[Content]:
    """Its length here, whether it fits, and what to settle first."""
    plan = planned(protocol, sheet.people, sheet.seconds)
    takes, there_is = round(plan.full / 60), round(sheet.seconds / 60)
    told = f"{takes} min for {count_of(sheet.count, 'person')}"
    if plan.full <= sheet.seconds:
        yield Content.styled(f"● {told}: fits {there_is} min", "bold $wall-sky")
    else:
        over = -(-(plan.full - sheet.seconds) // 60)
        shorter = " Shortened it fits." if plan.fits else ""
        yield Content.styled(f"▲ {told}: {over} more than {there_is}.{shorter}", "bold")
    yield from (_styled(f"▲ {problem}", "bold") for problem in plan.problems)


def _facts(sheet: Sheet, protocol: Protocol) -> Iterator[str]:
    if protocol.stage:
        yield STAGES[protocol.stage]
    least, most = protocol.group.min, protocol.group.max
    if most is None:
        yield f"from {count_of(least, 'person')}"
    else:
        yield f"{least} to {count_of(most, 'person')}" if least < most else count_of(most, "person")
    if protocol.version:
        yield f"version {protocol.version}"
    if not sheet.row.listed.shipped:
        yield "yours"
    if sheet.row.unsaved:
        yield sheet.row.unsaved


def _last_run(sheet: Sheet) -> str:
    runs = sheet.row.runs
    if runs is None:
        return "Never run here"
    by = _by(runs.last)
    times = f"Run {times_said(runs.times)}" + (", last" if runs.times > 1 else "")
    return f"{times} {_on(sheet.place.day(runs.last.last))}{f' by {by}' if by else ''}"


def _ran(place: Place, by: RunsBy) -> Content:
    times = times_said(by.times)
    last = f"last {_on(place.day(by.last))}" if by.times > 1 else _on(place.day(by.last))
    who = _by(by) or "people without a team"
    return Content.assemble((visible(who), "bold"), (f"  {times}, {last}", "$wall-muted"))


def _on(day: str) -> str:
    return day if day == "today" else f"on {day}"


def _by(by: RunsBy) -> str:
    """`Grade 4 with Ana`, `Grade 4`, `Ana`."""
    return " with ".join(part for part in (by.team_name, by.facilitator_name) if part)


def _kin(kin: Kin, here: str) -> Content:
    """One of the family, under what it is a variant of."""
    mark = "▸ " if kin.id == here else "  "
    title = visible(kin.title or kin.id)
    notes = [kin.version] if kin.version else []
    if not kin.here:
        notes.append("not in this library")
    if kin.in_circle:
        notes.append("a variant of itself: “based_on” goes in a circle")
    elif kin.parent_is_now:
        notes.append(f"made from {kin.made_from}, which is now {kin.parent_is_now}")
    style = "bold" if kin.id == here else ""
    shown = Content.assemble((title, style), (visible(f"  {' · '.join(notes)}"), "$wall-muted"))
    return Content.assemble((mark, "$wall-sky"), "  " * kin.depth, shown)


def _origin(origin: Origin | None) -> Iterator[Content]:
    if origin is None:
        return
    said = [origin.name, *(["adapted"] if origin.adapted else [])]
    yield Content(visible(", ".join(said)))
    if origin.licence:
        yield _styled(f"Licence: {origin.licence}", "$wall-muted")
    if origin.url:
        yield _styled(origin.url, "$wall-muted")


def _bullets(texts: Iterable[str]) -> list[Content]:
    return [Content(visible(f"• {text}")) for text in texts]


def _add(lines: list[Content], title: str, found: list[Content]) -> None:
    if found:
        lines += [Content(""), Content.styled(title.upper(), "bold $wall-sky"), *found]


def _styled(text: str, style: str) -> Content:
    return Content.styled(visible(text), style)


def _joined(lines: Iterable[Content]) -> Content:
    return Content("\n").join(list(lines))
