"""Settings come from LEGATION_ variables, are checked and cannot change."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from pydantic import ValidationError

from legation.graph.errors import InputError
from legation.graph.store import Store
from legation.service.http.app import create_app
from legation.service.settings import DEFAULT_STORE, Settings, read_settings


def test_defaults_variables_and_arguments(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (read_settings().store, read_settings().host, read_settings().port) == (DEFAULT_STORE, "127.0.0.1", 8000)
    monkeypatch.setenv("LEGATION_PORT", "9000")
    monkeypatch.setenv("LEGATION_STORE", "bolt://graph:7687")
    assert (read_settings().store, read_settings().port) == ("bolt://graph:7687", 9000)
    assert read_settings(port=7000, store=None).port == 7000


def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEGATION_PORT", "many")
    with pytest.raises(InputError, match="LEGATION_PORT"):
        read_settings()


def test_settings_are_frozen() -> None:
    with pytest.raises(ValidationError):
        Settings().port = 1  # type: ignore[misc]


def test_the_application_opens_and_closes_its_own_store(tmp_path: Path) -> None:
    settings = Settings(store=f"embedded:{tmp_path / 'own.kgl'}")
    with TestClient(create_app(settings)) as client:
        assert client.get("/healthz").status_code == 200
        assert client.get("/readyz").status_code == 503
    with TestClient(create_app(settings)) as client:  # the file was released
        assert client.get("/healthz").status_code == 200


def test_a_given_store_stays_open(starter_store: Store) -> None:
    with TestClient(create_app(Settings(), starter_store)):
        pass
    assert starter_store.read("ask/ready")
