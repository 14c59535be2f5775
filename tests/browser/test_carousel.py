"""In a real browser: the carousel of the About page, with and without script."""

import pytest
from playwright.sync_api import expect


@pytest.fixture
def carousel(page, site):
    """The About page's carousel, once the script has started it."""
    page.set_viewport_size({"width": 1280, "height": 1400})  # a whole slide fits
    page.goto(f"{site.url}/o-nas/")
    carousel = page.locator("[data-carousel]")
    expect(carousel.locator(".carousel__controls")).to_be_visible()
    return carousel


def in_view(carousel, number):
    """Expect the slide with this number (from 1) to be the one that is seen."""
    expect(carousel.locator(".carousel__slide").nth(number - 1)).to_be_in_viewport(ratio=0.6)
    expect(carousel.locator("[data-carousel-position]")).to_have_text(f"{number} z 2")


def test_it_is_a_labelled_region_of_labelled_slides(carousel):
    expect(carousel).to_have_role("region")
    expect(carousel).to_have_accessible_name("Wejścia do Ośrodka")
    expect(carousel).to_have_attribute("aria-roledescription", "karuzela zdjęć")
    slides = carousel.get_by_role("group")
    expect(slides.nth(0)).to_have_accessible_name("1 z 2")
    expect(slides.nth(1)).to_have_attribute("aria-roledescription", "zdjęcie")


def test_the_buttons_lead_to_the_next_picture_and_back(carousel):
    in_view(carousel, 1)
    carousel.get_by_role("button", name="Następn").click()
    in_view(carousel, 2)
    carousel.get_by_role("button", name="Poprzedni").click()
    in_view(carousel, 1)


def test_the_buttons_work_from_the_keyboard_and_keep_the_focus_at_the_end(carousel, page):
    button = carousel.get_by_role("button", name="Następn")
    button.focus()
    page.keyboard.press("Enter")
    in_view(carousel, 2)
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-disabled", "true")
    page.keyboard.press("Enter")
    in_view(carousel, 2)


def test_arrow_keys_move_the_list_itself(carousel, page):
    carousel.get_by_role("list").focus()
    page.keyboard.press("ArrowRight")
    in_view(carousel, 2)
    page.keyboard.press("ArrowLeft")
    in_view(carousel, 1)


def test_scrolling_the_list_moves_the_position_too(carousel):
    carousel.get_by_role("list").evaluate("list => list.scrollTo({left: list.scrollWidth})")
    in_view(carousel, 2)


def test_a_finger_slides_the_pictures(browser, site):
    phone = {"width": 360, "height": 740}
    context = browser.new_context(viewport=phone, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{site.url}/o-nas/")
    carousel = page.locator("[data-carousel]")
    slides = carousel.get_by_role("list")
    slides.evaluate("list => list.scrollIntoView({block: 'center', behavior: 'instant'})")
    box = slides.bounding_box()
    y = box["y"] + box["height"] / 2
    finger = context.new_cdp_session(page)
    steps = [("touchStart", 300), *(("touchMove", x) for x in range(290, 20, -10)), ("touchEnd", 0)]
    for kind, x in steps:
        points = [] if kind == "touchEnd" else [{"x": x, "y": y}]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    in_view(carousel, 2)
    context.close()


def test_the_position_is_announced_politely(carousel):
    expect(carousel.locator("[data-carousel-position]")).to_have_attribute("aria-live", "polite")


def test_nothing_moves_by_itself(carousel):
    assert carousel.evaluate("element => element.getAnimations({subtree: true}).length") == 0
    in_view(carousel, 1)


def test_without_script_it_is_a_list_of_pictures_with_captions(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.url}/o-nas/")
    carousel = page.locator("[data-carousel]")
    expect(carousel.get_by_role("button")).to_have_count(0)
    expect(carousel.locator("figure")).to_have_count(2)
    first, second = (carousel.locator("figcaption").nth(n).bounding_box() for n in (0, 1))
    assert first["x"] == second["x"]
    assert second["y"] > first["y"]
    context.close()


def test_on_paper_the_pictures_stand_one_under_another(page, site):
    page.goto(f"{site.url}/o-nas/")
    page.emulate_media(media="print")
    captions = page.locator("[data-carousel] figcaption")
    assert captions.nth(0).bounding_box()["y"] < captions.nth(1).bounding_box()["y"]
    expect(page.locator(".carousel__controls")).to_be_hidden()


def test_the_first_picture_comes_at_once_and_the_others_when_needed(carousel):
    first, second = carousel.locator("img").nth(0), carousel.locator("img").nth(1)
    expect(first).to_have_attribute("fetchpriority", "high")
    expect(first).to_have_attribute("loading", "eager")
    expect(second).to_have_attribute("loading", "lazy")
    for image in (first, second):
        assert int(image.get_attribute("width")) > 0
        assert int(image.get_attribute("height")) > 0
    types = carousel.locator("picture").first.locator("source")
    assert [source.get_attribute("type") for source in types.all()] == ["image/avif", "image/webp"]
