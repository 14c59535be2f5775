"""What tests of forms read of an answer."""

from bs4 import BeautifulSoup


def soup_of(response):
    """Return the page of an answer."""
    return BeautifulSoup(response.content, "html.parser")


def summary(response):
    """Return what the list of errors says."""
    return soup_of(response).select_one(".error-summary").get_text(" ", strip=True)


def typed(response, name):
    """Return what stands in a field."""
    field = soup_of(response).select_one(f"main [name={name}]")
    return field.get("value") if field.name == "input" else field.string.strip()
