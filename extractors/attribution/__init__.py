"""The trained attribution tagger: numpy, tokenizers and onnxruntime alone. Nothing here loads at import time."""
