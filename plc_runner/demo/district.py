"""Scripts of the teams of a district: as many as one likes, varied, always the same for a seed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from random import Random

from plc_runner.demo import phrases as ph
from plc_runner.demo.script import Joins, Leaves, Meeting, Member, Norms, Said, Team

FIRST_YEAR = 2025
"""The school year that ends the district's past begins in the autumn of this year."""
_MEETINGS = 18
"""In a school year: every other week."""
_USUAL = (
    "student-work-analysis", "looking-at-data", "student-work-analysis", "notice-and-wonder",
    "consultancy", "student-work-analysis", "data-driven-dialogue", "student-work-analysis",
    "unpacking-a-standard", "looking-at-data", "student-work-analysis",
)  # fmt: skip
_NORMS = ("We begin on time, with the work on the table.", "We describe before we judge.",
          "Everybody speaks before anybody speaks twice.", "What is said of students stays here.",
          "We leave with one decision and its reason.")  # fmt: skip
_BREAKS = ((12, 20, 14), (2, 14, 7), (4, 3, 7))
"""Month, day, and days without school."""


@dataclass(slots=True)
class _Goal:
    statement: str
    of: int
    now: int
    target: int
    by: date


@dataclass(slots=True)
class _Team:
    """What the script of one team knows of itself while it is written."""

    chance: Random
    subject: ph.Subject
    names: list[str]
    topic: str = ""
    goal: _Goal | None = None
    open: list[str] = field(default_factory=list)
    """Actions of which nobody has said yet what became of them."""
    decided: list[tuple[date, str]] = field(default_factory=list)
    """Decisions with the day on which they are to be looked at."""
    made: int = 0
    """Decisions so far."""

    def one(self, words: tuple[str, ...]) -> str:
        """Some words, with what they leave open filled in."""
        chance = self.chance
        return chance.choice(words).format(
            topic=self.topic,
            measure=self.subject.measure,
            n=chance.randint(2, 13),
            of=chance.randint(19, 28),
            room=chance.randint(2, 24),
        )

    def some(self, words: tuple[str, ...], least: int, most: int, slot: str = "") -> list[Said]:
        """Several different ones for a column."""
        count = min(len(words), self.chance.randint(least, most))
        picked = self.chance.sample(words, count)
        return [
            Said(self.one((text,)), slot, starred=self.chance.random() < 0.1) for text in picked
        ]


def district(teams: int, years: int, seed: int) -> Iterator[Team]:
    """The scripts of the teams of a district.

    Args:
        years: school years, the last of which began in 2025.
    """
    for number in range(teams):
        yield _team(number, years, Random(f"{seed} team {number}"))


def _team(number: int, years: int, chance: Random) -> Team:
    subject = ph.SUBJECTS[number % len(ph.SUBJECTS)]
    school = ph.SCHOOLS[number // len(ph.SUBJECTS) % len(ph.SCHOOLS)]
    grade = (number // (len(ph.SUBJECTS) * len(ph.SCHOOLS)) * 3 + number) % 8 + 1
    names = chance.sample(ph.FIRST_NAMES, 40)
    size = chance.randint(4, 7)
    team = Team(
        f"{school} {subject.name} {grade}",
        chance.choice((45, 50, 60)),
        "every other week",
        [Member(name, f"grade {grade}") for name in names[:size]],
    )
    us = _Team(chance, subject, names[:size])
    waiting = names[size:]
    for year in range(FIRST_YEAR - years + 1, FIRST_YEAR + 1):
        _year(team, us, year, waiting)
    return team


def _year(team: Team, us: _Team, year: int, waiting: list[str]) -> None:
    """One school year: norms, a goal, meetings every other week, perhaps a departure."""
    chance = us.chance
    weekday, clock = chance.randint(0, 4), time(chance.choice((7, 14, 15)), chance.choice((15, 30)))
    days = list(_days(year, weekday))
    leaves_at = chance.randint(8, 14) if chance.random() < 0.5 else -1
    team.happens.append(Norms(days[0] - timedelta(days=7), tuple(chance.sample(_NORMS, 4))))
    for number, day in enumerate(days):
        if number == leaves_at:
            _someone_leaves(team, us, day - timedelta(days=5), waiting)
        if number % 3 == 0:
            us.topic = chance.choice(us.subject.topics)
        team.happens.append(_meeting(team, us, number, day, clock, last=number == len(days) - 1))


def _days(year: int, weekday: int) -> Iterator[date]:
    day = date(year, 9, 1)
    day += timedelta(days=(weekday - day.weekday()) % 7)
    for _ in range(_MEETINGS):
        for month, first, length in _BREAKS:
            begins = date(year + (month < 8), month, first)
            if begins <= day < begins + timedelta(days=length):
                day += timedelta(days=14)
        yield day
        day += timedelta(days=14)


def _someone_leaves(team: Team, us: _Team, day: date, waiting: list[str]) -> None:
    gone = us.names.pop(us.chance.randrange(len(us.names)))
    us.names.append(waiting.pop(0))
    team.happens.append(Leaves(day, gone))
    joins = Joins(day + timedelta(days=3), Member(us.names[-1], team.members[0].role))
    team.happens.append(joins)


def _meeting(  # noqa: PLR0913 - all that a meeting is made of
    team: Team, us: _Team, number: int, day: date, clock: time, *, last: bool
) -> Meeting:
    chance = us.chance
    new_goal = us.goal is None
    protocol = "smart-goal" if new_goal else _USUAL[(number + chance.randint(0, 1)) % len(_USUAL)]
    here = list(us.names)
    away = tuple(n for n in here if chance.random() < 0.07)[: len(here) - 3]
    here = [name for name in here if name not in away]
    leads = here[number % len(here)]
    meeting = Meeting(day, clock, team.minutes, protocol, leads, away=away, focus=us.topic)
    if chance.random() < 0.15:
        meeting.beside = next(name for name in here if name != leads)
    said = meeting.said
    said["@since"] = list(_since(us, day, last=last))
    said |= _BODIES[protocol](us, day, here)
    said["@closing"] = [
        *(Said(f"/checkout {chance.choice(ph.ONE_WORD)}") for _ in here[:3]),
        Said("/worth " + " ".join(str(chance.choice((3, 4, 4, 5, 5))) for _ in here)),
    ]
    return meeting


def _since(us: _Team, day: date, *, last: bool) -> Iterator[Said]:
    """What became of it: most is done, some is moved or dropped, the goal is measured."""
    chance = us.chance
    for what in us.open[:6]:
        fate = chance.random()
        if fate < 0.72:
            yield Said(f"/done {{{what}}}", if_there=True)
        elif fate < 0.8:
            yield Said(f"/drop {{{what}}} {us.one(ph.REASONS)}", if_there=True)
        elif fate < 0.9:
            later = (day + timedelta(days=14)).isoformat()
            yield Said(f"/moved {{{what}}} {later} because {us.one(ph.REASONS)}", if_there=True)
            continue
        else:
            continue
        us.open.remove(what)
    due = [one for one in us.decided if one[0] <= day][:4]
    for one in due:
        us.decided.remove(one)
        if chance.random() < 0.75:
            later = (day + timedelta(days=400)).isoformat()
            yield Said(f"/keep {{{one[1]}}} {us.one(ph.KEEP)} by {later}", if_there=True)
        else:
            yield Said(f"/stop {{{one[1]}}} {us.one(ph.STOP)}", if_there=True)
    if us.goal is not None:
        yield from _measured(us, us.goal, last=last)


def _measured(us: _Team, goal: _Goal, *, last: bool) -> Iterator[Said]:
    chance = us.chance
    if chance.random() < 0.35 or last:
        goal.now = min(goal.of, max(0, goal.now + chance.randint(-1, 4)))
        yield Said(f"/measure {{{goal.statement}}} {goal.now} of {goal.of}", if_there=True)
    if goal.now >= goal.target:
        yield Said(f"/reached {{{goal.statement}}}", if_there=True)
        us.goal = None
    elif last:
        yield Said(f"/missed {{{goal.statement}}} {us.one(ph.LEARNT)}", if_there=True)
        us.goal = None


def _goal(us: _Team, day: date, here: list[str]) -> dict[str, list[Said]]:
    chance = us.chance
    of = chance.randint(42, 96)
    now = chance.randint(of // 5, of // 2)
    target = min(of, now + chance.randint(of // 6, of // 2))
    by = date(day.year + (day.month > 6), 6, 5)
    statement = f"More students {chance.choice(us.subject.not_yet)} in {us.topic}"
    if us.made:
        statement += f", {day.year}" if chance.random() < 0.5 else " than last year"
    us.goal = _Goal(statement, of, now, target, by)
    return {
        "where-are-we-now": [Said(f"{now} of {of}")],
        "read-it-as-one-sentence": [Said(statement)],
        "challenge-it": [Said("it is about all of our students", "keep"),
                         *us.some(ph.CHANGE, 1, 2, "change")],
        "fist-to-five": [Said(_hands(us, len(here)))],
        "set-the-goal": [
            Said(f"/goal {statement}"),
            Said(us.subject.measure, part="measure"),
            Said(f"{now} of {of}", part="baseline"),
            Said(f"{target} of {of}", part="target"),
            Said(by.isoformat(), part="by"),
        ],
        "first-moves": list(_actions(us, day, here, 2)),
        "debrief-the-process": _debrief(us, "change-2"),
    }  # fmt: skip


def _hands(us: _Team, people: int) -> str:
    counts = [0] * 6
    for _ in range(people):
        counts[us.chance.choice((2, 3, 4, 4, 5, 5, 5))] += 1
    return " ".join(map(str, counts))


def _debrief(us: _Team, change: str = "change") -> list[Said]:
    return [*us.some(ph.PLUS, 1, 2, "plus"), *us.some(ph.CHANGE, 0, 1, change)]


def _actions(us: _Team, day: date, here: list[str], most: int) -> Iterator[Said]:
    chance = us.chance
    for name in chance.sample(here, min(most, len(here))):
        what = f"{us.one(us.subject.actions)}, {chance.choice(ph.HOW_MANY)}"
        if what not in us.open:
            us.open.append(what)
            due = (day + timedelta(days=chance.choice((5, 12, 14, 14)))).isoformat()
            owner = f"{name}: " if chance.random() < 0.93 else ""
            yield Said(f"/action {owner}{what} by {due}")


def _decision(us: _Team, day: date) -> list[Said]:
    chance = us.chance
    statement, because = chance.choice(us.subject.moves)
    statement = statement.format(topic=us.topic)
    if any(statement in one[1] for one in us.decided):
        return [Said("/note We stay with what we decided.")]
    us.made += 1
    look = day + timedelta(days=chance.choice((42, 56, 84)))
    us.decided.append((look, statement))
    out = [
        Said(f"/decide {statement} because {because}"),
        Said(us.one(ph.KNOW), part="know"),
        Said(look.isoformat(), part="review"),
    ]
    if chance.random() < 0.4:
        other = chance.choice(us.subject.moves)[0].format(topic=us.topic)
        out.append(Said(f"{other}; leave it as it is", part="options"))
    return out


def _work(us: _Team, day: date, here: list[str]) -> dict[str, list[Said]]:
    chance = us.chance
    high = chance.randint(1, 7)
    return {
        "agree-what-proficient-is": [
            Said(f"They {us.one(us.subject.can)} and {us.one(us.subject.can)}")
        ],
        "sort-together": [Said(f"{high} {chance.randint(4, 12)} {chance.randint(2, 8)}")],
        "one-thing-you-see": [
            *us.some(us.subject.can, 2, 4, "can-do"),
            *us.some(us.subject.not_yet, 2, 3, "not-yet"),
        ],
        "find-the-pattern": [
            Said(
                f"{chance.choice(ph.HOW_MANY)} cannot yet {us.one(us.subject.not_yet)}", "pattern"
            ),
            *us.some(us.subject.needs, 1, 1, "need"),
        ],
        "choose-the-next-move": [*_decision(us, day), *_actions(us, day, here, 2), *_parked(us)],
        "debrief-the-process": _debrief(us),
    }


def _parked(us: _Team) -> Iterator[Said]:
    if us.chance.random() < 0.12:
        yield Said(f"/park {us.one(ph.QUESTIONS)}")


def _data(us: _Team, day: date, here: list[str]) -> dict[str, list[Said]]:
    return {
        "describe": us.some(ph.FACTS, 3, 5, "we-see"),
        "interpret": us.some(ph.WHY, 2, 4, "it-could-mean"),
        "what-follows": [*us.some(us.subject.needs, 1, 2, "we-check"), *_decision(us, day)],
        "make-it-a-plan": list(_actions(us, day, here, 2)),
        "debrief-the-process": _debrief(us),
    }


def _dialogue(us: _Team, day: date, here: list[str]) -> dict[str, list[Said]]:
    return {
        "say-what-you-predict": [Said(f"{us.chance.choice(ph.HOW_MANY)} will do it", "i-predict")],
        "only-facts": us.some(ph.FACTS, 3, 5, "facts"),
        "compare": us.some(ph.FACTS, 1, 1, "surprise"),
        "now-the-why": us.some(ph.WHY, 2, 4, "why-cause"),
        "who-needs-to-know": [*_decision(us, day), *_actions(us, day, here, 2), *_parked(us)],
        "debrief-the-process": _debrief(us),
    }


def _wonder(us: _Team, day: date, here: list[str]) -> dict[str, list[Said]]:
    return {
        "noticings-all-around": us.some(us.subject.can, 3, 6, "notice"),
        "wonderings-all-around": us.some(ph.QUESTIONS, 2, 4, "wonder"),
        "what-may-be-behind-it": us.some(ph.WHY, 2, 3, "cause"),
        "what-we-still-need": list(_actions(us, day, here, 2)),
    }


def _consultancy(us: _Team, day: date, here: list[str]) -> dict[str, list[Said]]:
    return {
        "tell-the-dilemma": [Said(us.one(ph.DILEMMAS), "question")],
        "clarifying-questions": us.some(ph.FACTS, 1, 3, "facts"),
        "probing-questions": us.some(ph.PROBES, 2, 4, "probes"),
        "the-group-thinks-aloud": [
            *us.some(us.subject.not_yet, 1, 3, "we-heard"),
            *us.some(us.subject.needs, 1, 3, "possible"),
        ],
        "what-stays-with-you": [*us.some(us.subject.needs, 1, 1, "stays-with-me"),
                                *_actions(us, day, here, 1)],
        "debrief-the-process": _debrief(us),
    }  # fmt: skip


def _standard(us: _Team, day: date, here: list[str]) -> dict[str, list[Said]]:
    return {
        "what-should-last": us.some(us.subject.needs, 2, 3, "big-idea"),
        "write-it-as-i-can": us.some(us.subject.can, 2, 4, "i-can"),
        "what-would-prove-it": us.some(us.subject.not_yet, 1, 3, "proof"),
        "decide-what-we-will-teach": [*_decision(us, day), *_actions(us, day, here, 1)],
        "debrief-the-process": _debrief(us),
    }


_BODIES = {
    "smart-goal": _goal,
    "student-work-analysis": _work,
    "looking-at-data": _data,
    "data-driven-dialogue": _dialogue,
    "notice-and-wonder": _wonder,
    "consultancy": _consultancy,
    "unpacking-a-standard": _standard,
}
