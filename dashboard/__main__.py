"""``python -m dashboard …``: exit 0 when all is well, 1 when something failed (said on the last line), 2 on misuse."""

from __future__ import annotations

import sys

import typer
from pydantic import ValidationError

from dashboard.commands import check, demo, export, init, refresh, serve, status
from dashboard.errors import DashboardError

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False,
                  help="Le tableau de bord d’une ville, depuis ses données ouvertes.")
for module in (serve, refresh, check, status, export, demo, init):
    module.register(app)


def main() -> None:
    """Runs a command; an error of ours is one sentence on the last line, never a traceback."""
    try:
        app()
    except DashboardError as error:
        print(f"Échec : {error}", file=sys.stderr)
        sys.exit(1)
    except ValidationError as error:
        first = error.errors()[0]
        name = "DASHBOARD_" + "_".join(str(part) for part in first["loc"]).upper()
        print(f"Réglage incorrect : {name} : {first['msg'].removeprefix('Value error, ')}", file=sys.stderr)
        sys.exit(2)


if __name__ == "__main__":
    main()
