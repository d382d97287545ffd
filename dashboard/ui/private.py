"""Who may read a private part (draft targets, comments): signed in with the town's provider, and named by the town.

Closed by default: without settings, without Authlib, with a provider that is down or an answer that is not what was
agreed, there is nobody. The public pages never ask: they look the same whoever reads, and work without any of this.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import streamlit as st

from dashboard.locale import _
from dashboard.settings import Settings, settings
from dashboard.ui.notes import empty

log = logging.getLogger("dashboard.app")
SESSION = timedelta(hours=8)
SKEW = timedelta(minutes=2)


def reader(claims: Mapping[str, Any], now: datetime, choices: Settings) -> str | None:
    """The address of whoever signed in, when issuer, audience, time and name are all as agreed; else None.

    Streamlit has checked the signature. It keeps its cookie for thirty days: the session ends eight hours after the
    provider issued the claims, whatever the cookie says.
    """
    allowed = choices.private_names
    audience = claims.get("aud")
    audiences = [audience] if isinstance(audience, str) else audience if isinstance(audience, list) else []
    issued, name = claims.get("iat"), claims.get("email")
    if not (allowed and choices.private_issuer and choices.private_audience):
        return None
    if claims.get("iss") != choices.private_issuer or choices.private_audience not in audiences:
        return None
    if not isinstance(issued, int) or isinstance(issued, bool) or not isinstance(name, str):
        return None
    try:
        age = now - datetime.fromtimestamp(issued, UTC)
    except (OverflowError, ValueError, OSError):
        return None
    if not -SKEW <= age <= SESSION or claims.get("email_verified") is False:
        return None
    return name if name.strip().lower() in allowed else None


def signed_in() -> str | None:
    """The reader of this session when they may read private parts, None for everybody else; never raises."""
    try:
        claims = st.user.to_dict() if st.user.get("is_logged_in") else {}
        return reader(claims, datetime.now(UTC), settings())
    except Exception as error:  # whatever is wrong with the sign-in, the answer is no
        log.warning("nobody is signed in: %s", type(error).__name__)
        return None


def gate() -> str:
    """The first line of a private page: gives the reader, or ends the page with the way to sign in."""
    name = signed_in()
    if name is None:
        empty(_("Cette page est réservée aux agents désignés par la ville."),
              _("Les autres pages sont publiques et ne demandent rien."))  # fmt: skip
        if settings().private_names:
            st.button(_("S’identifier"), on_click=st.login)
        st.stop()
    return name
