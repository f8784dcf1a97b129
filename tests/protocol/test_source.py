from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from plc_runner.protocol import captures as models
from plc_runner.protocol.library import shipped_folder
from plc_runner.protocol.model import (
    Facilitator,
    Group,
    Groups,
    Items,
    Origin,
    Protocol,
    Role,
    Round,
    Span,
    Step,
    Times,
    Turns,
)
from plc_runner.protocol.plan import plan
from plc_runner.protocol.reading import capture_forms, keys
from plc_runner.protocol.source import Reading, digest, protocol_id, read
from tests.protocol.build import people

WHOLE = Path(__file__).parent / "good" / "whole.yaml"


def made(text: str, name: str = "test.yaml") -> Protocol:
    reading = read(text.encode(), name)
    assert reading.errors == ()
    assert reading.protocol is not None
    return reading.protocol


def one_step(step: str) -> Step:
    (only,) = made(f"title: T\nsteps:\n  - {{title: A, {step}}}\n").steps
    assert isinstance(only, Step)
    return only


@pytest.fixture(scope="module")
def whole() -> Protocol:
    reading = read(WHOLE.read_bytes(), str(WHOLE))
    assert reading.problems == ()
    assert reading.protocol is not None
    return reading.protocol


def steps_of(protocol: Protocol) -> dict[str, Step]:
    found: dict[str, Step] = {}

    def walk(parts: tuple[Step | Round, ...]) -> None:
        for part in parts:
            if isinstance(part, Round):
                walk(part.steps)
            else:
                found[part.id] = part

    walk(protocol.steps)
    return found


def test_every_shipped_protocol_reads_without_a_problem() -> None:
    files = sorted(shipped_folder().glob("*.yaml"))

    assert len(files) >= 4
    for file in files:
        reading = read(file.read_bytes(), str(file))
        assert reading.problems == ()
        assert reading.protocol is not None
        assert reading.protocol.id == file.stem


def test_the_head_of_a_protocol_is_read(whole: Protocol) -> None:
    assert whole.id == "whole"
    assert (whole.version, whole.based_on) == ("1.2", "student-work-analysis@1.1")
    assert whole.stage == "build-capacity"
    assert whole.origin == Origin(
        name="A made-up source", adapted=True, url="https://example.org/a", licence="own words"
    )
    assert whole.group == Group(min=3, max=10)
    assert not whole.facilitator.takes_part
    assert whole.norms == ("Describe before you judge", 'Say "I": speak for yourself')


def test_a_role_without_words_is_called_by_its_name(whole: Protocol) -> None:
    assert whole.roles["time_keeper"].title == "Time keeper"
    assert whole.roles["presenter"].count == "many"


def test_a_step_is_read_with_everything_it_has(whole: Protocol) -> None:
    step = steps_of(whole)["describe"]

    assert step.minutes == Span(min=300, plan=600, max=900)
    assert step.talk == "facilitator"
    assert step.say.endswith("nothing lost!")
    assert step.notes == "Wait out the first silence."
    assert step.stems == ("I notice ...", "I see ...")


def test_every_capture_kind_opens_its_slots(whole: Protocol) -> None:
    captures = steps_of(whole)["describe"].capture
    slots = [(slot.id, slot.label, slot.kind) for one in captures for slot in one.slots()]

    assert slots == [
        ("seen-notice", "Notice", "columns"),
        ("seen-wonder", "Wonder", "columns"),
        ("high", "High", "sort"),
        ("expected", "Expected", "sort"),
        ("low", "Low", "sort"),
        ("not-sure", "Not sure", "sort"),
        ("row", "Row", "table"),
        ("it-is-clear", "It is clear", "rating"),
        ("it-is-fair", "It is fair", "rating"),
        ("our-energy", "Our energy", "rating"),
        ("dots", "Dots", "dots"),
        ("what-we-expect", "What we expect", "prediction"),
        ("focus-question", "Focus question", "text"),
        ("focus-question-again", "Focus question again", "text"),
        ("the-standard", "The standard", "standard"),
        ("a-sample-to-keep", "A sample to keep", "exemplar"),
        ("we-do-this", "We do this", "fist_to_five"),
        ("decision", "Decision", "decision"),
        ("what-we-will-try", "What we will try", "decision"),
        ("action", "Action", "action"),
        ("goal", "Goal", "goal"),
    ]
    assert [slot.id for one in captures for slot in one.slots() if slot.required] == [
        "what-we-will-try"
    ]


def test_capture_options_are_read(whole: Protocol) -> None:
    captures = {one.id: one for one in steps_of(whole)["describe"].capture}

    table = captures["row"]
    assert isinstance(table, models.TableCapture)
    assert [(c.name, c.type, c.choice) for c in table.columns] == [
        ("Skill", "text", ()),
        ("DOK", "choice", ("1", "2", "3", "4")),
        ("Pupils", "number", ()),
    ]
    fist = captures["we-do-this"]
    assert isinstance(fist, models.FistToFiveCapture)
    assert (fist.threshold, fist.levels and fist.levels[5]) == (2, "Lead")


def test_a_title_in_place_of_an_id_is_understood(whole: Protocol) -> None:
    captures = {one.id: one for one in steps_of(whole)["describe"].capture}

    assert isinstance(captures["what-we-expect"], models.PredictionCapture)
    assert captures["what-we-expect"].reveal_at == "debrief-the-process"


def test_the_same_title_twice_gives_two_ids() -> None:
    text = (
        "title: T\nsteps:\n" + "  - {title: Talk, minutes: 5, capture: [{columns: [Plus]}]}\n" * 3
    )
    steps = [step for step in made(text).steps if isinstance(step, Step)]

    assert [step.id for step in steps] == ["talk", "talk-2", "talk-3"]
    slots = [slot.id for step in steps for one in step.capture for slot in one.slots()]
    assert slots == ["plus", "plus-2", "plus-3"]


def test_a_derived_id_gives_way_to_one_that_is_given() -> None:
    text = "title: T\nsteps:\n  - {title: Talk, minutes: 5}\n  - {title: B, id: talk, minutes: 5}\n"

    assert [part.id for part in made(text).steps] == ["talk-2", "talk"]


@pytest.mark.parametrize(
    ("written", "span"),
    [
        ("10", (300, 600, 600)),
        ("5-10", (300, 600, 600)),
        ("5-15 (10)", (300, 600, 900)),
        ("5–15 (10)", (300, 600, 900)),
        ("1.5", (45, 90, 90)),
        ("90s", (45, 90, 90)),
        ('"90s"', (45, 90, 90)),
        ("5m", (150, 300, 300)),
        ("30s-1m", (30, 60, 60)),
        ("1s", (1, 1, 1)),
        ("{plan: 10}", (300, 600, 600)),
        ("{min: 5, max: 8}", (300, 480, 480)),
        ("{min: 5, plan: 10, max: 15}", (300, 600, 900)),
        ("{min: 5}", (300, 300, 300)),
    ],
)
def test_minutes_may_be_written_in_several_ways(written: str, span: tuple[int, int, int]) -> None:
    minutes = one_step(f"minutes: {written}").minutes

    assert minutes is not None
    assert (minutes.min, minutes.plan, minutes.max) == span


def test_words_that_yaml_1_1_would_change_stay_words() -> None:
    text = "title: no\npurpose: 5:00\nnorms: [on, 1_000, 0o7, 2024-01-01, ~x]\n"
    protocol = made(text + "steps: [{title: yes, minutes: 5}]\n")

    assert (protocol.title, protocol.purpose) == ("no", "5:00")
    assert protocol.norms == ("on", "1_000", "0o7", "2024-01-01", "~x")


def test_a_version_without_quotes_keeps_its_zero_and_gets_advice() -> None:
    reading = read(b"title: T\nversion: 1.10\nsteps: [{title: A, minutes: 5}]\n", "t.yaml")

    assert [problem.rule for problem in reading.problems] == ["version-number"]
    assert reading.errors == ()
    assert reading.protocol is not None
    assert reading.protocol.version == "1.10"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_make_no_difference(encoding: str, newline: str) -> None:
    text = "title: Élan\nsteps:\n  - {title: Talk, minutes: 5}\n"
    reading = read(text.replace("\n", newline).encode(encoding), "t.yaml")

    assert reading.problems == ()
    assert reading.text == text
    assert digest(reading.text) == digest(text)


def test_the_id_comes_from_the_files_name_and_else_from_the_title() -> None:
    text = "title: Our Élan\nsteps:\n  - {title: Talk, minutes: 5}\n"

    assert made(text, "/some/where/Student Work.v2.yaml").id == "student-work-v2"
    assert made(text, "???.yaml").id == "our-elan"
    assert protocol_id("protocols/consultancy.yml") == "consultancy"


def test_a_comment_two_spaces_away_is_a_comment() -> None:
    assert one_step("minutes: 5, talk: everyone}  # {who speaks").talk == "everyone"


@pytest.mark.parametrize(
    ("text", "level"),
    [("title: Room #5", "advice"), ("title: Room # 5", "advice"), ("title: Room  # five", "")],
)
def test_a_hash_that_swallows_text_is_told(text: str, level: str) -> None:
    reading = read(f"{text}\nsteps: [{{title: A, minutes: 5}}]\n".encode(), "t.yaml")

    assert [problem.level for problem in reading.problems] == ([level] if level else [])
    assert reading.protocol is not None
    assert reading.protocol.title == "Room"


def test_bold_text_and_ampersands_need_no_quotes() -> None:
    step = one_step("minutes: 5, say: Notice & *wonder* at 3! and **this**")

    assert step.say == "Notice & *wonder* at 3! and **this**"


def test_the_presenter_of_a_round_needs_no_role() -> None:
    protocol = made(
        "title: T\nsteps:\n  - round: R\n    per: participant\n    steps:\n"
        "      - {title: A, minutes: 1, talk: presenter}\n"
        "      - {title: B, minutes: 1, talk: listeners, turns: {who: others}}\n"
    )

    assert plan(protocol, people(2), {}).problems == ()


def test_all_problems_come_at_once_and_in_order() -> None:
    text = "title: A: b\nfoo: 1\nsteps:\n  - {title: C, minutes: x, talk: nobody}\n  - notes: @d\n"
    problems = read(text.encode(), "t.yaml").problems

    assert [(p.line, p.rule) for p in problems] == [
        (1, "colon-in-text"),
        (2, "unknown-key"),
        (4, "wrong-type"),
        (4, "unknown-role"),
        (5, "missing-key"),
        (5, "missing-key"),
        (5, "needs-quotes"),
    ]


def test_two_hundred_thousand_brackets_are_refused() -> None:
    for bracket in (b"[", b"{", b"{a: "):
        problems = read(b"title: " + bracket * 200_000, "t.yaml").problems
        assert [problem.rule for problem in problems] == ["too-deep"]


def test_brackets_that_hide_behind_quoted_ones_are_refused() -> None:
    problems = read(b"title: " + b'["]", ' * 60_000, "t.yaml").problems

    assert [problem.rule for problem in problems] == ["too-deep"]


def test_ten_megabytes_are_refused_unread() -> None:
    problems = read(b"x" * 10_000_000, "t.yaml").problems

    assert [problem.rule for problem in problems] == ["too-large"]
    assert "10.0 MB" in problems[0].message


MODELS: list[tuple[dict[str, Any], type[BaseModel]]] = [
    (keys.PROTOCOL, Protocol),
    (keys.STEP, Step),
    (keys.ROUND, Round),
    (keys.ROLE, Role),
    (keys.GROUP, Group),
    (keys.FACILITATOR_KEYS, Facilitator),
    (keys.ORIGIN, Origin),
    (keys.TURNS, Turns),
    (keys.GROUPS, Groups),
    (keys.ITEMS, Items),
    (keys.TIMES, Times),
    (capture_forms.COLUMN, models.TableColumn),
]


@pytest.mark.parametrize(("table", "model"), MODELS, ids=lambda it: getattr(it, "__name__", ""))
def test_the_reader_knows_every_field_of_a_model(
    table: dict[str, Any], model: type[BaseModel]
) -> None:
    fields = {name: info.is_required() for name, info in model.model_fields.items()}
    if model is Protocol:
        del fields["id"]  # It is the file's name.

    assert {name: key.required for name, key in table.items()} == fields


@pytest.mark.parametrize("kind", list(capture_forms.KINDS))
def test_the_reader_knows_every_option_of_a_capture(kind: str) -> None:
    name = "".join(word.capitalize() for word in kind.split("_")) + "Capture"
    fields = set(getattr(models, name).model_fields) - {"kind", "slot_ids"}
    value = capture_forms.KINDS[kind].value

    assert set(capture_forms.KEYS[kind]) == fields - {value} | {kind}


def test_of_very_many_problems_the_first_are_told_and_the_file_does_not_run() -> None:
    reading = read(b"title: T\nnorms:\n" + b"- a #b\n" * 1000, "t.yaml")

    assert len(reading.problems) == 201
    assert reading.problems[-1].rule == "too-many"
    assert reading.protocol is None


def test_a_large_file_of_like_steps_takes_no_more_than_its_length() -> None:
    text = "title: T\nsteps:\n" + "  - {title: A, minutes: 5}\n" * 5000
    protocol = made(text)

    assert protocol.steps[-1].id == "a-5000"


def test_the_text_of_a_reading_is_what_was_read_even_where_it_was_repaired() -> None:
    reading: Reading = read(b"title: A: b\nsteps: [{title: C, minutes: 1}]\n", "t.yaml")

    assert reading.text.startswith("title: A: b\n")
    assert reading.protocol is None
