"""Every way in: the HTTP API and its pages, the command line. Only this room reads settings from the environment."""
