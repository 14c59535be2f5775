#!/bin/sh
# Puts the release that is checked out to work, as root: after installing, upgrading or going back.
# Whose files are whose, static files, database, units of systemd, nginx; the same however often.
#
# Reads the site's .env and, for what only nginx needs, /etc/default/mopscms if it is there:
#   NAME  names of the site, the first is the one that http leads to         [of BASE_URL]
#   APP   where the site answers; several: APP="10.0.0.1:8000; server 10.0.0.2:8000"
#   CERTIFICATE, KEY                                                         [certbot's for NAME]
# SITE_USER and WEB_GROUP: who the site and nginx are. DESTDIR: written to instead of /, for tests.
set -eu
cd "$(dirname "$0")/.."
root=${DESTDIR:-}
etc=$root/etc
# shellcheck disable=SC1091 # of the machine
[ ! -e "$etc/default/mopscms" ] || . "$etc/default/mopscms"
: "${SITE_USER:=mopscms}" "${WEB_GROUP:=www-data}"

fail() { echo "$1" >&2; exit 1; }

# A variable of .env, or a default.
setting() {
  value=$(sed -n "s/^$1=[\"']*\([^\"']*\)[\"']*\$/\1/p" .env | tail -n 1)
  echo "${value:-$2}"
}

[ -e .env ] || fail "Brakuje pliku .env. Skopiuj .env.example i uzupełnij."
host=$(setting BASE_URL "" | sed -n 's|^https://\([^:/]*\).*|\1|p')
[ -n "$host" ] || fail "W .env wpisz adres serwisu: BASE_URL=https://…"
: "${NAME:=$host}" "${APP:=127.0.0.1:$(setting PORT 8000)}"
: "${CERTIFICATE:=/etc/letsencrypt/live/${NAME%% *}/fullchain.pem}"
: "${KEY:=/etc/letsencrypt/live/${NAME%% *}/privkey.pem}"
VAR_DIR=$(realpath -m "$(setting VAR_DIR var)")
FRONT_CACHE_DIR=$(setting FRONT_CACHE_DIR "")
for file in "$CERTIFICATE" "$KEY"; do
  [ -r "$file" ] || fail "Brakuje certyfikatu albo klucza: $file"
done

# -- Whose files are whose: the keys and the database are the site's alone --
folder() { install -d -o "$SITE_USER" -g "$1" -m "$2" "$3"; }
chown "$SITE_USER" .env
chmod 0400 .env
gpasswd --delete www-data mopscms >/dev/null 2>&1 || true  # earlier releases put it there
folder "$WEB_GROUP" 0710 "$VAR_DIR"
folder "$WEB_GROUP" 0710 "$VAR_DIR/media"
# What nginx sends; what is added later gets the same group.
for name in static media/images media/media media/media_captions media/media_thumbnails; do
  folder "$WEB_GROUP" 2750 "$VAR_DIR/$name"
  find "$VAR_DIR/$name" ! -group "$WEB_GROUP" -exec chgrp "$WEB_GROUP" {} +
  find "$VAR_DIR/$name" -type d ! -perm 2750 -exec chmod 2750 {} +
done
# As RuntimeDirectory of the units: there before the site has ever run.
[ -z "$FRONT_CACHE_DIR" ] || folder "$WEB_GROUP" 0755 "$FRONT_CACHE_DIR"

# -- What a release needs once; the former one goes on serving meanwhile --
site() { runuser -u "$SITE_USER" -- .venv/bin/python -m mopscms.launch "$@"; }
site collectstatic --no-input --verbosity 0
site prepare

# -- systemd --
mkdir -p "$etc/systemd/system"
for unit in deploy/systemd/*; do
  sed "s|/srv/mopscms|$PWD|" "$unit" > "$etc/systemd/system/${unit##*/}"
done
systemctl daemon-reload
systemctl enable --quiet mopscms.service mopscms-scheduled.timer
systemctl restart mopscms.service mopscms-scheduled.timer

# -- nginx: both files as they are now, or as they were --
mkdir -p "$etc/nginx/conf.d"
rm -f "$etc/nginx/sites-enabled/default"  # Debian's welcome would answer to foreign names
former=$(mktemp -d)
trap 'rm -rf "$former"' EXIT
for file in conf.d/mopscms.conf mopscms.site.conf; do
  [ ! -e "$etc/nginx/$file" ] || cp -p "$etc/nginx/$file" "$former"
done
cp deploy/nginx/site.conf "$etc/nginx/mopscms.site.conf"
export NAME VAR_DIR APP FRONT_CACHE_DIR CERTIFICATE KEY
# shellcheck disable=SC2016 # the names themselves
SITE_CONF="$etc/nginx/mopscms.site.conf" CACHE_DIR="$root/var/lib/nginx/mopscms" \
  envsubst '$NAME $VAR_DIR $APP $FRONT_CACHE_DIR $SITE_CONF $CACHE_DIR $CERTIFICATE $KEY' \
  < deploy/nginx/mopscms.conf.template > "$etc/nginx/conf.d/mopscms.conf"
if ! nginx -t -q -c "$etc/nginx/nginx.conf"; then
  rm "$etc/nginx/conf.d/mopscms.conf" "$etc/nginx/mopscms.site.conf"
  [ ! -e "$former/mopscms.conf" ] || cp -p "$former/mopscms.conf" "$etc/nginx/conf.d/"
  [ ! -e "$former/mopscms.site.conf" ] || cp -p "$former/mopscms.site.conf" "$etc/nginx/"
  fail "nginx nie przyjmuje konfiguracji (wyżej: dlaczego). Zostaje poprzednia."
fi
systemctl reload-or-restart nginx.service
