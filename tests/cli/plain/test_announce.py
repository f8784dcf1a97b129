from __future__ import annotations

from plc_runner.cli.plain import announce
from plc_runner.driver import Driver, Wishes, opening
from plc_runner.protocol.source import digest, read
from plc_runner.session import commands as c
from tests.cli.plain.conftest import Plain

TEXT = """\
title: Rounds
roles:
  presenter: {title: Presenter, count: many}
steps:
  - round: Each presenter
    per: presenter
    steps:
      - {title: Tell, minutes: 4, talk: presenter, stems: [I tried ..., It went ...]}
      - {title: Respond, minutes: 4, talk: listeners, guard: No advice yet, notes: Count to ten}
  - round: Each question
    per: {items: ["What?", "So what?"]}
    steps:
      - {title: Answer, minutes: 3, talk: small-groups, groups: {size: 3}}
  - title: Agree?
    minutes: 6
    until: done
    say: |
      **One** thing
      each, *not* 2 * 3 or snake_case:

      1. say `it`
      2. write it
      - again
    capture: [{decision: Move, required: true}]
"""


def test_a_step_is_told_with_its_round_its_speakers_and_what_it_asks_for(plain: Plain) -> None:
    reading = read(TEXT.encode(), "rounds.yaml")
    assert reading.protocol is not None, reading.problems
    wishes = Wishes("rounds", "", ("Ana", "Ben", "Cy"), {"presenter": ("Ana", "Ben")}, focus="It")
    opened, _ = opening(
        plain.journal,
        wishes,
        reading.protocol,
        digest(reading.text),
        now=plain.clock(),
        utc_offset=0,
    )
    driver = Driver.open(plain.journal, opened, reading.text, now=plain.clock)
    try:
        driver.do(c.Start())
        told = []
        while True:
            told.append(list(announce.step_lines(driver.state, driver.now())))
            if len(told) == 2:
                assert announce.private_lines(driver.state) == [
                    "Only for you: No advice yet",
                    "Only for you: Count to ten",
                    "Only for you: Not heard yet: Ben and Cy.",
                ]
            if (driver.state.position or 0) + 1 == len(driver.state.steps):
                break
            driver.do(c.Next())
        plain.clock.wait(70)
        again = list(announce.step_lines(driver.state, driver.now()))
        status = list(announce.status_lines(driver.state, driver.protocol, driver.now(), "Move"))
    finally:
        driver.release()
    assert told[0] == [
        "Step 1 of 7: Tell. 4 min.",
        "Each presenter, 1 of 2: Ana.",
        "Ana speaks.",
        "You may begin with: I tried ... / It went ...",
    ]
    assert told[1][1:3] == ["Each presenter, 1 of 2: Ana.", "Ana listens, the group talks."]
    assert told[3][1:3] == ["Each presenter, 2 of 2: Ben.", "Ben listens, the group talks."]
    assert told[5][1:3] == ["Each question, 2 of 2: So what?", "In small groups of 3."]
    assert told[6] == [
        "Step 7 of 7: Agree? 6 min.",
        "Everyone speaks.",
        "One thing",
        "each, not 2 * 3 or snake_case:",
        "1. say it",
        "2. write it",
        "- again",
        "It ends when you are done.",
        "Lines go to Move.",
        "Before the next step it asks for: Move.",
    ]
    assert again[-1] == "4:50 left of 6 min."
    assert "Lines go to: Move." in status
    assert status[-1].startswith("The meeting ends ")


PREDICTION = """\
title: Predict
steps:
  - title: Before
    minutes: 4
    capture: [{prediction: We expect, reveal_at: After}, {action: Who, required: true}]
  - {title: After, minutes: 4}
"""


def test_a_prediction_is_told_in_the_step_that_shows_it(plain: Plain) -> None:
    reading = read(PREDICTION.encode(), "predict.yaml")
    assert reading.protocol is not None, reading.problems
    opened, _ = opening(
        plain.journal,
        Wishes("predict", "", ("Ana", "Ben", "Cy")),
        reading.protocol,
        digest(reading.text),
        now=plain.clock(),
        utc_offset=0,
    )
    driver = Driver.open(plain.journal, opened, reading.text, now=plain.clock)
    try:
        driver.do(c.Start())
        before = list(announce.step_lines(driver.state, driver.now()))
        driver.do(c.Capture(driver.state.slots[0].id, "most will count on"))
        driver.do(c.AgreeAction("ask them"))
        asked = list(announce.step_lines(driver.state, driver.now()))
        driver.do(c.Next())
        after = list(announce.step_lines(driver.state, driver.now()))
    finally:
        driver.release()
    assert before[-1] == "Before the next step it asks for: Who."
    assert not any("asks for" in line for line in asked), "it has been kept"
    assert "We expect: most will count on" in after
