"""Setting a machine up as a desk: the centre's one-time code becomes a key of this machine and a profile."""

from contextlib import closing

from desktop.profile import Profile, create_profile
from desktop.sync import login
from desktop.sync.client import CentreClient


def enrol(profile: Profile, address: str, code: str, account: str, password: str, private_key: str) -> tuple[str, ...]:
    """Enrol this machine and make its profile; the three recovery shares, which are kept nowhere.

    The password is the account's at the centre and, from now on, the clerk's slot here. Raises what the centre
    refuses with and leaves no profile then; try again with the same `private_key`, since a code fits one key only.
    """
    with closing(CentreClient(address)) as client:
        desk = login.enrol(client, address, code, private_key, account, password)
        return create_profile(profile, desk, password, client.token)
