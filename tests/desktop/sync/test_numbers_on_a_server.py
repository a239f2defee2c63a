"""文号 and the audit's witness where the centre's data lies in PostgreSQL, with its row security on."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.desktop.sync import test_audit_checkpoints, test_numbers
from tests.desktop.sync.test_audit_checkpoints import seat  # noqa: F401
from tests.desktop.sync.test_numbers import YEAR, at_centre, series  # noqa: F401


@pytest.fixture(scope="module")
def kind():
    return "postgresql"


def test_two_desks_that_ask_at_once_get_different_numbers(town, series):  # noqa: F811
    asking = [town.seats[number] for number in ("01", "02", "01", "02")]
    with ThreadPoolExecutor(4) as pool:
        got = list(
            pool.map(lambda one: one.client.grant(one.desk.incarnation, series, YEAR, 10), asking),
        )
    first, second = ({number.running for number in block} for block in got[:2])
    assert first | second == set(range(1, 21))
    assert [{number.running for number in block} for block in got[2:]] == [first, second]
    assert at_centre(town, series).counts["block"] == 20


def test_a_backup_and_a_new_machine(town, series, tmp_path):  # noqa: F811
    test_numbers.test_a_backup_of_the_centre_grants_nothing_twice(town, series, tmp_path)
    one = town.seats["01"]
    test_numbers.enrol_anew(town, one)
    test_numbers.sync(one)
    test_numbers.sync(one)
    assert at_centre(town, series).counts["open"] > 0
    assert test_numbers.take(one, series)


def test_a_chain_written_anew_is_noticed(town, seat):  # noqa: F811
    test_audit_checkpoints.test_a_chain_written_anew_is_noticed_by_both(town, seat, forges=True, longer=True)
