"""The Flask API under /api/v1, and the server that runs it."""
