from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plc_runner.errors import PlcError, Refused
from plc_runner.standards.reading import Reading, read
from tests.standards.samples import FILE

TABLE = "Code,Statement\n3.10,Compare\n3.1,Count\n"


def said(reading: Reading) -> list[tuple[str, str]]:
    return [(item.code, item.statement) for item in reading.items]


def refused(text: str | bytes, **wishes: str) -> str:
    with pytest.raises(Refused) as problem:
        read(text.encode() if isinstance(text, str) else text, "x.csv", wishes)
    return str(problem.value)


def test_every_cell_is_text() -> None:
    assert said(read(TABLE.encode(), "x.csv")) == [("3.10", "Compare"), ("3.1", "Count")]


@pytest.mark.parametrize(
    "data",
    [
        TABLE.encode("utf-8-sig"),
        TABLE.encode("utf-16"),
        TABLE.encode("utf-16-le"),
        TABLE.encode("utf-16-be"),
        TABLE.encode("utf-32"),
        TABLE.replace("\n", "\r\n").encode(),
        TABLE.replace("\n", "\r").encode(),
        TABLE.replace(",", ";").encode(),
        TABLE.replace(",", "\t").encode(),
        TABLE.replace(",", "|").encode(),
        b"sep=;\n" + TABLE.replace(",", ";").encode(),
        ("Standards of Skyland\n,,\n" + TABLE).encode(),
        (TABLE + "\n , \n").encode(),
    ],
)
def test_a_table_is_read_however_it_was_saved(data: bytes) -> None:
    reading = read(data, "x.csv")
    assert said(reading) == [("3.10", "Compare"), ("3.1", "Count")]
    assert reading.problems == ()


def test_the_invented_framework_is_read_whole() -> None:
    reading = read(FILE.read_bytes(), FILE.name)
    assert len(reading.items) == 9
    assert reading.problems == ()
    assert (
        reading.items[6].statement
        == "Place numbers on a line\nand say what lies between two of them."
    )
    assert reading.columns == {
        "code": ("Code",), "statement": ("Statement",), "level": ("Level",), "grade": ("Grade",),
        "domain": ("Strand",),
    }  # fmt: skip


@pytest.mark.parametrize(
    "heads",
    [
        "Human Coding Scheme,Full Statement", "humanCodingScheme,fullStatement",
        "Standard,Description", "Code,Standard", "ID,Text", "Standard Code,Learning Objective",
        "Kode,Aussage", '"Code ","STATEMENT"',
    ],
)  # fmt: skip
def test_columns_are_known_by_their_usual_names(heads: str) -> None:
    assert said(read(f"{heads}\n1.A,Add\n".encode(), "x.csv")) == [("1.A", "Add")]


def test_a_column_that_is_not_known_is_asked_for_in_words() -> None:
    told = refused("Nr,Wortlaut\n1,Add\n")
    assert "The file has: Nr, Wortlaut." in told
    assert '--map code="NAME OF COLUMN" --map statement="NAME OF COLUMN"' in told


def test_of_a_file_that_is_no_table_only_a_little_is_told() -> None:
    told = refused("D" * 20_000)
    assert f"The file has: {'D' * 40}…. Type" in told
    assert "a29 and 11 more" in refused(",".join(f"a{n}" for n in range(41)))


def test_a_column_is_taken_by_wish_by_name_or_number() -> None:
    table = b"Nr,Wortlaut,Code\n1,Add,x\n"
    assert said(read(table, "x.csv", {"code": "nr", "statement": "2"})) == [("1", "Add")]
    assert "no column “Nmr”. It has: Nr, Wortlaut" in refused("Nr,Wortlaut\n1,a\n", code="Nmr")
    assert "“kode” is not one of: code, statement" in refused(TABLE, kode="Code")


def test_where_a_cell_is_empty_the_next_column_of_its_kind_is_read() -> None:
    table = b"Code,Text,Year,Key stage\n1,a,Year 3,\n2,b,,Key stage 3\n"
    assert [item.grade for item in read(table, "x.csv").items] == ["Year 3", "Key stage 3"]


def test_rows_that_say_too_little_or_too_much_are_left_out_and_told() -> None:
    text = (
        'Code,Text\n1,"two\nlines"\n2,\n,no code\n3,a,b\n4,ok,\n1,"two\nlines"\n4,other\n1-Mar,x\n'
    )
    reading = read(text.encode(), "x.csv")
    assert said(reading) == [("1", "two\nlines"), ("4", "ok"), ("4", "other"), ("1-Mar", "x")]
    assert [problem.split(":")[0] for problem in reading.problems] == [
        "Line 4", "Line 5", "Line 6", "Line 8", "Line 10", "Line 11",
    ]  # fmt: skip
    assert "quotation marks" in reading.problems[2]
    assert "spreadsheet" in reading.problems[-1]


def test_an_older_encoding_is_read_and_told() -> None:
    reading = read("Code,Text\n1,Ecrire\n2,Écrire l’été\n".encode("cp1252"), "x.csv")
    assert said(reading)[1] == ("2", "Écrire l’été")
    assert reading.problems[0].startswith("Line 3: the file is not saved as UTF-8.")
    assert "“Écrire”" in reading.problems[0]


def test_letters_that_were_saved_wrongly_are_told() -> None:
    (told,) = read("Code,Text\n1,itâ€™s\n".encode(), "x.csv").problems
    assert told.startswith("Line 2: “â€™”")


def test_a_quotation_mark_that_nothing_ends_swallows_no_rows() -> None:
    told = refused('Code,Text\n1,a\n2,"open\n3,b\n4,c\n')
    assert told.startswith("Line 3: a quotation mark")
    assert refused('Code,Text\n1,"' + "row,\n" * 30_000).startswith("Line 2: a quotation mark")


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"PK\x03\x04rest", "spreadsheet"),
        (b"\xd0\xcf\x11\xe0rest", "spreadsheet"),
        (b"%PDF-1.7", "PDF"),
        (b'\xef\xbb\xbf{"CFDocument": 1}', "JSON"),
        (b"<!DOCTYPE html>", "web page"),
        (b"\x00\x01\x02\x00\x00\x05", "bytes"),
        (b"", "nothing"),
        (b" \n\n", "nothing"),
        (b"Code,Text\n", "only its heads"),
        ("Code,Text\n1,a".encode("utf-16") + b"x", "breaks off"),
    ],
)
def test_what_is_no_table_is_refused_in_words(data: bytes, word: str) -> None:
    assert word in refused(data)


ROWS = st.lists(st.tuples(st.text(max_size=8), st.text(max_size=30)), max_size=6)


@given(ROWS, st.sampled_from(",;\t"), st.sampled_from(("utf-8", "utf-8-sig", "utf-16")))
def test_what_a_spreadsheet_writes_is_read_as_it_stands(
    rows: list[tuple[str, str]], delimiter: str, encoding: str
) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    clean = [tuple("".join(s for s in cell if s.isprintable()) for cell in row) for row in rows]
    writer.writerows([("code", "statement"), *clean])
    try:
        found = said(read(out.getvalue().encode(encoding), "x.csv"))
    except Refused:
        found = []
    wanted = [tuple(" ".join(cell.split()) for cell in row) for row in clean]
    whole = [row for row in wanted if all(row)]
    assert found == list(dict.fromkeys(whole))


@given(st.binary(max_size=200))
def test_no_bytes_make_it_fail(data: bytes) -> None:
    for file in (data, b"Code,Text\n" + data):
        try:
            reading = read(file, "x.csv")
        except PlcError:
            continue
        assert all(item.code and item.statement for item in reading.items)
