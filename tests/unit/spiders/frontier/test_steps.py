"""Pages that hang on every product or listing, and lead to nothing."""

import pytest

from spiders.frontier.steps import SharedSteps
from spiders.frontier.urls import url_key

SHOP = "http://s.example"
READ = {url_key(f"{SHOP}/lamps/{name}") for name in ("oak", "ash", "elm", "fir", "yew")}


def _led(steps: SharedSteps, step: str, *, led_on: bool) -> SharedSteps:
    for name in ("oak", "ash", "elm", "fir"):
        steps.record(f"{SHOP}/lamps/{name}/{step}", led_on=led_on)
    return steps


def test_a_step_that_led_to_nothing_below_several_pages_is_vain_below_the_others():
    assert _led(SharedSteps(), "ask", led_on=False).is_vain(f"{SHOP}/lamps/yew/ask", read=READ)


def test_a_step_that_leads_on_is_not():
    assert not _led(SharedSteps(), "children", led_on=True).is_vain(f"{SHOP}/lamps/yew/children", read=READ)


@pytest.mark.parametrize("path", ["/lamps/yew/2", "/lamps/yew/page-2", "/lamps/yew/list?page=2"])
def test_pages_of_a_listing_are_never_vain(path):
    steps = _led(SharedSteps(), path.rpartition("/")[2], led_on=False)
    assert not steps.is_vain(f"{SHOP}{path}", read=READ)


def test_a_step_below_a_page_that_was_not_read_may_show_what_no_other_does():
    assert not _led(SharedSteps(), "ask", led_on=False).is_vain(f"{SHOP}/rugs/wool/ask", read=READ)
