"""Rows as lines for people. Each function takes a row and the paper, and gives lines."""
