"""A throw-away Neo4j server for a test session.

In: the jars that install.sh fetched, and Java. Out: the address of a running, empty server and its password. One
server a session: it takes seconds to start. It listens on the loopback address only, keeps everything in a folder that
is thrown away, and, should this process be killed, ends with the pipe that it waits on.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import neo4j

HERE = Path(__file__).parent
SECONDS = 180

# From 5.26's own configuration.
_FLAGS = """
--add-opens=java.base/java.nio=ALL-UNNAMED --add-opens=java.base/java.io=ALL-UNNAMED
--add-opens=java.base/sun.nio.ch=ALL-UNNAMED --enable-native-access=ALL-UNNAMED
-Dio.netty.tryReflectionSetAccessible=true -Dlog4j2.disable.jmx=true -Dfile.encoding=UTF-8
""".split()

# A server that lives for a minute gains nothing from the slow compiler, and the code of the quick one is larger than the room
# that it is given by itself.
FLAGS = [
    *_FLAGS,
    *"-XX:+UseSerialGC -Xms256m -Xmx768m -XX:TieredStopAtLevel=1".split(),
    *"-XX:ReservedCodeCacheSize=160m -XX:-UseCodeCacheFlushing".split(),
]

# The lines on files keep a new database small: the defaults reserve hundreds of megabytes.
SETTINGS = """
server.directories.data={home}/data
server.directories.logs={home}/logs
server.directories.run={home}/run
server.directories.plugins={home}/plugins
server.directories.import={home}/import
server.directories.transaction.logs.root={home}/transactions
server.bolt.enabled=true
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
dbms.security.auth_enabled=true
dbms.usage_report.enabled=false
db.tx_log.preallocate=false
db.tx_log.rotation.retention_policy=false
db.store.files.preallocate=false
"""

# Keep-alive lets a client find out in seconds, not minutes, that a line stalls. With the last three a query is planned once and not
# anew for each of a thousand small graphs, which took most of the time of all tests; a plan decides how long an answer takes, and
# not what it is.
_SMALL = """
db.tx_log.rotation.size=1m
server.memory.pagecache.size=64m
db.transaction.timeout=30s
server.bolt.connection_keep_alive=2s
server.bolt.connection_keep_alive_probes=2
dbms.cypher.statistics_divergence_threshold=1.0
dbms.cypher.min_replan_interval=1h
server.memory.query_cache.per_db_cache_num_entries=10000
"""

# One that stays rolls its log over seldom: a national register fills the small one a hundred times.
_LARGE = """
db.tx_log.rotation.size=64m
server.memory.pagecache.size=1g
db.transaction.timeout=15m
"""


@dataclass(frozen=True, slots=True)
class Server:
    """Where it is and how to get in; `process` is the number that the system gave it."""

    address: str
    user: str
    password: str
    kill: Callable[[], None] = field(repr=False)
    process: int


def jars() -> Path | None:
    """Return the folder with the jars, None if install.sh was not run to its end."""
    version = re.search(r"<neo4j\.version>(.*?)<", (HERE / "pom.xml").read_text(encoding="utf-8"))
    assert version, "pom.xml names no version"
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = cache / "partnergraph" / f"neo4j-{version[1]}"
    return folder / "jars" if (folder / "complete").exists() else None


def missing() -> str:
    """Return what is missing for a server to run and how to get it; empty if nothing is."""
    if shutil.which("java") is None:
        return "there is no Java: install a JDK 17, then run tests/neo4j_server/install.sh"
    return "" if jars() else "there are no Neo4j jars: run tests/neo4j_server/install.sh (it needs Maven)"


def _program() -> list[str]:
    """Say what Java is to run: what install.sh made of this source, whose classes it has at hand, or else the source."""
    folder, source = jars(), HERE / "BoltServer.java"
    assert folder, missing()
    made = folder.parent / "server"
    if not (made / source.name).exists() or (made / source.name).read_bytes() != source.read_bytes():
        return ["-cp", f"{folder}/*", str(source)]
    # Classes of another Java or other jars are passed over by Java itself, with a word in the log.
    return [f"-XX:SharedArchiveFile={made / 'classes.jsa'}", "-cp", f"{made / 'server.jar'}:{folder}/*", "BoltServer"]


@contextmanager
def running(home: Path, password: str = "", heap: str = "") -> Iterator[Server]:
    """Start a server in the empty folder `home`, or again in one where it ran with `password`, give it, and stop it.

    With a size of the heap, such as `4g`, it is set up as one that stays, with the slow compiler and plans made for what it holds.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = home / "neo4j.conf"
    settings.write_text(SETTINGS.format(home=home, port=port) + (_LARGE if heap else _SMALL), encoding="utf-8")
    log = home / "server.log"
    flags = [*_FLAGS, f"-Xmx{heap}"] if heap else FLAGS
    command = ["java", *flags, *_program(), str(home), str(settings)]
    with log.open("wb") as out, subprocess.Popen(command, stdin=subprocess.PIPE, stdout=out, stderr=out) as process:
        try:
            _wait(process, log)
            yield _server(port, password, process)
        finally:
            # Nothing in it is worth an orderly end.
            process.kill()


def _wait(process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + SECONDS
    while "READY" not in log.read_text(encoding="utf-8", errors="replace"):
        if process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"Neo4j did not start:\n{log.read_text(encoding='utf-8', errors='replace')[-2000:]}")
        time.sleep(0.1)


def _server(port: int, password: str, process: subprocess.Popen[bytes]) -> Server:
    """Give a new server a password of its own; it comes with one that must be changed."""
    server = Server(f"bolt://127.0.0.1:{port}", "neo4j", password or secrets.token_hex(16), process.kill, process.pid)
    if password:
        return server
    with neo4j.GraphDatabase.driver(server.address, auth=("neo4j", "neo4j")) as driver:
        driver.execute_query(
            "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password",
            password=server.password,
            database_="system",
        )
    return server
