"""Advice on times, with the sum in words: steps, turns and rounds too long or too short."""

from __future__ import annotations

from collections.abc import Iterator

from yaml import ScalarNode

from plc_runner.protocol.advising.arithmetic import (
    Heads,
    Sum,
    repetitions,
    seconds_of,
    spread,
    sum_of,
    turns_of,
)
from plc_runner.protocol.problems import Fix
from plc_runner.protocol.reading.durations import in_file
from plc_runner.protocol.reading.page import Page, bare, is_flow
from plc_runner.protocol.reading.shape import Found
from plc_runner.protocol.vocabulary import PARTICIPANT
from plc_runner.protocol.words import about_minutes, count_of

BELL = 45 * 60
"""What a school gives a team."""
_USUAL, _MANY = 6, 8
"""People in most teams, and in a large one: where the file does not say for how many it is."""
_STEP = 25 * 60
"""After so long, a talk without turns belongs to a few."""
_ROUND = 60 * 60
_TURN = 20
"""Seconds in which nobody says a whole thought."""


def group_of(protocol: Found) -> tuple[int, int, int]:
    """The fewest people, as many as in most teams, and the most."""
    group = protocol.get("group", {})
    least = group.get("min", 1)
    most = group.get("max", max(_MANY, least))
    return least, min(max(_USUAL, least), most), most


def look_at_times(page: Page, protocol: Found) -> Sum:
    """Advise on every part, and on the whole; what it takes in most teams."""
    _, usual, most = group_of(protocol)
    heads = Heads.of(protocol, most)
    for step, _, here in spread(protocol["steps"], heads):
        if "turns" in step:
            _look_at_turns(page, step, here)
        elif step["minutes"]["plan"] > _STEP:
            _long_step(page, step)
    for part in protocol["steps"]:
        if "round" in part.at:
            _look_at_round(page, protocol, part, heads)
    heads = Heads.of(protocol, usual)
    total = seconds_of(protocol["steps"], heads)
    if total.least > BELL:
        _too_long(page, protocol, heads, total)
    return total


def _long_step(page: Page, step: Found) -> None:
    """Two steps, or turns."""
    plan = step["minutes"]["plan"]
    half = in_file(plan // 2)
    title = step["title"]
    pair = "".join(
        f"\n- {{title: {bare(f'{title}, {part}')}, minutes: {half}}}"
        for part in ("first part", "second part")
    )
    hint, fix = f"Make two steps of it, with a question for each:{pair}", None
    if step.get("talk", "everyone") == "everyone" and "groups" not in step:
        hint += (
            "\nOr share the time out, so that everybody has a part of it: turns: {who: everyone}"
        )
        fix = page.beside(step.node, step.at["title"], "turns: {who: everyone}")
    long = f"{about_minutes(plan).capitalize()} are long for one step: after about {_STEP // 60}"
    silent = step.get("talk") in ("writing", "silence")
    message = f"{long} attention goes{'' if silent else ', and the same few go on talking'}."
    page.tell(step.at["minutes"], message, "long-step", hint, level="advice", fix=fix)


def _look_at_turns(page: Page, step: Found, heads: Heads) -> None:
    count = turns_of(step, heads)
    total = sum_of(step, heads).full
    people = count_of(count, "person")
    if "minutes" not in step:
        if count > 1 and total > BELL:
            each = step["turns"]["each"]
            fits = in_file(BELL // count // 60 * 60 or 30)
            page.tell(
                step["turns"].at["each"],
                f"{about_minutes(each).capitalize()} each are {about_minutes(total)} for {people}.",
                "long-turns",
                f"So that all of them have a turn in {BELL // 60} minutes:",
                level="advice",
                fix=page.instead(step["turns"].at["each"], fits),
            )
    elif total / count < _TURN:
        message = (
            f"{about_minutes(total).capitalize()} shared by {people} are"
            f" {about_minutes(total // count)} for each: nobody says a thought in that."
        )
        minutes = in_file(-(-count * 30 // 60) * 60)
        _other_minutes(page, step, message, "short-turns", "Half a minute for each is", minutes)


def _look_at_round(page: Page, protocol: Found, part: Found, heads: Heads) -> None:
    times = repetitions(part, heads)
    once = seconds_of(part["steps"], heads.inside(part["per"])).full
    if times < 2 or once * times <= _ROUND:
        return
    sums = [
        sum_of(step, here).full * often
        for step, often, here in spread(part["steps"], heads.inside(part["per"]))
    ]
    each = about_minutes(once)
    if len(sums) > 1:
        each += f" ({' + '.join(in_file(one).removesuffix('s') for one in sums)})" * _plain(sums)
    each_of = "for each person; for" if part["per"] == PARTICIPANT else "each time;"
    many = count_of(times, "person") if part["per"] == PARTICIPANT else f"{times} times"
    hint = f"{BELL // 60} minutes leave {about_minutes(BELL // times // 30 * 30)} for each"
    fix = _smaller_group(page, protocol, part) if part["per"] == PARTICIPANT else None
    hint += ": shorten the steps of the round" + (
        ", or say for how many people it is:" if fix else ", or repeat it less often."
    )
    page.tell(
        part.at["round"],
        f"“{part['round']}” takes {each} {each_of} {many} that is {about_minutes(once * times)}.",
        "long-round",
        hint,
        level="advice",
        fix=fix,
    )


def _plain(sums: list[int]) -> bool:
    """Whether the parts are few and whole minutes, so that the sum can be read."""
    return len(sums) <= 6 and all(one % 60 == 0 for one in sums)


def _smaller_group(page: Page, protocol: Found, part: Found) -> Fix | None:
    """The group for which a round takes no longer than a meeting; None for fewer than three."""
    least, _, most = group_of(protocol)
    fitting = (
        people
        for people in range(most, max(3, least) - 1, -1)
        if seconds_of([part], Heads.of(protocol, people)).full <= BELL
    )
    people = next(fitting, None)
    if people is None:
        return None
    group = protocol.get("group", {})
    if "max" in group:
        return page.instead(group.at["max"], str(people))
    if "min" in group:
        return page.beside(group.node, group.at["min"], f"max: {people}")
    return page.beside(protocol.node, protocol.at["title"], f"group: {{max: {people}}}")


def _too_long(page: Page, protocol: Found, heads: Heads, total: Sum) -> None:
    """It cannot be shortened to what a school gives."""
    shortest = f", {-(-total.least // 60)} at the shortest"
    if total.least == total.full:
        shortest = " and cannot be shortened"
    message = (
        f"For {count_of(heads.people, 'person')} this takes {about_minutes(total.full)}{shortest};"
        f" many teams have {BELL // 60}."
    )
    saving, step = max(_savings(protocol, heads), key=lambda pair: pair[0], default=(0, None))
    if step is None or total.least - saving > BELL:
        hint = "Leave a step out, or make two protocols of it for two meetings."
        page.tell(protocol.at["title"], message, "too-long", hint, level="advice")
        return
    span = step["minutes"]
    low, high, plan = _half(span["plan"]), span["max"], span["plan"]
    words = f"{in_file(low)}-{in_file(high)}" + (f" ({in_file(plan)})" if plan != high else "")
    lead = f"Let this step be shortened, which gives {about_minutes(saving)}"
    _other_minutes(page, step, message, "too-long", lead, words)


def _other_minutes(  # noqa: PLR0913, PLR0917 - a problem is made of this many things
    page: Page, step: Found, message: str, rule: str, lead: str, words: str
) -> None:
    """Advise to write other minutes; where they have lines of their own, only say which."""
    node = step.at["minutes"]
    plain = isinstance(node, ScalarNode) or is_flow(node)
    fix = page.instead(node, words) if plain else None
    hint = f"{lead}:" if fix else f"{lead}: minutes: {words}"
    page.tell(node, message, rule, hint, level="advice", fix=fix)


def _savings(protocol: Found, heads: Heads) -> Iterator[tuple[int, Found]]:
    """What each step would give if it could be halved."""
    for step, times, _ in spread(protocol["steps"], heads):
        if "minutes" in step and "keep_full_time" not in step:
            span = step["minutes"]
            yield times * (span["min"] - _half(span["plan"])), step


def _half(seconds: int) -> int:
    """Half of a time, in whole minutes."""
    return -(-seconds // 120) * 60
