#!/bin/sh
# Runs a command as root where nothing that it changes is the machine's: copies in memory of what Mooring and Docker
# write to, and a home directory of its own. To be started in namespaces of its own, as scripts/lib/sandbox.mjs does.
set -eu

box=$(mktemp -d)
mount -t tmpfs -o mode=0755 mooring-sandbox "$box"
leave() {
  umount -l "$box"
  rmdir "$box"
}
trap leave EXIT

# A copy of a directory, in its place.
copy() {
  mkdir -p "$box/copy$1"
  cp -a "$1/." "$box/copy$1"
  mount --bind "$box/copy$1" "$1"
}

# A directory that shows what the real one has, but for the named ones, which are empty and the sandbox's own.
veil() {
  parent=$1
  shift
  real=$box/real$parent veiled=$box/veil$parent
  mkdir -p "$real" "$veiled"
  mount --rbind "$parent" "$real"
  for entry in "$real"/* "$real"/.[!.]*; do
    name=${entry##*/}
    if [ -L "$entry" ]; then
      cp -a "$entry" "$veiled/$name"
    elif [ -d "$entry" ]; then
      mkdir "$veiled/$name"
      mount --rbind "$entry" "$veiled/$name"
    elif [ -e "$entry" ]; then
      : >"$veiled/$name"
      mount --bind "$entry" "$veiled/$name"
    fi
  done
  for name; do
    umount -l "$veiled/$name" 2>/dev/null || mkdir "$veiled/$name"
  done
  mount --rbind "$veiled" "$parent"
}

# A directory as it is; what changes in it stays in the sandbox. For what is too much to be copied.
overlay() {
  if [ ! -d "$1" ]; then return; fi
  mkdir -p "$box/upper$1" "$box/work$1"
  mount -t overlay overlay -o "lowerdir=$1,upperdir=$box/upper$1,workdir=$box/work$1" "$1"
}

# The name server's address often lies in /run, which is about to be empty.
resolv=$(cat /etc/resolv.conf 2>/dev/null || :)
copy /etc
rm -f /etc/resolv.conf
printf '%s\n' "$resolv" >/etc/resolv.conf
if [ -d /usr/local/share/ca-certificates ]; then copy /usr/local/share/ca-certificates; fi
veil /var/lib mooring docker containerd docker-registry
# What hooks of Debian's update-ca-certificates write to, and the tests' own commands.
for directory in /var/lib/dpkg /var/lib/ca-certificates-java /var/log /usr/local/sbin; do overlay "$directory"; done
if [ -d /opt ]; then veil /opt Mooring; fi
if [ -d /usr/share/polkit-1/actions ]; then copy /usr/share/polkit-1/actions; fi
mkdir -p "$box/run/lock"
mount --bind "$box/run" /run

# A network of its own begins with this one down.
ip link set lo up

mkdir "$box/home"
unset XDG_CONFIG_HOME XDG_STATE_HOME XDG_DATA_HOME XDG_CACHE_HOME XDG_RUNTIME_DIR
unset DOCKER_HOST DOCKER_CONFIG DOCKER_CONTEXT DOCKER_TLS_VERIFY DOCKER_CERT_PATH MACHINE_STORAGE_PATH
unset SSH_AUTH_SOCK SSH_ASKPASS SSL_CERT_FILE SSL_CERT_DIR NODE_EXTRA_CA_CERTS MOORING_HOME MOORING_LANG
export LC_ALL=C.UTF-8
umask 022
export HOME="$box/home"

"$@"
