"""Layer 2: the form in which staff write news."""

from core.forms import PageForm, check_day

NEWS_AHEAD = 1  # years; what is dated later would stand first on the list until then


class NewsForm(PageForm):
    """Compares the day with today."""

    def clean_date(self):
        """Return the day; one more than a year ahead is a slip of the hand."""
        day = self.cleaned_data["date"]
        check_day(day, NEWS_AHEAD)
        return day
