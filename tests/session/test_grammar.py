from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plc_runner.events.entry import NOTE, PARKING
from plc_runner.protocol.captures import PredictionCapture
from plc_runner.session import commands as c
from plc_runner.session.grammar import (
    Ask,
    Do,
    Parsed,
    Refusal,
    find_by_tail,
    keep,
    parse,
    press,
    short_id,
    split_paste,
)
from plc_runner.session.phrases import is_seen
from plc_runner.session.state import Phase
from plc_runner.session.verbs import VERBS
from tests.session.a_meeting import (
    DECISION,
    ENTRIES,
    PEOPLE,
    RUNNING,
    STEPS,
    a_state,
    a_step,
)
from tests.session.earlier_things import looking_back

SENTENCES = (
    Path(__file__).with_name("classroom_sentences.txt").read_text(encoding="utf-8").splitlines()
)
KEEPERS = (c.Capture, c.Note, c.Decide, c.AgreeAction, c.SetGoal)
ABCD, ABCD_1, BEEF = ENTRIES
LOOKING_BACK = replace(RUNNING, taken_up=looking_back().state.taken_up)


def said(line: str, slot: str | None = "notice") -> Parsed:
    return parse(line, RUNNING, slot=slot, today=date(2026, 3, 4))


def refused(line: str) -> str:
    answer = said(line)
    assert isinstance(answer, Refusal), answer
    return answer.text


def test_there_are_200_classroom_sentences() -> None:
    assert len(set(SENTENCES)) >= 200


@pytest.mark.parametrize("phase", Phase)
def test_no_classroom_sentence_moves_the_meeting(phase: Phase) -> None:
    for position, step in enumerate(STEPS):
        state = a_state(phase, position)
        for slot in (None, *(slot.id for slot in step.slots)):
            for sentence in SENTENCES:
                answer = parse(sentence, state, slot=slot)
                assert isinstance(answer, Do), sentence
                assert isinstance(answer.command, KEEPERS), sentence


def test_every_classroom_sentence_is_kept_to_the_letter() -> None:
    for sentence in SENTENCES:
        assert said(sentence) == Do(c.Capture("notice", sentence.strip()))


@given(st.text())
def test_any_text_without_a_slash_is_an_entry_of_that_very_text(text: str) -> None:
    line = text.strip()
    if line.startswith("/"):
        line = f"/{line}"
    expected = line.removeprefix("/") if line.startswith("/") else line
    answer = said(line)
    assert answer == (Do(c.Capture("notice", expected)) if is_seen(expected) else Refusal(""))


WORDS = [word for verb in VERBS for word in verb.words]
COMMANDS = st.builds(
    lambda word, *rest: " ".join((word, *rest)),
    st.sampled_from(WORDS) | st.text(max_size=5).map("/".__add__),
    st.sampled_from(["", "abcd", "beef", "Ana", "1", "99999999999", "presenter", "²", "next"])
    | st.text(max_size=8),
    st.text(max_size=8),
)


@given(COMMANDS, st.sampled_from(Phase), st.integers(0, len(STEPS) - 1))
def test_no_line_is_too_odd(line: str, phase: Phase, position: int) -> None:
    state = a_state(phase, position)
    for slot in (None, "notice", "nowhere"):
        answer = parse(line, state, slot=slot, step="describe", today=date(2026, 3, 4))
        assert isinstance(answer, Do | Ask | Refusal)
        assert not isinstance(answer, Refusal) or answer.text


@pytest.mark.parametrize("line", ["", "   ", "\n", "\t"])
def test_an_empty_line_does_nothing(line: str) -> None:
    assert said(line) == Refusal("")


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("/start", c.Start()),
        ("/next", c.Next()),
        ("  /NEXT  ", c.Next()),
        ("/nex", c.Next()),
        ("/next anyway", c.Next(force=True)),
        ("/back", c.Back()),
        ("/skip", c.Skip()),
        ("/skip we did it last week", c.Skip("we did it last week")),
        ("/go 2", c.GoTo("read")),
        ("/go step 2", c.GoTo("read")),
        ("/go dec", c.GoTo("decide")),
        ("/go step back", c.GoTo("aim")),
        ("/go 7", c.GoTo("round.2.share")),
        ("/pause", c.Pause()),
        ("/resume", c.Resume()),
        ("/+1", c.AddTime(60)),
        ("/+", c.AddTime(60)),
        ("/+2 still writing", c.AddTime(120, "still writing")),
        ("/+90s", c.AddTime(90)),
        ("/+1:30", c.AddTime(90)),
        ("/-2", c.AddTime(-120)),
        ("/−2m", c.AddTime(-120)),
        ("/turn", c.NextTurn()),
        ("/turn-back", c.PreviousTurn()),
        ("/catchup", c.CatchUp()),
        ("/decide Use bars because six of six drew", c.Decide("Use bars", "six of six drew")),
        ("/d: Use bars", c.Decide("Use bars")),
        ("/dec Use bars", c.Decide("Use bars")),
        (
            "/action ana: copy it by Friday",
            c.AgreeAction("copy it", "p-ana", "Ana", "2026-03-06"),
        ),
        (
            "/a Eli: copy it by next meeting",
            c.AgreeAction("copy it", "p-eli", "Eli", "next meeting"),
        ),
        ("/park Was it taught?", c.Park("Was it taught?")),
        ("/p Was it taught?", c.Park("Was it taught?")),
        ("/n The fire bell rang", c.Note("The fire bell rang")),
        ("/goal 80% by May", c.SetGoal("80%", by="May")),
        ("/fix 0000abcd Four ways", c.Fix(ABCD, "Four ways")),
        ("/fix BEEF Four ways", c.Fix(BEEF, "Four ways")),
        ("/fix dec01 Use bars", c.Fix(DECISION, "Use bars")),
        ("/remove beef", c.Remove(BEEF)),
        ("/move beef 2", c.Move(BEEF, "wonder")),
        ("/move beef won", c.Move(BEEF, "wonder")),
        ("/move beef parking", c.Move(BEEF, PARKING)),
        ("/star beef", c.Star(BEEF, starred=True)),
        ("/merge beef 1abcd", c.Merge(BEEF, ABCD_1)),
        ("/reveal", c.Reveal("guess")),
        ("/reveal my", c.Reveal("guess")),
        (
            "/object ec01 Cy: too few samples",
            c.Object(DECISION, "too few samples", "Cy"),
        ),
        ("/undo", c.Undo()),
        ("/arrive eli", c.Arrive(PEOPLE["p-eli"])),
        ("/leave cy", c.Leave("p-cy")),
        ("/people Ana, Ben and Cy", c.NamePeople(("Ana", "Ben", "Cy"))),
        ("/role rec Ben", c.SetRole("recorder", ("p-ben",))),
        ("/role presenter: ana, ben", c.SetRole("presenter", ("p-ana", "p-ben"))),
        ("/role timekeeper=cy", c.SetRole("timekeeper", ("p-cy",))),
        ("/hand rivera", c.HandOver("p-dee")),
        ("/hand over to Ben", c.HandOver("p-ben")),
        ("/away counted", c.AnswerGap(counted=True)),
        ("/away not counted", c.AnswerGap(counted=False)),
        ("/adjourn the bell rang", c.Adjourn("the bell rang")),
        ("/close", c.Close()),
        ("/reopen", c.Reopen()),
    ],
)
def test_a_command_line_becomes_its_command(line: str, command: c.Command) -> None:
    assert said(line) == Do(command)


@pytest.mark.parametrize(
    ("line", "ask"),
    [
        ("/status", Ask("status")),
        ("/?", Ask("help")),
        ("/quit", Ask("quit")),
        ("/switch consultancy", Ask("switch-protocol", "consultancy")),
        ("/slot 2", Ask("slot", "wonder")),
        ("/slot not", Ask("slot", "notice")),
        ("/slot parking", Ask("slot", PARKING)),
        ("/slot", Ask("slot", "wonder")),
        ("/arrive Fay  Moon", Ask("arrive", "Fay Moon")),
        ("/console", Ask("console")),
        ("/why tape diagrams", Ask("why", "tape diagrams")),
        ("/object c0ffee no", Ask("object", "c0ffee no")),
        ("/keep c0ffee it works", Ask("settle-keep", "c0ffee it works")),
        ("/answer c0ffee yes", Ask("settle-answer", "c0ffee yes")),
    ],
)
def test_what_the_screen_answers_is_handed_to_it(line: str, ask: Ask) -> None:
    assert said(line) == ask


def test_every_verb_does_something() -> None:
    examples = {
        "STEP": "2",
        "counted|not": "not",
        "ID TEXT": "beef x",
        "ID PART TEXT": "dec01 know x",
        "CODE|WORDS|none": "none",
        "ID": "beef",
        "ID SLOT": "beef 2",
        "ID INTO-ID": "beef 1abcd",
        "ID [NAME:] TEXT": "ec01 x",
        "NAME": "Ben",
        "NUMBERS": "4 5 5 3",
        "ROLE NAMES": "recorder Ben",
        "shuffle|seated|NAMES": "shuffle",
    }
    about_earlier_things = {
        "settle-done": "1",
        "settle-open": "2",
        "settle-begun": "1",
        "settle-drop": "6",
        "settle-moved": "1 Friday",
        "settle-owner": "1 nobody",
        "settle-keep": "3",
        "settle-change": "3 too slow",
        "settle-stop": "4 nobody does",
        "settle-reached": "5",
        "settle-missed": "5 too few",
        "settle-answer": "6 yes",
    }
    for verb in VERBS:
        if verb.words and verb.id != "arrive":
            argument = examples.get(verb.argument, "" if not verb.needs_argument else "x")
            argument = about_earlier_things.get(verb.id, argument)
            line = f"{verb.words[0]} {argument}"
            answer = parse(line, LOOKING_BACK, slot="notice", today=date(2026, 3, 4))
            assert isinstance(answer, Do | Ask), verb.id
        if verb.needs_argument:
            assert verb.usage in refused(verb.words[0])
        elif verb.words and not verb.argument:
            assert "stands alone" in refused(f"{verb.words[0]} we said")


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("/4 is missing in the numerator", "two: //4"),
        ("/", "/? shows all commands"),
        ("/nxt", "Did you mean /next?"),
        ("/re", "/remove, /reopen, /replaces, /resume, /reveal"),
        ("/next we tried bars", "take the slash away"),
        ("/go 8", "steps 1 to 7"),
        ("/go 0", "steps 1 to 7"),
        ("/go 99999999999999999999", "steps 1 to 7"),
        ("/go share", "step 6 or step 7"),
        ("/go zebra", 'No step begins with "zebra"'),
        ("/fix abcd x", "0abcd or 1abcd"),
        ("/fix bcd x", 'no entry "bcd"'),
        ("/fix beef", "/fix ID TEXT"),
        ("/star ec01", '"ec01" is no entry'),
        ("/object beef x", '"beef" is no decision'),
        ("/move beef 3", "1 Notice; 2 Wonder"),
        ("/slot zebra", "parking lot"),
        ("/leave be", "Ben or Bea"),
        ("/act be: copy it", "Ben or Bea"),
        ("/act Ben: copy it by 1/3/2020", "still to come"),
        ("/leave eli", "Here: Ana, Ben"),
        ("/arrive ana", "here already"),
        ("/arrive Fay, Gus", "One at a time"),
        ("/role presentor Ana", "Did you mean presenter?"),
        ("/role re Ana", "recorder or reader"),
        ("/role presenter zed", 'called "zed"'),
        ("/away maybe", "/away counted or /away not"),
        ("/+x", "/+90s"),
        ("/+0", "minutes"),
        ("/+181", "180 minutes"),
        ("/-999", "180 minutes"),
        ("/people ,", "/people Ana"),
        ("/role presenter ,", "/role recorder Ana"),
    ],
)
def test_an_unclear_command_is_refused_with_what_would_help(line: str, hint: str) -> None:
    assert hint in refused(line)


def test_two_slashes_keep_one() -> None:
    assert said("//4 is missing") == Do(c.Capture("notice", "/4 is missing"))
    assert said("// 4") == Do(c.Capture("notice", "/ 4"))


def test_a_pasted_action_is_kept_whatever_is_in_doubt_of_it() -> None:
    state = a_state(position=4)
    today, line = date(2026, 3, 4), "Be: copy it by 1/3/2020"
    kept = keep(line, state, slot="action", today=today, pasted=True)
    assert kept == Do(c.AgreeAction(line))


def test_the_slot_decides_what_an_entry_becomes() -> None:
    state = a_state(position=3)
    assert parse("Use bars because they help", state, slot="decision") == Do(
        c.Decide("Use bars", "they help")
    )
    assert parse("Ben: copy it", state, slot="action") == Do(
        c.AgreeAction("copy it", "p-ben", "Ben")
    )
    assert parse("Use bars", state, slot=None) == Do(c.Decide("Use bars"))
    assert parse("80% by May", a_state(position=4), slot="goal") == Do(c.SetGoal("80%", by="May"))
    assert parse("half of them", a_state(position=2), slot=None) == Do(
        c.Capture("guess", "half of them")
    )


def test_a_step_without_slots_keeps_notes() -> None:
    assert parse("a long silence", a_state(position=1), slot=None) == Do(
        c.Capture(NOTE, "a long silence")
    )
    assert "no columns" in getattr(parse("/slot", a_state(position=1), slot=None), "text", "")


def test_before_the_start_a_line_is_a_note() -> None:
    assert parse("Bea is late", a_state(Phase.READY), slot=None) == Do(c.Note("Bea is late"))


def test_a_line_belongs_to_the_step_it_was_begun_in() -> None:
    state = a_state(position=3)
    assert parse("no units", state, slot="wonder", step="describe") == Do(
        c.Capture("wonder", "no units", "describe")
    )
    assert parse("no units", state, slot=None, step="describe") == Do(
        c.Capture("notice", "no units", "describe")
    )
    assert parse("/slot 2", state, slot="notice", step="describe") == Ask("slot", "wonder")


def test_a_star_comes_off_again() -> None:
    starred = replace(RUNNING, entries={BEEF: replace(ENTRIES[BEEF], starred=True)})
    assert parse("/star beef", starred, slot=None) == Do(c.Star(BEEF, starred=False))


def test_only_locked_predictions_are_revealed_and_one_at_a_time() -> None:
    another = a_step("bet", "Bet", PredictionCapture(kind="prediction", id="bet", label="My bet"))
    two = replace(RUNNING, steps=(*STEPS, another))
    assert parse("/reveal my b", two, slot=None) == Do(c.Reveal("bet"))
    assert "My guess, My bet" in getattr(parse("/reveal", two, slot=None), "text", "")
    one = replace(two, revealed=frozenset({("guess", "")}))
    assert parse("/reveal", one, slot=None) == Do(c.Reveal("bet"))
    none = replace(two, revealed=frozenset({("guess", ""), ("bet", "bet")}))
    assert parse("/reveal", none, slot=None) == Refusal("There is no locked prediction.")


def test_no_key_raises_in_any_phase() -> None:
    for phase in Phase:
        for position in range(len(STEPS)):
            for verb in VERBS:
                answer = press(verb.id, a_state(phase, position), slot=None)
                assert isinstance(answer, Do | Ask | Refusal), verb.id


def test_keys_do_what_a_hand_expects() -> None:
    assert press("pause", a_state(Phase.PAUSED), slot=None) == Do(c.Resume())
    assert press("pause", RUNNING, slot=None) == Do(c.Pause())
    assert press("next-step", a_state(Phase.READY), slot=None) == Do(c.Start())
    assert press("next-step", RUNNING, slot=None) == Do(c.Next())
    assert press("add-time", RUNNING, slot=None) == Do(c.AddTime(60))
    assert press("take-time", RUNNING, slot=None) == Do(c.AddTime(-60))
    assert press("slot", RUNNING, slot="wonder") == Ask("slot", "notice")
    assert press("previous-slot", RUNNING, slot=None) == Ask("slot", "wonder")
    assert press("slot", RUNNING, slot=PARKING) == Ask("slot", "notice")
    assert press("previous-slot", RUNNING, slot=PARKING) == Ask("slot", "wonder")
    assert isinstance(press("decide", RUNNING, slot=None), Refusal)
    assert isinstance(press("fix", RUNNING, slot=None), Refusal)


def test_a_paste_is_one_entry_per_line_and_never_a_command() -> None:
    lines = split_paste("  no units \r\n\n/next\n\u2022 two ways\n")
    assert lines == ("no units", "/next", "\u2022 two ways")
    assert [keep(line, RUNNING, slot="notice") for line in lines] == [
        Do(c.Capture("notice", line)) for line in lines
    ]


def test_a_short_id_is_the_shortest_tail_that_only_one_has() -> None:
    assert short_id(RUNNING, BEEF) == "beef"
    assert short_id(RUNNING, ABCD) == "0abcd"
    for id_ in (*ENTRIES, *RUNNING.decisions, *RUNNING.actions, *RUNNING.goals):
        assert find_by_tail(RUNNING, short_id(RUNNING, id_)) == [id_]
    assert find_by_tail(RUNNING, ABCD.upper()) == [ABCD]
    assert find_by_tail(RUNNING, "cd") == []
