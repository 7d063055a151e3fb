"""The part of the Compose specification that the compose file uses; Docker Compose itself reads it in `matrix.sh`."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Duration = Annotated[str, StringConstraints(pattern=r"^(\d+h)?(\d+m)?(\d+s)?$", min_length=2)]
Name = Annotated[str, StringConstraints(pattern=r"^[a-zA-Z0-9._-]+$")]
Port = Annotated[str, StringConstraints(pattern=r"^\d+(\.\d+){3}:\d+:\d+$")]
Volume = Annotated[str, StringConstraints(pattern=r"^(\$\{\w+:-[^}]+\}|[^:$]+):/[^:]+(:ro)?$")]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class EnvFile(_Strict):
    """One file of variables; the long form came with Compose 2.24."""

    path: str
    required: bool = True


class Check(_Strict):
    """How a container tells whether it is well."""

    test: list[str]
    interval: Duration
    timeout: Duration
    start_period: Duration


class Condition(_Strict):
    """What to wait for."""

    condition: Literal["service_started", "service_healthy", "service_completed_successfully"]


class Service(_Strict):
    """One container."""

    image: str
    build: str | None = None
    entrypoint: list[str] | None = None
    command: list[str] | None = None
    init: bool | None = None
    restart: Literal["no", "always", "on-failure", "unless-stopped"]
    read_only: bool
    cap_drop: list[str]
    security_opt: list[str]
    environment: dict[str, str] = {}
    env_file: list[EnvFile] = []
    secrets: list[str] = []
    tmpfs: list[str] = []
    volumes: list[Volume]
    ports: list[Port] = []
    working_dir: str | None = None
    network_mode: Literal["none"] | None = None
    healthcheck: Check | None = None
    depends_on: dict[Name, Condition] = {}


class Secret(_Strict):
    """A secret that lies in a file."""

    file: str


class Compose(_Strict):
    """A whole compose file, its extensions (`x-...`) aside."""

    name: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]*$")]
    services: dict[Name, Service]
    volumes: dict[Name, None] = Field(default_factory=dict)
    secrets: dict[Name, Secret] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _without_extensions(cls, data: dict[str, Any]) -> dict[str, Any]:
        return {key: value for key, value in data.items() if not key.startswith("x-")}
