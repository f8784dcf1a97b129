"""From a line to a sample on the shelf, and to a window that shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from plc_runner.driver import Driver, Reply
from plc_runner.driver.exemplars import chosen, folder, keep, show
from plc_runner.errors import NotFound, Refused
from plc_runner.journal.exemplars import shelved
from plc_runner.journal.store import Journal
from plc_runner.protocol.source import digest, read
from plc_runner.session import commands as c
from plc_runner.session.line import Ask
from plc_runner.session.opening import Opening
from plc_runner.session.state import Exemplar
from tests.exemplars.photos import HEIC, photo
from tests.session.rooms import PEOPLE

TEXT = """\
title: Fill the shelf
steps:
  - {title: Keep, minutes: 10, capture: [exemplar: Sample]}
  - {title: Talk, minutes: 5}
"""
NOW = datetime(2026, 3, 12, 12, 0, tzinfo=UTC)


def no_window(_: str) -> None:
    raise Refused("No window.")


@pytest.fixture
def driver(tmp_path: Path) -> Iterator[Driver]:
    reading = read(TEXT.encode(), "fill-the-shelf.yaml")
    assert reading.protocol is not None
    opening = Opening(reading.protocol, digest(reading.text), PEOPLE, {}, "ana")
    with Journal.open(tmp_path / "sessions" / "plc.db", device="laptop") as journal:
        opened = Driver.open(journal, opening, reading.text, now=lambda: NOW)
        opened.do(c.Start())
        yield opened
        opened.release()


@pytest.fixture
def said(driver: Driver) -> Callable[[str], Reply]:
    """A line at the slot, answered as plain mode answers it."""

    def act(line: str) -> Reply:
        answer = driver.line(line)
        return keep(driver, answer) if isinstance(answer, Ask) else answer

    return act


def newest(driver: Driver) -> Exemplar:
    return chosen(driver.state, "")


def write(tmp_path: Path, name: str, data: bytes) -> str:
    (tmp_path / name).write_bytes(data)
    return f"'{tmp_path / name}'"


def test_a_photo_is_kept_and_the_rest_is_asked_for(
    driver: Driver, said: Callable[[str], Reply], tmp_path: Path
) -> None:
    reply = said(write(tmp_path, "fractions 3.jpg", photo()))
    assert reply.text == "On the shelf: Photo"
    assert "where it was taken" in reply.warning
    asked, hand = [], reply.hand
    for line in ("equal parts", "2. both labels", "", "4.NF.1", "proficient", "Ask for the whole."):
        assert hand is not None
        asked.append(hand.part)
        hand = driver.fix(hand, line).hand if line else driver.after(hand)
    assert (asked, hand) == (["notes"] * 3 + ["standard", "level", "comment"], None)
    kept = newest(driver)
    assert kept.notes == ("equal parts", "both labels")
    assert (kept.standard, kept.level, kept.comment) == (
        "4.NF.1", "proficient", "Ask for the whole.",
    )  # fmt: skip
    assert kept.file_name == "fractions 3.jpg"
    assert [path.name for path in folder(driver.journal).iterdir()] == [f"{kept.file}.jpg"]


def test_words_beside_a_file_are_its_title(said: Callable[[str], Reply], tmp_path: Path) -> None:
    path = write(tmp_path, "a.pdf", b"%PDF")
    assert said(f"{path} two bars, no labels").text == "On the shelf: two bars, no labels"
    assert said(path).text == "On the shelf: PDF 2"


@pytest.mark.parametrize("name", ["Maria_Lopez-task3.jpg", "Lopez, Maria.jpg"])
def test_a_pupils_name_stays_out_of_the_shelf(
    driver: Driver, said: Callable[[str], Reply], tmp_path: Path, name: str
) -> None:
    reply = said(write(tmp_path, name, photo()))
    assert "looks like a pupil's full name" in reply.warning
    assert newest(driver).file_name == "photo.jpg"
    told = [str(path).casefold() for path in (tmp_path / "sessions").rglob("*")]
    assert not any("lopez" in path for path in told)
    assert not any("lopez" in repr(one.event).casefold() for one in driver.journal.events())


def test_a_first_name_stays_out_of_the_shelf_unsaid(
    driver: Driver, said: Callable[[str], Reply], tmp_path: Path
) -> None:
    reply = said(write(tmp_path, "maria task 3.pdf", b"%PDF"))
    assert (reply.warning, newest(driver).file_name) == ("", "document.pdf")


@pytest.mark.parametrize("part", ["", "notes", "comment"])
def test_a_pupils_name_in_words_is_kept_and_told(
    driver: Driver, said: Callable[[str], Reply], part: str
) -> None:
    said("two bars")
    told = driver.do(c.Fix(newest(driver).id, "Maria Lopez drew it", part))
    assert "“Maria Lopez” looks like" in told.warning
    assert "Maria Lopez" in repr(newest(driver))


def test_a_phones_photo_says_what_became_of_it(
    driver: Driver, said: Callable[[str], Reply], tmp_path: Path
) -> None:
    assert "Kept as a JPEG" in said(write(tmp_path, "IMG_1.HEIC", HEIC)).warning
    assert newest(driver).file_name == "IMG_1.jpg"


def test_the_same_file_again_is_told(said: Callable[[str], Reply], tmp_path: Path) -> None:
    path = write(tmp_path, "a.pdf", b"%PDF")
    said(f"{path} two bars")
    assert said(path).warning == "It is on the shelf already, as “two bars”."


def test_what_was_not_kept_changes_nothing(
    driver: Driver, said: Callable[[str], Reply], tmp_path: Path
) -> None:
    before = driver.state
    with pytest.raises(Refused):
        said(write(tmp_path, "a.jpg", b"no photo"))
    assert driver.state is before


def test_words_that_only_look_like_a_file_are_words(said: Callable[[str], Reply]) -> None:
    assert said("what page3.pdf shows").text == "On the shelf: what page3.pdf shows"


def test_undo_leaves_the_file(driver: Driver, said: Callable[[str], Reply], tmp_path: Path) -> None:
    said(write(tmp_path, "a.pdf", b"%PDF"))
    driver.do(c.Undo())
    with pytest.raises(NotFound, match="/shelf"):
        chosen(driver.state, "")
    assert len(list(folder(driver.journal).iterdir())) == 1
    assert shelved(driver.journal) == ()


def test_the_shelf_is_read_from_the_journal(
    driver: Driver, said: Callable[[str], Reply], tmp_path: Path
) -> None:
    said("two bars")
    said(write(tmp_path, "a.pdf", b"%PDF"))
    item = newest(driver)
    driver.do(c.Fix(item.id, "equal parts; both labels", "notes"))
    one, other = shelved(driver.journal)
    assert (one.title, one.notes, one.size) == ("PDF", ("equal parts", "both labels"), 4)
    assert (one.protocol, other.title, other.notes) == ("Fill the shelf", "two bars", ())


def test_a_sample_is_chosen_by_number_name_or_code(
    driver: Driver, said: Callable[[str], Reply]
) -> None:
    for title in ("Two bars", "Number line", "Two lines"):
        said(title)
    titles = [chosen(driver.state, word).title for word in ("", "1", "num", "two b")]
    assert titles == ["Two lines", "Two bars", "Number line", "Two bars"]
    assert chosen(driver.state, chosen(driver.state, "1").id[-6:]).title == "Two bars"
    with pytest.raises(NotFound, match="No sample begins"):
        chosen(driver.state, "9")


def test_a_file_or_a_link_is_shown(
    driver: Driver, said: Callable[[str], Reply], tmp_path: Path
) -> None:
    seen: list[str] = []
    place = folder(driver.journal)
    said(write(tmp_path, "a.pdf", b"%PDF"))
    assert show(place, seen.append, newest(driver)) == "Opening a.pdf"
    path = Path(seen[0])
    assert (path.parent, path.read_bytes()) == (place, b"%PDF")
    path.write_bytes(b"%PDG")
    assert "changed this file" in show(place, seen.append, newest(driver))
    said("https://example.org/a")
    show(place, seen.append, newest(driver))
    assert seen[1:] == [str(path), "https://example.org/a"]


def test_what_cannot_be_shown_is_told_with_where_it_is(
    driver: Driver, said: Callable[[str], Reply], tmp_path: Path
) -> None:
    place = folder(driver.journal)
    said(write(tmp_path, "a.pdf", b"%PDF"))
    path = next(place.iterdir())
    with pytest.raises(Refused, match=rf"No window\. The file: .*{path.name}"):
        show(place, no_window, newest(driver))
    path.unlink()
    with pytest.raises(Refused, match=r"is missing: .* keep it again"):
        show(place, no_window, newest(driver))
    said("two bars")
    with pytest.raises(Refused, match="no file to open"):
        show(place, no_window, newest(driver))
