"""The title of an article: given by the file, or the line at its head that is no other thing."""

import re

from ingest.blocks import Block
from ingest.document import PassageKind
from ingest.lines import SALUTATION, is_sentence

from .dates import is_date
from .document_numbers import own_number
from .references import MARK

HEAD_BLOCKS = 12
TITLE_LENGTH = 80
WHITE = re.compile(r"[\s　\xa0]+")
# What may stand above a notice's title (GB/T 9704-2012, 7.2): 份号, 密级, 紧急程度, 发文机关标志.
ABOVE = re.compile(r"\d{6}|(?:绝密|机密|秘密).{0,8}|特急|加急|平急|.{2,40}文件|签发人[:：].*")
MOST_ABOVE = 5
# A notice's title says 关于 and ends with its kind; on two or three lines it is one title.
ABOUT = re.compile(r"关于|印发|转发")
COMPLETE = re.compile(
    r"(?:通知|公告|通告|意见|决定|函|批复|报告|请示|纪要|令|决议|公报|通报|议案|公示|办法|细则|规定"
    r"|方案|计划|规划)(?:[（(].{1,20}[）)])?$"
)
MOST_LINES = 3
# What a site puts before a title: （转载）, 【关注】.
ADDED = re.compile(r"^\s*(?:[（(]转[载发][）)]|【[^】]{1,6}】)\s*")
# A title given with a file that says no more than its place in a list: 2004年, 1993.
UNTELLING = re.compile(r"(?:19|20)\d\d年?(?:度)?")
# The upper line of a title on two: 中华人民共和国 / 2004年国民经济和社会发展统计公报.
UPPER_LINE = re.compile(r"[一-鿿]{2,20}(?:共和国|省|市|自治区|州|县|区|会议|统计局)")
LOWER_LINE = re.compile(r"(?:(?:19|20)\d\d年|关于)")


def take_title(
    known: str | None, blocks: tuple[Block, ...], stem: str
) -> tuple[str, tuple[Block, ...]]:
    """Return the title and the blocks without it.

    Without a known title it is the first line that is no document number, masthead or
    date, unless that line is a sentence: then a line soon below it that is the title of a
    formal document, else the file's stem. A known title that is a mere year gives way.
    """
    if known is None or UNTELLING.fullmatch(known.strip()):
        found = _in_blocks(blocks)
        if found is not None:
            title, first, last = found
            return title, blocks[:first] + blocks[last:]
    if known is None:
        return stem, blocks
    title = _once(WHITE.sub(" ", known).strip())
    same = repeats(blocks, title)
    return title, tuple(block for place, block in enumerate(blocks) if place not in same)


def _in_blocks(blocks: tuple[Block, ...]) -> tuple[str, int, int] | None:
    """Return the title that the first blocks hold, and the positions it goes from and to."""
    for position, block in enumerate(blocks[:MOST_ABOVE]):
        if block.kind == PassageKind.TITLE:
            return _one_line(block), position, position + 1
    top = next((p for p, block in enumerate(blocks[:MOST_ABOVE]) if not _is_above(block)), None)
    if top is not None and _is_title(blocks[top]):
        title, lines = _whole(blocks, top)
        return title, top, top + lines
    return _below_summary(blocks)


def _below_summary(blocks: tuple[Block, ...]) -> tuple[str, int, int] | None:
    """Return the title of a formal document that stands below sentences of its collector."""
    for position, block in enumerate(blocks[:HEAD_BLOCKS]):
        if _is_title(block):
            title, lines = _whole(blocks, position)
            if ABOUT.search(title) and COMPLETE.search(title):
                return title, position, position + lines
    return None


def _one_line(block: Block) -> str:
    """Return a line of a title without spaces around it and notes behind it."""
    return MARK.sub("", WHITE.sub(" ", block.text)).strip()


def _whole(blocks: tuple[Block, ...], position: int) -> tuple[str, int]:
    """Return a title with the lines that it goes on over, and how many lines it is."""
    title = _one_line(blocks[position])
    below = blocks[position + 1 : position + MOST_LINES]
    is_upper = UPPER_LINE.fullmatch(title) and below and LOWER_LINE.match(_one_line(below[0]))
    if not (ABOUT.search(title) or is_upper) or COMPLETE.search(title):
        return title, 1
    longer = title
    for lines, block in enumerate(below, 2):
        if not _is_title(block) or SALUTATION.match(block.text):
            break
        longer += _one_line(block)
        if COMPLETE.search(longer):
            return longer, lines
    return title, 1


def _once(title: str) -> str:
    """Return a title that stands twice in its field once, as in 广州市政府工作报告广州市政府工作报告."""
    doubled = re.fullmatch(r"(.{4,})\s*\1", title)
    return doubled[1] if doubled else title


def repeats(blocks: tuple[Block, ...], title: str | None) -> frozenset[int]:
    """Return the positions of the first blocks that are the title once more.

    It may stand on several lines; spaces and source marks do not count.
    """
    wanted = _bare(ADDED.sub("", title or ""))
    found: set[int] = set()
    for first, block in enumerate(blocks[:HEAD_BLOCKS] if wanted else ()):
        if not wanted.startswith(_bare(block.text)) or block.cells:
            continue
        for last in range(first + 1, first + 1 + MOST_LINES):
            if _bare("".join(one.text for one in blocks[first:last])) == wanted:
                found.update(range(first, last))
                break
    return frozenset(found)


def _bare(text: str) -> str:
    return MARK.sub("", WHITE.sub("", text))


def _is_above(block: Block) -> bool:
    line = WHITE.sub("", block.text)
    return bool(ABOVE.fullmatch(line)) or own_number(line) is not None or is_date(block.text)


def _is_title(block: Block) -> bool:
    is_line = not block.cells and len(block.text) <= TITLE_LENGTH and "\n" not in block.text
    return is_line and not is_sentence(block.text)
