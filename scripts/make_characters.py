"""Write ingest/traditional.txt: traditional characters and their simplified form, one to one.

Source: OpenCC's t2s conversion of single characters (package `opencc`, Apache-2.0). A character
that GB 2312 holds is in simplified use itself (著 in 显著, 乾 in 乾县) and stays as it is.

    pip install opencc && python scripts/make_characters.py
"""

from pathlib import Path

import opencc

HAN = range(0x4E00, 0xA000)
OUT = Path(__file__).parents[1] / "ingest" / "traditional.txt"


def in_gb2312(character: str) -> bool:
    """Tell whether the character has a place in GB 2312."""
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def main() -> None:
    """Convert each Han character alone and write those that change to one other."""
    convert = opencc.OpenCC("t2s").convert
    pairs = [(c, convert(c)) for c in map(chr, HAN) if not in_gb2312(c)]
    lines = [old + new for old, new in pairs if old != new and len(new) == 1]
    header = (
        "# traditional, simplified; made by scripts/make_characters.py from OpenCC (Apache-2.0)"
    )
    OUT.write_text("\n".join([header, *lines, ""]), encoding="utf8")


if __name__ == "__main__":
    main()
