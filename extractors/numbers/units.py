"""Names of units and currencies: CLDR's English ones through Babel, and the lexicon's for what newspapers write."""

from __future__ import annotations

import re
from functools import cache, cached_property

from extractors.numbers import lexicon

MAX_WORDS = 4  # "Bosnia-Herzegovina convertible marks" is the longest name of use
# CLDR kinds whose names are ordinary nouns ("10 items", "a pinch", "two cups", "five dots") or abbreviations
# that mean something else in news.
_LEFT_OUT = ("concentr", "graphics", "consumption", "angle", "light", "torque", "speed-beaufort", "speed-light")
_LEFT_OUT_UNITS = frozenset(lexicon.table("number_words")["not_units"])
# ISO codes that are words in capitals too.
_WORD_CODES = frozenset(("ALL", "TOP", "TRY", "CUP", "MOP", "COP", "GEL", "PEN", "BAM", "MAD", "SOS", "BOB", "DOP"))
_CASED = 2  # forms this short are matched as written: "m" is no "M"
_WORD = re.compile(r"[^\s,;:!?()\[\]\"“”‘’'&]{1,40}")


class UnitNames:
    """Finds the unit or currency named right after a number."""

    @cached_property
    def _units(self) -> dict[str, str]:
        from babel import Locale  # noqa: PLC0415 - 70 ms, needed only once a number is read

        british, american = Locale("en", "GB"), Locale("en", "US")
        names: dict[str, str] = {}
        for key, forms in british._data["unit_patterns"].items():
            singular = _bare(forms.get("long", {}).get("one"))
            if singular is None or key.startswith(_LEFT_OUT) or singular in _LEFT_OUT_UNITS:
                continue
            unit = singular.lower().removeprefix("us ")
            for locale in (british, american):
                for length in ("long", "short"):
                    patterns = locale._data["unit_patterns"].get(key, {}).get(length, {})
                    for pattern in (patterns.get("one"), patterns.get("other")):
                        form = _bare(pattern)
                        if form is not None and (length == "long" or len(form) > _CASED):
                            names.setdefault(_key(form), unit)
        names.update((_key(form), unit) for form, unit in lexicon.rows("units"))
        return names

    @cached_property
    def _currencies(self) -> dict[str, str]:
        from babel import Locale  # noqa: PLC0415 - see above
        from babel.numbers import get_currency_name  # noqa: PLC0415 - see above

        english = Locale("en", "GB")
        names: dict[str, str] = {}
        for code in map(str, english.currencies):
            if "(" in english.currencies[code]:
                continue  # historic ones: "Russian rouble (1991–1998)"
            for count in (1, 2):
                name = get_currency_name(code, count, english)
                names.setdefault(_key(name), code)
                names.setdefault(_key(name.replace("rouble", "ruble")), code)
        names.update((_key(form), code) for place, form, code in lexicon.rows("currencies") if place == "after")
        return names

    @cached_property
    def prefixes(self) -> dict[str, str]:
        """Currency signs and codes that stand before the number."""
        signs = {form: code for place, form, code in lexicon.rows("currencies") if place == "before"}
        codes = {code: code for code in self._currencies.values() if code not in _WORD_CODES}
        return codes | signs

    @cached_property
    def prefix(self) -> re.Pattern[str]:
        """One currency sign or code and the space that may follow it."""
        forms = sorted(self.prefixes, key=len, reverse=True)
        return re.compile(rf"(?<![A-Za-z])({'|'.join(map(re.escape, forms))})[ \u00a0]?(?=[\d.]|[a-z])")

    def after(self, text: str, pos: int, *, glued: bool) -> tuple[int, str] | None:
        """End and unit of the longest unit name at `pos`; `glued`: nothing stands between it and the number."""
        best = None
        for end in _ends(text, pos):
            form = text[pos:end]
            unit = self._lookup(form)
            if unit is not None and (glued or form != "g"):
                best = end, unit
        return best

    def _lookup(self, form: str) -> str | None:
        key = _key(" ".join(form.split()))
        if len(form) == 3 and form.isupper() and form in self.prefixes:
            return form
        found = self._currencies.get(key) or self._units.get(key)
        if found is not None or "-" not in key:
            return found
        return self._units.get(key.replace("-", " "))


def _ends(text: str, pos: int) -> list[int]:
    """Where a name of one to MAX_WORDS words may end, shortest first."""
    ends: list[int] = []
    at = pos
    for _ in range(MAX_WORDS):
        word = _WORD.match(text, at)
        if word is None:
            break
        token, end = word.group(), word.end()
        ends.extend(word.start() + len(part) for part in _shorter(token) if word.start() + len(part) < end)
        ends.append(end)
        if text[end : end + 1] not in (" ", "\u00a0"):
            break
        at = end + 1
    return ends


def _shorter(token: str) -> list[str]:
    """The token without what may cling to a unit: full stops, a dash and what follows it, a slash."""
    cut = [token.rstrip(".")] if token.endswith(".") else []
    cut += [token[: i.start()] for i in re.finditer(r"[-–—/]", token) if i.start() > 0]
    if token[0] in "%°€£":
        cut.append(token[0])
    return sorted(set(cut), key=len)


def _bare(pattern: str | None) -> str | None:
    return pattern.replace("{0}", "").strip() or None if pattern else None


def _key(form: str) -> str:
    return form if len(form) <= _CASED else form.casefold()


@cache
def unit_names() -> UnitNames:
    return UnitNames()
