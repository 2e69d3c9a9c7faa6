"""Page numbers in words, for what is said of a document."""


def listed(numbers: list[int]) -> str:
    """Return page numbers in words, those that follow each other as a range.

    >>> listed([2, 5, 6, 7])
    '2, 5–7'
    """
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][-1] + 1:
            ranges[-1][1:] = [number]
        else:
            ranges.append([number])
    return ", ".join("–".join(map(str, some)) for some in ranges)
