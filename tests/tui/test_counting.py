"""Counting with real keys: one line, one Enter, next."""

from __future__ import annotations

from tests.tui.room import Room, begin, request, said, settle, state, type_line, view, wall

COUNTS = """\
title: Count
steps:
  - title: Sort
    minutes: 4
    capture:
      - sort: [High, Expected, Low]
        unsure: true
  - title: Choose
    minutes: 4
    capture:
      - columns: [Cause]
        id: why
      - dots: cause
  - title: Rate
    minutes: 4
    capture:
      - rating: [few, some, many, most]
        of: [they draw, they label]
"""


async def test_a_room_is_counted_with_numbers_and_enter_alone(room: Room) -> None:
    room.write("count.yaml", COUNTS)
    app = room.app(request("count", roles={}))
    async with app.run_test(size=(60, 18)) as pilot:
        await begin(pilot)
        for number, label in (("14", "High"), ("9", "Expected"), ("4", "Low"), ("2", "Not sure")):
            assert view(app).label == label
            await type_line(pilot, number)
        (tally,) = state(app).tallies.values()
        assert [one.count for one in tally.counts] == [14, 9, 4, 2]

        await pilot.press("up")
        await settle(pilot)
        assert wall(app).wall.line.value == "14 9 4 2"
        await pilot.press("backspace")
        await type_line(pilot, "1")
        assert state(app).tallies[tally.id].counts[-1].count == 1
        await type_line(pilot, "Maria Lopez")
        assert "looks like a pupil's full name" in said(app)

        await pilot.press("pagedown")
        await settle(pilot)
        assert "a pile for the 1 not sure (such as High +1)" in said(app)
        await type_line(pilot, "High +1")
        await pilot.press("ctrl+z")
        await settle(pilot)
        assert state(app).tallies[tally.id].counts[-1].count == 1
        await type_line(pilot, "low +1")
        await pilot.press("pagedown")
        await settle(pilot)

        await type_line(pilot, "no labels")
        await type_line(pilot, "hard to read")
        await pilot.press("tab")
        await settle(pilot)
        assert view(app).label == "Dots on 1 to 2"
        await type_line(pilot, "2 2 1")
        assert [one.count for one in list(state(app).tallies.values())[-1].counts] == [1, 2]

        await pilot.press("pagedown")
        await settle(pilot)
        await type_line(pilot, "m")
        assert "may be many or most" in said(app)
        assert wall(app).wall.line.value == "m"
        await type_line(pilot, "a")
        assert view(app).label == "they label"
        await type_line(pilot, "1 2 3 0")
        words = [tally.word for tally in state(app).tallies.values() if tally.what == "rating"]
        assert words == ["many", ""]
