"""compose.yaml, for those who have Docker: it is held to its standard and to the settings of a real server."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import neo4j as driver
import pytest
from compose_spec import PyCompose

from neo4j_server.server import HERE, Server

TEXT = (Path(__file__).parents[1] / "compose.yaml").read_text(encoding="utf-8")
# Those of the program that starts the server, and of the image's own first steps.
NOT_ASKED_FOR = {"server.memory.heap.max_size", "AUTH.FILE"}


@pytest.fixture(scope="module")
def service() -> dict[str, Any]:
    """The one service of the file, which must be valid by the Compose Specification."""
    return PyCompose.from_yaml(TEXT).to_dict()["services"]["neo4j"]


def test_the_file_is_valid_and_whole(service: dict[str, Any]) -> None:
    """Every secret and volume that the service uses is declared; its ports are open to this machine alone."""
    whole = PyCompose.from_yaml(TEXT).to_dict()
    assert set(service["secrets"]) == whole["secrets"].keys()
    assert {volume.partition(":")[0] for volume in service["volumes"]} == whole["volumes"].keys()
    assert all(port.startswith("127.0.0.1:") for port in service["ports"])
    for wrong in ("restart: sometimes", "restrat: no"):
        with pytest.raises(ValueError, match=r"services\.neo4j"):
            PyCompose.from_yaml(TEXT.replace("restart: unless-stopped", wrong))


def test_the_image_is_of_the_series_that_is_tried(service: dict[str, Any]) -> None:
    """The tests run the same one."""
    tried = re.search(r"<neo4j\.version>(\d+\.\d+)\.", (HERE / "pom.xml").read_text(encoding="utf-8"))
    assert tried
    assert service["image"] == f"neo4j:{tried[1]}-community"


@pytest.mark.neo4j
def test_every_setting_is_one_of_the_server(service: dict[str, Any], neo4j_server: Server) -> None:
    """By the rule of the image: two low lines stand for one, and one for a dot."""
    names = {
        name.removeprefix("NEO4J_").replace("_", ".").replace("..", "_") for name in service["environment"]
    } - NOT_ASKED_FOR
    with driver.GraphDatabase.driver(neo4j_server.address, auth=(neo4j_server.user, neo4j_server.password)) as there:
        known = {record["name"] for record in there.execute_query("SHOW SETTINGS YIELD name").records}
    assert names
    assert names <= known
