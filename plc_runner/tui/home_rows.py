"""The rows of Home, and its head, for the room that there is."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content
from textual.widgets.option_list import Option

from plc_runner.authoring import list_drafts
from plc_runner.journal.home import GoingOn
from plc_runner.memory.forgotten import Forgotten, forgotten
from plc_runner.memory.today import Today
from plc_runner.session.words import day_said
from plc_runner.tui.cells import clip, flat, visible, width
from plc_runner.tui.coming import Coming, head_said, lines_said
from plc_runner.tui.copying import copy_said
from plc_runner.tui.place import Place
from plc_runner.tui.screens.home import ALWAYS
from plc_runner.tui.today import Room, counted, since_rows, since_said

_FORGOTTEN = 2
"""Meetings that nobody ended."""
_DRAFTS = 2
"""Protocols offered to go on writing."""
_ROOMY = 50
"""Cells of the head from which on it says more than the team."""
_LOW = 15
"""Rows of a window under which nothing is left blank."""


def title_said(place: Place, today: Today, room: int) -> Content:
    """The team and the day; at the other end, that nothing is kept elsewhere."""
    if today.ours is None:
        return Content.styled("PLC Runner", "bold $wall-sky")
    said, needs_attention = copy_said(place)
    needs_attention = needs_attention and not today.is_new and not place.made_up
    told = f"▲ {said}" if needs_attention and room >= _ROOMY else ""
    day = f"  {day_said(place.today().isoformat())}"
    name = clip(flat(today.ours.team.name), max(8, room - width(told) - 2))
    if width(name) + width(day) + width(told) + 2 > room:
        day = ""
    gap = " " * max(2, room - width(name) - width(day) - width(told))
    return Content.assemble(
        (name, "bold $wall-sky"), (day, "$wall-muted"), gap, (told, "bold $wall-text")
    )


def home_rows(
    place: Place, today: Today, coming: Coming | None, room: int, height: int
) -> list[Option]:
    """Everything, the past first.

    Args:
        coming: what comes next for the team, if anything says.
        room: cells of a row.
        height: rows of the window.
    """
    past = list(_past(place, today, Room.of(room, height)))
    if past and height >= _LOW:
        past.append(Option("", disabled=True))
    return [
        *past,
        *(_end(one) for one in forgotten(place.journal, place.now(), _FORGOTTEN)),
        *(_go_on(place, one) for one in today.going_on),
        *_next(place, coming, room, brief=height < _LOW),
        *_drafts(place),
        *_ways(place, today),
    ]


def _past(place: Place, today: Today, room: Room) -> Iterator[Option]:
    ours = today.ours
    if ours is None or not ours.has_a_past:
        return
    rows = list(since_rows(ours, place.today(), room))
    head = since_said(ours, place.today(), left=bool(rows))
    yield Option(Content.styled(head, "$wall-muted"), disabled=True)
    yield from (Option(row.text, id=row.leads) for row in rows)


def _end(one: Forgotten) -> Option:
    title, _, seems = one.said.partition(": ")
    return option(title, _dots(one.team_name, seems), f"forgotten:{one.session}")


def _go_on(place: Place, one: GoingOn) -> Option:
    if one.position is None:
        stopped = "not started yet"
    else:
        how = "adjourned" if one.adjourned else "stopped"
        stopped = f"{how} at step {one.position} of {one.steps}"
    return option(
        f"Go on with {one.title}",
        _dots(one.team_name, stopped, place.day(one.at)),
        f"open:{one.session}",
    )


def _next(place: Place, coming: Coming | None, room: int, *, brief: bool) -> Iterator[Option]:
    if coming is not None:
        told = lines_said(place, coming, room, brief=brief)
        yield option(clip(flat(head_said(coming)), room), "\n".join(told), "next")


def _drafts(place: Place) -> Iterator[Option]:
    drafts = sorted(list_drafts(place.workspace), key=lambda draft: draft.at, reverse=True)
    for draft in drafts[:_DRAFTS]:
        told = f"not saved · {place.day(draft.at)}"
        yield option(f"Go on writing {draft.title}", told, f"write:{draft.path}")


def _ways(place: Place, today: Today) -> Iterator[Option]:
    """What can always be done, and where else one can look."""
    yield option(ALWAYS["start"], "", "start")
    if not today.is_new:
        yield option("Look back", "", "back")
    else:
        yield option("Look around a made-up team", "a school year of theirs", "demo")
        yield option("Open a team's copy", "go on with what a team left", "take-in")
    if today.ours is None:
        yield option("Say who is in your team", "", "teams")
    else:
        yield option("The team", today.ours.norms_again, "team")
    if today.several:
        yield option("All teams", "", "teams")
    for id_ in ("library", "cycles"):
        yield option(ALWAYS[id_], "", id_)
    if today.samples:
        told = f"{counted(today.samples, 'sample')} of work"
        yield option("Look at the shelf", told, "shelf")
    if not today.is_new and not place.made_up:
        yield option("Look around a made-up team", "", "demo")
        said, needs_attention = copy_said(place)
        yield option("The team's copy", f"{'▲ ' * needs_attention}{said}", "copy")


def option(title: str, more: str, id_: str) -> Option:
    """A row with a title, and under it what there is to know of it."""
    text = Content.assemble((visible(title), "bold"), f"\n{visible(more)}" if more else "")
    return Option(text, id=id_)


def _dots(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
