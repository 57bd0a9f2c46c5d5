"""The written forms of dates, each with what it means."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from extractors.dates.calendar import Moment, before, of_month, of_weekday, shifted
from extractors.drafts import DateDraft
from extractors.numbers import lexicon

_WORDS: dict[str, dict[str, int]] = lexicon.table("dates")
MONTHS, WEEKDAYS, NEAR_DAYS = _WORDS["months"], _WORDS["weekdays"], _WORDS["near_days"]
NUMBERS, STEPS = _WORDS["numbers"], _WORDS["steps"]

_GAP = r"[ \u00a0]"
_NAMES = "|".join(sorted((m.capitalize() for m in MONTHS), key=len, reverse=True))
_MONTH = rf"(?P<month>{_NAMES})(?!\w)(?:(?<=\b[A-Z]..)\.|(?<=\bSept)\.)?"  # only short names take a full stop
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)(?![\w%]|,\d|\.\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\w%]|,\d|\.\d)"
_WEEKDAY = rf"(?P<weekday>{'|'.join(day.capitalize() for day in WEEKDAYS)})"
_OPENERS = r"in|since|by|until|till|of|during|before|after|around|from|to|for|early|late|mid|and|end|between|year"
_SEASON = rf"(?:{_GAP}(?:the{_GAP})?(?:year|summer|winter|spring|autumn|fall|end|start)(?:{_GAP}of)?)?"

Resolver = Callable[[dict[str, str], date | None], Moment | None]


def _named(found: dict[str, str], published: date | None) -> Moment | None:
    month = int(found["month"]) if found["month"].isdigit() else MONTHS[found["month"].lower()]
    day, year = found.get("day"), found.get("year")
    return of_month(month, int(day) if day else None, int(year) if year else None, published)


def _year(found: dict[str, str], published: date | None) -> Moment | None:
    return Moment(date(int(found["year"]), 1, 1), "year")


def _near_day(found: dict[str, str], published: date | None) -> Moment | None:
    near = " ".join(found["near"].lower().split())
    return None if published is None else Moment(shifted(published, NEAR_DAYS[near]), "day")


def _weekday(found: dict[str, str], published: date | None) -> Moment | None:
    which = found.get("which", "").lower()
    return None if published is None else of_weekday(WEEKDAYS[found["weekday"].lower()], which, published)


def _near_span(found: dict[str, str], published: date | None) -> Moment | None:
    """ "last week", "earlier this month", "next year"."""
    return None if published is None else before(published, STEPS[found["which"].lower()], found["unit"].lower())


def _ago(found: dict[str, str], published: date | None) -> Moment | None:
    number = NUMBERS.get(found["number"].lower()) or int(found["number"])
    return None if published is None else before(published, number, found["unit"].lower().rstrip("s"))


def _alternatives(words: dict[str, int]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_FORMS: tuple[tuple[re.Pattern[str], Resolver], ...] = (
    (re.compile(r"(?<![\w-])(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![\w-])"), _named),
    (re.compile(rf"\b{_MONTH}{_GAP}{_DAY}(?:,?{_GAP}{_YEAR})?"), _named),
    (re.compile(rf"(?<![\w.,$£€]){_DAY}{_GAP}(?:of{_GAP})?{_MONTH}(?:,?{_GAP}{_YEAR})?"), _named),
    (re.compile(rf"\b{_MONTH},?{_GAP}(?:of{_GAP})?{_YEAR}"), _named),
    (re.compile(rf"(?<=\b[Ii]n ){_MONTH}(?!{_GAP}?\d)"), _named),
    (re.compile(rf"\b(?P<near>{_alternatives(NEAR_DAYS)})\b", re.IGNORECASE), _near_day),
    (re.compile(rf"\b(?:(?P<which>[Ll]ast|[Nn]ext|[Pp]ast|[Tt]his){_GAP})?{_WEEKDAY}\b"), _weekday),
    (
        re.compile(
            rf"\b(?:(?:earlier|later|late|early){_GAP})?(?P<which>{_alternatives(STEPS)}){_GAP}(?P<unit>week|month|year)\b"
            r"(?!['’-])",
            re.IGNORECASE,
        ),
        _near_span,
    ),
    (
        re.compile(
            rf"\b(?P<number>\d{{1,3}}|{_alternatives(NUMBERS)}){_GAP}(?P<unit>days?|weeks?|months?|years?){_GAP}ago\b",
            re.IGNORECASE,
        ),
        _ago,
    ),
    (re.compile(rf"\b(?:{_OPENERS}){_SEASON}{_GAP}(?P<only>{_YEAR})", re.IGNORECASE), _year),
    (re.compile(rf"(?<=\(){_YEAR}(?=\))"), _year),
)


def find_dates(text: str, published: date | None) -> Iterator[DateDraft]:
    """The dates of the text in order, without overlap; those told from publication only where it is known."""
    found = sorted(_all(text, published), key=lambda d: (d.span[0], -d.span[1]))
    last = 0
    for draft in found:
        if draft.span[0] >= last:
            last = draft.span[1]
            yield draft


def _all(text: str, published: date | None) -> Iterator[DateDraft]:
    for pattern, resolve in _FORMS:
        for match in pattern.finditer(text):
            groups = {name: value for name, value in match.groupdict().items() if value is not None}
            moment = resolve(groups, published)
            if moment is not None:
                yield DateDraft(match.span("only" if "only" in groups else 0), moment.day, moment.precision)
