"""From what the user names to PDF files. Nothing vanishes: what cannot be taken is reported as failed."""

import hashlib
import os
import stat
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from kb.types import FileReport

MAX_RATIO = 200  # unpacked to packed size of a ZIP member; text PDFs stay under 20
MAX_MEMBER = 512 << 20  # bytes
MAX_TOTAL = 2 << 30  # bytes of one ZIP file
MAX_MEMBERS = 100_000

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Source:
    """A PDF to be read."""

    path: Path  # where the PDF can be read now
    name: str  # what the user knows it as: "laws.zip/th/act.pdf"
    sha256: str
    size: int  # bytes


def find_sources(paths: Sequence[Path], workdir: Path) -> Iterator[Source | FileReport]:
    """Every PDF that ``paths`` name, in order; what cannot be taken is a FileReport with outcome "failed".

    A folder gives the ``*.pdf`` files below it, sorted. A file that is named is taken whatever its
    name. The ``*.pdf`` members of a ZIP file are unpacked below ``workdir``, which must outlive the
    sources.
    """
    for path in paths:
        try:
            if path.is_dir():
                yield from _folder(path)
            elif path.is_file() and _is_zip(path):
                yield from _zip(path, workdir)
            else:
                yield _file(path, path.as_posix())
        except OSError as error:
            yield _failed(path.as_posix(), f"cannot be read ({_why(error)}); check the path and its permissions")


def _failed(name: str, reason: str) -> FileReport:
    return FileReport(name, "failed", error=f"{name}: {reason}")


def _why(error: OSError) -> str:
    return error.strerror or str(error)


def _is_zip(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) in (b"PK\x03\x04", b"PK\x05\x06")


def _file(path: Path, name: str) -> Source | FileReport:
    if not path.exists():
        return _failed(name, "no such file or folder; check the path")
    if not path.is_file():
        return _failed(name, "neither a file nor a folder; name a PDF, a folder or a ZIP file")
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            return Source(path, name, digest, file.tell())
    except OSError as error:
        return _failed(name, f"cannot be read ({_why(error)}); check its permissions")


def _folder(folder: Path) -> Iterator[Source | FileReport]:
    """The PDFs below a folder; links to folders are not followed, so a loop of links ends."""
    faults: list[OSError] = []
    found: list[Path] = []
    for root, folders, files in os.walk(folder, onerror=faults.append):
        folders.sort()
        found += (Path(root, name) for name in files if name.lower().endswith(".pdf"))
    for path in sorted(found):
        yield _file(path, path.as_posix())
    for error in faults:
        yield _failed(str(error.filename), f"cannot be read ({_why(error)}); check its permissions")
    if not found and not faults:
        yield _failed(folder.as_posix(), "no *.pdf file in this folder or below it")


def _zip(path: Path, workdir: Path) -> Iterator[Source | FileReport]:
    name = path.as_posix()
    try:
        with zipfile.ZipFile(path) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            if len(members) > MAX_MEMBERS:
                yield _failed(name, f"{len(members)} members, the limit is {MAX_MEMBERS}; split it")
                return
            folder = _own_folder(workdir, path)
            left, any_pdf = MAX_TOTAL, False
            for number, member in enumerate(members):
                if _is_wanted(member):
                    any_pdf = True
                    taken = _member(archive, member, f"{name}/{member.filename}", folder / f"{number}.pdf", left)
                    left -= taken.size if isinstance(taken, Source) else 0
                    yield taken
            if not any_pdf:
                yield _failed(name, "no *.pdf member in this ZIP file")
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        yield _failed(name, f"the ZIP file is damaged ({error}); download it again or unpack it yourself")


def _own_folder(workdir: Path, path: Path) -> Path:
    """A folder of its own for each ZIP file; members get numbers there, so their names touch no disk."""
    key = hashlib.sha256(str(path.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    folder = workdir / key
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _is_wanted(member: zipfile.ZipInfo) -> bool:
    """PDFs, and nested ZIP files so that they are refused by name; not the shadow files of macOS."""
    path = PurePosixPath(member.filename.lower())
    return path.suffix in (".pdf", ".zip") and "__macosx" not in path.parts


def _member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, target: Path, left: int
) -> Source | FileReport:
    refusal = _refusal(member, left)
    if refusal:
        return _failed(name, refusal)
    digest, size = hashlib.sha256(), 0
    limit = min(MAX_MEMBER, left, max(_CHUNK, member.compress_size * MAX_RATIO))
    try:
        with archive.open(member) as packed, target.open("wb") as unpacked:
            while chunk := packed.read(_CHUNK):
                size += len(chunk)
                if size > limit:  # what the directory says of sizes need not be true
                    break
                digest.update(chunk)
                unpacked.write(chunk)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError) as error:
        target.unlink(missing_ok=True)
        return _failed(name, f"the member is damaged ({error}); download the ZIP file again")
    if size > limit:
        target.unlink(missing_ok=True)
        return _failed(name, "the member is far larger than it says; it is not unpacked")
    return Source(target, name, digest.hexdigest(), size)


def _refusal(member: zipfile.ZipInfo, left: int) -> str | None:
    """Why a member is not unpacked; None if it may be."""
    parts = PurePosixPath(member.filename.replace("\\", "/")).parts
    if member.filename.startswith(("/", "\\")) or ".." in parts or parts[0].endswith(":"):
        return "its name points outside the ZIP file; it is not unpacked"
    if stat.S_ISLNK(member.external_attr >> 16):
        return "a symbolic link; pack the file itself"
    if member.filename.lower().endswith(".zip"):
        return "a ZIP file inside a ZIP file; unpack it and name it by itself"
    if member.flag_bits & 1:
        return "encrypted with a password; unpack it yourself"
    if member.file_size > MAX_MEMBER:
        return f"{member.file_size >> 20} MiB unpacked, the limit is {MAX_MEMBER >> 20}; unpack it yourself"
    if member.file_size > left:
        return f"the ZIP file holds over {MAX_TOTAL >> 30} GiB unpacked; unpack it yourself"
    if member.file_size > _CHUNK and member.file_size > MAX_RATIO * max(1, member.compress_size):
        return f"packed more than {MAX_RATIO} times, as no PDF is; it is not unpacked"
    return None
