"""What a case is found by, why, and in which order; whatever is typed, never an error."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from offline_store import registration, search, search_reasons
from offline_store.models import Person
from offline_store.registration import Entry, Heard
from offline_store.search_reasons import Why


@pytest.fixture
def find(store):
    def run(query, **more):
        with store.read() as session:
            return search.search(session, query, **more)

    return run


@pytest.fixture
def save(store, desk):
    def run(said="", caller="", **entry):
        with store.write(desk.actor) as session:
            reception_id = registration.begin_reception(session, desk, "call", caller)
            if said:
                recording_id, _ = registration.begin_recording(session, reception_id, 8000, 2)
                registration.add_segment(session, recording_id, Heard(12.5, 14.0, "caller", said, 0.9), "test")
            registration.register(session, desk, reception_id, Entry(**entry))
            return reception_id

    return run


def names(found):
    return [hit.name for hit in found.hits]


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("秀兰", Why("name", "逄秀兰", 1, 3)),
        ("逄", Why("name", "逄秀兰", 0, 1)),
        ("pangxiulan", Why("pinyin", "逄秀兰 pangxiulan", 4, 14)),
        ("PangXiu", Why("pinyin", "逄秀兰 pangxiulan", 4, 11)),
        ("pxl", Why("pinyin", "逄秀兰 pxl", 4, 7)),
        ("pangxl", Why("pinyin", "逄秀兰 pangxl", 4, 10)),
        ("xiulan", Why("pinyin", "逄秀兰 xiulan", 4, 10)),
        ("3671", Why("phone", "*******3671", 7, 11)),
        ("23671", Why("phone", "******23671", 6, 11)),
        ("15400823671", Why("phone", "15400823671", 0, 11)),
        ("服饰", Why("employer", "青岛某服饰有限公司", 3, 5)),
        ("三个月", Why("matter", "三个月没有发工资", 0, 3)),
        ("补发", Why("claim", "请求补发工资", 2, 4)),
        ("告知", Why("advice", "已告知仲裁时效", 1, 3)),
        ("缝纫", Why("occupation", "缝纫工", 0, 2)),
        ("3月", Why("period", "2026年1月至3月", 8, 10)),
        ("劳动报酬", Why("dispute_types", "劳动报酬", 0, 4)),
        ("12600", Why("arrears", "12600.50", 0, 5)),
        ("老板", Why("said", "喂，老板说没钱", 2, 4, 12.5)),
        ("8888", Why("caller", "********8888", 8, 12)),
    ],
)
def test_what_a_case_is_found_by_and_why(typed, why, save, find):
    save(name="王小雨", phone="16000000002", employer="青岛第一建筑公司", matter="工伤")
    save(
        "喂，老板说没钱",
        "0532-6666 8888",
        name="逄秀兰",
        phone="154 0082 3671",
        employer="青岛某服饰有限公司",
        matter="三个月没有发工资",
        advice="已告知仲裁时效",
        claim="请求补发工资",
        occupation="缝纫工",
        period="2026年1月至3月",
        dispute_types=("劳动报酬",),
        arrears=1_260_050,
    )
    (hit,) = find(typed).hits
    assert hit.whys == (why._replace(reception_id=hit.reception_id) if why.field == "said" else why,)
    assert (hit.name, hit.employer) == ("逄秀兰", "青岛某服饰有限公司")


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("单小明", "shan"),
        ("仇英", "qiuying"),
        ("解放", "xief"),
        ("查良", "zhaliang"),
        ("区小小", "ou"),
        ("朴正", "piao"),
        ("尉迟恭", "yuchi"),
        ("盖聂", "ge"),
        ("黑妹", "he"),
        ("乐毅", "yue"),
        ("吕布", "lubu"),
        ("吕布", "lvbu"),
        ("吕布", "lyubu"),
        ("买买提·吐尔逊江", "tuerxun"),
        ("𬭎明", "hongming"),
        ("买买提・吐尔逊", "提·吐"),
    ],
)
def test_every_reading_of_a_name_finds_it(name, typed, save, find):
    save(name="钱一")
    save(name=name)
    assert names(find(typed)) == [name]


def test_an_id_number_is_found_by_its_end_and_by_the_birth_date(store, save, find):
    save(name="王小雨")
    with store.apply() as session:
        session.query(Person).one().id_number = "37020219800102123X"
    assert find("123x").hits[0].whys == (Why("id_number", "*" * 14 + "123x", 14, 18),)
    assert find("02123X").hits[0].whys == (Why("id_number", "*" * 12 + "02123x", 12, 18),)
    assert find("19800102").hits[0].whys == (Why("birth", "19800102", 0, 8),)
    assert not find("0219800102").hits, "a piece from the middle would give away what is masked"


def test_a_case_number_is_found_by_its_end_and_by_its_day(save, find):
    save(name="甲")
    save(name="乙")
    (newest, first) = find("0001").hits[:1] + find("0002").hits[:1]
    assert [newest.name, first.name] == ["甲", "乙"]
    number = newest.number
    day = number.split("-")[2]
    assert names(find(number)) == names(find(f"{day}-0001")) == ["甲"]
    assert names(find(day)) == ["乙", "甲"]


def test_several_words_may_stand_in_several_fields(save, find):
    save("厂里没有人了", name="王小雨", phone="16000003671", matter="工资")
    save("还在上班", name="王大雨", matter="工资")
    (hit,) = find("wxy 工资　没有人 3671").hits
    assert [why.field for why in hit.whys] == ["pinyin", "matter", "said", "phone"]
    assert not find("王小雨 上班").hits


def test_drafts_are_found(store, desk, find):
    with store.write(desk.actor) as session:
        reception_id = registration.begin_reception(session, desk, "call")
        registration.journal_draft(
            session, reception_id, {"name": "单小明", "phone": "16000003671", "matter": "被辞退"}
        )
    for typed in ("单小", "shanxm", "3671", "辞退"):
        (hit,) = find(typed).hits
        assert (hit.reception_id, hit.case_id, hit.number) == (reception_id, None, "")


def test_a_protected_identity_is_found_by_nobody(store, desk, save, find):
    reception_id = save(
        name="逄秀兰", phone="16000003671", caller="0532-16000003671", matter="厂里报复", protected=True
    )
    (hit,) = find("报复").hits
    assert (hit.name, hit.protected, hit.reception_id) == ("", True, reception_id)
    for typed in ("逄秀", "pxl", "3671", "16000003671"):
        assert not find(typed).hits
    with store.write(desk.actor) as session:
        draft = {"name": "逄秀兰", "matter": "再打来", "protected": True}
        registration.journal_draft(session, registration.begin_reception(session, desk, "call"), draft)
    assert find("再打").hits[0].protected
    assert not find("逄秀").hits
    save(name="逄秀兰", matter="不再保密")
    assert names(find("逄秀")) == ["逄秀兰"]


def test_newest_first_page_after_page(save, find):
    for number in range(7):
        save(name=f"张{'一二三四五六七'[number]}", matter="工资")
    first = find("工资", limit=3)
    assert (names(first), first.next) == (["张七", "张六", "张五"], first.hits[-1].place)
    rest = find("工资", limit=10, after=first.next)
    assert names(rest) == ["张四", "张三", "张二", "张一"]


def test_full_width_and_capitals_make_no_difference(save, find):
    save(name="甲", matter="厂牌ＡＢＣ１２３Ｘ")
    assert find("abc123x").hits[0].whys == (Why("matter", "厂牌ＡＢＣ１２３Ｘ", 2, 9),)
    assert find("ＡＢＣ").hits


def test_a_long_text_is_cut_around_the_word(save, find):
    save(name="甲", matter="前" * 100 + "工伤" + "后" * 100)
    (why,) = find("工伤").hits[0].whys
    assert why == Why("matter", "…" + "前" * 6 + "工伤" + "后" * 32 + "…", 7, 9)


def test_pieces_of_a_word_in_two_places_are_no_hit(save, find, monkeypatch):
    """发工 and 工资 are in the index, 发工资 is in no text: the index alone would say yes."""
    save(name="甲", matter="刚发工作服", advice="谈工资")
    assert not find("发工资").hits
    monkeypatch.setattr(search_reasons.Entry, "why", lambda *_: Why("matter", "", 0, 0))
    assert find("发工资").hits, "and without looking at the text it does"


def test_a_word_that_only_seems_common_gives_up_and_says_so(save, find, monkeypatch):
    for _ in range(4):
        save(name="甲", matter="刚发工作服", advice="谈工资")
    monkeypatch.setattr(search, "MOST_LOOKED_AT", 3)
    first = find("发工资")
    assert first.hits == ()
    assert not first.next.alike, "it goes on where it gave up"
    assert find("发工资", after=first.next).next.alike


def test_phones_stay_masked_but_for_what_was_typed(save, find):
    save(name="甲", phone="16000003671", caller="16000003671")
    assert "1600" not in repr(find("3671"))


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(st.text() | st.text("\"'*^+-:(){}NEARORAND\ud800\udfff\x00\ufdd0\ufdef😀𬭎 "))
def test_anything_may_be_typed(find, typed):
    assert find(typed).hits == ()


@pytest.mark.parametrize("typed", ["a" * 10_000, "工" * 10_000, "工资 " * 3000, "😀" * 5000, "1" * 10_000, "\x00", '"'])
def test_so_may_very_much(typed, save, find):
    save(name="甲", matter="工资" * 4)
    assert len(find(typed).hits) == (typed.strip() == ("工资 " * 3000).strip())
