"""A small router: patterns such as ``/catalog/datasets/{dataset_id}/records`` to handlers, one router a publisher."""

from __future__ import annotations

import re
from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import unquote

from dashboard.demo.doubles.messages import Answer, Call, Refusal, error_page

Handler = Callable[..., Answer]


def page_of_status(status: int) -> Answer:
    """The front server's HTML page for a status."""
    return error_page(status, HTTPStatus(status).phrase)


class Publisher:
    """The routes of one publisher, below ``/<name>``, and how it words a failure.

    ``failure(status)`` gives the body of a 4xx or 5xx that does not depend on the request; HTML when not given.
    ``finish`` adds to every answer what the publisher always says.
    """

    def __init__(
        self,
        name: str,
        failure: Callable[[int], Answer] = page_of_status,
        finish: Callable[[Call, Answer], Answer] = lambda call, answer: answer,
    ) -> None:
        self.name, self.failure, self._finish = name, failure, finish
        self._routes: list[tuple[re.Pattern[str], Handler]] = []

    def route(self, pattern: str) -> Callable[[Handler], Handler]:
        """Register a handler: it is called with the `Call` and the pattern's ``{names}`` as keywords."""
        parts = re.split(r"\{(\w+)\}", pattern)
        expression = "".join(f"(?P<{part}>[^/]+)" if n % 2 else re.escape(part) for n, part in enumerate(parts))

        def register(handler: Handler) -> Handler:
            self._routes.append((re.compile(expression), handler))
            return handler

        return register

    def answer(self, call: Call) -> Answer:
        """The first matching handler's answer; a 404 in the publisher's words when none matches."""
        for pattern, handler in self._routes:
            found = pattern.fullmatch(call.path)
            if found:
                return self._finish(call, self._handled(call, handler, found.groupdict()))
        return self.failure(404)

    @staticmethod
    def _handled(call: Call, handler: Handler, names: dict[str, str]) -> Answer:
        try:
            return handler(call, **{key: unquote(value) for key, value in names.items()})
        except Refusal as refusal:
            return refusal.answer
