import pytest
from anyio.from_thread import start_blocking_portal

from tests.sync_rig import Town, make_template


@pytest.fixture(scope="session")
def portal():
    with start_blocking_portal() as portal:
        yield portal


@pytest.fixture(scope="session")
def template(tmp_path_factory, portal):
    folder = tmp_path_factory.mktemp("template")
    make_template(folder, portal)
    return folder


@pytest.fixture
def town(template, portal, tmp_path):
    town = Town(template, tmp_path / "town", portal)
    yield town
    town.close()
