"""Management commands of a site, run by a process that has loaded Django once.

To load it takes two seconds of a processor, and tests run hundreds of commands: the process stays,
and each command is a fork of it.
"""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path


class Commands:
    """Runs commands with this environment and the code in `folder`, until nobody needs it."""

    def __init__(self, folder, env):
        """Let a process load Django; nothing waits for it yet."""
        self._made_for = folder, dict(env)
        self._process = subprocess.Popen(
            [sys.executable, "-P", __file__],  # -P: modules of tests/ hide none of Python's
            cwd=folder,
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def fit(self, folder, env):
        """Say whether this is still the code and the environment that they run with."""
        return self._made_for == (folder, env)

    def __del__(self):
        """End the process: there is nothing more to read for it."""
        self._process.communicate()

    def run(self, *args):
        """Run a command, one at a time; return its code and what it printed: (int, str, str)."""
        with tempfile.TemporaryDirectory() as folder:
            files = [str(Path(folder) / name) for name in ("output", "errors")]
            with contextlib.suppress(BrokenPipeError):  # it could not load Django, and said why
                print(json.dumps([args, *files]), file=self._process.stdin, flush=True)
            code = self._process.stdout.readline()
            assert code, "Django cannot be loaded with this environment"
            return int(code), *(Path(file).read_text() for file in files)


def listen():
    """Run what is asked for, a line of JSON each; answer with its code."""
    sys.path.insert(0, os.getcwd())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mopscms.settings.production")
    import django

    django.setup()
    for line in sys.stdin:
        args, *files = json.loads(line)
        child = os.fork()
        if not child:
            os._exit(be_manage(args, files))  # at once: to take apart all of Django takes long
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        try:
            print(code, flush=True)
        except BrokenPipeError:  # nobody waits for it any more
            os._exit(0)


def be_manage(args, files):
    """Do as `manage.py` does with these arguments, tell it these files and return its code."""
    try:
        opened = [os.open(path, os.O_RDWR | os.O_CREAT) for path in (os.devnull, *files)]
    except FileNotFoundError:  # the folder is gone, and with it whoever asked
        return 1
    for descriptor, file in enumerate(opened):
        os.dup2(file, descriptor)
    sys.argv = ["manage.py", *args]
    from django.db import connections

    from manage import main

    code = 0
    try:
        main()
    except SystemExit as end:
        code = end.code or 0
        if isinstance(code, str):
            print(code, file=sys.stderr)
            code = 1
    except BaseException:
        traceback.print_exc()
        code = 1
    connections.close_all()  # SQLite writes its log into the database
    sys.stdout.flush()
    sys.stderr.flush()
    return code


if __name__ == "__main__":
    listen()
