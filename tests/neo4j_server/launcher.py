"""Starts a real Neo4j Community server for the tests: jars by Maven, once, into .neo4j-test/ of this repository."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import shutil
import subprocess
import threading
from pathlib import Path

from graph._locks import exclusive
from graph.connect import Neo4jAddress

HERE = Path(__file__).parent
CACHE = HERE.parent.parent / ".neo4j-test"
START_TIMEOUT_S = 180.0
FETCH_TIMEOUT_S = 900.0
OLDEST_JAVA = 17


class NotPossible(Exception):
    """This machine cannot run the server; the text says why."""


class Neo4jServer:
    """One server in one folder. It may be killed and started again, and keeps its port and its data."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.password = secrets.token_urlsafe(18)
        self.port = 0
        self._classpath = f"{_classes()}{os.pathsep}{_jars() / '*'}"
        self._process: subprocess.Popen[str] | None = None

    @property
    def address(self) -> Neo4jAddress:
        return Neo4jAddress(uri=f"bolt://127.0.0.1:{self.port}", user="neo4j", password=self.password)

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def start(self) -> None:
        """Come back when it answers."""
        self.folder.mkdir(parents=True, exist_ok=True)
        # The first compiler alone: it starts twice as fast, and no test runs long enough to miss the second.
        options = ["-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
        command = ["java", *options, "-cp", self._classpath, "LocalNeo4j", str(self.folder), str(self.port)]
        with (self.folder / "server.err").open("wb") as errors:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=errors,
                env={**os.environ, "NEO4J_PASSWORD": self.password},
                text=True,
            )
        self._process = process
        watch = threading.Timer(START_TIMEOUT_S, process.kill)
        watch.start()
        assert process.stdout is not None
        said = ""
        while not said.startswith("READY"):
            said = process.stdout.readline()
            if not said:
                watch.cancel()
                self._forget()
                raise RuntimeError(f"Neo4j did not start: {(self.folder / 'server.err').read_text()[-600:]}")
        watch.cancel()
        self.port = int(said.split()[1])

    def kill(self) -> None:
        """End it without warning, as a power cut would."""
        assert self._process is not None
        self._process.kill()
        self._forget()

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._forget()

    def _forget(self) -> None:
        if self._process is not None:
            self._process.wait(60)
            if self._process.stdout is not None:
                self._process.stdout.close()
            self._process = None


def check_tools() -> None:
    """Raise NotPossible where Java or Maven is missing."""
    for program, wanted in (("java", "Java 17 or later"), ("javac", "a Java 17 JDK"), ("mvn", "Maven")):
        if shutil.which(program) is None:
            raise NotPossible(f"{wanted} is not installed (no {program})")
    said = subprocess.run(["java", "-version"], capture_output=True, text=True, check=True).stderr
    found = re.search(r'version "(\d+)', said)
    if found is None or int(found[1]) < OLDEST_JAVA:
        raise NotPossible(f"Java 17 or later is needed, this machine has {found[1] if found else 'an unknown one'}")


def _jars() -> Path:
    """The folder of jars, fetched where it is missing."""
    check_tools()
    description = (HERE / "pom.xml").read_bytes()
    jars = CACHE / f"jars-{hashlib.sha256(description).hexdigest()[:12]}"
    CACHE.mkdir(exist_ok=True)
    with exclusive(CACHE / "fetch.lock", FETCH_TIMEOUT_S) as held:
        if not held:
            raise NotPossible("another run has been fetching Neo4j's jars for too long")
        if not jars.exists():
            _fetch(jars)
    return jars


def _fetch(jars: Path) -> None:
    aside = jars.with_suffix(".new")
    shutil.rmtree(aside, ignore_errors=True)
    command = ["mvn", "-q", "-B", "-f", str(HERE / "pom.xml"), "dependency:copy-dependencies"]
    options = ["-DincludeScope=runtime", f"-DoutputDirectory={aside}"]
    done = subprocess.run([*command, *options], capture_output=True, text=True, timeout=FETCH_TIMEOUT_S, check=False)
    if done.returncode != 0 or not aside.exists():
        said = (done.stdout + done.stderr).strip().splitlines()
        raise NotPossible(f"Maven could not fetch Neo4j: {said[0] if said else done.returncode}")
    aside.rename(jars)


def _classes() -> Path:
    """The folder of the compiled launcher."""
    jars = _jars()
    source = HERE / "LocalNeo4j.java"
    classes = CACHE / f"classes-{hashlib.sha256(source.read_bytes()).hexdigest()[:12]}"
    with exclusive(CACHE / "fetch.lock", FETCH_TIMEOUT_S):
        if not classes.exists():
            aside = classes.with_suffix(".new")
            command = ["javac", "--release", str(OLDEST_JAVA), "-proc:none", "-d", str(aside)]
            subprocess.run([*command, "-cp", f"{jars}/*", str(source)], check=True, capture_output=True)
            aside.rename(classes)
    return classes
