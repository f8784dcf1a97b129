"""Reading the list of a team's members, as offices export it."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plc_runner.driver.roster import LARGEST, RosterRow, read_roster
from plc_runner.errors import Refused

ANA = ("Ana Silva", "ana@school.example", "Grade 4")
BEN = ("Ben Özgür", "ben@school.example", "Coach")


def people(text: str | bytes) -> list[tuple[str, str | None, str | None]]:
    data = text if isinstance(text, bytes) else text.encode()
    return [(row.name, row.email, row.role) for row in read_roster(data).rows]


@pytest.mark.parametrize(
    "text",
    [
        "name,email,role\nAna Silva,ana@school.example,Grade 4\nBen Özgür,ben@school.example,Coach",
        "Staff Name;E-Mail;Position\nAna Silva;ana@school.example;Grade 4\n"
        "Ben Özgür;ben@school.example;Coach\n",
        "EMAIL ADDRESS\tJob title\tFull name\n"
        "ana@school.example\tGrade 4\tAna Silva\nben@school.example\tCoach\tBen Özgür",
        "Last name,First name,Work e-mail,Role\nSilva,Ana,ana@school.example,Grade 4\n"
        "Özgür,Ben,ben@school.example,Coach",
        'Name,Email,Role\n"Silva, Ana",ana@school.example,Grade 4\n'
        '"Özgür, Ben",<ben@school.example>,Coach',
        "Staff of our school 2026,,\n\nTeacher,Mail,Subject\nAna Silva,ana@school.example,Grade 4"
        "\nBen Özgür,ben@school.example,Coach",
        "sep=;\nname;email;role\nAna Silva;ana@school.example;Grade 4\n"
        "Ben Özgür;ben@school.example;Coach",
        "Ana Silva,ana@school.example,Grade 4\nBen Özgür,ben@school.example,Coach",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_whatever_heads_signs_and_encoding_a_list_has(text: str, encoding: str) -> None:
    assert people(text.encode(encoding)) == [ANA, BEN]


def test_a_list_of_names_alone_will_do() -> None:
    assert people("Ana\nBen\n") == [("Ana", None, None), ("Ben", None, None)]
    assert people("Name\nAna") == [("Ana", None, None)]


def test_letters_that_windows_saved_are_told() -> None:
    (told,) = read_roster("name\nBen Özgür\n".encode("cp1252")).problems
    assert told.startswith("Line 2: the file is not saved as UTF-8.")


def test_bad_rows_are_told_by_line_and_the_others_are_taken() -> None:
    text = (
        "name,email,role\n"
        "Ana,ana@school.example,\n"
        ",cy@school.example,Coach\n"
        "\n"
        "Dee,dee at school,\n"
        "Ana,another@school.example,\n"
        "ana,ana@school.example,\n"
        "Eli,ana@school.example,\n"
        "12,,\n"
        "Fay: Gil,,\n"
    )
    found = read_roster(text.encode())
    assert found.rows == (
        RosterRow(2, "Ana", "ana@school.example"),
        RosterRow(5, "Dee"),
    )
    assert found.problems == (
        "Line 3: cy@school.example has no name. Left out.",
        "Line 5: “dee at school” is no email address. Dee is taken without it.",
        "Line 6: Ana is the name of two people, see line 2. Add a letter to tell them apart, as "
        "the wall will call them. Left out.",
        "Line 7: ana stands in line 2 already.",
        "Line 8: Eli has the address of Ana in line 2. Left out.",
        "Line 9: “12” is no name that the wall could call somebody by. Left out.",
        "Line 10: “Fay: Gil” has a “:” in it. Write the name of one person. Left out.",
    )


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "nobody"),
        (b"\n \n", "nobody"),
        (b"name,email\n", "only heads"),
        (b"4,12\n5,13\n", "Nothing says which column has the names"),
        (b"PK\x03\x04rest", "a spreadsheet"),
        (b"%PDF-1.7", "a PDF"),
        (b'name,role\nAna,"coach\nBen,x\nCy,x\nDee,x\nEli,x\n', "quotation mark"),
        (b"name\n" + b"x" * LARGEST, "over 2 MB"),
    ],
)
def test_what_is_no_list_is_refused_with_what_helps(data: bytes, why: str) -> None:
    with pytest.raises(Refused, match=why):
        read_roster(data)


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_a_list_or_refused(data: bytes) -> None:
    with suppress(Refused):
        found = read_roster(data)
        assert all(row.name.strip() for row in found.rows)
        assert all(told.startswith("Line ") for told in found.problems)
