"""The staged tree: exactly what is wanted, and nothing touched that is already right."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

from portal.stage import Staged, stage

OLD = 1_000_000_000_000_000_000
"""A time stamp in the past, in nanoseconds."""


def tree(**files: str) -> dict[PurePosixPath, bytes]:
    """Files by name; two underlines stand for a slash, one for a full stop."""
    return {PurePosixPath(name.replace("__", "/").replace("_", ".")): text.encode() for name, text in files.items()}


def found(folder: Path) -> dict[str, str]:
    """What is in a folder: empty folders end with a slash."""
    return {
        path.relative_to(folder).as_posix() + "/" * path.is_dir(): "" if path.is_dir() else path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() or not any(path.iterdir())
    }


def age(*paths: Path) -> None:
    for path in paths:
        os.utime(path, ns=(OLD, OLD))


def test_a_tree_is_written_with_its_folders(tmp_path: Path):
    did = stage(tree(index_md="a", gt__asylum_md="b"), tmp_path / "new")

    assert found(tmp_path / "new") == {"index.md": "a", "gt/asylum.md": "b"}
    assert did == Staged(written=2, kept=0, removed=0)


def test_only_what_changed_gets_a_new_time_stamp(tmp_path: Path):
    stage(tree(index_md="a", gt__asylum_md="b"), tmp_path)
    age(tmp_path / "index.md", tmp_path / "gt/asylum.md")

    did = stage(tree(index_md="a", gt__asylum_md="c"), tmp_path)

    assert (tmp_path / "index.md").stat().st_mtime_ns == OLD
    assert (tmp_path / "gt/asylum.md").stat().st_mtime_ns > OLD
    assert did == Staged(written=1, kept=1, removed=0)


def test_what_is_no_longer_wanted_goes_with_its_empty_folders(tmp_path: Path):
    stage(tree(index_md="a", gt__deep__old_md="b", gt__asylum_md="c"), tmp_path)
    (tmp_path / "empty/within").mkdir(parents=True)

    did = stage(tree(gt__asylum_md="c"), tmp_path)

    assert found(tmp_path) == {"gt/asylum.md": "c"}
    assert did == Staged(written=0, kept=1, removed=2)


def test_a_link_in_the_place_of_a_file_is_replaced_and_its_target_left_alone(tmp_path: Path):
    outside = tmp_path / "outside.md"
    outside.write_text("theirs", encoding="utf-8")
    folder = tmp_path / "stage"
    folder.mkdir()
    (folder / "index.md").symlink_to(outside)

    stage(tree(index_md="ours"), folder)

    assert outside.read_text(encoding="utf-8") == "theirs"
    assert not (folder / "index.md").is_symlink()
    assert found(folder) == {"index.md": "ours"}


def test_a_link_with_the_right_content_is_still_not_a_file(tmp_path: Path):
    (tmp_path / "outside.md").write_text("a", encoding="utf-8")
    folder = tmp_path / "stage"
    folder.mkdir()
    (folder / "index.md").symlink_to(tmp_path / "outside.md")

    stage(tree(index_md="a"), folder)

    assert not (folder / "index.md").is_symlink()


def test_a_link_to_a_folder_is_replaced_and_nothing_is_written_or_removed_behind_it(tmp_path: Path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "keep.md").write_text("theirs", encoding="utf-8")
    folder = tmp_path / "stage"
    folder.mkdir()
    (folder / "gt").symlink_to(outside)

    stage(tree(gt__asylum_md="a"), folder)

    assert found(outside) == {"keep.md": "theirs"}
    assert found(folder) == {"gt/asylum.md": "a"}


def test_a_broken_link_is_removed(tmp_path: Path):
    (tmp_path / "lost.md").symlink_to(tmp_path / "nowhere")

    assert stage({}, tmp_path) == Staged(written=0, kept=0, removed=1)
    assert found(tmp_path) == {}


def test_a_file_and_a_folder_can_take_each_other_s_name(tmp_path: Path):
    stage(tree(a="file", b__c="in a folder"), tmp_path)

    stage(tree(a__d="in a folder", b="file"), tmp_path)

    assert found(tmp_path) == {"a/d": "in a folder", "b": "file"}
