"""Security headers on every answer: strict on our pages, as loose as Datasette's own need."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]
Receive = Callable[[], Awaitable[Message]]
App = Callable[[Message, Receive, Send], Awaitable[None]]

_POLICY = (
    "default-src 'self'; script-src {script}; style-src 'self' 'unsafe-inline';"
    " img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self';"
    " frame-ancestors 'none'"
)
STRICT = _POLICY.format(script="'self'")
# Datasette's table pages hold inline scripts (1 or 2 each in 0.65).
LOOSE = _POLICY.format(script="'self' 'unsafe-inline'")
_OURS = (
    "/-/document",
    "/-/indicator",
    "/-/region",
    "/-/search",
    "/-/briefing",
    "/-/quality",
    "/-/recipes",
    "/-/feed",
)
_ALWAYS = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
)


def with_security_headers(app: App, base_url: str) -> App:
    """Return the application with the headers added to what it answers."""

    async def wrapped(scope: Message, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": _added(message, scope["path"], base_url)}
            await send(message)

        await app(scope, receive, send_with_headers)

    return wrapped


def policy(path: str, base_url: str) -> str:
    """Return the content security policy of a page.

    >>> policy("/", "/") == STRICT, policy("/corpus/figures", "/") == LOOSE
    (True, True)
    """
    below = "/" + path.removeprefix(base_url).lstrip("/")
    return STRICT if below == "/" or below.startswith(_OURS) else LOOSE


def _added(message: Message, path: str, base_url: str) -> list[tuple[bytes, bytes]]:
    ours = [*_ALWAYS, (b"content-security-policy", policy(path, base_url).encode())]
    names = {name for name, _ in ours}
    kept = [(name, value) for name, value in message["headers"] if name.lower() not in names]
    return [*kept, *ours]
