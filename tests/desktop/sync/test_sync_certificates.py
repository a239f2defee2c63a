"""The desk believes nobody but the centre: each wrong certificate is refused in words, and nothing is sent."""

import socket
import ssl
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from desktop.sync import errors
from desktop.sync.client import CentreClient
from tests.sync_rig import Process

DAY = timedelta(days=1)


def name(text):
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


class Authority:
    """A certificate authority of the test's own, with its file."""

    def __init__(self, folder, title):
        self.folder, self.key, self.name = folder, ec.generate_private_key(ec.SECP256R1()), name(title)
        self.certificate = (
            self._builder(self.name, self.key, -DAY, DAY)
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .add_extension(_usage(), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(self.key.public_key()), critical=False)
            .sign(self.key, SHA256())
        )
        self.file = folder / f"{title}.pem"
        self.file.write_bytes(self.certificate.public_bytes(Encoding.PEM))

    def _builder(self, subject, key, first, last):
        now = datetime.now(UTC)
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self.name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now + first)
            .not_valid_after(now + last)
        )

    def issue(self, title, host="127.0.0.1", first=-DAY, last=DAY):
        """A server's certificate and key, in files."""
        key = ec.generate_private_key(ec.SECP256R1())
        issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key())
        certificate = (
            self._builder(name(host), key, first, last)
            .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(host))]), critical=False)
            .add_extension(issuer, critical=False)
            .sign(self.key, SHA256())
        )
        made = self.folder / f"{title}.crt", self.folder / f"{title}.key"
        made[0].write_bytes(certificate.public_bytes(Encoding.PEM))
        made[1].write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        return made


def _usage():
    return x509.KeyUsage(
        digital_signature=True, content_commitment=False, key_encipherment=False, data_encipherment=False,
        key_agreement=False, key_cert_sign=True, crl_sign=True, encipher_only=False, decipher_only=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def ours(tmp_path_factory):
    return Authority(tmp_path_factory.mktemp("ca"), "ours")


@pytest.fixture
def answering():
    """A TLS server that shakes hands and remembers what it was sent."""
    running = []

    def start(certificate, key, newest=None):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        if newest:
            context.set_ciphers("ALL:@SECLEVEL=0")
            context.minimum_version, context.maximum_version = ssl.TLSVersion.TLSv1, newest
        listening = socket.create_server(("127.0.0.1", 0))
        heard = []

        def serve():
            with listening:
                peer, _ = listening.accept()
                with peer:
                    peer.settimeout(10)
                    try:
                        with context.wrap_socket(peer, server_side=True) as spoken:
                            heard.append(spoken.recv(65536))
                    except OSError:
                        pass

        thread = threading.Thread(target=serve)
        thread.start()
        running.append(thread)
        return f"https://127.0.0.1:{listening.getsockname()[1]}", heard

    yield start
    for thread in running:
        thread.join(30)


def refused(address, authority):
    client = CentreClient(address, authority=authority)
    try:
        with pytest.raises(errors.WrongCertificate) as caught:
            client.enrol("code", "00" * 32)
    finally:
        client.close()
    return str(caught.value)


def test_each_wrong_certificate_is_refused_in_words_and_nothing_is_sent(ours, answering, tmp_path):
    stranger = Authority(tmp_path, "stranger")
    cases = [
        ("不是本单位信任", stranger.issue("strange")),
        ("已经过期", ours.issue("expired", first=-3 * DAY, last=-2 * DAY)),
        ("还没有生效", ours.issue("early", first=2 * DAY, last=3 * DAY)),
        ("另一台服务器", ours.issue("other", host="127.0.0.2")),
    ]
    for words, files in cases:
        address, heard = answering(*files)
        said = refused(address, ours.file)
        assert words in said and "登记的内容都还在本机" in said
        assert heard == []


@pytest.mark.filterwarnings("ignore:.*TLSv1.*:DeprecationWarning")
def test_an_old_tls_is_refused(ours, answering):
    address, heard = answering(*ours.issue("old"), newest=ssl.TLSVersion.TLSv1_1)
    assert "TLS 1.2" in refused(address, ours.file)
    assert heard == []


def test_a_bad_authority_file_is_said(tmp_path, monkeypatch):
    broken = tmp_path / "broken.pem"
    broken.write_text("不是证书", encoding="utf-8")
    monkeypatch.setenv("QIANTAI_AUTHORITY", str(broken))
    with pytest.raises(errors.BadAuthority) as caught:
        CentreClient("https://127.0.0.1:1")
    assert "broken.pem" in str(caught.value)


def test_the_centre_itself_is_believed_by_the_sites_authority(ours, tmp_path, monkeypatch):
    """The real process under TLS; the desk finds the authority where the site has put it."""
    data = tmp_path / "centre"
    subprocess.run(
        [sys.executable, "-m", "central", "init", "--data", data, "--station-code", "1", "--station-name", "站"],
        check=True,
    )
    certificate, key = ours.issue("right")
    centre = Process(data, "--tls-cert", certificate, "--tls-key", key)
    centre.start()
    monkeypatch.setenv("QIANTAI_AUTHORITY", str(ours.file))
    client = CentreClient(f"https://127.0.0.1:{centre.port}")
    try:
        with pytest.raises(errors.WrongCode):
            client.enrol("code", "00" * 32)
    finally:
        client.close()
        centre.stop()
