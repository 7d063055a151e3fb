"""The front door: passwords, and what browsers are told."""

import base64

import bcrypt
import pytest

from exporter.web.auth import TooMany, Users
from tests.support.fake_engine import StoppedClock, client, site

HASH = bcrypt.hashpw(b"correct horse", bcrypt.gensalt(4)).decode()
DEARER = bcrypt.hashpw(b"dear", bcrypt.gensalt(6)).decode()
LONG = "x" * 100
LONG_HASH = bcrypt.hashpw(LONG[:72].encode(), bcrypt.gensalt(4)).decode()
ROUTES = [
    "/metrics",
    "/config",
    "/probe?target=sora-2-official",
    "/sd",
    "/",
    "/nothing",
]
ROUTES += [
    "/targets/sora-2-official",
    "/api/v1/targets",
    "/api/v1/route?model=sora-2",
    "/badge/sora-2-official.svg",
]


def basic(user: str, password: str) -> dict[str, str]:
    return {"authorization": "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()}


@pytest.mark.parametrize("path", ROUTES)
async def test_every_route_asks_for_a_password(tmp_path, path: str):
    users = Users({"prometheus": HASH})
    async with client(site(tmp_path), users) as web:
        locked = await web.get(path)
        opened = await web.get(path, headers=basic("prometheus", "correct horse"))
    assert locked.status_code == 401
    assert locked.headers["www-authenticate"].startswith("Basic realm=")
    assert opened.status_code == (404 if path == "/nothing" else 200)


@pytest.mark.parametrize("path", ["/-/healthy", "/-/ready"])
async def test_whoever_restarts_what_does_not_answer_needs_no_password(tmp_path, path: str):
    async with client(site(tmp_path), Users({"prometheus": HASH})) as web:
        assert (await web.get(path)).status_code == 200
        assert (await web.get(path, headers=basic("prometheus", "wrong"))).status_code == 200
        assert (await web.get(f"{path}/")).status_code == 401


@pytest.mark.parametrize(
    "headers",
    [
        basic("prometheus", "wrong"),
        basic("prometheus", ""),
        basic("nobody", "correct horse"),
        basic("", "correct horse"),
        {"authorization": "Basic"},
        {"authorization": "Basic ???"},
        {"authorization": "Basic " + base64.b64encode(b"prometheus").decode()},
        {"authorization": "Basic " + base64.b64encode(b"\xff\xfe:x").decode()},
        {"authorization": f"Bearer {HASH}"},
        {"authorization": ""},
    ],
)
async def test_nothing_else_opens(tmp_path, headers: dict[str, str]):
    async with client(site(tmp_path), Users({"prometheus": HASH})) as web:
        assert (await web.get("/metrics", headers=headers)).status_code == 401


async def test_a_password_with_colons_and_a_long_one_work():
    colon = bcrypt.hashpw(b"a:b:c", bcrypt.gensalt(4)).decode()
    users = Users({"one": colon, "two": LONG_HASH})
    assert await users.admit(basic("one", "a:b:c")["authorization"])
    assert await users.admit(basic("two", LONG)["authorization"])


async def test_a_good_password_is_checked_once_and_a_bad_one_is_never_remembered():
    users = Users({"prometheus": HASH})
    good, bad = basic("prometheus", "correct horse"), basic("prometheus", "wrong")
    for _ in range(3):
        assert await users.admit(good["authorization"])
        assert not await users.admit(bad["authorization"])
    assert len(users._good) == 1


async def test_what_was_remembered_is_forgotten_with_its_user():
    users = Users({"prometheus": HASH})
    good = basic("prometheus", "correct horse")["authorization"]
    assert await users.admit(good)
    users.replace({"prometheus": bcrypt.hashpw(b"new", bcrypt.gensalt(4)).decode()})
    assert not await users.admit(good)
    users.replace({})
    assert not await users.admit(good)


async def test_names_cannot_be_told_apart_by_the_work_that_a_refusal_takes(monkeypatch):
    users = Users({"a": bcrypt.hashpw(b"x", bcrypt.gensalt(4)).decode(), "b": DEARER})
    work: list[int] = []
    check = bcrypt.checkpw

    def counting(password: bytes, hashed: bytes) -> bool:
        work[-1] += 1 << int(hashed[4:6])
        return check(password, hashed)

    monkeypatch.setattr(bcrypt, "checkpw", counting)
    for user in ("a", "b", "nobody"):
        work.append(0)
        assert not await users.admit(basic(user, "wrong")["authorization"])
    assert work == [1 << 6] * 3


async def test_an_address_may_be_wrong_so_often_and_right_as_often_as_it_likes():
    clock = StoppedClock()
    users = Users({"prometheus": HASH, "other": HASH}, clock)
    good, other = basic("prometheus", "correct horse"), basic("other", "correct horse")
    for i in range(30):
        assert await users.admit(good["authorization"], "10.0.0.1")
        if i < 20:
            assert not await users.admit(basic("prometheus", f"wrong-{i}")["authorization"], "10.0.0.1")
    with pytest.raises(TooMany):
        await users.admit(basic("prometheus", "wrong")["authorization"], "10.0.0.1")
    with pytest.raises(TooMany):
        await users.admit(other["authorization"], "10.0.0.1")
    assert not await users.admit(basic("prometheus", "wrong")["authorization"], "10.0.0.2")
    users.replace({"prometheus": HASH, "more": DEARER})
    assert await users.admit(good["authorization"], "10.0.0.1")
    users.replace({"other": HASH})
    with pytest.raises(TooMany):
        await users.admit(good["authorization"], "10.0.0.1")
    clock.passed += 3
    assert await users.admit(other["authorization"], "10.0.0.1")


async def test_who_has_many_addresses_has_one_limit_and_takes_no_more_memory_for_them():
    users = Users({"prometheus": HASH}, StoppedClock())
    wrong = basic("prometheus", "wrong")["authorization"]
    for i in range(20):
        assert not await users.admit(wrong, f"2001:db8::{i:x}")
    with pytest.raises(TooMany):
        await users.admit(wrong, "2001:db8::ffff")
    assert not await users.admit(wrong, "2001:db8:0:1::1")
    for i in range(5000):
        users._caller(f"10.0.{i // 256}.{i % 256}")
    assert len(users._callers) == 4096


async def test_no_password_is_kept_in_the_clear():
    users = Users({"prometheus": HASH})
    await users.admit(basic("prometheus", "correct horse")["authorization"])
    assert b"correct horse" not in repr(vars(users)).encode()


async def test_only_so_many_are_remembered():
    hashes = {f"u{i}": bcrypt.hashpw(b"p", bcrypt.gensalt(4)).decode() for i in range(103)}
    users = Users(hashes)
    for user in hashes:
        assert await users.admit(basic(user, "p")["authorization"])
    assert len(users._good) == 100
    assert await users.admit(basic("u0", "p")["authorization"])


async def test_an_unknown_user_does_not_come_in_with_somebody_elses_password():
    users = Users({"prometheus": HASH})
    assert await users.admit(basic("prometheus", "correct horse")["authorization"])
    assert not await users.admit(basic("nobody", "correct horse")["authorization"])


@pytest.mark.parametrize("path", ROUTES)
async def test_browsers_are_told_to_be_careful(tmp_path, path: str):
    async with client(site(tmp_path)) as web:
        headers = (await web.get(path)).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    badge = path.endswith(".svg")
    assert headers["cross-origin-resource-policy"] == ("cross-origin" if badge else "same-origin")
    assert (headers["cache-control"] == "no-store") is not badge
