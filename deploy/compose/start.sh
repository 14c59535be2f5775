#!/bin/sh
# Makes the site ready and serves it. Two machines may start at once: the database serialises them.
set -eu
umask 0027
python -m mopscms.launch collectstatic --no-input --verbosity 0
python -m mopscms.launch prepare
exec python -m mopscms.launch serve
