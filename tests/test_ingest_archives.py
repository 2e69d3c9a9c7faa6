"""Archives are the files in them; what would harm is refused with its reason."""

import gzip
import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from ingest import DEFAULT_LIMITS, IngestError, Limits, Source, expand, read_documents, read_source
from ingest.errors import DamagedError, EncryptedError, UnpackLimitError

TEXT = "某县情况\n就业1200人。\n".encode()


def zipped(files: dict[str, bytes]) -> bytes:
    """Return a zip of these files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def tarred(files: dict[str, bytes], mode: str = "w") -> bytes:
    """Return a tar of these files, with a link out of it."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    return stream.getvalue()


def open_all(
    folder: Path, data: bytes, name: str = "a.zip", limits: Limits = DEFAULT_LIMITS
) -> list[Source]:
    """Write an archive and expand it."""
    file, scratch = folder / name, folder / "scratch"
    file.write_bytes(data)
    scratch.mkdir()
    return list(expand([Source(uri=name, path=file)], scratch, limits))


FILES = {"2025/甲县.txt": TEXT, "b.txt": TEXT}


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (zipped(FILES), "a.zip"),
        (tarred(FILES), "a.tar"),
        (tarred(FILES, "w:gz"), "a.tgz"),
        (zipped(FILES), "picture.png"),  # by content, not by name
    ],
    ids=["zip", "tar", "tgz", "misnamed"],
)
def test_members(tmp_path: Path, data: bytes, name: str) -> None:
    """The members of an archive are sources under the archive's name; links are not followed."""
    sources = open_all(tmp_path, data, name)
    links = [str(source.error) for source in sources if source.error is not None]
    sources = [source for source in sources if source.error is None]

    assert links in ([], [f"{name}!/link.txt: a link or a device, and no file"])
    assert [source.uri for source in sources] == [f"{name}!/2025/甲县.txt", f"{name}!/b.txt"]
    assert [read_source(source)[0].text for source in sources] == ["某县情况\n就业1200人。"] * 2


def test_read_archive(tmp_path: Path) -> None:
    """Read by itself, an archive gives the documents of its members."""
    (tmp_path / "a.zip").write_bytes(zipped(FILES))
    documents = read_documents(tmp_path / "a.zip")

    assert [document.uri.rpartition("!/")[2] for document in documents] == [
        "2025/甲县.txt",
        "b.txt",
    ]


def test_one_packed_file(tmp_path: Path) -> None:
    """A packed file is its one member."""
    (source,) = open_all(tmp_path, gzip.compress(TEXT), "b.txt.gz")

    assert source.uri == "b.txt.gz!/b.txt"


def test_archive_in_archive(tmp_path: Path) -> None:
    """An archive inside an archive is opened, one inside that is refused with the limit."""
    deep = zipped({"c.zip": zipped({"d.zip": zipped(FILES), "e.txt": TEXT})})
    sources = open_all(tmp_path, deep)

    assert [source.uri for source in sources] == ["a.zip!/c.zip!/d.zip", "a.zip!/c.zip!/e.txt"]
    with pytest.raises(
        UnpackLimitError,
        match=r"^a\.zip!/c\.zip!/d\.zip: an archive inside archives \(limit depth: 2\)$",
    ):
        read_source(sources[0])


def test_sidecars_in_archive(tmp_path: Path) -> None:
    """Sidecars in an archive serve the files beside them."""
    sources = open_all(tmp_path, zipped({"a.txt": TEXT, "a.meta.yml": b"issuer: x\n"}))

    assert [read_source(source)[0].issuer for source in sources] == ["x"]


def test_word_file_is_no_archive(tmp_path: Path) -> None:
    """Office files are not looked into as archives."""
    data = zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<a/>"})

    assert [source.uri for source in open_all(tmp_path, data, "a.docx")] == ["a.docx"]


def test_names_out_of_the_folder(tmp_path: Path) -> None:
    """Members that would be written elsewhere are not, and are told; the others are read."""
    files = {"../../x.txt": TEXT, "/x.txt": TEXT, "__MACOSX/._ok.txt": b"x", "ok.txt": TEXT}
    sources = open_all(tmp_path, zipped(files))

    assert [str(source.error) for source in sources] == [
        "a.zip!/../../x.txt: a path that leads out of the archive",
        "a.zip!//x.txt: a path that leads out of the archive",
        "None",
    ]
    assert not (tmp_path.parent / "x.txt").exists()


def test_names_in_gb18030(tmp_path: Path) -> None:
    """Names written on Chinese Windows are read, though the zip does not say how."""
    data = zipped({"aaaa.txt": TEXT}).replace(b"aaaa", "甲县".encode("gb18030"))

    assert [source.uri for source in open_all(tmp_path, data)] == ["a.zip!/甲县.txt"]


@pytest.mark.parametrize(
    "names",
    [
        ["就" * 100 + ".txt", "业" * 100 + ".txt"],
        ["/".join(["深"] * 900) + "/a.txt", "a.txt"],
        ["a", "a/b"],
    ],
    ids=["long", "deep", "file and folder"],
)
def test_names_that_no_folder_holds(tmp_path: Path, names: list[str]) -> None:
    """Members keep their names whatever the file system makes of them."""
    sources = open_all(tmp_path, zipped(dict.fromkeys(names, TEXT)))

    assert [source.uri for source in sources] == [f"a.zip!/{name}" for name in names]
    assert [read_source(source)[0].text for source in sources] == ["某县情况\n就业1200人。"] * 2


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_twice(tmp_path: Path) -> None:
    """Two members of one name are two sources."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", "甲县就业12人。")
        archive.writestr("a.txt", "乙县就业13人。")
    sources = open_all(tmp_path, stream.getvalue())

    assert [(source.uri, read_source(source)[0].text[-8:]) for source in sources] == [
        ("a.zip!/a.txt", "甲县就业12人。"),
        ("a.zip!/a.txt#2", "乙县就业13人。"),
    ]


def test_one_damaged_member(tmp_path: Path) -> None:
    """A member that cannot be unpacked costs itself; so does the end of a tar that is cut."""
    data = zipped({"a.txt": TEXT, "b.txt": TEXT * 2, "c.txt": TEXT})
    at = data.index(b"b.txt") + 8
    broken = open_all(tmp_path, data[:at] + b"\xff\xff" + data[at + 2 :])
    (tmp_path / "cut").mkdir()
    tar = tarred({"a.txt": TEXT, "b.txt": TEXT * 1000})
    cut = open_all(tmp_path / "cut", tar[:9000], "a.tar")

    assert [str(source.error) for source in broken] == [
        "None",
        "a.zip!/b.txt: the archive is damaged there",
        "None",
    ]
    assert [str(source.error) for source in cut] == [
        "None",
        "a.tar!/b.txt: the archive is damaged there",
        "a.tar: the archive is cut or damaged after 2 members",
    ]


BOMB = {"bomb.txt": b"1" * 20_000_000}


@pytest.mark.parametrize(
    ("data", "error", "message"),
    [
        (zipped(BOMB), UnpackLimitError, r"\(limit ratio: 100\)$"),
        (gzip.compress(BOMB["bomb.txt"]), UnpackLimitError, r"\(limit ratio\)$"),
        (tarred(BOMB, "w:gz"), UnpackLimitError, r"\(limit ratio\)$"),
        (
            zipped({f"{n}.txt": b"1" for n in range(30)}),
            UnpackLimitError,
            r"\(limit members: 20\)$",
        ),
        (zipped({"a.txt": TEXT})[:-30], DamagedError, r"cut or damaged$"),
        (tarred(FILES, "w:gz")[:-60], DamagedError, r"damaged$"),
        (tarred(FILES)[:1500], DamagedError, r"damaged$"),
    ],
    ids=["zip bomb", "gzip bomb", "tar bomb", "members", "cut zip", "cut tgz", "cut tar"],
)
def test_refused(tmp_path: Path, data: bytes, error: type[IngestError], message: str) -> None:
    """An archive over a limit stays whole, and its reading names the limit."""
    limits = Limits(members=20)
    (source,) = open_all(tmp_path, data, "a.zip", limits)

    assert source.uri == "a.zip"
    with pytest.raises(error, match=message):
        read_source(source, limits)


def test_locked(tmp_path: Path) -> None:
    """An archive with a password says so."""
    stream = bytearray(zipped({"a.txt": TEXT}))
    stream[6] |= 1
    stream[stream.index(b"PK\x01\x02") + 8] |= 1
    (source,) = open_all(tmp_path, bytes(stream))

    with pytest.raises(EncryptedError, match="protected by a password"):
        read_source(source)
