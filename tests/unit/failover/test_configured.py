"""Targets from an exporter's own configuration."""

from pathlib import Path

import pytest

from sora_exporter import AsyncVideos, Videos

FILE = """
targets:
  - {name: rev, provider: b, channel: reverse, model: sora-2, upstream_model: sora_video2, api: openai_chat,
     base_url: http://127.0.0.1:9/v1, api_key_env: SOME_KEY, price: {usd_per_call: 0.12}}
  - {name: off, provider: a, channel: official, model: sora-2, api: openai_videos,
     base_url: https://api.openai.com/v1, api_key_env: SOME_KEY, price: {usd_per_second: 0.1}}
  - {name: veo, provider: a, channel: official, model: veo-3.1, api: gemini_video,
     base_url: http://127.0.0.1:9/v1beta, api_key_env: SOME_KEY}
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOME_KEY", "sk-from-the-environment")
    path = tmp_path / "config.yml"
    path.write_text(FILE)
    return path


@pytest.mark.parametrize("kind", [Videos, AsyncVideos])
def test_targets_of_a_model_official_first(file: Path, kind: type[Videos] | type[AsyncVideos]) -> None:
    videos = kind.from_config(file, model="sora-2")
    targets = list(videos._session.targets.values())
    assert [(t.name, t.model, t.api, t.channel) for t in targets] == [
        ("off", "sora-2", "openai_videos", "official"),
        ("rev", "sora_video2", "openai_chat", "reverse"),
    ]
    assert [(t.usd_per_second, t.usd_per_call, t.upstream) for t in targets] == [
        (0.1, None, "vendor"),
        (None, 0.12, "gateway"),
    ]
    assert {t.client.api_key for t in targets} == {"sk-from-the-environment"}
    assert videos._session.route._model == "sora-2"


def test_what_is_not_there_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(
        ValueError, match=r"config\.yml: no target of the model 'sora-3'; there are sora-2, veo-3.1"
    ):
        Videos.from_config(file, model="sora-3")
    monkeypatch.delenv("SOME_KEY")
    with pytest.raises(ValueError, match="SOME_KEY"):
        Videos.from_config(file, model="sora-2")
    file.write_text("targets: 5")
    with pytest.raises(ValueError, match="targets"):
        Videos.from_config(file, model="sora-2")
