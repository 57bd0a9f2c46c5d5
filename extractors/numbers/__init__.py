"""Reading quantities from text: number words, scales, units, currencies, ranges and shares. Pure; no spaCy."""

from extractors.numbers.quantity import Quantity, read_quantity

__all__ = ["Quantity", "read_quantity"]
