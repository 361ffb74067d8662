"""What every answer of the server says to browsers, and the addresses that it does not answer."""

import os
from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

METRICS = "/_stcore/metrics"
"""Where Streamlit tells how many sessions it has and what they keep in memory."""


def said(environment: Mapping[str, str]) -> dict[str, str]:
    """The headers: types are not guessed, pages come from here alone, and who may frame them is a setting.

    `GENAI_FRAMES`: the sites that may show pages in a frame, as in `https://one.example https://two.example`; any may
    where it is not set, because *Share* gives frames away; `none`: no site.
    """
    sites = environment.get("GENAI_FRAMES", "*").strip() or "*"
    frames = "'none'" if sites == "none" else sites if sites == "*" else f"'self' {sites}"
    safe = "".join(c for c in frames if c.isprintable() and c not in ";,")
    return {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Content-Security-Policy": f"frame-ancestors {safe}; object-src 'none'; base-uri 'self'",
    }


class Headers:
    """Puts the headers on every answer; metrics are answered where `GENAI_METRICS` is 1 alone."""

    def __init__(self, app: ASGIApp) -> None:
        """Takes the application behind it."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if scope["path"].endswith(METRICS) and os.environ.get("GENAI_METRICS") != "1":
            await send({"type": "http.response.start", "status": 404, "headers": []})
            await send({"type": "http.response.body", "body": b""})
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(said(os.environ))
            await send(message)

        await self.app(scope, receive, with_headers)
