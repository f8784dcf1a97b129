"""What looks like a pupil's full name, in what is written about samples of work.

A guess, for a gentle word and nothing more: nothing is refused because of it. A first name alone,
initials, and the names of those who are here are no full name of a pupil.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from plc_runner.session.phrases import plain


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BETWEEN_NAMES = re.compile(r"\s{1,3}|,\s?")
"""What may stand between the words of a name: `Maria Lopez`, `Lopez, Maria`."""
_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")
_SIGNS = re.compile(r"[\W\d_]+")
_PARTICLES = _words("da das de del der di dos du el la le van von")
"""Small words inside a name: Mia de la Cruz."""
_TITLES = _words("mr mrs ms miss dr prof coach teacher")
"""Whoever has one before the name is no pupil."""
_GIVEN = _words(
    """
    aaliyah aaron abdul abigail adam adrian ahmed aiden alejandro alex alexander ali alice
    alicia amelia amir amy ana andre andrea andrew angel angela anna anthony antonio aria ariana
    asher ashley aurora ava avery ayesha beatriz ben benjamin bella brandon brian brianna caleb
    camila carlos caroline carter chloe christian christopher claire clara connor daniel daniela
    darius david destiny diego dylan eduardo eleanor elena eli elias elijah elizabeth ella ellie
    emily emma emmanuel eric ethan eva evelyn ezra fatima felix fernando finn francisco gabriel
    gabriela george gianna giovanni hannah harper hassan hazel henry ian ibrahim imani isaac
    isabel isabella isaiah ivan jack jackson jacob jada jaden jake jalen james jamal jasmine
    jason javier jayden jennifer jeremiah jessica jesus joel john jonah jonathan jordan jose
    joseph joshua juan julia julian kayla keisha kevin khalil kim kyle laila lauren layla leah
    leo leon leonardo leticia levi liam lily lina linh logan lucas lucia lucy luis luke luna
    lydia madison malik manuel marco marcus maria mariana mario martin mary mason mateo matthew
    maya megan mei mia michael miguel mila mohamed mohammed molly muhammad naomi natalia natalie
    nathan nathaniel nevaeh nia nicholas nicole noah noor nora oliver olivia omar oscar owen
    pablo patrick paula paul pedro penelope peter priya rachel rafael raj rebecca ricardo riley
    robert rosa ruby ryan sadie salma sam samantha samir samuel santiago sara sarah sean
    sebastian sergio shreya sofia sophia sophie stella stephanie steven tamika tariq thomas
    tiana timothy tyler tyrone valentina valeria vanessa victor victoria violet vivian wei
    william wyatt xavier yasmin yusuf zachary zahra zara zoe zoey
    """
)
"""Common given names that are no other words: by them a name is known that is typed small."""
_ORDINARY = _words(
    """
    a about above add after again all also an and another any are art as at back bar bars be
    before below best both boxes but by can card chart class clear common copy core correct
    count decimal diagram different does done draft drawing each early eight end english equal
    error essay exit expected explain fifth final first five four fraction from full good grade
    great group groups had half has have high his history home homework how i if in is it item
    its its just keep key late left less lesson level line lines long look low many math maths
    mean method middle mixed model more most my near new next nine no none north not notebook
    number of off old on one only open or other our out over own page paper part partly period
    photo picture piece pile place poster pre post present problem project proof question quiz
    reading report right room row sample samples say scan school science score second section
    see set seven share sheet short show side six slide small so social solution some south
    standard step sticky story strategy strong strongly student students studies sure table talk
    tape task team ten test text that the their them then there these they third this those
    three ticket to top total two unit until up use very video was we week well were west east
    what when where which who why with wonder word work worked writing written wrong year yes
    you your unsure yet unknown monday tuesday wednesday thursday friday saturday sunday january
    february march april may june july august september october november december red blue green
    yellow orange purple black white
    """
)
"""Words that are written large too, and are no names."""
_LONGEST = 4
"""Words of a name."""


def full_name(text: str, known: Iterable[str] = ()) -> str:
    """What looks like a first name and a surname in a text: `Maria Lopez`, `lopez, maria`.

    Args:
        text: as typed.
        known: names that may be said: those of the people who are here.

    Returns:
        the name as it is written there; empty where there is none.
    """
    heard = [set(plain(name).split()) for name in known]
    sentence = len(_WORD.findall(text)) >= _LONGEST
    for words in _runs(text):
        said = {plain(word) for word in words}
        if sentence and words[-1].islower():
            continue  # maria counts on by ones
        if _is_name(words) and not any(said <= one for one in heard):
            return " ".join(words)
    return ""


def name_in_file(name: str, known: Iterable[str] = ()) -> str:
    """What looks like a full name in the name of a file: `maria_lopez-essay.jpg`."""
    stem, dot, _ = name.rpartition(".")
    words = _SIGNS.sub(" ", _CAMEL.sub(" ", stem if dot else name))
    return full_name(words, known)


def given_in_file(name: str) -> bool:
    """Whether a first name stands in the name of a file: `maria-essay.jpg`."""
    words = _SIGNS.sub(" ", _CAMEL.sub(" ", name)).split()
    return any(plain(word) in _GIVEN for word in words)


def gentle_word(name: str) -> str:
    """What is said about it; empty where there is no name."""
    if not name:
        return ""
    return f"“{name}” looks like a pupil's full name. Initials or a number will do."


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    """Words that stand side by side and may be the parts of one name."""
    found = list(_WORD.finditer(text))
    run: list[str] = []
    titled = False
    for before, word in pairwise([None, *found]):
        if word is None:
            continue
        near = before is not None and _BETWEEN_NAMES.fullmatch(text, before.end(), word.start())
        dotted = before is not None and text[before.end() : word.start()] in (". ", ".")
        if not (near or (dotted and titled)):
            yield from _ended(run)
            run = []
        titled = plain(word[0]) in _TITLES
        if titled or not _may_be_part(word[0], run):
            yield from _ended(run)
            run = [word[0]] if titled else []
        else:
            run.append(word[0])
    yield from _ended(run)


def _ended(run: list[str]) -> Iterator[tuple[str, ...]]:
    words = tuple(run)
    while words and plain(words[-1]) in _PARTICLES:
        words = words[:-1]
    if words and plain(words[0]) not in _TITLES:
        yield words


def _may_be_part(word: str, run: list[str]) -> bool:
    said = plain(word)
    if run and said in _PARTICLES:
        return True
    if said in _ORDINARY or len(word) == 1:
        return False
    return said in _GIVEN or _written_large(word) or _after_a_given_name(run)


def _written_large(word: str) -> bool:
    """`Lopez`, `O'Neil`, `Smith-Jones`, `McKay`; not `DOK`, which is short for something."""
    return word[0].isupper() and not word.isupper()


def _after_a_given_name(run: list[str]) -> bool:
    """`maria lopez`: typed small, but what stands before it is a name."""
    return len(run) == 1 and plain(run[0]) in _GIVEN and run[0].islower()


def _is_name(words: tuple[str, ...]) -> bool:
    parts = [word for word in words if plain(word) not in _PARTICLES]
    if not len(parts) > 1 or len(words) > _LONGEST:
        return False
    given = any(plain(word) in _GIVEN for word in parts)
    return given or all(map(_written_large, parts))
