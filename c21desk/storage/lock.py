"""One running copy of the program per data file, and no live file in a synchronised folder."""

from __future__ import annotations

import errno
import getpass
import json
import os
import platform
import sys
from pathlib import Path

from c21desk.domain.errors import UserError
from c21desk.i18n import N_, Message, message

# A service that copies the file while it is written destroys it, or makes two of it.
_SYNC_FOLDERS = (
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "icloud",
    "nextcloud",
    "seafile",
    "box sync",
)
_SYNC_MARKERS = (".dropbox", ".dropbox.cache", ".owncloudsync.log", ".nextcloudsync.log")
_NETWORK_TYPES = {
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "afs",
    "9p",
    "fuse.sshfs",
    "davfs",
    "fuse.davfs2",
    "ncpfs",
}


def _holder_path(database: Path) -> Path:
    return database.with_name(database.name + ".holder")


def _take(descriptor: int) -> bool:
    """Lock an open file for this process; false where another has it. The system frees it at the end."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as fault:
        if fault.errno not in (errno.EACCES, errno.EAGAIN, errno.EDEADLK):
            raise
        return False
    return True


class DatabaseLock:
    """The lock of one data file, held while it is open. It frees itself when the process ends."""

    def __init__(self, database: Path) -> None:
        self._database = database
        self._descriptor: int | None = None

    def acquire(self) -> None:
        """Take the lock and note who holds it.

        Raises UserError that names the holder where another copy of the program has the file open, and
        OSError where the folder takes no lock file.
        """
        path = self._database.with_name(self._database.name + ".lock")
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            taken = _take(descriptor)
        except OSError:
            os.close(descriptor)
            raise
        if not taken:
            os.close(descriptor)
            raise UserError(self._held_by())
        self._descriptor = descriptor
        holder = {"user": getpass.getuser(), "computer": platform.node(), "process": os.getpid()}
        _holder_path(self._database).write_text(json.dumps(holder, ensure_ascii=False), encoding="utf-8")

    def _held_by(self) -> Message:
        try:
            holder = json.loads(_holder_path(self._database).read_text(encoding="utf-8"))
            return message(
                N_("“{name}” is already open in c21desk (user {user} on {computer}). Close it there first."),
                name=self._database.name,
                user=holder["user"],
                computer=holder["computer"],
            )
        except (OSError, ValueError, KeyError):
            return message(
                N_("“{name}” is already open in another c21desk. Close it there first."),
                name=self._database.name,
            )

    def remove(self) -> None:
        """Delete the lock file of a database that is no more."""
        self._database.with_name(self._database.name + ".lock").unlink(missing_ok=True)

    def release(self) -> None:
        """Give the lock back. The lock file itself stays: removing it would race with another copy."""
        if self._descriptor is not None:
            _holder_path(self._database).unlink(missing_ok=True)
            os.close(self._descriptor)  # which frees it
            self._descriptor = None


def refuse_unsafe_folder(database: Path) -> None:
    """Raise UserError where the folder is synchronised by a service, or lies on a network share."""
    folder = database.resolve().parent
    for part in folder.parts:
        if any(
            part.lower() == name or part.lower().startswith((name + " ", name + "-"))
            for name in _SYNC_FOLDERS
        ):
            raise _unsafe(
                N_(
                    "The folder “{folder}” is synchronised by a cloud service, which would damage the open file. Keep the file in a local folder and share exchange files instead."
                ),
                part,
            )
    for above in (folder, *folder.parents):
        if any((above / marker).exists() for marker in _SYNC_MARKERS):
            raise _unsafe(
                N_(
                    "The folder “{folder}” is synchronised by a cloud service, which would damage the open file. Keep the file in a local folder and share exchange files instead."
                ),
                above.name,
            )
    if _on_network(folder):
        raise _unsafe(
            N_(
                "The folder “{folder}” is on a network drive, where the file could be damaged. Keep it on this computer's own disk."
            ),
            str(folder),
        )


def _unsafe(msgid: str, folder: str) -> UserError:
    return UserError(message(msgid, folder=folder))


def _on_network(folder: Path) -> bool:
    if sys.platform == "win32":
        import ctypes

        drive_remote = 4  # DRIVE_REMOTE of GetDriveTypeW
        text = str(folder)
        return text.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == drive_remote
    try:
        mounts = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return (
            False  # macOS keeps no such list; shares there are mounted under /Volumes and named by the user
        )
    best, kind = "", ""
    for line in mounts:
        parts = line.split(" ")
        if len(parts) > 2:
            point = parts[1].replace("\\040", " ")
            if (str(folder) + "/").startswith(point.rstrip("/") + "/") and len(point) >= len(best):
                best, kind = point, parts[2]
    return kind in _NETWORK_TYPES
