from __future__ import annotations

from pathlib import Path

import pytest

from plc_runner.errors import NotFound
from plc_runner.protocol import library as module
from plc_runner.protocol.library import Library, shipped_folder

GOOD = "title: {}\nsteps: [{{title: A, minutes: 5}}]\n"


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    workspace, shipped = tmp_path / "work", tmp_path / "shipped"
    (workspace / "protocols").mkdir(parents=True)
    shipped.mkdir()
    (shipped / "consultancy.yaml").write_text(GOOD.format("Consultancy"))
    (shipped / "tuning.yaml").write_text(GOOD.format("Tuning"))
    (workspace / "protocols" / "tuning.yml").write_text(GOOD.format("Our own tuning"))
    (workspace / "protocols" / "broken.yaml").write_text("title: [\n")
    return workspace, shipped


def test_the_workspaces_file_wins_and_a_broken_one_hides_nothing(
    folders: tuple[Path, Path],
) -> None:
    listed = Library(*folders).all()

    assert [(one.id, one.title, one.shipped) for one in listed] == [
        ("broken", "broken", False),
        ("consultancy", "Consultancy", True),
        ("tuning", "Our own tuning", False),
    ]
    assert listed[0].reading.errors
    assert listed[0].reading.protocol is None


@pytest.mark.parametrize("name", ["tuning", "Tuning", "tuning.yaml"])
def test_a_protocol_is_found_by_its_id_and_names_like_it(
    folders: tuple[Path, Path], name: str
) -> None:
    found = Library(*folders).find(name)

    assert (found.id, found.title, found.shipped) == ("tuning", "Our own tuning", False)


def test_what_is_not_there_is_told_with_what_may_be_meant(folders: tuple[Path, Path]) -> None:
    library = Library(*folders)

    with pytest.raises(NotFound, match="Did you mean tuning"):
        library.find("tunning")
    with pytest.raises(NotFound, match="There are: broken, consultancy, tuning"):
        library.find("xyz")


def test_where_there_are_many_they_are_not_listed_on_the_wall() -> None:
    with pytest.raises(NotFound, match=r"“xyzzy”. “plc protocols” lists the \d+ that there are.$"):
        Library().find("xyzzy")


def test_a_workspace_without_protocols_has_the_shipped_ones(tmp_path: Path) -> None:
    library = Library(tmp_path)

    assert {"consultancy", "student-work-analysis"} <= {one.id for one in library.all()}
    assert all(one.shipped for one in library.all())
    assert Library().find("consultancy").reading.problems == ()


def test_a_workspace_that_is_the_checkout_lists_each_once() -> None:
    library = Library(shipped_folder().parent)
    ids = [one.id for one in library.all()]

    assert len(ids) == len(set(ids))
    assert all(one.shipped for one in library.all())


def test_an_installed_package_finds_what_it_carries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = tmp_path / "plc_runner" / "_protocols"
    inside.mkdir(parents=True)
    (tmp_path / "protocols").mkdir()
    monkeypatch.setattr(
        module, "__file__", str(tmp_path / "plc_runner" / "protocol" / "library.py")
    )

    assert shipped_folder() == inside


def test_two_files_of_one_id_hide_neither(tmp_path: Path) -> None:
    folder = tmp_path / "protocols"
    folder.mkdir()
    for name in ("a.yaml", "a.yml", "!!!.yaml"):
        (folder / name).write_text(GOOD.format(name))

    found = {one.id: one.path.name for one in Library(tmp_path, tmp_path / "none").all()}

    assert found == {"a": "a.yaml", "a-2": "a.yml", "protocol": "!!!.yaml"}


def test_an_unchanged_copy_of_a_shipped_protocol_is_nobodys_own(tmp_path: Path) -> None:
    folder = tmp_path / "protocols"
    folder.mkdir()
    copy = folder / "consultancy.yaml"
    copy.write_bytes((shipped_folder() / "consultancy.yaml").read_bytes())
    assert Library(tmp_path).find("consultancy").shipped
    copy.write_bytes(copy.read_bytes() + b"# ours\n")
    assert not Library(tmp_path).find("consultancy").shipped


CYCLE = "title: {}\nmeetings: [{{week: 1, protocol: {}}}]\n"


@pytest.fixture
def with_cycles(folders: tuple[Path, Path]) -> tuple[Path, Path]:
    workspace, shipped = folders
    ours = workspace / "protocols" / "cycles"
    ours.mkdir()
    (shipped / "cycles").mkdir()
    (shipped / "cycles" / "spring.yaml").write_text(CYCLE.format("Spring", "consultancy"))
    (shipped / "cycles" / "autumn.yaml").write_text(CYCLE.format("Autumn", "consultancy"))
    (ours / "spring.yml").write_text(CYCLE.format("Our spring", "tuning"))
    (ours / "lost.yaml").write_text(CYCLE.format("Lost", "tunning"))
    return folders


def test_cycles_are_listed_beside_protocols_and_are_none(with_cycles: tuple[Path, Path]) -> None:
    library = Library(*with_cycles)

    assert [one.id for one in library.all()] == ["broken", "consultancy", "tuning"]
    assert [(one.id, one.title, one.shipped) for one in library.cycles()] == [
        ("autumn", "Autumn", True),
        ("lost", "lost", False),
        ("spring", "Our spring", False),
    ]


def test_a_cycle_with_a_protocol_that_is_not_there_is_broken(
    with_cycles: tuple[Path, Path],
) -> None:
    lost = Library(*with_cycles).cycle("lost")

    assert lost.reading.cycle is None
    assert "Did you mean “tuning”?" in lost.reading.problems[0].hint


def test_a_cycle_is_found_by_its_id_and_its_title_and_told_if_it_is_not_there(
    with_cycles: tuple[Path, Path],
) -> None:
    library = Library(*with_cycles)

    assert library.cycle("Spring").title == "Our spring"
    with pytest.raises(NotFound, match="no cycle “sprung”"):
        library.cycle("sprung")
    with pytest.raises(NotFound, match="There are: autumn, lost, spring"):
        library.cycle("xyz")
    with pytest.raises(NotFound, match="It is a cycle: “plc cycles show spring”"):
        library.find("spring")


def test_an_unchanged_copy_of_a_shipped_cycle_is_nobodys_own(
    with_cycles: tuple[Path, Path],
) -> None:
    workspace, shipped = with_cycles
    copy = workspace / "protocols" / "cycles" / "autumn.yaml"
    copy.write_bytes((shipped / "cycles" / "autumn.yaml").read_bytes())

    assert Library(*with_cycles).cycle("autumn").shipped
