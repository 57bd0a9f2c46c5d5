"""Every error Quoth raises. A batch goes on after an ArticleError and ends at a StopError.

QuothError
├── ArticleError            this article cannot be read; the batch goes on
│   ├── UnreadableInput     the file or stream cannot be opened
│   ├── UnknownFormat       no reader for this kind of input
│   ├── UndecodableText     bytes in no encoding that can be told
│   ├── MalformedInput      JSON or HTML that holds no article
│   ├── EmptyArticle        nothing but white space
│   ├── ArticleTooLong      more code points than the limit
│   ├── InputTooLarge       more bytes than the limit, read or decompressed
│   ├── ExtractionFailed    the pipeline broke on it
│   ├── FetchFailed         the URL gave no usable answer
│   └── AddressRefused      the URL leads to an address that is not allowed
├── StopError               nothing can go on; the run ends
│   ├── SettingInvalid      a setting's value is not usable
│   ├── ModelError
│   │   ├── ModelMissing    a model that must be installed is not
│   │   └── HashMismatch    a model's file is not the one that was published
│   └── DatabaseError
│       ├── DatabaseUnavailable   no answer at the address
│       ├── DatabaseRefused       wrong user, password or database name
│       └── DatabaseNotSupported  the local database cannot run on this machine
├── QueryError              a question that cannot be asked so
│   ├── FigureUnreadable    the words are no quantity
│   └── CursorInvalid       the page marker is not one of ours
├── NotFound                nothing has this id
└── SpanError               a span that is not the article's text, or a reading that contradicts itself
"""

from __future__ import annotations


class QuothError(Exception):
    """Base of all; `str()` of it is a message for people."""


class ArticleError(QuothError):
    """One article cannot be read. `source` names the file, URL or line it came from."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class UnreadableInput(ArticleError):
    """The file or stream cannot be opened or read."""


class UnknownFormat(ArticleError):
    """No reader takes this kind of input."""


class UndecodableText(ArticleError):
    """The bytes are text in no encoding that can be told."""


class MalformedInput(ArticleError):
    """JSON or HTML that holds no article."""


class EmptyArticle(ArticleError):
    """Nothing but white space."""


class ArticleTooLong(ArticleError):
    """`length` and `limit` are in code points."""

    def __init__(self, source: str, length: int, limit: int) -> None:
        super().__init__(
            source, f"{length:,} characters long, over the limit of {limit:,}; raise QUOTH_MAX_CHARACTERS to read it"
        )
        self.length = length
        self.limit = limit


class ExtractionFailed(ArticleError):
    """The pipeline broke on this article."""


class InputTooLarge(ArticleError):
    """More than `limit` bytes; reading stopped there."""

    def __init__(self, source: str, limit: int) -> None:
        super().__init__(source, f"more than {limit:,} bytes, the limit; raise QUOTH_MAX_BYTES to read it")
        self.limit = limit


class FetchFailed(ArticleError):
    """The URL gave no usable answer."""


class AddressRefused(ArticleError):
    """The URL leads to `address`, which may not be fetched from."""

    def __init__(self, source: str, address: str, reason: str) -> None:
        super().__init__(source, reason)
        self.address = address


class StopError(QuothError):
    """Nothing can go on."""


class SettingInvalid(StopError):
    """The setting `name` has a `value` that is not usable."""

    def __init__(self, name: str, value: str, expected: str) -> None:
        super().__init__(f"{name}={value!r} is not usable: expected {expected}")
        self.name = name
        self.value = value
        self.expected = expected


class ModelError(StopError):
    """A model cannot be used."""


class ModelMissing(ModelError):
    """The model `name` is not there."""

    def __init__(self, name: str, remedy: str) -> None:
        super().__init__(f"model {name} is missing: {remedy}")
        self.name = name


class HashMismatch(ModelError):
    """The file at `path` is not the published one; hashes are SHA-256 in hex."""

    def __init__(self, path: str, expected: str, actual: str) -> None:
        super().__init__(
            f"{path} is not the published file: SHA-256 {actual[:16]}…, expected {expected[:16]}…; reinstall it"
        )
        self.path = path
        self.expected = expected
        self.actual = actual


class DatabaseError(StopError):
    """The database at `address` cannot be used."""

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(f"database at {address}: {reason}")
        self.address = address
        self.reason = reason


class DatabaseUnavailable(DatabaseError):
    """No answer, also after the configured retries."""


class DatabaseRefused(DatabaseError):
    """Wrong user, password or database name."""


class DatabaseNotSupported(DatabaseError):
    """The local database does not run on this machine."""


class QueryError(QuothError):
    """A question that cannot be asked so; `parameter` names the part at fault."""

    def __init__(self, parameter: str, value: str, expected: str) -> None:
        super().__init__(f"{parameter}: {value!r} is not usable: expected {expected}")
        self.parameter = parameter
        self.value = value
        self.expected = expected


class FigureUnreadable(QueryError):
    """The words are no quantity."""


class CursorInvalid(QueryError):
    """The page marker was not made by Quoth."""


class NotFound(QuothError):
    """Nothing in the graph has `id`."""

    def __init__(self, id: str) -> None:
        super().__init__(f"nothing has the id {id}")
        self.id = id


class SpanError(QuothError, ValueError):
    """The span [start, end) does not hold `expected` but `actual`, or `subject` contradicts itself."""

    def __init__(self, subject: str, start: int, end: int, expected: str = "", actual: str = "") -> None:
        super().__init__(f"{subject} [{start}, {end}): expected {expected[:80]!r}, found {actual[:80]!r}")
        self.subject = subject
        self.start = start
        self.end = end
        self.expected = expected
        self.actual = actual
