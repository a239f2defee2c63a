"""Who speaks: the roles of each kind of reception, their words and keys."""

from hypothesis import given
from hypothesis import strategies as st

from offline_store import speaker_roles as roles
from offline_store.minutes import record as minutes

KINDS = st.sampled_from([*roles.ROLE_SETS])
OTHERS = ["third", "third2", "third3", "witness2", "witness9", "caller", "x"]
NAMED = st.dictionaries(st.sampled_from(OTHERS), st.text())


@given(KINDS, NAMED)
def test_the_roles_of_a_kind_keep_their_keys_whoever_comes(kind: str, there: dict[str, str]) -> None:
    found = roles.roles_of(kind, there)
    assert found[: len(roles.ROLE_SETS[kind])] == roles.ROLE_SETS[kind]
    assert len(found) == len({*found}) <= roles.KEYS
    assert all(roles.base(role) in roles.ROLE_SETS[kind] for role in found)


@given(KINDS, NAMED, st.sampled_from(["third", "witness", "applicant"]))
def test_one_more_of_a_part_has_a_role_of_his_own(kind: str, there: dict[str, str], part: str) -> None:
    more = roles.another(kind, part, there)
    if more:
        assert roles.base(more) == part and more not in there
        assert more in roles.roles_of(kind, there | {more: ""})


def test_words() -> None:
    assert roles.word("caller", "visit") == "来访人" and roles.word("caller") == "来电人"
    assert roles.word("third", "mediation") == "第三方" and roles.word("third2", "hearing") == "第三人2"
    assert roles.word("") == roles.word("of a newer program") == "发言"


def test_a_form_is_filled_for_who_brings_the_matter() -> None:
    told = {role: roles.as_heard_at_the_desk(role) for role in ("mediator", "applicant", "respondent", "third2", "")}
    assert told == {"mediator": "clerk", "applicant": "caller", "respondent": None, "third2": None, "": ""}


def test_a_record_takes_the_role_of_the_talk_until_it_names_another() -> None:
    record = minutes.begun(minutes.MEDIATION, {})
    assert minutes.role_of(record, "s", "respondent") == "被申请人"
    assert minutes.role_of(record, "s", "third2") == "第三人"
    assert minutes.role_of(record, "s", "caller") == "申请人"
    assert minutes.role_of(minutes.name_speaker(record, "s", "证人"), "s", "respondent") == "证人"
