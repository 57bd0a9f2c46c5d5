"""Text to evidence: readers, one spaCy component a package, the lexicon as data, the trained weights.

The only room that imports spaCy or onnxruntime.
"""
