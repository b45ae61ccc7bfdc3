"""The service's settings: one frozen object, made from LEGATION_* variables, handed to `create_app`, described in docs/settings.md."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from legation.graph.errors import InputError

DEFAULT_STORE = "embedded:var/legation.kgl"
DIST = Path(str(files("legation.service"))) / "web" / "dist"
"""The built explorer, with the map that pictures of the world are drawn on."""


class Settings(BaseSettings):
    """Read with `read_settings`. A variable that is set wins over the default, an argument over both."""

    model_config = SettingsConfigDict(env_prefix="LEGATION_", frozen=True, extra="ignore")

    store: str = Field(default=DEFAULT_STORE, description="the graph: embedded:PATH, bolt://HOST or neo4j://HOST")
    host: str = Field(default="127.0.0.1", description="address that the service listens on")
    port: int = Field(default=8000, ge=0, le=65535, description="port that the service listens on; 0 takes a free one")
    starter: Literal["world", "small", "none"] = Field(
        default="world", description="what `legation serve` fills an empty graph with: world, small (some starter claims) or none"
    )
    threads: int = Field(default=40, ge=1, le=1000, description="questions that may run in threads at the same time")
    waiting: int = Field(default=200, ge=0, le=100_000, description="questions that may wait for a thread; more are refused with 503")
    log: Literal["text", "json"] = Field(default="text", description="form of the log: text, or json with a line for each request")
    kept_mb: int = Field(default=64, ge=0, le=100_000, description="memory for answers kept until the next write, MB; 0 keeps none")
    public: bool = Field(default=True, description="whether reading needs no key; writing always needs one")
    cors: str | None = Field(
        default=None,
        description="origins whose pages may read, separated by commas; * is any, `off` none; unset: * while reading is public",
    )
    base_path: str = Field(default="", description="path of a site that the service stands below, such as /legation, behind a proxy")
    read_only: bool = Field(default=False, description="refuse every write over HTTP, whatever the key")
    keys: Path = Field(default=Path("var/keys.json"), description="file of API keys; `legation key` writes it")
    audit: Path | None = Field(default=Path("var/audit.jsonl"), description="file that gets a line for each write over HTTP")
    telemetry: bool = Field(
        default=False, description="spans and metrics of requests for OpenTelemetry, sent where OTEL_EXPORTER_OTLP_ENDPOINT says"
    )
    rate: str = Field(default="60000/minute", description="most questions of one key, or of one address without a key; off: any number")
    rate_posts: str = Field(default="6000/minute", description="the same for what is posted: batches, texts, claims")
    rate_texts: str = Field(default="120/minute", description="the same for texts that are read (POST /v1/extract), beside the rate before")
    cost: float = Field(
        default=90.0, ge=0, le=100_000, allow_inf_nan=False,
        description="most seconds of work in a minute for one key, or one address without a key; 0: any number",
    )  # fmt: skip
    max_body_mb: int = Field(default=16, ge=1, le=10_000, description="largest body of a request, MB")
    max_load_mb: int = Field(default=100, ge=1, le=10_000, description="largest file that POST /v1/load takes, MB")
    max_bodies_mb: int = Field(default=256, ge=1, le=100_000, description="bodies of all requests at once, MB; more are refused with 503")
    slow_seconds: float = Field(
        default=30.0, gt=0, le=3600, allow_inf_nan=False, description="in which the headers of a request, and then its body, have to come"
    )

    @property
    def origins(self) -> tuple[str, ...]:
        """The origins whose pages may read over HTTP."""
        if self.cors is None:
            return ("*",) if self.public else ()
        return () if self.cors.strip().lower() in ("off", "") else tuple(one.strip() for one in self.cors.split(",") if one.strip())


def read_settings(**given: object) -> Settings:
    """The settings of this process; `given` ones that are not None win. Raises InputError that names the variable."""
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = str(first["loc"][0]) if first["loc"] else "settings"
        raise InputError(f"{first['msg']} (got {first['input']!r})", place=f"LEGATION_{name.upper()}") from error
