"""Whatever the user names ends as a source or as a failure with a reason."""

import hashlib
import os
import stat
import zipfile
from pathlib import Path

import pytest

from ingest import sources
from ingest.sources import Source, find_sources
from kb.types import FileReport

PDF = b"%PDF-1.4\nnot read here\n"


def put(path: Path, content: bytes = PDF) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def pack(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def find(tmp_path: Path, *paths: Path) -> tuple[list[Source], list[FileReport]]:
    found = list(find_sources(paths, tmp_path / "work"))
    reports = [one for one in found if isinstance(one, FileReport)]
    assert all(one.outcome == "failed" and one.file in (one.error or "") for one in reports)
    return [one for one in found if isinstance(one, Source)], reports


def test_a_named_file_is_taken_whatever_its_name(tmp_path: Path) -> None:
    path = put(tmp_path / "act.bin")
    [source], reports = find(tmp_path, path)
    assert source == Source(path, path.as_posix(), hashlib.sha256(PDF).hexdigest(), len(PDF))
    assert reports == []


def test_a_folder_gives_its_pdfs_sorted_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "laws"
    for name in ("b.PDF", "a/z.pdf", "a/ที่ดิน.pdf", "notes.txt", "c.pdf.part"):
        put(folder / name)
    found, reports = find(tmp_path, folder)
    assert [one.path.relative_to(folder).as_posix() for one in found] == ["a/z.pdf", "a/ที่ดิน.pdf", "b.PDF"]
    assert reports == []


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    folder = tmp_path / "laws"
    put(folder / "a.pdf")
    (folder / "again").symlink_to(folder, target_is_directory=True)
    (folder / "self.pdf").symlink_to(folder / "self.pdf")
    found, reports = find(tmp_path, folder)
    assert [one.path.name for one in found] == ["a.pdf"]
    assert [Path(one.file).name for one in reports] == ["self.pdf"]


def test_what_is_missing_or_empty_is_reported(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    found, reports = find(tmp_path, tmp_path / "none.pdf", tmp_path / "empty")
    assert found == []
    assert ["no such file" in (one.error or "") for one in reports] == [True, False]
    assert "no *.pdf file" in (reports[1].error or "")


def test_a_pipe_is_no_source(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    found, reports = find(tmp_path, tmp_path / "pipe.pdf")
    assert found == []
    assert len(reports) == 1


def test_zip_members_are_named_by_their_place_in_the_zip(tmp_path: Path) -> None:
    path = pack(tmp_path / "laws.zip", {"th/act.pdf": PDF, "th/readme.txt": b"x", "act.pdf": PDF + b"2"})
    found, reports = find(tmp_path, path)
    assert [one.name for one in found] == [f"{path.as_posix()}/th/act.pdf", f"{path.as_posix()}/act.pdf"]
    assert [one.path.read_bytes() for one in found] == [PDF, PDF + b"2"]
    assert found[0].sha256 == hashlib.sha256(PDF).hexdigest()
    assert reports == []


def test_two_zips_with_equal_members_do_not_overwrite_each_other(tmp_path: Path) -> None:
    first = pack(tmp_path / "a.zip", {"act.pdf": PDF + b"a"})
    second = pack(tmp_path / "b.zip", {"act.pdf": PDF + b"b"})
    found, _ = find(tmp_path, first, second)
    assert [one.path.read_bytes()[-1:] for one in found] == [b"a", b"b"]


@pytest.mark.parametrize("name", ["../evil.pdf", "/etc/evil.pdf", "a/../../evil.pdf", "C:/evil.pdf", "..\\evil.pdf"])
def test_a_member_that_points_outside_is_refused_and_the_others_are_read(tmp_path: Path, name: str) -> None:
    path = pack(tmp_path / "laws.zip", {name: PDF, "good.pdf": PDF})
    found, reports = find(tmp_path, path)
    assert [one.name for one in found] == [f"{path.as_posix()}/good.pdf"]
    assert "points outside" in (reports[0].error or "")
    assert not list(tmp_path.rglob("evil.pdf"))


def test_links_nested_zips_and_encrypted_members_are_refused(tmp_path: Path) -> None:
    path = pack(tmp_path / "laws.zip", {"inner.zip": b"PK", "good.pdf": PDF})
    with zipfile.ZipFile(path, "a") as archive:
        link = zipfile.ZipInfo("link.pdf")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("locked.pdf", PDF)
    raw = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):  # set the encryption bit
        at = -1
        while (at := raw.find(signature, at + 1)) >= 0:
            if b"locked.pdf" in raw[at : at + 60]:
                raw[at + offset] |= 1
    path.write_bytes(raw)
    found, reports = find(tmp_path, path)
    assert [one.name.rsplit("/", 1)[1] for one in found] == ["good.pdf"]
    assert all(word in (one.error or "") for word, one in zip(("ZIP", "link", "password"), reports, strict=True))


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = pack(tmp_path / "bomb.zip", {"bomb.pdf": b"\0" * (30 << 20), "good.pdf": PDF})
    found, reports = find(tmp_path, path)
    assert [one.name.rsplit("/", 1)[1] for one in found] == ["good.pdf"]
    assert "packed more than" in (reports[0].error or "")
    assert sum(one.stat().st_size for one in (tmp_path / "work").rglob("*.pdf")) == len(PDF)


def test_sizes_are_limited_for_a_member_and_in_total(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MAX_MEMBER", 5000)
    monkeypatch.setattr(sources, "MAX_TOTAL", 6000)
    path = pack(
        tmp_path / "laws.zip", {"a.pdf": os.urandom(5001), "b.pdf": os.urandom(4000), "c.pdf": os.urandom(4000)}
    )
    found, reports = find(tmp_path, path)
    assert [one.name.rsplit("/", 1)[1] for one in found] == ["b.pdf"]
    assert [Path(one.file).name for one in reports] == ["a.pdf", "c.pdf"]


def test_a_damaged_zip_is_reported_and_its_good_members_are_read(tmp_path: Path) -> None:
    path = pack(tmp_path / "laws.zip", {"a.pdf": os.urandom(3000), "b.pdf": PDF})
    raw = bytearray(path.read_bytes())
    raw[200] ^= 0xFF
    path.write_bytes(raw)
    found, reports = find(tmp_path, path)
    assert [one.name.rsplit("/", 1)[1] for one in found] == ["b.pdf"]
    assert "damaged" in (reports[0].error or "")


def test_a_cut_zip_is_reported(tmp_path: Path) -> None:
    path = pack(tmp_path / "laws.zip", {"a.pdf": os.urandom(3000)})
    path.write_bytes(path.read_bytes()[:1500])
    found, reports = find(tmp_path, path)
    assert found == []
    assert "the ZIP file is damaged" in (reports[0].error or "")


def test_a_zip_without_pdfs_is_reported(tmp_path: Path) -> None:
    found, reports = find(tmp_path, pack(tmp_path / "laws.zip", {"readme.txt": b"x"}))
    assert found == []
    assert "no *.pdf member" in (reports[0].error or "")


def test_a_pdf_with_a_zip_at_its_end_is_a_pdf(tmp_path: Path) -> None:
    archive = pack(tmp_path / "inner.zip", {"x.pdf": PDF})
    path = put(tmp_path / "act.pdf", PDF + archive.read_bytes())
    [source], _ = find(tmp_path, path)
    assert source.path == path
