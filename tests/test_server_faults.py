"""What goes wrong on the way to a server: one clear line, no endless wait, and a push that is repeated finishes."""

from __future__ import annotations

import resource
import socket
import ssl
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest
import trustme

from hand_made import graph_of
from neo4j_server import server as harness
from partnergraph import bolt, register, server
from partnergraph.errors import EngineError, InputError
from partnergraph.model import Graph
from partnergraph.server import sending, state

pytestmark = pytest.mark.neo4j

NOTHING = register.from_rows({})


class Line:
    """A line to a server that may be cut or stall.

    Attributes:
        stalls: Whether nothing comes through any more, while the connection stays open.
    """

    def __init__(self, address: str, encrypts: ssl.SSLContext | None = None) -> None:
        self.stalls = False
        host, _, port = address.rpartition("/")[2].rpartition(":")
        self._target = (host, int(port))
        self._encrypts = encrypts
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = [self._listener]
        self.address = f"{'bolt+s' if encrypts else 'bolt'}://localhost:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """End all connections and take no more."""
        for one in self._open:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def _accept(self) -> None:
        while True:
            try:
                here, _ = self._listener.accept()
                if self._encrypts:
                    try:
                        here = self._encrypts.wrap_socket(here, server_side=True)
                    except OSError:
                        continue
                there = socket.create_connection(self._target)
            except OSError:
                return
            self._open += [here, there]
            for one, other in ((here, there), (there, here)):
                threading.Thread(target=self._carry, args=(one, other), daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket) -> None:
        try:
            while data := one.recv(65536):
                while self.stalls:
                    time.sleep(0.05)
                other.sendall(data)
        except OSError:
            pass
        finally:
            other.close()


@pytest.fixture
def line(neo4j_server: harness.Server) -> Iterator[Line]:
    """A line to the server of the session, whose database is empty before and after."""
    made = Line(neo4j_server.address)
    with _clean(neo4j_server.address):
        yield made
    made.stalls = False
    made.cut()


@contextmanager
def _clean(address: str) -> Iterator[None]:
    there = bolt.connect(address)
    there.write("MATCH (n) DETACH DELETE n")
    yield
    there.write("MATCH (n) DETACH DELETE n")
    there.close()


def many(count: int = 60) -> Graph:
    """A chain of actions."""
    nodes = [("Action", f"action:{number:04}", f"Step {number}", {}) for number in range(count)]
    edges = [("DEPENDS_ON", f"action:{number:04}", f"action:{number - 1:04}", {}) for number in range(1, count)]
    return graph_of(nodes, edges)


def test_a_line_that_stalls_is_given_up(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether before the first word or later: one line that names the server, and it does not take for ever."""
    monkeypatch.setattr(bolt, "_ACQUIRE_SECONDS", 1)
    monkeypatch.setattr(bolt, "_RETRY_SECONDS", 1)
    there = bolt.connect(line.address)
    line.stalls = True
    began = time.monotonic()
    with pytest.raises(EngineError, match=r"^bolt://localhost:\d+: [^\n]*$"):
        server.push(there, "r", NOTHING, many())
    with pytest.raises(EngineError, match=r"^bolt://localhost:\d+: [^\n]*$"):
        bolt.connect(line.address)
    assert time.monotonic() - began < 30
    line.stalls = False
    there.close()
    there = bolt.connect(line.address)
    server.push(there, "r", NOTHING, many())
    there.close()


def test_a_line_that_encrypts(neo4j_server: harness.Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is taken where its certificate is trusted, and else told apart from a server that is away or does not encrypt."""
    signer = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    signer.issue_cert("localhost").configure_cert(context)
    made = Line(neo4j_server.address, context)
    with pytest.raises(EngineError, match="signed by nobody whom this machine trusts"):
        bolt.connect(made.address)
    signer.cert_pem.write_to_path(tmp_path / "signer.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "signer.pem"))
    with _clean(made.address), closing(bolt.connect(made.address)) as there:
        server.push(there, "r", NOTHING, many())
        assert state.of_graph(server.pull(there).graph) == state.of_graph(many())
    made.cut()
    for scheme in ("bolt+s", "neo4j+s", "neo4j+ssc"):
        with pytest.raises(EngineError, match="What answers here does not encrypt"):
            bolt.connect(neo4j_server.address.replace("bolt", scheme))


def test_a_push_that_is_cut_off_says_how_far_it_came(
    line: Line, neo4j_server: harness.Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is answered from what is half there; repeated, the push finishes and writes only what lacks."""
    monkeypatch.setattr(bolt, "_RETRY_SECONDS", 1)
    monkeypatch.setattr(sending, "BATCH", 20)
    there = bolt.connect(line.address)

    def told(message: str, done: int = 0, total: int = 0) -> None:  # noqa: ARG001 - as Progress has it
        if message.startswith("Writing") and done >= 40:
            line.cut()

    with (
        closing(there),
        pytest.raises(EngineError, match=r"; 40 of \d+ changes were written before\. .*Then repeat the push"),
    ):
        server.push(there, "r", NOTHING, many(), progress=told)
    with closing(bolt.connect(neo4j_server.address)) as there:
        with pytest.raises(InputError, match="did not finish"):
            server.pull(there)
        again = server.push(there, "r", NOTHING, many())
        assert (again.total("created"), again.total("unchanged")) == (60 + 59 - 40, 40)
        assert state.of_graph(server.pull(there).graph) == state.of_graph(many())


def test_a_server_that_is_killed_or_whose_disk_fills_in_the_middle_of_a_push(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it had promised to keep is there when it is started anew, nothing is answered from the half, and the repeated push finishes."""
    if lacks := harness.missing():
        pytest.skip(f"Neo4j is not tried: {lacks}")
    monkeypatch.setattr(bolt, "_RETRY_SECONDS", 1)
    monkeypatch.setattr(sending, "BATCH", 20)
    with harness.running(tmp_path) as started:
        monkeypatch.setenv("NEO4J_USERNAME", started.user)
        monkeypatch.setenv("NEO4J_PASSWORD", started.password)

        def told(message: str, done: int = 0, total: int = 0) -> None:  # noqa: ARG001 - as Progress has it
            if message.startswith("Writing") and done >= 40:
                started.kill()

        with closing(bolt.connect(started.address)) as there, pytest.raises(EngineError, match="40 of "):
            server.push(there, "r", NOTHING, many(), progress=told)
    longer = many(3000)
    monkeypatch.setattr(sending, "BATCH", 200)
    with (
        harness.running(tmp_path, password=started.password) as started,
        closing(bolt.connect(started.address)) as there,
    ):
        with pytest.raises(InputError, match="did not finish"):
            server.pull(there)
        if sys.platform == "linux":
            # No file grows over that, as on a full disk; where it is lifted, there is room again.
            most = max(file.stat().st_size for file in tmp_path.rglob("*") if file.is_file()) + 100_000
            resource.prlimit(started.process, resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
            full = r"^bolt://\S+: The server cannot write: its disk is full, or fails; [1-9]\d+ of \d+ changes [^\n]*Then repeat the push[^\n]*$"
            with pytest.raises(EngineError, match=full):
                server.push(there, "r", NOTHING, longer)
            with pytest.raises(
                EngineError, match=r"^bolt://\S+: The server has stopped this database [^\n]*start it anew\.$"
            ):
                server.pull(there)
    with (
        harness.running(tmp_path, password=started.password) as started,
        closing(bolt.connect(started.address)) as there,
    ):
        with pytest.raises(InputError, match="did not finish"):
            server.pull(there)
        assert server.push(there, "r", NOTHING, longer).total("unchanged") >= 40
        assert state.of_graph(server.pull(there).graph) == state.of_graph(longer)
