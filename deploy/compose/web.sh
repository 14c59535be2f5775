#!/bin/sh
# Writes the configuration of nginx from its template and runs it.
set -eu
export VAR_DIR=/srv/mopscms/var FRONT_CACHE_DIR=/run/mopscms/front APP=app:8000
export SITE_CONF=/etc/mopscms/site.conf CACHE_DIR=/var/cache/nginx/mopscms
export CERTIFICATE=/certificates/fullchain.pem KEY=/certificates/privkey.pem
# shellcheck disable=SC2016 # the names themselves
envsubst '$NAME $VAR_DIR $APP $FRONT_CACHE_DIR $SITE_CONF $CACHE_DIR $CERTIFICATE $KEY' \
  < /etc/mopscms/mopscms.conf.template > /tmp/mopscms.conf
exec nginx -c /etc/nginx/nginx.conf
