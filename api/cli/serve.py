"""quoth serve: the HTTP API."""

from __future__ import annotations

import click

from api.cli.state import State, note, pass_state


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on. Others need QUOTH_TOKEN.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0: any free port.")
@click.option("--threads", type=click.IntRange(1, 256), default=4, show_default=True, help="Requests at a time.")
@pass_state
def serve(state: State, /, *, host: str, port: int, threads: int) -> None:
    """Serve the HTTP API until interrupted."""
    from api.http.serve import run

    try:
        run(state.settings, host=host, port=port, threads=threads, ready=lambda address: note(f"serving on {address}"))
    except OSError as error:
        raise click.ClickException(f"cannot listen on {host}, port {port}: {error.strerror or error}") from error
