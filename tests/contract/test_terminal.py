"""Commands in a terminal: whatever an upstream answers, it is shown and not obeyed."""

import json
from pathlib import Path

import yaml

from exporter.simulator.setup import ENVIRONMENT
from tests.support.processes import run
from tests.support.scripted import Asked, Script, said, scripted

OSC, CSI, TURNED, JOINED = "\x1b]0;owned\x07", "\x9b2J", "\u202egnp.exe", "\u2066x\u2069\u200b\x08"
HOSTILE = json.dumps({"error": {"message": f"no {OSC}{CSI}{TURNED}{JOINED}\r\n end"}}, ensure_ascii=False)
VIDEO = b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00isomiso2avc1mp41" + bytes(range(256)) * 20
OBEYED = [*map(chr, [*range(9), *range(11, 32), *range(127, 160)]), *"\u202e\u2066\u2069\u200b"]


def _configuration(folder: Path, port: int) -> Path:
    target = {
        "name": "one", "provider": "p", "channel": "official", "model": "sora-2", "api": "openai_videos",
        "upstream": "gateway", "base_url": f"http://127.0.0.1:{port}/v1", "api_key_env": next(iter(ENVIRONMENT)),
    }  # fmt: skip
    file = folder / "config.yml"
    file.write_text(yaml.safe_dump({"targets": [target]}))
    return file


def _script(body: bytes, kind: str) -> Script:
    return (said(503, body, kind, x_note="a\x1b[31mb"),)


async def test_no_command_prints_what_a_terminal_obeys(tmp_path: Path) -> None:
    answers = {"json": (HOSTILE.encode(), "application/json"), "video": (VIDEO, "video/mp4")}
    for name, (body, kind) in answers.items():

        def script(_: Asked, body: bytes = body, kind: str = kind) -> Script:
            return _script(body, kind)

        async with scripted(script) as server:
            config = _configuration(tmp_path, server.port)
            for command in (
                ("probe", "one", f"--config.file={config}"),
                ("probe", "one", f"--config.file={config}", "--format=json"),
                ("status", f"--config.file={config}"),
                ("status", f"--config.file={config}", "--format=json"),
            ):
                code, out, err = await run(*command)
                assert code == 1, out + err
                assert not [c for c in OBEYED if c in out + err], (name, command)
                if command[-1] == "--format=json":
                    json.loads(out)
                elif command[0] == "probe":
                    assert ("(binary, " in out) == (name == "video")
                    assert name == "video" or "\\u001b]0;owned" in out
