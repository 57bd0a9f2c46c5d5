"""Figures: every quantity an article gives, with what it counts and whom it is about."""

from extractors.figures.component import FigureReader, make_figures

__all__ = ["FigureReader", "make_figures"]
