"""Reading secrets from the environment, a file or a command, and reading them again when they change.

Every value that is read is given to a `Concealer` at once, before anybody can use it.
"""

import contextlib
import os
import signal
import stat
import threading
import weakref
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from exporter.config.connection import HeaderSource, is_secretive
from exporter.config.target import TargetConfig
from exporter.core.redact import HIDDEN, Concealer, conceal
from exporter.settings import Secret


def run(argv: Sequence[str], environment: Mapping[str, str], timeout: float, most: int) -> tuple[int, bytes]:
    """Exit status and standard output, of which no more than one byte over `most` is read. Seconds.

    Raises:
        TimeoutError: it was not done in time. It and all that it has started are ended.
        OSError, ValueError: it cannot be run.
    """
    import subprocess  # few configurations name commands

    late = threading.Event()
    with subprocess.Popen(  # noqa: S603 - the operator's own command, without a shell
        argv,
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None  # noqa: S101 - it is a pipe

        def end() -> None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)

        def too_late() -> None:
            late.set()
            end()

        timer = threading.Timer(timeout, too_late)
        timer.start()
        try:
            printed = process.stdout.read(most + 1)
            if len(printed) > most:
                end()
            status = process.wait()
        except BaseException:
            end()
            raise
        finally:
            timer.cancel()
    if late.is_set():
        raise TimeoutError
    return status, printed


COMMAND_TIMEOUT: Final = 20.0
"""Seconds a command may take to print a key."""
COMMAND_PERIOD: Final = 120.0
"""Seconds between two runs of a command: tokens live an hour, and their makers renew them minutes before."""
COMMAND_GAP: Final = 30.0
"""Seconds between two runs of a command at least, however often its key is refused."""
LARGEST: Final = 64 * 1024
"""Bytes of a file that holds a secret, or of what a command prints."""

_LARGEST_BUNDLE: Final = 4 * 1024 * 1024
"""Characters of a bundle of certificates."""


class SecretError(Exception):
    """A secret that cannot be had now; the sentence names the source and not the secret."""


class SecretReader:
    """Reads the secrets that a configuration names, each source once.

    Relative paths are relative to `folder`. Without `run`, commands are only looked for.
    """

    def __init__(
        self,
        environment: Mapping[str, str],
        folder: Path,
        *,
        run: bool = True,
        concealer: Concealer | None = None,
    ) -> None:
        self.concealer = Concealer() if concealer is None else concealer
        self._environment = environment
        self._folder = folder
        self._run = run
        self._known: dict[str, Secret] = {}

    def key_of(self, target: TargetConfig) -> Secret | None:
        """The target's key, None if it has none.

        Raises:
            SecretError: when its source gives nothing.
        """
        if target.api_key_env is not None:
            return self._variable(target.api_key_env)
        if target.api_key_file is not None:
            return self.file(target.api_key_file)
        if target.api_key_command is not None:
            return self._command(target.api_key_command)
        return None

    @property
    def folder(self) -> Path:
        """Where relative paths begin."""
        return self._folder

    def file(self, path: Path) -> Secret:
        """The content of a file, read again whenever the file changes.

        Raises:
            SecretError: when it cannot be read now.
        """
        where = self._folder / path
        source = f"file:{where}"
        if source not in self._known:
            file = _File(where, _named(str(path)), self.concealer)
            self._known[source] = Secret.reading(file.value, source, file.refused)
        return self._known[source]

    def header(self, name: str, header: HeaderSource) -> HeaderSource:
        """The header with its value in hand.

        Raises:
            SecretError: when its source gives nothing.
        """
        if header.env is not None:
            return header.with_secret(self._variable(header.env))
        if header.file is not None:
            return header.with_secret(self.file(header.file))
        if header.value is not None and is_secretive(name):
            self.concealer.add(header.value)
        return header

    def learn_proxy(self, target: TargetConfig) -> None:
        """Hide the password of the target's proxy from now on."""
        password = target.proxy_url and urlsplit(target.proxy_url).password
        if password:
            self.concealer.add(password)
            self.concealer.add(unquote(password))

    def text(self, path: Path) -> str:
        """The content of a file that is no secret.

        Raises:
            SecretError: when it cannot be read.
        """
        try:
            where = self._folder / path
            _require_regular(where, str(path))
            return where.read_text("utf-8", "replace")[:_LARGEST_BUNDLE]
        except (OSError, ValueError) as error:
            raise SecretError(f"file {path} cannot be read ({_why(error)})") from None

    def _variable(self, name: str) -> Secret:
        value = self._environment.get(name, "").strip()
        if not value:
            raise SecretError(f"environment variable {_named(name)} is not set")
        source = f"env:{name}"
        if source not in self._known:
            self.concealer.add(value)
            self._known[source] = Secret(_usable(value, f"environment variable {_named(name)}"), source)
        return self._known[source]

    def _command(self, argv: tuple[str, ...]) -> Secret | None:
        if not self._run:
            import shutil

            if shutil.which(argv[0], path=self._environment.get("PATH")) is None:
                raise SecretError(f"command {_named(argv[0])} was not found")
            return None
        source = "command:" + "\0".join(argv)
        if source not in self._known:
            command = _Command(argv, self._environment, self.concealer)
            self._known[source] = Secret.reading(command.value, source, command.refused)
        return self._known[source]


def _not_renewed(error: SecretError) -> None:
    import logging  # `check` renews nothing, and loads none of it

    logging.getLogger(__name__).warning("secret not renewed: %s", str(error))


class _File:
    """A file's content, read again when the file has changed. After the first time the last value stays."""

    def __init__(self, path: Path, name: str, concealer: Concealer) -> None:
        self._path = path
        self._name = name
        self._concealer = concealer
        self._stamp: tuple[int, int, int] | None = self._stamp_now()
        self._value = self._read()
        self._stale = False
        concealer.add(self._value)

    def value(self) -> str:
        try:
            stamp = self._stamp_now()
            if stamp != self._stamp:
                value = self._read()
                _exchange(self._concealer, self._value, value)
                self._value, self._stamp = value, stamp
            self._stale = False
        except SecretError as error:
            if not self._stale:
                self._stale = True
                _not_renewed(error)
        return self._value

    def refused(self) -> None:
        """Read it at the next use, whether it looks changed or not."""
        self._stamp = None

    def _stamp_now(self) -> tuple[int, int, int]:
        try:
            status = _require_regular(self._path, self._name)
        except (OSError, ValueError) as error:
            raise SecretError(f"file {self._name} cannot be read ({_why(error)})") from None
        return status.st_ino, status.st_mtime_ns, status.st_size

    def _read(self) -> str:
        try:
            with self._path.open("rb") as file:
                data = file.read(LARGEST + 1)
            text = data.decode().strip()
        except UnicodeDecodeError:
            raise SecretError(f"file {self._name} is not text") from None
        except (OSError, ValueError) as error:
            raise SecretError(f"file {self._name} cannot be read ({_why(error)})") from None
        if len(data) > LARGEST:
            raise SecretError(f"file {self._name} is larger than {LARGEST // 1024} kB")
        if not text:
            raise SecretError(f"file {self._name} is empty")
        return _usable(text, f"file {self._name}")


class _Command:
    """What a command printed last. From its first use on a thread renews it, so that no caller ever waits.

    The thread ends with the last reference to this object.
    """

    def __init__(self, argv: tuple[str, ...], environment: Mapping[str, str], concealer: Concealer) -> None:
        self._argv = argv
        self._environment = environment
        self._concealer = concealer
        self._value = self._run()
        self._lock = threading.Lock()
        self._renewed = self._stale = False
        self._wake = threading.Event()
        concealer.add(self._value)

    def value(self) -> str:
        with self._lock:
            if not self._renewed:
                self._renewed = True
                arguments = (weakref.ref(self), self._wake, threading.Event().wait)
                threading.Thread(target=_keep_fresh, args=arguments, name="secret", daemon=True).start()
        return self._value

    def refused(self) -> None:
        """Run it again at once, or as soon as the last run is long enough ago."""
        self._wake.set()

    def renew(self) -> None:
        """Run it again; when that fails the last value stays."""
        try:
            value = self._run()
            _exchange(self._concealer, self._value, value)
            self._value = value
            self._stale = False
        except SecretError as error:
            if not self._stale:
                self._stale = True
                _not_renewed(error)

    def _run(self) -> str:
        name = f"command {_named(self._argv[0])}"
        try:
            status, printed = run(self._argv, self._environment, COMMAND_TIMEOUT, LARGEST)
        except TimeoutError:
            raise SecretError(f"{name} took longer than {COMMAND_TIMEOUT:g}s") from None
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or "wrong arguments"
            raise SecretError(f"{name} cannot be run ({reason})") from None
        if len(printed) > LARGEST:
            raise SecretError(f"{name} printed more than {LARGEST // 1024} kB")
        if status != 0:
            raise SecretError(f"{name} failed with exit status {status}; run it by hand to see why")
        try:
            text = printed.decode().strip()
        except UnicodeDecodeError:
            raise SecretError(f"{name} printed what is not text") from None
        if not text:
            raise SecretError(f"{name} printed nothing")
        return _usable(text, name)


def _keep_fresh(
    reference: "weakref.ref[_Command]", wake: threading.Event, pause: Callable[[float], object]
) -> None:
    while True:
        wake.wait(COMMAND_PERIOD - COMMAND_GAP)
        wake.clear()
        command = reference()
        if command is None:
            return
        command.renew()
        del command
        pause(COMMAND_GAP)


def _exchange(concealer: Concealer, old: str, new: str) -> None:
    concealer.add(new)
    if new != old:
        concealer.replaced(old)


def _require_regular(path: Path, name: str) -> os.stat_result:
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise SecretError(f"file {name} cannot be read (Is a directory)")
    if not stat.S_ISREG(status.st_mode):
        # To open a pipe can take for ever.
        raise SecretError(f"file {name} is not a regular file")
    return status


def _why(error: Exception) -> str:
    return getattr(error, "strerror", None) or "not a usable path"


def _usable(value: str, source: str) -> str:
    if not value.isascii() or not value.isprintable():
        raise SecretError(f"{source} holds more than one line, or characters that no key has")
    return value


def _named(name: str) -> str:
    """The name of a source, unless somebody put the key itself in its place."""
    looks_random = len(name) > 24 and not any(mark in name for mark in "_/.-")
    return HIDDEN if looks_random else conceal(name)
