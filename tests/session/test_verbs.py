from collections import Counter

from textual.binding import Binding
from textual.widgets import Input

from plc_runner.session.verbs import GROUPS, VERB, VERBS, verbs_for


def repeated(values: list[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if value and count > 1]


def test_ids_words_keys_and_letters_are_each_used_once() -> None:
    assert len(VERB) == len(VERBS)
    assert repeated([word for verb in VERBS for word in verb.words]) == []
    assert repeated([verb.key for verb in VERBS]) == []
    assert repeated([verb.letter.casefold() for verb in VERBS]) == []


def test_every_verb_can_be_reached() -> None:
    for verb in VERBS:
        assert verb.words or verb.key, verb.id
        assert not verb.in_plain or verb.words, verb.id


def test_no_key_eats_ordinary_typing_or_editing() -> None:
    editing = {b.key for b in Binding.make_bindings(Input.BINDINGS)} | {"space", "comma"}
    for verb in VERBS:
        assert len(verb.key) != 1, verb.id
        assert verb.key not in editing, verb.id
        assert bool(verb.key) == bool(verb.key_label), verb.id


def test_words_begin_with_a_slash_and_are_small_letters() -> None:
    for verb in VERBS:
        for word in verb.words:
            assert word == word.casefold()
            assert word.startswith("/")
            assert len(word) > 1
            assert " " not in word


def test_texts_fit_the_smallest_wall() -> None:
    for verb in VERBS:
        assert len(verb.title) <= 25, verb.id
        assert verb.help.endswith("."), verb.id
        assert len(verb.help) <= 90, verb.id
        assert len(verb.footer) <= 12, verb.id


def test_groups_keep_together_in_their_order() -> None:
    order = [GROUPS.index(verb.group) for verb in VERBS]
    assert order == sorted(order)
    assert set(order) == set(range(len(GROUPS)))


def test_the_beginning_of_a_word_will_do() -> None:
    assert verbs_for("/dec") == (VERB["decide"],)
    assert verbs_for("/NEX") == (VERB["next-step"],)
    assert verbs_for("/hel") == (VERB["help"],)
    assert verbs_for("/?") == (VERB["help"],)


def test_the_four_that_keep_what_was_said_have_one_letter() -> None:
    assert [verbs_for(word)[0].id for word in ("/d", "/a", "/p", "/n")] == [
        "decide",
        "agree-action",
        "park",
        "note",
    ]


def test_a_whole_word_wins_over_longer_ones() -> None:
    assert verbs_for("/go") == (VERB["go-to-step"],)
    assert verbs_for("/turn") == (VERB["next-turn"],)


def test_an_unclear_word_gives_all_it_may_mean() -> None:
    unclear = {"resume", "remove", "reveal", "reopen", "replaces", "settle-reached"}
    assert {verb.id for verb in verbs_for("/re")} == unclear
    assert verbs_for("/") == ()
    assert verbs_for("/xyzzy") == ()


def test_usage_shows_word_and_argument() -> None:
    assert VERB["go-to-step"].usage == "/go STEP"
    assert VERB["next-step"].usage == "/next [anyway]"
    assert VERB["recall"].usage == ""
    assert VERB["next-step"].binding_id == "run.next-step"
    assert VERB["go-to-step"].needs_argument
    assert not VERB["next-step"].needs_argument
