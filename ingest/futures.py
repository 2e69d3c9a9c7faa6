"""Futures of a pool, one after another: what is scheduled when another is done."""

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")


def after(first: Future[A], then: Callable[[A | None], Future[B]]) -> Future[B]:
    """Return the future of what `then` schedules once the first is done.

    `then` gets the result of the first, None where it failed. It is called in the thread
    that runs the pool; a pool that is being stopped schedules nothing more.

    >>> first, second = Future(), Future()
    >>> both = after(first, lambda pages: second)
    >>> first.set_result(12); second.set_result("read"); both.result()
    'read'
    """
    last: Future[B] = Future()
    first.add_done_callback(partial(_go_on, then, last))
    return last


def _go_on(then: Callable[[A | None], Future[B]], last: Future[B], first: Future[A]) -> None:
    failed = first.cancelled() or first.exception() is not None
    try:
        second = then(None if failed else first.result())
    except RuntimeError:  # the pool has been stopped; nobody waits any more
        last.cancel()
        return
    second.add_done_callback(partial(_hand_on, last))


def _hand_on(last: Future[B], second: Future[B]) -> None:
    if second.cancelled():
        last.cancel()
        return
    error = second.exception()
    if error is not None:
        last.set_exception(error)
    else:
        last.set_result(second.result())
