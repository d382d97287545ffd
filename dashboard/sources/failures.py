"""What goes wrong on the wire, as one sentence for an operator.

What may pass by itself is marked Temporary.
"""

from __future__ import annotations

from datetime import datetime

import requests
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError

from dashboard.errors import Changed, Refused, SourceError, Unreachable
from dashboard.sources.addresses import public
from dashboard.sources.content import said_by
from dashboard.sources.limits import Limits
from dashboard.sources.retries import Temporary, come_back_at, paris_time
from dashboard.sources.transfer import Transfer

_STEP = "téléchargement"
_SENTENCES = {
    401: "accès refusé, identification demandée (401)",
    403: "accès refusé (403)",
    404: "adresse introuvable (404)",
    410: "source retirée (410)",
}


def unreachable(message: str, address: str) -> Unreachable:
    """The error of a server that gives no usable answer."""
    return Unreachable(message, step=_STEP, address=public(address))


def of_status(response: requests.Response, transfer: Transfer, now: datetime) -> Exception:
    """The error of a status that was not accepted.

    A Temporary one for 429 and 5xx, with the wait asked for.
    """
    said, document = said_by(transfer.excerpt(response))
    status, quoted = response.status_code, f", « {said} »" if said else ""
    if status != 429 and status < 500:
        sentence = _SENTENCES.get(status, f"demande refusée ({status})")
        kind: type[SourceError] = Refused if status >= 400 else Changed
        return kind(sentence + quoted, step=_STEP, address=transfer.address)
    back = come_back_at(status, response.headers, document, now)
    when = f", réessayer après {paris_time(back)}" if back else ""
    what = "trop d’appels" if status == 429 else "le serveur est en panne"
    wait = max(0.0, (back - now).total_seconds()) if back else None
    return Temporary(unreachable(f"{what} ({status}){quoted}{when}", transfer.address), wait)


def of_connection(error: Exception, address: str, limits: Limits) -> Exception:
    """A foreign exception as one of ours; Temporary for time-outs and connections cut."""
    reason = getattr(error.args[0], "reason", None) if error.args else None
    if isinstance(reason, NameResolutionError):
        return unreachable("nom de serveur introuvable (DNS)", address)
    if isinstance(reason, NewConnectionError):
        return unreachable("connexion refusée", address)
    if isinstance(error, requests.exceptions.SSLError):
        return unreachable("certificat ou chiffrement refusé (TLS)", address)
    if isinstance(error, requests.ConnectTimeout) or isinstance(reason, ConnectTimeoutError):
        return Temporary(unreachable(f"pas de connexion en {limits.connect_s:g} s", address))
    if isinstance(error, requests.ReadTimeout):
        return Temporary(unreachable(f"aucun octet reçu pendant {limits.read_s:g} s", address))
    if isinstance(error, requests.exceptions.ProxyError):
        return unreachable("le serveur mandataire (proxy) ne répond pas", address)
    if isinstance(error, requests.ConnectionError):
        return Temporary(unreachable("connexion coupée", address))
    return Changed(f"réponse illisible ({type(error).__name__})", step=_STEP, address=public(address))
