"""Where a document was found, as it may be shown to anyone: nothing of the host is in it.

Documents are published; the path of a file tells who keeps it where. The full path stays
in `sources`, which is neither served nor released.
"""

import hashlib
import re

# A path from the root of this machine, a drive of Windows, a home, or out of the folder.
_OF_THE_HOST = re.compile(r"[/\\~]|[A-Za-z]:[/\\]|\.\.[/\\]|file:", re.IGNORECASE)
INSIDE = "!/"  # ingest names the member of an archive so


def public_address(uri: str) -> str:
    """Return a web address or relative path as it is, of any other path only the name.

    Six digits of a hash stand for the folder, so that two files of one name stay apart.

    >>> public_address("https://example.org/a.html"), public_address("bulletins/a.html")
    ('https://example.org/a.html', 'bulletins/a.html')
    >>> public_address("/home/someone/2025/a.zip!/inside/b.html")
    '60815b/a.zip!/inside/b.html'
    """
    if not _OF_THE_HOST.match(uri):
        return uri
    path, inside, member = uri.partition(INSIDE)
    folder, _, name = path.replace("\\", "/").rpartition("/")
    return f"{hashlib.sha256(folder.encode()).hexdigest()[:6]}/{name}{inside}{member}"
