#!/usr/bin/python3
"""A file system that fails when it is told to: what is below the first path, mounted at the second one.

The file at the third path says how: FIRST LAST ERRNO KINDS. Calls of these kinds (`w`: they change something, `r`: they
read) are counted from when the file was written; those from FIRST to LAST fail, and `struck` beside the file says so.
"""
import errno
import os
import sys

from fusepy import FUSE, FuseOSError, Operations


class FailingDisk(Operations):
    def __init__(self, below, plan):
        self.below, self.plan = below, plan
        self.stamp, self.calls, self.order = None, 0, None

    def at(self, path):
        return self.below + path

    def count(self, kind):
        try:
            stamp = os.stat(self.plan).st_mtime_ns
        except FileNotFoundError:
            return
        if stamp != self.stamp:
            self.stamp, self.calls = stamp, 0
            with open(self.plan) as file:
                first, last, name, kinds = file.read().split()
            self.order = int(first), int(last), getattr(errno, name), kinds
        first, last, number, kinds = self.order
        if kind not in kinds:
            return
        self.calls += 1
        if first <= self.calls <= last:
            open(self.plan + '-struck', 'w').close()
            raise FuseOSError(number)

    def access(self, path, amode):
        if not os.access(self.at(path), amode):
            raise FuseOSError(errno.EACCES)

    def getattr(self, path, fh=None):
        found = os.lstat(self.at(path))
        names = 'st_atime', 'st_ctime', 'st_gid', 'st_mode', 'st_mtime', 'st_nlink', 'st_size', 'st_uid'
        return {name: getattr(found, name) for name in names}

    def statfs(self, path):
        found = os.statvfs(self.at(path))
        names = 'f_bavail', 'f_bfree', 'f_blocks', 'f_bsize', 'f_ffree', 'f_files', 'f_frsize', 'f_namemax'
        return {name: getattr(found, name) for name in names}

    def readdir(self, path, fh):
        self.count('r')
        return ['.', '..', *os.listdir(self.at(path))]

    def readlink(self, path):
        self.count('r')
        return os.readlink(self.at(path))

    def open(self, path, flags):
        self.count('w' if flags & (os.O_WRONLY | os.O_RDWR) else 'r')
        return os.open(self.at(path), flags)

    def read(self, path, size, offset, fh):
        self.count('r')
        return os.pread(fh, size, offset)

    def create(self, path, mode, fi=None):
        self.count('w')
        return os.open(self.at(path), os.O_RDWR | os.O_CREAT | os.O_TRUNC, mode)

    def write(self, path, data, offset, fh):
        self.count('w')
        return os.pwrite(fh, data, offset)

    def truncate(self, path, length, fh=None):
        self.count('w')
        os.truncate(self.at(path), length)

    def fsync(self, path, datasync, fh):
        self.count('w')
        os.fsync(fh)

    def release(self, path, fh):
        os.close(fh)

    def mkdir(self, path, mode):
        self.count('w')
        os.mkdir(self.at(path), mode)

    def rmdir(self, path):
        self.count('w')
        os.rmdir(self.at(path))

    def unlink(self, path):
        self.count('w')
        os.unlink(self.at(path))

    def rename(self, old, new):
        self.count('w')
        os.rename(self.at(old), self.at(new))

    def symlink(self, target, source):
        self.count('w')
        os.symlink(source, self.at(target))

    def link(self, target, source):
        self.count('w')
        os.link(self.at(source), self.at(target))

    def chmod(self, path, mode):
        self.count('w')
        os.chmod(self.at(path), mode)

    def chown(self, path, uid, gid):
        self.count('w')
        os.lchown(self.at(path), uid, gid)

    def utimens(self, path, times=None):
        os.utime(self.at(path), times=times, follow_symlinks=False)


FUSE(FailingDisk(sys.argv[1], sys.argv[3]), sys.argv[2], foreground=True, nothreads=True, attr_timeout=0, entry_timeout=0, hard_remove=True)
