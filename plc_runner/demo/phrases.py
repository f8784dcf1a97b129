"""What teams of a district say: subjects, what their students can and cannot do yet, moves."""

from __future__ import annotations

from dataclasses import dataclass

_FIRST_NAMES = """
Ada Alba Amos Anouk Aron Asa Bea Benno Bettina Bram Cara Carlo Celia Cleo Cosmo Dana Dario
Delia Dora Edda Ella Emil Enzo Erna Esra Etta Ezra Faye Felix Finn Flora Frida Gesa Gino
Greta Hana Hedda Hugo Ida Ilse Imani Inga Ivo Jarl Jette Jonas Jule Kaja Karim Kira Lale
Lars Lena Leo Lia Lotte Luca Mara Marlo Mila Milo Mina Nadia Nele Nico Nilo Nora Odin Olga
Omar Otis Pia Pim Quinn Rafa Remi Rhea Rosa Ruben Runa Sami Selma Silas Sina Sol Stella
Sven Tara Theo Tilda Timo Tove Uma Urs Vera Viggo Wanda Wim Xenia Yara Yves Zana Zeno
"""
FIRST_NAMES = tuple(_FIRST_NAMES.split())

_SCHOOLS = """
Alder Ashgrove Birchwood Brookside Cedar Clearwater Cottonwood Eastgate Elmhurst Fairview
Foxglove Greenfield Harbor Hawthorn Heron Highland Hillcrest Juniper Lakeside Larkspur
Linden Maple Marigold Meadow Millpond Northfield Oakridge Orchard Pinehill Poplar Prairie
Quarry Redwood Ridgeview Riverbend Rosewood Sandstone Spruce Sunnyside Sycamore Thistle
Valley Westbrook Willow Windmill
"""
SCHOOLS = tuple(_SCHOOLS.split())


@dataclass(frozen=True, slots=True)
class Subject:
    """What a team teaches, in the words of its meetings."""

    name: str
    topics: tuple[str, ...]
    can: tuple[str, ...]
    not_yet: tuple[str, ...]
    needs: tuple[str, ...]
    moves: tuple[tuple[str, str], ...]
    """What to do, and because of what; `{topic}` is what the class works on."""
    actions: tuple[str, ...]
    measure: str


MATHEMATICS = Subject(
    "mathematics",
    ("equivalent fractions", "multiplication facts", "area and perimeter", "place value",
     "word problems in two steps", "decimals", "angles", "ratios", "long division", "graphs"),
    ("draw a model that fits the numbers", "name the whole before they begin",
     "write an equation for their picture", "check the answer with the inverse",
     "label the units", "explain to a partner in one sentence", "estimate first",
     "skip count by fives and tens on the line"),
    ("say why the method works", "see that the wholes must have the same size",
     "read the second question of the problem", "choose a model without being told",
     "keep the digits in their places", "explain what the remainder means",
     "start where no numbers are given"),
    ("language for comparing", "more than one model side by side", "time to talk before they write",
     "a problem that the usual trick does not solve"),
    (("Open every lesson on {topic} with one worked example that has a mistake",
      "students who look for the mistake explain more than those who copy"),
     ("Put two models of {topic} beside each other before any rule",
      "the rule came first and nobody could say why it holds"),
     ("Ask for a sentence and a picture on each exit ticket on {topic}",
      "right answers hid that half of them had guessed"),
     ("Give the number line before the area model in {topic}",
      "the samples with a number line had the fewest slips"),
     ("Stop the timed page on {topic} on Mondays",
      "the same eleven students left most of it empty each week"),
     ("Talk in pairs for two minutes before anybody writes about {topic}",
      "those who had talked wrote twice as much")),
    ("copy the mats for {topic}", "bring six unscored samples on {topic}",
     "film three minutes of the opening of {topic}",
     "write four questions for the ticket on {topic}",
     "ask the other grade what they use for {topic}"),
    "the exit ticket",
)  # fmt: skip
READING = Subject(
    "reading",
    ("main idea", "evidence from the text", "blends and digraphs", "retelling", "point of view",
     "vowel teams", "inference", "nonfiction headings", "character change", "summaries"),
    ("find the sentence that answers the question", "retell the beginning and the end",
     "reread when it stops making sense", "use the picture to check a word",
     "quote a whole sentence", "name who is telling the story", "tap out the sounds"),
    ("say how the evidence fits the claim", "tell what matters from what is only there",
     "read through the whole word", "keep the middle of the story in order",
     "notice when the speaker changes", "put it into words of their own"),
    ("short texts read twice", "a sentence to begin with", "more talk about one page",
     "words taught before, not after"),
    (("Read one short page twice when the class works on {topic}",
      "the second reading is where they began to point at the page"),
     ("Let everybody say it aloud before they write on {topic}",
      "what they said was a grade above what they wrote"),
     ("Teach five words before each text on {topic}",
      "the samples show that three words stood between them and the page"),
     ("Use the same four questions for {topic} in every room",
      "we could not compare what we had asked in six ways"),
     ("Stop the weekly packet on {topic}",
      "it took forty minutes and showed us nothing that we did not know"),
     ("Confer with four readers a day on {topic}, with a note for each",
      "we knew the loud ones and not the quiet ones")),
    ("choose three short texts for {topic}", "bring six unscored samples on {topic}",
     "listen to five readers and note what they do in {topic}",
     "write the four questions for {topic} on cards", "show the aides the routine for {topic}"),
    "the weekly check",
)  # fmt: skip
SCIENCE = Subject(
    "science",
    ("claim and evidence", "energy transfer", "models of matter", "fair tests", "food webs",
     "data tables", "density", "weather patterns", "forces", "cells"),
    ("name what they changed", "record to the nearest unit", "draw what cannot be seen",
     "write a claim in a full sentence", "point at the row of the table they mean",
     "repeat the measurement"),
    ("say why the evidence fits the claim", "keep all else the same", "label the arrows of a model",
     "tell what they saw from what they think", "use the word they learned last week",
     "say what would change their mind"),
    ("a frame for the reasoning, taken away later", "time with the data before the explanation",
     "models that they change as they learn"),
    (("Begin {topic} with something that surprises before any word is taught",
      "the questions on the board came from those who never ask"),
     ("Ask for the reasoning only, with claim and evidence given, when we teach {topic}",
      "that part was missing in most of the samples"),
     ("Keep one model of {topic} through the unit and change it each week",
      "new models each week were copied from the board"),
     ("Use one sentence frame for {topic} until winter, then take it away",
      "they wrote the frame and stopped thinking where it stayed too long"),
     ("Stop the vocabulary test before {topic}",
      "those who did best in it could not use one of the words in the lab")),
    ("set up the demonstration for {topic}", "bring six unscored lab pages on {topic}",
     "write the frame for {topic}", "collect last year's questions on {topic}",
     "order what is missing for {topic}"),
    "the unit task",
)  # fmt: skip
WRITING = Subject(
    "writing",
    ("opinion pieces", "openings", "paragraphs", "revising", "narratives", "reasons that differ",
     "transitions", "endings", "sentences that vary", "reports"),
    ("state an opinion in the first line", "give two reasons", "end with a full stop",
     "use a word from the wall", "write for five minutes without stopping", "plan with a drawing"),
    ("give a reason that is not the first one again", "cut a sentence", "link two paragraphs",
     "end without starting over", "hear where a sentence stops"),
    ("models by other children", "one thing to revise, not five", "someone who listens"),
    (("Revise one sentence together each day during {topic}",
      "changes in the samples were spelling only"),
     ("Read the piece aloud to a partner before handing in {topic}",
      "they heard what they could not see"),
     ("Score {topic} on two lines of the rubric, not eight",
      "we agreed on two and argued about six"),
     ("Stop the five-paragraph sheet for {topic}", "every piece came out the same"),
     ("Collect openings for {topic} on the wall", "a good one by a child was copied and changed")),
    ("copy three pieces without names for {topic}", "make the two lines of the rubric for {topic}",
     "ask the library for examples of {topic}", "try the partner reading for {topic} once"),
    "the two lines of the rubric",
)  # fmt: skip

SUBJECTS = (MATHEMATICS, READING, SCIENCE, WRITING)

HOW_MANY = ("2 of 6", "3 of 6", "4 of 6", "most", "half of them", "only one", "all but two")
FACTS = ("{n} of {of} reached the level", "{n} of {of} left the last part empty",
         "Room {room} is {n} points above the others", "the same {n} students miss twice",
         "boys and girls differ by {n} points")  # fmt: skip
WHY = ("we taught it before the break and not again", "the wording differs from our lessons",
       "some of us skipped the second part", "they had no time left at the end",
       "it was the first time without help")  # fmt: skip
QUESTIONS = ("Do we keep {topic} in this order next year?", "Who covers when somebody is ill?",
             "What do families hear about {topic}?", "Can we swap rooms for {topic}?",
             "How do the newcomers catch up in {topic}?")  # fmt: skip
KNOW = ("{measure} in three weeks", "six samples at the next meeting", "what we hear in the pairs",
        "the second ticket against the first")  # fmt: skip
PLUS = ("we stayed with the page", "everybody spoke", "the clock helped", "a real decision")
CHANGE = ("fewer samples", "start on time", "send the work the day before", "less about the copier")
ONE_WORD = ("hopeful", "tired", "clear", "curious", "glad", "full", "ready", "thoughtful", "calm")
REASONS = ("no time in the week of the tests", "the copies came late", "waiting for an answer",
           "we saw that it is not needed", "illness")  # fmt: skip
PROBES = ("What would it look like if it worked?", "Whom have you asked?",
          "What do you think they would say?", "What are you afraid of losing?",
          "What have you stopped trying?")  # fmt: skip
DILEMMAS = ("How do I reach the four who have stopped trying in {topic}?",
            "How do I give {topic} time without losing the rest?",
            "How do I use what the aide sees in {topic}?",
            "What do I do with the group that is done early in {topic}?")  # fmt: skip
KEEP = ("still what the samples show", "we see it in every room", "works where we really do it")
STOP = ("it took time and the tickets did not move", "two of us never began and nobody missed it",
        "the new material does it better")  # fmt: skip
LEARNT = ("We set the number before we had seen the work.",
          "We changed the lesson and not the practice.",
          "It grew, and the last third needs another way in.")  # fmt: skip
