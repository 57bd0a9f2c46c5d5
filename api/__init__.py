"""Every way in: the HTTP API, the command line. Only this room reads settings from the environment."""
