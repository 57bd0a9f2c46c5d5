"""Lines of a page that are no part of its article: image credits, share buttons, link lists at the end.

A line counts only where all of it is such; a doubtful one stays body, for body lost is a claim lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.published import find_date

MAX_LINE = 300
MAX_CAPTION_WORDS = 6  # longer captions tell something, and figures and claims are read from them

_ANYWHERE = re.compile(
    r"""(?:html\s)?image\sas\slink
    |advertisement
    |(?:share|print|e-?mail|save|tweet|pin\sit|listen)
    |share\s(?:this|on|via|with)\b[^.!?]{0,60}
    |(?:image|photo|picture|photograph)s?(?:\s(?:credit|courtesy|by|source))?\s?:\s?.{1,80}
    |credits?\s?:\s?.{1,80}""",
    re.IGNORECASE | re.VERBOSE,
)
# Who took it, at the end of a caption. Case counts: "the photo: ..." is prose.
_CREDIT = re.compile(
    r"""(?:(?:Image|Photo|Picture|Photograph)(?:\scredit|\scourtesy|\sby)?:\s?[^:"“”]{1,70}
    |\((?:AP\s)?(?:Photo|Image|Picture)[^()"“”]{0,80}\)
    |(?:REUTERS|AFP|AP\sPhoto)/[^."“”]{1,40}\)?
    |[/(]\s?Getty\sImages\)?)\Z""",
    re.VERBOSE,
)
_CREDIT_WINDOW = 100  # a credit is sought in a line's last characters, which keeps the search linear

_AT_END = re.compile(
    r"""have\san\sopinion\son\sthis\sstory\b.{0,60}
    |(?:©|\(c\)|copyright\b).{0,150}
    |.{0,100}\ball\srights\sreserved\.?
    |(?:follow\s(?:us|the\sauthor|@\w+)|like\sus|join\sus|find\sus)\b.{0,100}
    |(?:subscribe\b|sign\sup\b|click\shere\b|download\sour\b).{0,120}
    |read\s(?:the\srest|more|the\sfull|next)\b.{0,120}
    |sources?\s?:\s?.{1,80}
    |(?:tags|topics|filed\sunder|categories)\s?:\s?.{1,150}
    |(?:leave|post|add)\sa\scomment\b.{0,40}
    |\d{0,6}\s?comments?""",
    re.IGNORECASE | re.VERBOSE,
)
_LIST_HEAD = re.compile(
    r"""(?:related(?:\s(?:news|articles?|stories|links|coverage|topics|content))?
    |sources?|references|external\slinks?|sister\slinks?|see\salso|further\sreading|read\smore
    |more\son\sthis(?:\sstory)?|more\sstories|you\smay\salso\slike|recommended|most\sread|trending)\s?:?""",
    re.IGNORECASE | re.VERBOSE,
)
_LINK = re.compile(r"https?://|\bwww\.", re.IGNORECASE)


def is_boilerplate(line: str) -> bool:
    """Boilerplate wherever it stands: a button's text, an image credit, a few words of caption with their credit."""
    line = line.strip()
    if not line or len(line) > MAX_LINE:
        return False
    return _ANYWHERE.fullmatch(line) is not None or _is_short_caption(line)


def _is_short_caption(line: str) -> bool:
    skipped = max(0, len(line) - _CREDIT_WINDOW)
    credit = _CREDIT.search(line[skipped:].rstrip("."))
    if credit is None:
        return False
    caption = line[: skipped + credit.start()]
    return len(caption.split()) <= MAX_CAPTION_WORDS and not set(caption) & set('"“”«»')


def end_of_body(lines: Sequence[str]) -> int:
    """The index from which all lines are boilerplate: notices, or a list of links under its heading."""
    end = _notices(lines, len(lines))
    head = end
    for at in range(end - 1, -1, -1):
        line = lines[at].strip()
        if _LIST_HEAD.fullmatch(line):
            head = at
        elif line and not _is_list_item(line) and not is_boilerplate(line) and not _AT_END.fullmatch(line):
            break
    return _notices(lines, head)


def _notices(lines: Sequence[str], end: int) -> int:
    start = end
    for at in range(end - 1, -1, -1):
        line = lines[at].strip()
        if not line:
            continue
        if len(line) > MAX_LINE or not (is_boilerplate(line) or _AT_END.fullmatch(line)):
            break
        start = at
    return start


def _is_list_item(line: str) -> bool:
    if len(line) > MAX_LINE:
        return False
    return _LINK.search(line) is not None or line[-1] not in '.!?…"”’' or find_date(line[-100:]) is not None
