#!/bin/sh
# Runs a command on a machine of its own: a Debian that stays as it is on the disk, with all changes in memory. To be
# started in namespaces of its own for mounts, processes and the network.
#
#     engine-host.sh LOWER BOX SHARED... -- COMMAND...
#
# LOWER is the Debian's directory, BOX an empty one; each SHARED file or directory is there under the same path.
set -eu

lower=$1 box=$2
shift 2

mount -t tmpfs -o mode=0755 mooring-generation "$box"
mkdir "$box/upper" "$box/work" "$box/root"
root=$box/root
mount -t overlay -o "lowerdir=$lower,upperdir=$box/upper,workdir=$box/work" overlay "$root"
while [ "$1" != -- ]; do
  if [ -d "$1" ]; then
    mkdir -p "$root$1"
  else
    mkdir -p "$root${1%/*}"
    : >"$root$1"
  fi
  mount --bind "$1" "$root$1"
  shift
done
shift

mount -t proc proc "$root/proc"
mount --rbind /sys "$root/sys"
mount --rbind /dev "$root/dev"
mount -t tmpfs -o mode=0755 run "$root/run"
mkdir "$root/run/lock"
# An overlay can't lie on an overlay.
for directory in docker containerd; do
  mkdir -p "$root/var/lib/$directory"
  mount -t tmpfs -o mode=0711 "$directory" "$root/var/lib/$directory"
done

mkdir "$root/earlier"
cd "$root"
pivot_root . earlier
umount -l /earlier
rmdir /earlier
cd /
exec "$@"
