"""In a real browser: where the sign of the BIP stands on the home page, what it is called."""

import pytest

PLACES = """() => ['.brand', '.bip-sign', '.preferences-button'].map(name => {
  const box = document.querySelector(name).getBoundingClientRect();
  return [box.left, box.top, box.right, box.bottom];
})"""


@pytest.mark.parametrize(("width", "in_one_row"), [(320, False), (360, False), (1280, True)])
def test_the_sign_stands_beside_the_button(page, site, width, in_one_row):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site.url)
    brand, sign, button = page.evaluate(PLACES)
    assert sign[2] <= button[0]
    assert abs((sign[1] + sign[3]) - (button[1] + button[3])) < 4
    assert (sign[1] < brand[3]) is in_one_row
    assert not in_one_row or button[0] - sign[2] < 60


def test_the_sign_is_painted_and_named(page, site):
    page.goto(site.url)
    sign = page.get_by_role("link", name="Biuletyn Informacji Publicznej", exact=True)
    assert sign.locator("img").evaluate("image => image.complete && image.naturalWidth > 0")
