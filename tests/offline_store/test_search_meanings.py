"""What is found though it is written in another way: names alike, plates, sums; and where it says it stands."""

from itertools import pairwise, product

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from offline_store import members, money, name_alike, near_shapes, papers, plates, registration, search, search_terms
from offline_store.matter import Member, WageItem
from offline_store.models import Employer, Reception
from offline_store.person_keys import sounds
from offline_store.registration import Entry, Heard
from offline_store.search_terms import fold

QUICK = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)


@pytest.fixture
def find(store):
    def run(query):
        """Every hit, page after page."""
        hits, after = [], None
        while True:
            with store.read() as session:
                found = search.search(session, query, 5, after)
            hits += found.hits
            after = found.next
            if after is None:
                return hits

    return run


@pytest.fixture
def save(store, desk):
    def run(said="", **entry):
        with store.write(desk.actor) as session:
            reception_id = registration.begin_reception(session, desk, "call")
            if said:
                recording_id, _ = registration.begin_recording(session, reception_id, 8000, 2)
                registration.add_segment(session, recording_id, Heard(12.5, 14.0, "caller", said, 0.9), "test")
            registration.register(session, desk, reception_id, Entry(**entry))
            return reception_id

    return run


def told(hits):
    return [(hit.name, *((why.field, why.how) for why in hit.whys)) for hit in hits]


def test_who_is_written_so_comes_first_and_the_others_say_why(save, find):
    for name in ("李修兰", "季秀兰", "李秀兰", "王小雨"):
        save(name=name)
    assert told(find("李秀兰")) == [
        ("李秀兰", ("name", "")),
        ("季秀兰", ("name", "shape")),
        ("李修兰", ("name", "sound")),
    ]
    assert [hit.name for hit in find("修兰")] == ["李修兰", "李秀兰", "季秀兰"]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("单小明", "陕小明"),
        ("仇英", "求英"),
        ("盖聂", "葛聂"),
        ("朴正", "票正"),
        ("曾乐", "增岳"),
        ("买买提·吐尔逊", "买买提吐"),
    ],
)
def test_heteronyms_and_surname_readings(name, typed, save, find):
    save(name=name)
    assert told(find(typed)) == [(name, ("name", "sound"))]


def test_several_words_one_of_them_alike(save, find):
    save(name="李秀兰", matter="工资")
    save(name="李秀兰", matter="工伤")
    assert told(find("李修兰 工资")) == [("李秀兰", ("name", "sound"), ("matter", ""))]


def test_a_sealed_name_is_not_found_by_its_sound(save, find):
    save(name="李秀兰", protected=True)
    assert not find("李修兰")


ALIKE = "李季里单陕仇查秀修兰蓝三乐岳行衡曾增盖葛朴票吕旅长常重仲解谢区欧"
HAN = st.sampled_from("李季里单陕仇查万方秀修兰蓝三于干千未末刘列王土工乐岳行衡曾增盖葛朴票吕旅长常重仲解谢区欧")
NAME = st.text(HAN, min_size=2, max_size=4)


@QUICK
@given(NAME, NAME)
def test_alike_is_symmetric_and_what_is_alike_is_found(one, other):
    assume(len(one) == len(other))
    is_like = name_alike.alike(one, other)
    assert bool(is_like) == bool(name_alike.alike(other, one))
    if is_like:
        assert not name_alike.alike_keys(one).isdisjoint(name_alike.typed_keys(other))


@QUICK
@given(NAME, st.data())
def test_every_homophone_of_every_piece_of_a_name(name, data):
    first = data.draw(st.integers(0, len(name) - 2))
    piece = name[first : data.draw(st.integers(first + 2, len(name)))]
    typed = "".join(data.draw(st.sampled_from([c, *(o for o in ALIKE if {*sounds(o)} & {*sounds(c)})])) for c in piece)
    assert name_alike.alike(name, typed)
    assert not name_alike.alike_keys(name).isdisjoint(name_alike.typed_keys(typed))


def test_shape_classes_hold_near_shapes_together():
    known = near_shapes._near_shapes()
    for one, others in known.items():
        assert {near_shapes.shape_class(other) for other in others} == {near_shapes.shape_class(one)}


WRITTEN = ["鲁B·12345", "鲁B12345", "鲁b 12345", "鲁B-12345", "鲁Ｂ・１２３４５", "鲁B幺二三四五"]


@pytest.mark.parametrize("written", WRITTEN)
@pytest.mark.parametrize("typed", ["鲁B·12345", "鲁B12345", "鲁b12345", "B·123", "鲁B一二三"])
def test_a_plate_however_it_is_written(written, typed, save, find):
    save(name="王小雨", matter=f"被{written}的货车撞伤")
    (hit,) = find(typed)
    assert hit.whys[0].field == "matter"
    assert hit.whys[0].how == ("" if fold(typed) in fold(written) else "plate")


@pytest.mark.parametrize("plate", ["鲁BD12345", "鲁B12345F", "京AF0123A", "粤Z1234港", "鲁B1234学", "鲁UA1B2C"])
def test_plates_of_new_energy_and_of_special_use(plate):
    (found,) = plates.plates(fold(f"车牌{plate}，"))
    assert found.form == plate.lower()


@pytest.mark.parametrize("text", ["鲁B1234", "鲁B1234567", "鲁I12345", "B12345", "鲁B工资工资工"])
def test_what_is_no_plate(text):
    assert not [*plates.plates(fold(text))]


SUM = [
    "12600",
    "12,600",
    "12600元",
    "¥12,600",
    "12600.00",
    "1.26万",
    "1.26万元",
    "一万二千六百",
    "一万二千六",
    "1万2600",
]


@pytest.mark.parametrize("typed", SUM)
def test_a_sum_however_it_is_typed(typed, store, desk, save, find):
    save(name="甲", arrears=1_260_000)
    save(name="乙", recovered=1_260_000)
    save(name="丙", wage_items=(WageItem("工资", "拖欠", "3月", 1_260_000),))
    reception_id = save(name="丁")
    with store.write(desk.actor) as session:
        case_id = session.get_one(Reception, reception_id).case_id
        members.write(session, case_id, [(1, Member("王小雨", amount=1_260_000))], protected=False)
    save("他欠我12,600", name="戊")
    save(name="己", matter="一万二千六百块")
    save(name="庚", arrears=1_260_001, recovered=126_000)
    found = {hit.name: hit.whys[0].field for hit in find(typed)}
    expected = {"甲": "arrears", "乙": "recovered", "丙": "wages", "戊": "said", "己": "matter", "丁": "owed"}
    assert {name: field for name, field in found.items() if name in expected} == expected
    assert ("庚" in found) == (typed == "12600"), "126001 fen is written 12600.01: a piece of a text, and no such sum"


def spellings(yuan):
    return [f"{yuan}", f"{yuan:,}", f"{yuan}元", f"¥{yuan:,}", f"{yuan}.00", f"{yuan / 10_000:.4f}万", f"{yuan}块钱"]


@QUICK
@given(st.integers(100, 99_999_999))
def test_every_spelling_of_a_sum_is_the_same_sum(yuan):
    assert {money.typed_sum(spelling) for spelling in spellings(yuan)} == {yuan * 100}
    for spelling in spellings(yuan):
        assert [each.fen for each in money.sums(f"欠了{spelling}，没给")] == [yuan * 100]


@QUICK
@given(st.text(st.characters(codec="utf-8"), max_size=60) | st.text("0123456789,.万千百十一二零元¥", max_size=20))
def test_no_text_breaks_the_readers(text):
    plain = fold(text)
    for each in (*money.sums(plain), *plates.plates(plain)):
        assert plain[each.start : each.end]
    money.typed_sum(text)
    plates.typed_form(plain)


def test_an_employer_by_name_alias_and_credit_code(store, save, find):
    save(name="王小雨", employer="青岛海诺服饰有限公司")
    with store.apply() as session:
        row = session.query(Employer).one()
        row.aliases, row.credit_code = ["海诺制衣"], "91370202MA3C5X8Y0P"
    for typed, field in (
        ("海诺服饰", "employer"),
        ("制衣", "employer"),
        ("91370202ma3c5x8y0p", "credit_code"),
        ("8Y0P", "credit_code"),
    ):
        assert told(find(typed)) == [("王小雨", (field, ""))]


def test_what_was_printed_is_found_though_it_was_changed_since(store, desk, save, find):
    reception_id = save(name="王小雨", matter="现在的情况")
    with store.write(desk.actor) as session:
        case_id = session.get_one(Reception, reception_id).case_id
        papers.note_printing(
            session, desk, registration.call_form(session, case_id), "p", "1", 1, "0" * 64, "当时的说法"
        )
    assert told(find("当时的说")) == [("王小雨", ("printed", ""))]


def test_a_draft_is_found_by_all_that_stands_in_its_form_and_is_no_case(store, desk, find):
    draft = {
        "name": "单小明",
        "matter": "鲁B·12345",
        "arrears": "1.26万",
        "wages": [["加班费", "拖欠", "3月", "800"]],
        "members": [["周大海", "", "16000003671", "500", False, ""]],
    }
    with store.write(desk.actor) as session:
        reception_id = registration.begin_reception(session, desk, "call")
        registration.journal_draft(session, reception_id, draft)
    for typed in ("小明", "陕小明", "鲁b12345", "12600", "加班费", "周大海", "3671"):
        (hit,) = find(typed)
        assert (hit.reception_id, hit.case_id) == (reception_id, None)
    assert not find("202"), "when it was written down is nothing that was typed"


def test_what_waits_for_the_centre_says_so(store, save, find):
    save(name="王小雨")
    assert [hit.unsent for hit in find("王小雨")] == [True]
    with store.apply() as session:
        session.connection().exec_driver_sql(
            "UPDATE change SET result = 'applied', acknowledged_at = '2026-01-01 00:00:00'"
        )
    assert [hit.unsent for hit in find("王小雨")] == [False]


def test_what_was_said_names_its_reception_and_second(store, desk, save, find):
    first = save("老板跑了", name="王小雨")
    with store.write(desk.actor) as session:
        later = registration.turn(session, desk, first)
    (hit,) = find("老板跑")
    assert hit.reception_id == later
    assert (hit.whys[0].reception_id, hit.whys[0].second) == (first, 12.5)


TEXT = st.text("工资老板拖欠三月鲁B·12345万千百，。 abc😀", min_size=2, max_size=30)


@QUICK
@given(st.lists(TEXT, min_size=4, max_size=4))
def test_every_two_characters_of_every_planted_text_are_words_of_the_index(texts):
    fields = ("claim", "said", "printed", "employer")
    pieces = [search_terms.Piece(*both) for both in zip(fields, texts, strict=True)]
    words = {*search_terms.index_words(pieces).split()}
    for text in texts:
        for a, b in pairwise(fold(text)):
            assert f"{ord(a):x}z{ord(b):x}" in words


BREAKS = {
    "sounds are not indexed": (name_alike, "_sound_keys", lambda _characters: []),
    "shapes are not indexed": (name_alike, "_shape_keys", lambda _characters: []),
    "plates are not read": (plates, "plates", lambda _text: iter(())),
    "sums are not read": (money, "sums", lambda _text: iter(())),
}
ASKED = {"李修兰": "sounds", "季秀兰": "shapes", "鲁b12345": "plates", "1.26万": "sums"}


@pytest.mark.parametrize("broken", ["nothing", *BREAKS])
def test_what_is_broken_is_noticed(broken, save, find, monkeypatch):
    name_alike.alike_keys.cache_clear()
    if broken in BREAKS:
        monkeypatch.setattr(*BREAKS[broken])
    save(name="李秀兰", matter="鲁B·12345", arrears=1_260_000)
    lost = {kind for typed, kind in ASKED.items() if not find(typed)}
    name_alike.alike_keys.cache_clear()
    assert lost == {kind for kind in ASKED.values() if broken.startswith(kind)}


def test_all_ways_to_read_a_name_are_kept_but_for_rare_ones():
    assert len([*product(*map(sounds, "单单单"))]) <= name_alike.MOST_SOUNDS
