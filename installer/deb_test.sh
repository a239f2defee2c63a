#!/bin/bash
# Installs the built packages in a clean Debian without a network, runs the program's self-test there as an ordinary
# user, removes them, and looks for what stayed behind. Needs root (debootstrap, chroot).
#
#   deb_test.sh FOLDER        the folder with the .deb files
#   QIANTAI_DEB_SUITE=bookworm, QIANTAI_DEB_ROOT=build/deb-root (kept: the second run begins from it)
set -euo pipefail
debs=$(realpath "$1")
suite=${QIANTAI_DEB_SUITE:-bookworm}
base=$(realpath -m "${QIANTAI_DEB_ROOT:-build/deb-root}")
[ "$(id -u)" = 0 ] || { echo "deb_test.sh must run as root: it makes a Debian of its own with debootstrap" >&2; exit 2; }
program=$(ls "$debs"/qiantai_*.deb)

# What the packages need comes from Debian's registry, before; the packages themselves must need no network.
make_base() {
    local mirror
    mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | head -1)
    rm -rf "$base" "$base.part"
    debootstrap --variant=minbase --include=xvfb,ca-certificates "$suite" "$base.part" "$mirror"
    grep -l '^ *Acquire' /etc/apt/apt.conf.d/* | grep -v /docker- | xargs -r cp -t "$base.part/etc/apt/apt.conf.d"  # this machine's way to the registry
    cp -L /etc/resolv.conf "$base.part/etc/resolv.conf"
    chroot "$base.part" useradd -m clerk
    mv "$base.part" "$base"
}

# A chroot in name spaces of its own: every mount and process ends with the command; `offline` has loopback alone.
inside() {
    local net=() flags=(--mount --pid --ipc --fork --kill-child --propagation private)
    [ "$1" != offline ] || net=(--net)
    shift
    unshare "${flags[@]}" "${net[@]}" bash -euc '
        [ -z "$2" ] || ip link set lo up
        mount -t proc proc "$1/proc"; mount -t tmpfs -o mode=1777 shm "$1/dev/shm"
        mkdir -p "$1/debs"; mount --bind "$3" "$1/debs"
        root=$1; shift 3
        exec chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
            DEBIAN_FRONTEND=noninteractive HOME=/root "$@"
    ' inside "$base" "${net[*]}" "$debs" "$@"
}

files() { (cd "$base" && find . -xdev \( -path ./proc -o -path ./debs -o -path ./var/cache -o -path ./tmp/.X11-unix \) -prune -o -print | LC_ALL=C sort); }

[ -x "$base/usr/bin/env" ] || make_base
inside online sh -c "apt-get update -q && apt-get satisfy -qy --no-install-recommends '$(dpkg-deb -f "$program" Depends)'"
inside offline sh -c 'dpkg --purge $(dpkg-query -f "\${Package} " -W "qiantai*" 2>/dev/null) 2>/dev/null || true'  # of a run cut off
before=$(files)
echo "== install, without a network"
inside offline sh -c 'dpkg -i /debs/*.deb'
inside offline dpkg --verify qiantai
echo "== self-test as an ordinary user, without a network"
status=0
inside offline runuser -u clerk -- sh -euc '
    export HOME=/home/clerk; cd
    echo "raise SystemExit(\"a file of the clerk was imported\")" | tee central.py desktop.py > json.py
    qiantai --self-test
    qiantai models check
    qiantai-central --help > /dev/null
    rm central.py desktop.py json.py' || status=$?
echo "== remove"
inside offline sh -c 'dpkg --purge $(dpkg-query -f "\${Package} " -W "qiantai*")'
left=$(diff <(echo "$before") <(files) | grep '^[<>]' | grep -v ' ./var/l\(og\|ib/dpkg\)/' || true)
[ -z "$left" ] || { echo "left behind or lost:"; echo "$left"; status=1; }
[ "$status" != 0 ] || echo "deb-test passed"
exit "$status"
