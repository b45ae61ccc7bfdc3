"""API keys: who may do what over HTTP.

A key is 256 random bits and is shown once. At rest there is its SHA-256 only, which suffices for a random token, in a small JSON file
beside the graph; the file is read again when it changes, so that a revoked key stops at once.
"""

from __future__ import annotations

import fcntl
import hashlib
import hmac
import logging
import os
import secrets
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal, get_args

import orjson

from legation.graph.errors import Forbidden, InputError, KeysUnreadable, NotFound
from legation.graph.store import utc_now

KeyRole = Literal["read", "extract", "write", "admin"]
ROLES: tuple[KeyRole, ...] = get_args(KeyRole)
"""Each role may do what those before it may."""
POSTS: dict[str, KeyRole] = {
    "/v1/batch": "read",
    "/reconcile": "read",
    "/reconcile/match": "read",
    "/reconcile/extend": "read",
    "/v1/extract": "extract",
    "/v1/claims": "write",
    "/v1/retract": "admin",
}
"""What may be posted to, and the role that it needs; an address that is not here needs `write`."""
LOADS = "/v1/load/"
"""What stands below takes whole files, by keys of role `admin`."""
PREFIX = "leg_"
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Key:
    """One key as it is kept: `hash` is the SHA-256 of the token in hexadecimal; moments are ISO 8601 in UTC."""

    id: str
    name: str
    role: KeyRole
    hash: str
    made: str
    revoked: str | None = None


class Keys:
    """The file of keys at `path`; a missing file holds none. One process writes it at a time, by replacing it whole."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stamp: tuple[int, ...] | None = None
        self._keys: dict[str, Key] = {}

    def all(self) -> list[Key]:
        """Every key, revoked ones too, in the order they were made. Raises KeysUnreadable."""
        return list(self._read().values())

    def find(self, token: str) -> Key | None:
        """The key of a token, unless it was revoked. Takes the same time whichever it is."""
        digest, found = _hash(token), None
        for one in self._read().values():
            if hmac.compare_digest(one.hash, digest) and one.revoked is None:
                found = one
        return found

    def make(self, name: str, role: str) -> tuple[Key, str]:
        """A key for `name` and its token, which is kept nowhere. Raises InputError."""
        if role not in ROLES:
            raise InputError(f"there is no role {role!r}; the roles are {', '.join(ROLES)}", place="role")
        if not name.strip():
            raise InputError("say who the key is for", place="name")
        token = PREFIX + secrets.token_urlsafe(32)
        key = Key(secrets.token_hex(4), name.strip(), role, _hash(token), utc_now())
        with self._alone():
            self._write([*self.all(), key])
        return key, token

    def revoke(self, id_: str) -> Key:
        """End a key. Raises NotFound."""
        with self._alone():
            keys = {one.id: one for one in self.all()}
            if id_ not in keys:
                raise NotFound(f"no key has the id {id_!r}; `legation key list` shows them")
            ended = keys[id_] = Key(**{**asdict(keys[id_]), "revoked": keys[id_].revoked or utc_now()})
            self._write(list(keys.values()))
        return ended

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Read, change and write with nobody between: a lock on the folder, which cannot be removed as a lock file can."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        folder = os.open(self._path.parent, os.O_RDONLY)
        try:
            fcntl.flock(folder, fcntl.LOCK_EX)
            self._stamp = None
            yield
        finally:
            os.close(folder)

    def _read(self) -> dict[str, Key]:
        try:
            found = self._path.stat()
            stamp = (found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_size)
            if stamp != self._stamp:
                self._stamp = None
                self._keys = {one.id: one for one in _read_keys(self._path.read_bytes())}
                self._stamp = stamp
        except FileNotFoundError:
            self._stamp, self._keys = None, {}
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            reason = error.strerror if isinstance(error, OSError) else "it holds something else"
            log.error("%s is not a file of keys that can be read: %s", self._path, reason)
            raise KeysUnreadable(f"the file of API keys cannot be read ({reason}); its place is in the service's log") from error
        return self._keys

    def _write(self, keys: list[Key]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        body = orjson.dumps({"keys": [asdict(one) for one in keys]}, option=orjson.OPT_INDENT_2)
        handle, name = tempfile.mkstemp(dir=self._path.parent, prefix=self._path.name)  # readable by its owner only
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(body)
                file.flush()
                os.fsync(file.fileno())
            os.replace(name, self._path)
            _flush(self._path.parent)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise


class Guard:
    """Decides whether a request may go on. Reading needs no key while the service is public; writing always needs one."""

    def __init__(self, keys: Keys, *, public: bool, read_only: bool) -> None:
        self._keys = keys
        self.public, self.read_only = public, read_only

    def check(self, method: str, path: str, headers: Mapping[bytes, bytes]) -> Key | None:
        """The key that was used, if one was. Raises Forbidden."""
        needed = needed_role(method, path)
        token = _token(headers)
        writes = ROLES.index(needed) >= ROLES.index("write")
        if self.read_only and writes:
            raise Forbidden("this service is read-only")
        if token is None:
            if self.public and not writes:
                return None
            raise Forbidden(f"this needs an API key of role {needed} (`legation key make`): send it as `Authorization: Bearer KEY`")
        key = self._keys.find(token)
        if key is None:
            raise Forbidden("this API key is not known or was revoked")
        if ROLES.index(key.role) < ROLES.index(needed):
            raise Forbidden(f"the key {key.id} has the role {key.role}; this needs {needed}")
        return key

    def known(self, headers: Mapping[bytes, bytes]) -> Key | None:
        """The key that a request carries, if it is one of ours and stands."""
        token = _token(headers)
        return self._keys.find(token) if token is not None else None


def _read_keys(body: bytes) -> list[Key]:
    """The keys of a file. Raises ValueError, KeyError or TypeError for anything else."""
    rows = orjson.loads(body)["keys"]
    if not isinstance(rows, list):
        raise TypeError("no list of keys")
    found = [Key(**row) for row in rows]
    for one in found:
        if one.role not in ROLES or not all(isinstance(each, str) for each in (one.id, one.name, one.hash, one.made)):
            raise ValueError("no key")
        if one.revoked is not None and not isinstance(one.revoked, str):
            raise ValueError("no key")
    return found


def _flush(folder: Path) -> None:
    """The name of a file that was put in the place of another survives a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def needed_role(method: str, path: str) -> KeyRole:
    """The role that a request needs."""
    if method in ("GET", "HEAD", "OPTIONS"):
        return "read"
    return "admin" if path.startswith(LOADS) else POSTS.get(path, "write")


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _token(headers: Mapping[bytes, bytes]) -> str | None:
    given = headers.get(b"authorization", b"").decode("latin-1")
    if given[:7].lower() == "bearer ":
        return given[7:].strip()
    plain = headers.get(b"x-api-key")
    return plain.decode("latin-1").strip() if plain is not None else None
