from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plc_runner.protocol.family import Kin, family
from plc_runner.protocol.library import Library
from plc_runner.protocol.model import Protocol, Span, Step


def protocols(**based_on: str) -> dict[str, Protocol]:
    steps = (Step(title="Talk", minutes=Span(min=60, plan=60, max=60)),)
    return {
        id_: Protocol(title=id_.upper(), id=id_, version="1.0", based_on=parent, steps=steps)
        for id_, parent in based_on.items()
    }


def tree(found: tuple[Kin, ...]) -> list[str]:
    return ["  " * kin.depth + kin.id for kin in found]


FAMILY = protocols(
    old="", mid="old@1.0", young="mid@0.9", twin="mid@1.0", lone="", lost="nowhere@2"
)


def test_a_family_is_the_same_from_each_of_its_members() -> None:
    for id_ in ("old", "mid", "young", "twin"):
        assert tree(family(id_, FAMILY)) == ["old", "  mid", "    twin", "    young"]
    assert family("lone", FAMILY) == ()


def test_the_version_a_variant_was_made_from_is_noted_when_it_is_not_the_one_of_now() -> None:
    _, mid, twin, young = family("mid", FAMILY)
    assert (mid.made_from, mid.parent_is_now) == ("1.0", "")
    assert twin.parent_is_now == ""
    assert (young.made_from, young.parent_is_now) == ("0.9", "1.0")


def test_a_parent_that_is_not_at_hand_keeps_its_place() -> None:
    parent, lost = family("lost", FAMILY)
    assert (parent.id, parent.here, lost.here) == ("nowhere", False, True)
    assert (lost.made_from, lost.parent_is_now) == ("2", "")
    sisters = protocols(a="gone@1", b="gone@2")
    assert tree(family("b", sisters)) == ["gone", "  a", "  b"]


def test_a_circle_is_told_and_followed_once() -> None:
    round_ = protocols(c="b@1", b="a@1", a="c@1", under="b@1")
    for id_ in round_:
        found = family(id_, round_)
        assert tree(found) == ["a", "  b", "    c", "    under"]
        assert [kin.in_circle for kin in found] == [True, True, True, False]
    (alone,) = family("self", protocols(self="self@1"))
    assert alone.in_circle


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from([*"abcdefghz", ""])))
def test_every_member_is_in_its_family_once(parents: dict[str, str]) -> None:
    known = protocols(**{id_: f"{parent}@1" if parent else "" for id_, parent in parents.items()})
    for id_ in known:
        found = family(id_, known)
        ids = [kin.id for kin in found]
        assert len(set(ids)) == len(ids)
        assert not found or id_ in ids
        assert all(family(kin.id, known) == found for kin in found if kin.here)


def test_the_shipped_variants_have_their_parents() -> None:
    shipped = {
        one.id: one.reading.protocol for one in Library().all() if one.reading.protocol is not None
    }
    assert tree(family("wows-and-wonders", shipped)) == [
        "tuning", "  tune-a-common-assessment", "  tuning-a-plan", "  wows-and-wonders"
    ]  # fmt: skip
    for id_ in shipped:
        assert all(kin.here and not kin.parent_is_now for kin in family(id_, shipped))
