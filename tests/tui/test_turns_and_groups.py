"""Turns and small groups on the wall, by keys as a facilitator would."""

from __future__ import annotations

from tests.tui.room import (
    Room,
    begin,
    drawn,
    request,
    run_for,
    said,
    settle,
    type_line,
    view,
)

SIZE = (60, 18)
PAIRS = """\
format: 1
title: In pairs
steps:
  - title: Talk in pairs
    minutes: 4
    talk: small-groups
    groups: {size: 2}
    say: What did you see?
    capture: [{text: Told}]
  - title: Last word
    minutes: 6
    turns: {who: everyone}
"""


async def test_groups_are_proposed_changed_and_tell_in_turn(room: Room) -> None:
    room.write("pairs.yaml", PAIRS)
    app = room.app(request("pairs", roles={}))
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        assert drawn(app, "groups") == [" 1 Ana, Ben", " 2 Cy, Dee", " 3 Eli, Fay"]
        assert [part.text for part in view(app).talk] == ["In 3 groups"]
        assert ("F8", "groups tell") in [(key.key, key.label) for key in view(app).keys]
        await type_line(pilot, "/groups 3")
        assert said(app) == "2 groups"
        assert drawn(app, "groups") == [" 1 Ana, Ben, Cy", " 2 Dee, Eli, Fay"]
        await type_line(pilot, "/groups move Fay 1")
        assert drawn(app, "groups") == [" 1 Ana, Ben, Cy, Fay", " 2 Dee, Eli"]
        run_for(app, room, 60)
        await pilot.press("f8")
        await settle(pilot)
        told = [part.text for part in view(app).talk]
        assert told == ["Ana", "speaks", "for group 1", "then Dee"]
        await type_line(pilot, "halves are easy")
        await pilot.press("f8")
        await settle(pilot)
        assert drawn(app, "groups") == [" ✓ Ana, Ben, Cy, Fay", " 2  Dee , Eli"]
        assert view(app).turns == ()
        await pilot.press("ctrl+z", "ctrl+z", "ctrl+z")
        await settle(pilot)
        assert [part.text for part in view(app).talk] == ["In 2 groups"]


async def test_the_order_is_changed_and_who_is_quiet_is_for_the_facilitator(room: Room) -> None:
    room.write("pairs.yaml", PAIRS)
    app = room.app(request("pairs", roles={}))
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        await type_line(pilot, "/turns Eli, Cy")
        assert said(app) == "Order in “Last word”: Eli, Cy, Ana, Ben, Dee, Fay"
        await pilot.press("pagedown")
        await settle(pilot)
        assert [turn.name for turn in view(app).turns][:2] == ["Eli", "Cy"]
        run_for(app, room, 30)
        await type_line(pilot, "/turn Dee")
        assert [part.text for part in view(app).talk] == ["Dee", "speaks", "then Cy"]
        run_for(app, room, 30)
        await type_line(pilot, "/absent Dee")
        assert [part.text for part in view(app).talk] == ["Cy", "speaks", "then Ana"]
        run_for(app, room, 30)
        assert "Fay" not in said(app), "nobody is told of on the wall unasked"
        await pilot.press("pageup")
        await settle(pilot)
        await pilot.press("f9")
        await settle(pilot)
        quiet = "Not heard yet: Ana and Fay."
        assert quiet in [aside.text for aside in view(app).console]
        await pilot.press("f9", "escape", "4")
        await settle(pilot)
        assert said(app) == quiet
