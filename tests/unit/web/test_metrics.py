"""`/metrics`, as Prometheus and people fetch it."""

import gzip

import pytest

from exporter.exposition.text import OPENMETRICS_TYPE, TEXT_TYPE
from tests.support.fake_engine import client, site

OPENMETRICS = "application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5,*/*;q=0.1"


async def test_the_format_is_negotiated(tmp_path):
    async with client(site(tmp_path)) as web:
        plain = await web.get("/metrics", headers={"accept": "*/*"})
        openmetrics = await web.get("/metrics", headers={"accept": OPENMETRICS})
    assert plain.status_code == openmetrics.status_code == 200
    assert plain.headers["content-type"] == TEXT_TYPE
    assert openmetrics.headers["content-type"] == OPENMETRICS_TYPE
    assert 'state="risk_control"} 1' in plain.text
    assert not plain.text.endswith("# EOF\n")
    assert openmetrics.text.endswith("# EOF\n")


async def test_gzip_is_sent_to_those_who_take_it(tmp_path):
    async with client(site(tmp_path)) as web:
        async with web.stream("GET", "/metrics", headers={"accept-encoding": "gzip"}) as answer:
            packed = b"".join([piece async for piece in answer.aiter_raw()])
            assert answer.headers["content-encoding"] == "gzip"
            assert int(answer.headers["content-length"]) == len(packed)
        plain = await web.get("/metrics", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert b"service_state{" in gzip.decompress(packed)
    assert len(packed) < len(plain.content) / 5


async def test_only_reading_is_allowed(tmp_path):
    async with client(site(tmp_path)) as web:
        assert (await web.post("/metrics")).status_code == 405
        head = await web.head("/metrics")
    assert head.status_code == 200
    assert head.headers["content-type"] == TEXT_TYPE


async def test_no_redirect_stands_before_the_metrics(tmp_path):
    async with client(site(tmp_path)) as web:
        assert (await web.get("/metrics", follow_redirects=False)).status_code == 200


@pytest.mark.parametrize(
    ("header", "seconds"), [(None, 9.5), ("10", 9.5), ("3.5", 3.0), ("0.6", 0.3), ("1", 0.5)]
)
async def test_probes_on_a_scrape_have_until_shortly_before_its_timeout(tmp_path, header, seconds):
    of = site(tmp_path)
    headers = {} if header is None else {"X-Prometheus-Scrape-Timeout-Seconds": header}
    async with client(of) as web:
        assert (await web.get("/metrics", headers=headers)).status_code == 200
    assert of.facade.scrapes == [pytest.approx(seconds)]


@pytest.mark.parametrize("header", ["soon", "-1", "0", "nan", "inf"])
async def test_a_timeout_that_is_none_is_refused(tmp_path, header):
    of = site(tmp_path)
    async with client(of) as web:
        answer = await web.get("/metrics", headers={"X-Prometheus-Scrape-Timeout-Seconds": header})
    assert answer.status_code == 400
    assert of.facade.scrapes == []
