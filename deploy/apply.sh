#!/bin/sh
# Puts the release that is checked out to work, as root: after installing, upgrading or going back.
# Whose files are whose, static files, database, units of systemd, nginx; the same however often.
#
# Reads the site's .env and, for what only nginx needs, /etc/default/mopscms if it is there:
#   NAME  names of the site, the first is the one that http leads to
#                                             [of BASE_URL, then the names of ALLOWED_HOSTS]
#   APP   where the site answers; several: APP="10.0.0.1:8000; server 10.0.0.2:8000"
#   CERTIFICATE, KEY                                                         [certbot's for NAME]
#   NGINX=no  where the site runs behind the nginx of another machine
# SITE_USER and WEB_GROUP: who the site and nginx are. DESTDIR: written to instead of /, for tests.
set -eu
cd "$(dirname "$0")/.."
root=${DESTDIR:-}
etc=$root/etc
# shellcheck disable=SC1091 # of the machine
[ ! -e "$etc/default/mopscms" ] || . "$etc/default/mopscms"
: "${SITE_USER:=mopscms}" "${WEB_GROUP:=www-data}" "${NGINX:=yes}"

fail() { echo "$1" >&2; exit 1; }
with_nginx() { [ "$NGINX" != no ]; }

# A variable of .env, or a default.
setting() {
  value=$(sed -n "s/^$1=[\"']*\([^\"']*\)[\"']*\$/\1/p" .env | tail -n 1)
  echo "${value:-$2}"
}

# The host of BASE_URL and the names in ALLOWED_HOSTS: none of this computer, no bare addresses.
names() {
  others=$(setting ALLOWED_HOSTS "" | tr ', ' '\n\n' | sed '/[A-Za-z]/!d; /:/d; /^localhost$/d')
  printf '%s\n' "$host" "$others" | awk 'NF && !seen[$0]++' | paste -s -d ' ' -
}

# -- What has to be there; without it nothing is touched --
[ -e .env ] || fail "Brakuje pliku .env. Skopiuj .env.example i uzupełnij."
host=$(setting BASE_URL "" | sed -n 's|^https://\([^:/]*\).*|\1|p')
[ -n "$host" ] || fail "W .env wpisz adres serwisu: BASE_URL=https://…"
HOST=$(setting HOST 127.0.0.1)
PORT=$(setting PORT 8000)
: "${NAME:=$(names)}" "${APP:=127.0.0.1:$PORT}"
: "${CERTIFICATE:=/etc/letsencrypt/live/${NAME%% *}/fullchain.pem}"
: "${KEY:=/etc/letsencrypt/live/${NAME%% *}/privkey.pem}"
VAR_DIR=$(realpath -m "$(setting VAR_DIR var)")
FRONT_CACHE_DIR=$(setting FRONT_CACHE_DIR "")
BACKUP_DIR=$(setting BACKUP_DIR "")
for program in curl $(with_nginx && echo envsubst nginx); do
  command -v "$program" >/dev/null || fail "Brakuje programu $program (docs/operations.md)."
done
group=$(id -gn "$SITE_USER")
case $group in nogroup | "$WEB_GROUP")
  fail "Klucze z .env czyta grupa użytkownika $SITE_USER, więc musi być tylko jego: groupadd $SITE_USER && usermod -g $SITE_USER $SITE_USER" ;;
esac
for file in "$CERTIFICATE" "$KEY"; do
  ! with_nginx || [ -r "$file" ] || fail "Brakuje certyfikatu albo klucza: $file"
done

# -- However this ends: nginx as it was unless all went well, and no clock that stands unnoticed --
aside="" is_replaced="" stands=""
files="conf.d/mopscms.conf mopscms.site.conf sites-enabled/default"
is_there() { [ -e "$1" ] || [ -L "$1" ]; }
finish() {
  if [ -n "$is_replaced" ]; then
    for file in $files; do
      rm -f "$etc/nginx/$file"
      ! is_there "$aside/${file##*/}" || mv "$aside/${file##*/}" "$etc/nginx/$file"
    done
  fi
  [ -z "$aside" ] || rm -rf "$aside"
  [ -z "$stands" ] || echo "Zegar (publikacje, kopie) stoi, dopóki deploy/apply.sh się nie uda." >&2
}
trap finish EXIT
trap 'exit 1' HUP INT TERM

# -- The clock stands: it would run this release on the database of the former one --
systemctl stop mopscms-scheduled.timer 2>/dev/null || true  # not there yet
stands=yes

# -- Whose files are whose: the keys are read by the site and changed by root, who reads them, too;
# the database is the site's alone --
gpasswd --delete "$WEB_GROUP" "$group" >/dev/null 2>&1 || true  # earlier releases put it there
chown "$(id -un):$group" .env
chmod 0440 .env
install -d -o "$SITE_USER" -g "$WEB_GROUP" -m 0710 "$VAR_DIR"
# What nginx sends; what is added later gets the same group. As the site, lent that group: root
# would follow whatever links there are in folders that the site owns.
# shellcheck disable=SC2016 # of the inner shell
runuser -u "$SITE_USER" -G "$WEB_GROUP" -- sh -euc '
  cd "$1"
  install -d -g "$2" -m 0710 media
  for name in static media/images media/media media/media_captions media/media_thumbnails; do
    install -d -g "$2" -m 2750 "$name"
    find -P "$name" ! -group "$2" -exec chgrp -h "$2" {} +
    find -P "$name" -type d ! -perm 2750 -exec chmod 2750 {} +
  done' sh "$VAR_DIR" "$WEB_GROUP"
# As RuntimeDirectory of the units: there before the site has ever run. Neither follows a link.
if [ -n "$FRONT_CACHE_DIR" ] && [ ! -d "$FRONT_CACHE_DIR" ]; then
  mkdir -p -m 0755 "$FRONT_CACHE_DIR"
  chown -h "$SITE_USER" "$FRONT_CACHE_DIR"
fi

# -- What a release needs once; the former one goes on serving meanwhile --
home=$(getent passwd "$SITE_USER" | cut -d : -f 6)  # runuser leaves root's, where nobody may look
site() { runuser -u "$SITE_USER" -- env HOME="$home" .venv/bin/python -m mopscms.launch "$@"; }
site collectstatic --no-input --verbosity 0
site prepare

# -- systemd --
mkdir -p "$etc/systemd/system"
# A folder for copies may be away (a disk of the network): the site serves all the same.
writable="$VAR_DIR${FRONT_CACHE_DIR:+ -$FRONT_CACHE_DIR}"
[ -z "$BACKUP_DIR" ] || writable="$writable -$(realpath -m "$BACKUP_DIR")"
for unit in deploy/systemd/*; do
  file=$etc/systemd/system/${unit##*/}
  sed -e "s|^ReadWritePaths=.*|ReadWritePaths=$writable|; t" -e "s|/srv/mopscms|$PWD|" \
    -e "s|^User=.*|User=$SITE_USER|" -e "s|^Group=.*|Group=$group|" \
    "$unit" > "$file.new"
  mv "$file.new" "$file"
done
systemctl daemon-reload
systemctl enable --quiet mopscms.service mopscms-scheduled.timer
systemctl restart mopscms.service mopscms-scheduled.timer
stands=""

# -- nginx: written and kept beside, on the same disk; then all of it at once --
if with_nginx; then
  mkdir -p "$etc/nginx/conf.d"
  aside=$(mktemp -d "$etc/nginx/mopscms.XXXXXX")
  for file in $files; do
    ! is_there "$etc/nginx/$file" || cp -a "$etc/nginx/$file" "$aside"
  done
  cp deploy/nginx/site.conf "$aside/new.site.conf"
  export NAME VAR_DIR APP FRONT_CACHE_DIR CERTIFICATE KEY
  # shellcheck disable=SC2016 # the names themselves
  SITE_CONF="$etc/nginx/mopscms.site.conf" CACHE_DIR="$root/var/lib/nginx/mopscms" \
    envsubst '$NAME $VAR_DIR $APP $FRONT_CACHE_DIR $SITE_CONF $CACHE_DIR $CERTIFICATE $KEY' \
    < deploy/nginx/mopscms.conf.template > "$aside/new.conf"
  is_replaced=yes
  mv "$aside/new.conf" "$etc/nginx/conf.d/mopscms.conf"
  mv "$aside/new.site.conf" "$etc/nginx/mopscms.site.conf"
  rm -f "$etc/nginx/sites-enabled/default"  # Debian's welcome would answer to foreign names
  nginx -t -q -c "$etc/nginx/nginx.conf" ||
    fail "nginx nie przyjmuje konfiguracji (wyżej: dlaczego). Zostaje poprzednia."
  systemctl reload-or-restart nginx.service
  is_replaced=""
fi

# -- Does it serve? --
case $HOST in *:*) HOST="[$HOST]" ;; esac
curl --fail --silent --output /dev/null --noproxy '*' --max-time 5 \
  --retry 30 --retry-delay 1 --retry-connrefused "http://$HOST:$PORT/-/ready" ||
  fail "Serwis nie jest gotowy. Dlaczego, mówi: journalctl -u mopscms -n 50"
