"""Ports of tests: servers that are yet to start must not be told the same one."""

import os
import socket
import subprocess
import sys

from tests.site import PORTS_OF_ONE, free_port


def test_no_port_is_given_twice_before_its_server_has_started():
    given = [free_port() for _ in range(200)]
    assert len(set(given)) == 200


def test_a_port_in_use_is_not_given():
    with socket.socket() as other:
        port = free_port()
        other.bind(("127.0.0.1", port))
        other.listen()
        assert port not in {free_port() for _ in range(len(PORTS_OF_ONE))}


def test_two_processes_of_tests_are_given_different_ports():
    def given(worker):
        code = "from tests.site import free_port; print(*(free_port() for _ in range(250)))"
        env = os.environ | {"PYTEST_XDIST_WORKER": worker, "PYTEST_XDIST_TESTRUNUID": "5f"}
        return set(subprocess.check_output([sys.executable, "-c", code], env=env).split())

    assert given("gw0").isdisjoint(given("gw1"))
