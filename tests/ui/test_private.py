"""FAULTS 39: whatever is wrong with a sign-in, nobody is let in, and the public view does not notice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.settings import Settings
from dashboard.ui import private

NOW = datetime(2026, 11, 23, 17, tzinfo=UTC)
CHOICES = Settings(private_issuer="https://fca.integ01.dev-agentconnect.fr/api/v2", private_audience="tableau",
                   private_readers="Jeanne@ville.example, paul@ville.example")  # fmt: skip
GOOD = {"iss": CHOICES.private_issuer, "aud": "tableau", "iat": int((NOW - timedelta(hours=1)).timestamp()),
        "email": "jeanne@ville.example", "email_verified": True}  # fmt: skip


def test_who_the_town_named_is_let_in() -> None:
    assert private.reader(GOOD, NOW, CHOICES) == "jeanne@ville.example"
    assert private.reader({**GOOD, "aud": ["x", "tableau"]}, NOW, CHOICES)


@pytest.mark.parametrize("wrong", [
    {"iss": "https://evil.example"}, {"aud": "another"}, {"aud": ["another"]}, {"aud": None}, {"aud": {"tableau": 1}},
    {"iat": int((NOW - timedelta(hours=9)).timestamp())}, {"iat": int((NOW + timedelta(hours=1)).timestamp())},
    {"iat": "1"}, {"iat": True}, {"iat": 10**30}, {"iat": None}, {"email": "other@ville.example"}, {"email": None},
    {"email": ["jeanne@ville.example"]}, {"email_verified": False}, {"email": ""},
], ids=range(16))  # fmt: skip
def test_anything_else_is_nobody(wrong: dict[str, Any]) -> None:
    assert private.reader({**GOOD, **wrong}, NOW, CHOICES) is None


@pytest.mark.parametrize("missing", sorted(GOOD.keys() - {"email_verified"}))
def test_a_claim_that_is_not_there_is_nobody(missing: str) -> None:
    assert private.reader({name: value for name, value in GOOD.items() if name != missing}, NOW, CHOICES) is None


@pytest.mark.parametrize("unset", ["private_issuer", "private_audience", "private_readers"])
def test_without_settings_there_is_nobody(unset: str) -> None:
    values = {name: getattr(CHOICES, name) for name in ("private_issuer", "private_audience", "private_readers")}
    assert private.reader(GOOD, NOW, Settings(**{**values, unset: ""})) is None


def test_a_sign_in_that_breaks_is_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        def get(self, _name: str) -> bool:
            raise RuntimeError("provider down")

    monkeypatch.setattr(st, "user", Broken())
    assert private.signed_in() is None


def test_a_private_page_ends_before_what_it_holds() -> None:
    def page() -> None:
        import streamlit as st

        from dashboard.ui import private

        private.gate()
        st.write("secret")

    run = AppTest.from_function(page, default_timeout=30).run()
    assert not run.exception
    assert "secret" not in " ".join(str(each.value) for each in run.markdown)
    assert not run.button
