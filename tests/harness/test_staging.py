"""A submission is read into memory: its Python files and nothing else, whatever lies in the folder."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.errors import NothingGradable
from grader.submission import staging
from grader.submission.staging import stage


def write(folder: Path, *names: str, text: str = "x = 1\n") -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def refusal(path: Path) -> str:
    """Return the one line that says why there is nothing to grade."""
    with pytest.raises(NothingGradable) as caught:
        stage(path)
    message = str(caught.value)
    assert message.isprintable()
    return message


def test_a_folder_gives_its_python_files_by_relative_path(tmp_path: Path) -> None:
    staged = stage(write(tmp_path, "a.py", "pkg/b.py", "pkg/deep/c.py"))
    assert staged.files == dict.fromkeys(["a.py", "pkg/b.py", "pkg/deep/c.py"], b"x = 1\n")
    assert staged.ignored == {}


def test_a_single_module_is_a_submission(tmp_path: Path) -> None:
    staged = stage(write(tmp_path, "sums.py", "other.py") / "sums.py")
    assert (staged.name, list(staged.files)) == ("sums", ["sums.py"])


@pytest.mark.parametrize("name", ["作业 一", "éclair", "with space", "Мои файлы", "a+b (1)", "-dash"])
def test_names_in_any_script_are_read(tmp_path: Path, name: str) -> None:
    staged = stage(write(tmp_path / name, f"{name}/{name}.py"))
    assert (staged.name, list(staged.files)) == (name, [f"{name}/{name}.py"])


def test_decomposed_letters_are_composed_whichever_system_wrote_them(tmp_path: Path) -> None:
    decomposed, composed = "e\u0301te\u0301", "\u00e9t\u00e9"
    staged = stage(write(tmp_path / decomposed, f"{decomposed}.py"))
    assert (staged.name, list(staged.files)) == (composed, [f"{composed}.py"])


@pytest.mark.parametrize(
    "name",
    [
        "__MACOSX/._a.py", "__MACOSX/a.py", "._a.py", ".a.py", ".git/hooks/a.py", ".venv/lib/a.py",
        "venv/a.py",
        "__pycache__/a.py", "node_modules/a.py", "pkg/__MACOSX/a.py", "pkg/.idea/a.py", "build/a.py",
    ],
)  # fmt: skip
def test_what_tools_leave_behind_is_passed_over_in_silence(tmp_path: Path, name: str) -> None:
    staged = stage(write(tmp_path, "sums.py", name))
    assert list(staged.files) == ["sums.py"]
    assert staged.ignored == {}


@pytest.mark.parametrize(
    "name", ["notes.txt", "data.csv", "a.pyc", "ext.so", "Makefile", "pytest.ini", "a.py.bak"]
)
def test_what_is_not_python_is_ignored_and_said_so(tmp_path: Path, name: str) -> None:
    staged = stage(write(tmp_path, "sums.py", name))
    assert list(staged.files) == ["sums.py"]
    assert staged.ignored == {"not Python source": [name]}


@pytest.mark.parametrize(
    "name", ["conftest.py", "sitecustomize.py", "usercustomize.py", "pkg/conftest.py", "setup.py"]
)
def test_what_configures_tools_is_ignored_and_said_so(tmp_path: Path, name: str) -> None:
    staged = stage(write(tmp_path, "sums.py", name))
    assert list(staged.files) == ["sums.py"]
    assert list(staged.ignored.values()) == [[name]]


def test_links_and_pipes_in_a_folder_are_neither_followed_nor_waited_for(tmp_path: Path) -> None:
    secret = write(tmp_path / "elsewhere", "secret.py")
    folder = write(tmp_path / "hand-in", "sums.py")
    (folder / "link.py").symlink_to(secret / "secret.py")
    (folder / "folder").symlink_to(secret)
    (folder / "dangling.py").symlink_to(tmp_path / "missing")
    (folder / "loop").symlink_to(folder)
    os.mkfifo(folder / "pipe.py")
    staged = stage(folder)
    assert list(staged.files) == ["sums.py"]
    names = ["dangling.py", "folder", "link.py", "loop", "pipe.py"]
    assert staged.ignored == {"a link, a pipe or a device": names}


def test_a_file_that_becomes_a_link_after_it_was_looked_at_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = write(tmp_path / "elsewhere", "secret.py")
    folder = write(tmp_path / "hand-in", "sums.py")
    real = staging._read_file

    def swap_and_read(entry: str, parent: int | Path) -> bytes:
        (folder / entry).unlink()
        (folder / entry).symlink_to(secret / "secret.py")
        return real(entry, parent)

    monkeypatch.setattr(staging, "_read_file", swap_and_read)
    assert "cannot be read" in refusal(folder)


def test_a_path_that_is_itself_a_link_is_followed(tmp_path: Path) -> None:
    write(tmp_path / "real", "solution.py", text="y = 2\n")
    (tmp_path / "link.py").symlink_to(tmp_path / "real" / "solution.py")
    (tmp_path / "folder").symlink_to(tmp_path / "real")
    assert stage(tmp_path / "link.py").files == {"link.py": b"y = 2\n"}
    assert stage(tmp_path / "folder").files == {"solution.py": b"y = 2\n"}
    assert stage(tmp_path / "folder" / "solution.py").files == {"solution.py": b"y = 2\n"}


@pytest.mark.parametrize("where", [".", "../hand-in", "./"])
def test_a_relative_path_has_the_folders_own_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    monkeypatch.chdir(write(tmp_path / "hand-in", "sums.py"))
    assert stage(Path(where)).name == "hand-in"


def test_two_files_whose_names_differ_in_case_only_count_as_one(tmp_path: Path) -> None:
    staged = stage(write(tmp_path, "sums.py", "Sums.py"))
    assert len(staged.files) == 1
    assert list(staged.ignored) == ["a second file of the same name"]


def test_a_large_file_is_left_out_and_the_rest_is_read(tmp_path: Path) -> None:
    write(tmp_path, "sums.py")
    write(tmp_path, "just.py", text="#" * staging.MAX_FILE_BYTES)
    write(tmp_path, "large.py", text="#" * (staging.MAX_FILE_BYTES + 1))
    staged = stage(tmp_path)
    assert sorted(staged.files) == ["just.py", "sums.py"]
    assert staged.ignored == {"larger than 512 KiB": ["large.py"]}


@pytest.mark.parametrize(("limit", "size"), [("MAX_TOTAL_BYTES", 100), ("MAX_FILES", 3), ("MAX_ENTRIES", 3)])
def test_too_much_is_refused_with_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, size: int
) -> None:
    write(tmp_path, "a.py", "b.py", "c.py", "d.py", text="#" * 40)
    monkeypatch.setattr(staging, limit, size)
    assert "the submission holds more than" in refusal(tmp_path)


def test_files_beyond_the_depth_limit_are_ignored(tmp_path: Path) -> None:
    deep = "/".join("d" * 20)
    staged = stage(write(tmp_path, "sums.py", f"{deep}/far.py"))
    assert list(staged.files) == ["sums.py"]
    assert list(staged.ignored) == ["more than 12 folders deep"]


def test_a_name_that_is_not_utf8_is_ignored_and_a_folder_of_that_name_is_shown_safely(tmp_path: Path) -> None:
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\x1b[31m"))
    write(folder, "sums.py", os.fsdecode(b"\xfe.py"), "\x1b[31m.py")
    staged = stage(folder)
    assert list(staged.files) == ["sums.py"]
    (names,) = staged.ignored.values()
    assert all(name.isprintable() for name in [staged.name, *names])


def test_a_missing_path_is_one_line(tmp_path: Path) -> None:
    assert refusal(tmp_path / "no such 作业").endswith(
        "no such 作业: there is no file or folder at this path"
    )


@pytest.mark.parametrize("name", ["x" * 5000, "a\0b", "sums.py/below"])
def test_an_impossible_path_is_one_line(tmp_path: Path, name: str) -> None:
    write(tmp_path, "sums.py")
    assert refusal(tmp_path / name)


def test_a_pipe_or_a_device_is_no_submission(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.py")
    assert "is neither a file nor a folder" in refusal(tmp_path / "pipe.py")
    assert "is neither a file nor a folder" in refusal(Path(os.devnull))


def test_an_empty_folder_is_one_line(tmp_path: Path) -> None:
    assert refusal(tmp_path).endswith("there is no Python module in it")


def test_a_folder_of_data_says_how_much_was_ignored(tmp_path: Path) -> None:
    write(tmp_path, "a.csv", "b.csv", "report.pdf", "conftest.py")
    assert refusal(tmp_path).endswith("report.pdf (not Python source) and 1 more")


def test_a_file_that_is_neither_python_nor_an_archive_says_what_to_give(tmp_path: Path) -> None:
    message = refusal(write(tmp_path, "thesis.docx") / "thesis.docx")
    assert "is neither a Python file nor a zip or tar archive; give a folder" in message


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may enter, unlike tmp_path."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def test_an_unreadable_file_is_named(open_folder: Path) -> None:
    write(open_folder, "sums.py", "private.py")
    (open_folder / "private.py").chmod(0)
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)  # root reads everything
    try:
        assert refusal(open_folder).endswith(": private.py cannot be read: Permission denied")
    finally:
        os.seteuid(user)
