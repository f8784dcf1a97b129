"""Options about who comes and until when, shared by the commands that plan a meeting."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import click

from plc_runner.cli.surroundings import Surroundings

F = TypeVar("F", bound=Callable[..., Any])

LARGEST = 99
"""People; a head-count above this is a slip of the key."""


def names_or_number(text: str) -> tuple[str, ...] | int:
    """Who comes: names with commas between them, or how many.

    Raises:
        ValueError: neither; the text says what would do.
    """
    said = " ".join(text.split())
    if re.fullmatch(r"[+-]?\d+", said):
        if 1 <= int(said) <= LARGEST:
            return int(said)
        raise ValueError(f"{said} people? Say a number from 1 to {LARGEST}, or their names.")
    names = tuple(name for part in re.split("[,;]", said) if (name := part.strip()))
    if not names:
        raise ValueError("Say their names, with commas between them, or how many they are.")
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise ValueError(f"{min(twice)} is there twice. Add a letter to tell them apart.")
    return names


class People(click.ParamType[Any]):
    """Click's side of `names_or_number`."""

    name = "people"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...] | int:
        """The names or the number."""
        if not isinstance(value, str):
            return value  # type: ignore[no-any-return]
        try:
            return names_or_number(value)
        except ValueError as problem:
            self.fail(str(problem), param, ctx)


def people_option(function: F) -> F:
    """`--people`."""
    return click.option(
        "--people",
        type=People(),
        metavar="NAMES|N",
        help='Who is there: "Ana, Ben, Cy", or how many.',
    )(function)


def time_options(function: F) -> F:
    """`--minutes` and `--until`."""
    minutes = click.option(
        "--minutes", type=click.IntRange(1, 600), metavar="N", help="How long you have."
    )
    until = click.option("--until", metavar="TIME", help="When you stop: 16:00, or 4:00 pm.")
    return minutes(until(function))


def stop_at(surroundings: Surroundings, minutes: int | None, until: str | None) -> datetime | None:
    """When the meeting is to stop, in UTC; None if nobody said.

    So many minutes from now is the next whole minute after that, as a bell rings.

    Raises:
        click.UsageError: both were said, or something that is no time.
    """
    if minutes is not None and until is not None:
        raise click.UsageError("Say --minutes or --until, not both.")
    if minutes is not None:
        bell = surroundings.now() + timedelta(minutes=minutes, seconds=59)
        return bell.replace(second=0, microsecond=0)
    return None if until is None else stop_time(surroundings, until)


def seconds_there_are(
    surroundings: Surroundings, minutes: int | None, until: str | None
) -> int | None:
    """How many seconds there are; None if nobody said.

    Raises:
        click.UsageError: as `stop_at`.
    """
    stop = stop_at(surroundings, minutes, until)
    if stop is None or minutes is not None:
        return None if minutes is None else minutes * 60
    return int((stop - surroundings.now()).total_seconds())


def stop_time(surroundings: Surroundings, words: str, *, day_before: bool = False) -> datetime:
    """When the words say that it stops, in UTC.

    Args:
        day_before: it may be prepared the evening before.

    Raises:
        click.UsageError: they say no time that lies ahead.
    """
    from plc_runner.tui.stop_at import A_DAY, LONGEST
    from plc_runner.tui.stop_at import stop_at as stop_said

    said = stop_said(words, surroundings.room_time(), A_DAY if day_before else LONGEST)
    if said is None:
        now = surroundings.room_time()
        raise click.UsageError(
            f"“{words}” is no time in the next hours; now it is {now:%H:%M}. "
            f"Say a time of day such as {now + timedelta(minutes=45):%H:%M}."
        )
    return said.astimezone(UTC)


def role_option(function: F) -> F:
    """`--role ROLE=NAME`, as often as you like."""
    return click.option(
        "--role",
        "roles",
        multiple=True,
        metavar="ROLE=NAME",
        callback=lambda _ctx, _param, values: roles_said(values),
        help="Who has a role: presenter=Ana. Can be given more than once.",
    )(function)


def roles_said(values: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """Role to names, as typed.

    Raises:
        click.UsageError: one is not ROLE=NAME.
    """
    roles: dict[str, tuple[str, ...]] = {}
    for value in values:
        role, equals, names = value.partition("=")
        people = tuple(name for part in re.split("[,;]", names) if (name := part.strip()))
        if not equals or not role.strip() or not people:
            raise click.UsageError(f"“{value}” is not ROLE=NAME. Type: --role presenter=Ana")
        roles[role.strip()] = (*roles.get(role.strip(), ()), *people)
    return roles
