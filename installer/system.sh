#!/bin/sh
# Installs the system packages named in system-packages.txt when root or sudo allows it;
# otherwise prints the one command that an administrator has to run, and stops.
set -eu
here=$(dirname "$0")
# shellcheck disable=SC2046  # a list of words is meant
set -- $(grep -v '^#' "$here/system-packages.txt")

missing=""
for package in "$@"; do
    dpkg-query -W -f='${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then
    as_root=""
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    as_root="sudo -n"
else
    echo "These system packages are missing. Please have an administrator run:" >&2
    echo "    apt-get update && apt-get install -y --no-install-recommends$missing" >&2
    exit 1
fi
echo "installing system packages:$missing"
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -q
case " $missing " in *" postgresql "*)
    # only its programs are wanted: no cluster of the machine's own is made and started
    $as_root mkdir -p /etc/postgresql-common/createcluster.d
    echo "create_main_cluster = false" | $as_root tee /etc/postgresql-common/createcluster.d/qiantai.conf >/dev/null
esac
# shellcheck disable=SC2086
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends $missing
