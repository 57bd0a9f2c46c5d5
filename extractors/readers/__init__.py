"""Files, folders, URLs and streams to articles. Errors are yielded, so that a batch goes on."""

from extractors.readers.formats import read_bytes
from extractors.readers.limits import Outcome, ReaderLimits, Skipped
from extractors.readers.sources import read

__all__ = ["Outcome", "ReaderLimits", "Skipped", "read", "read_bytes"]
