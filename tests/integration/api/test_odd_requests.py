"""What nobody sends on purpose is answered with a status that says whose fault it is."""

import pytest

from tests.integration.api.conftest import Api


@pytest.mark.parametrize(
    "path",
    [
        "/v1/feed.csv?since=99999999999999999999999",
        "/v1/search?min_price=NaN",
        "/v1/search?min_price=1e400",
        "/v1/search?max_price=99999999999999999999999999",
        "/v1/search?cursor=AAAA",
        "/v1/search?q=%00%ff",
        "/v1/search?q=" + "a" * 5_000,
        "/v1/search?q=%22%28%5B*",
        "/v1/search?attribute=a:%00&facet=x",
        "/v1/search?min_rating=nan",
        "/v1/suggest?q=%ff%00",
        "/v1/products/%00",
        "/v1/products/a%00b/history?days=366",
        "/v1/lookup?url=http://[::1",
        "/go/99999999999999999999999",
        "/products/%00",
        "/search?cursor=zzz",
        "/search?min_price=NaN",
    ],
)
def test_odd_values_never_fail_inside(api: Api, path: str) -> None:
    assert api.client.get(path).status_code < 500
