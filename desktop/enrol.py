"""Setting a machine up as a desk: the centre's one-time code becomes a key of this machine and a profile."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.profile import Profile


def enrol(profile: Profile, address: str, code: str, account: str, password: str) -> tuple[str, ...]:
    """Enrol this machine and make its profile; the three recovery shares.

    The password is the account's at the centre and, from now on, the clerk's slot here. Raises what the centre
    refuses with; nothing is left behind then, and the code may be tried again with the same key only.
    """
    private = Ed25519PrivateKey.generate()
