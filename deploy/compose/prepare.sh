#!/bin/sh
# Makes a release ready, once, before it is served: static files and the database. Two machines may
# do it at once: the database serialises them.
set -eu
find "$TMPDIR" -mindepth 1 -mtime +0 -delete  # of uploads that were cut off
python -m mopscms.launch collectstatic --no-input --verbosity 0
exec python -m mopscms.launch prepare
