"""The exporter-toolkit's web configuration."""

from pathlib import Path

import pytest

from exporter.config.webconfig import ClientAuth, TlsVersion, load
from exporter.errors import ConfigError

HASH = "$2y$10$X0h1gDsPszWURQaxFh.zoubFi6DXncSjhoQNJgRrnGs7EsimhC7zG"


def load_text(folder: Path, text: str) -> object:
    path = folder / "web.yml"
    path.write_text(text)
    return load(path)


@pytest.fixture
def certificates(tmp_path: Path) -> Path:
    for name in ("cert.pem", "key.pem", "ca.pem"):
        (tmp_path / name).write_text("pem")
    return tmp_path


def test_tls_and_users_as_prometheus_documents_them(certificates: Path) -> None:
    path = certificates / "web.yml"
    path.write_text(f"""
tls_server_config:
  cert_file: cert.pem
  key_file: {certificates / "key.pem"}
  client_ca_file: ca.pem
  client_auth_type: RequireAndVerifyClientCert
  min_version: TLS13
basic_auth_users:
  alice: {HASH}
  bob: "{HASH}"
""")
    config = load(path)
    tls = config.tls_server_config
    assert tls is not None
    assert (tls.cert_file, tls.key_file) == (certificates / "cert.pem", certificates / "key.pem")
    assert tls.client_ca_file == certificates / "ca.pem"
    assert tls.client_auth_type is ClientAuth.REQUIRED
    assert (tls.min_version, tls.max_version) == (TlsVersion.TLS13, TlsVersion.TLS13)
    assert config.basic_auth_users == {"alice": HASH, "bob": HASH}
    assert HASH not in repr(config)


def test_an_empty_file_guards_nothing(tmp_path: Path) -> None:
    (tmp_path / "web.yml").write_text("# nothing\n")
    config = load(tmp_path / "web.yml")
    assert config.tls_server_config is None
    assert config.basic_auth_users == {}


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("[]", ["1: (file): expected a mapping of keys"]),
        ("basic_auth_user: {}", ["1: basic_auth_user: is not a known key; did you mean basic_auth_users?"]),
        (
            "basic_auth_users:\n  alice: secret-password\n  bob: $2y$10$short",
            [
                "2: basic_auth_users.alice: expected a bcrypt hash, such as htpasswd -nBC 10 prints",
                "3: basic_auth_users.bob: expected a bcrypt hash, such as htpasswd -nBC 10 prints",
            ],
        ),
        ("tls_server_config: {cert_file: cert.pem}", ["1: tls_server_config.key_file: is missing"]),
        (
            "tls_server_config:\n  cert_file: none.pem\n  key_file: key.pem",
            ["2: tls_server_config.cert_file: cannot be read (No such file or directory)"],
        ),
        (
            "tls_server_config: {cert_file: cert.pem, key_file: key.pem, client_auth_type: RequireAnyClientCert}",
            [
                "1: tls_server_config.client_auth_type: RequireAnyClientCert cannot be had: a certificate that is "
                "asked for is always verified here; use VerifyClientCertIfGiven or RequireAndVerifyClientCert"
            ],
        ),
        (
            "tls_server_config: {cert_file: cert.pem, key_file: key.pem, client_auth_type: VerifyClientCertIfGiven}",
            ["1: tls_server_config.client_auth_type: needs a client_ca_file or a client_ca"],
        ),
        (
            "tls_server_config: {cert_file: cert.pem, key_file: key.pem, client_ca_file: ca.pem}",
            ["1: tls_server_config.client_ca_file: without a client_auth_type would check nobody"],
        ),
        (
            "tls_server_config: {cert_file: cert.pem, key_file: key.pem, min_version: TLS13, max_version: TLS12}",
            ["1: tls_server_config.min_version: is above max_version"],
        ),
        (
            "tls_server_config: {cert_file: cert.pem, key_file: key.pem, min_version: TLS10}",
            ["1: tls_server_config.min_version: TLS10 is broken and not spoken; use TLS12 or TLS13"],
        ),
        (
            "basic_auth_users: {a: x, a: y",
            ["2: (yaml): while parsing a flow mapping, did not find expected ',' or '}'"],
        ),
    ],
)
def test_what_would_guard_less_than_meant_is_refused(
    certificates: Path, text: str, problems: list[str]
) -> None:
    with pytest.raises(ConfigError) as raised:
        load_text(certificates, text)
    assert [
        problem.removeprefix(f"{certificates / 'web.yml'}:") for problem in raised.value.problems
    ] == problems
    assert "secret-password" not in str(raised.value)
