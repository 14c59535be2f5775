"""Layer 2: which news the address of the list asks for: ?rok=2026&temat=rodzina."""

from django.utils.translation import gettext as _

from news.models.topics import NewsTopic


class Choice:
    """The news of one year, on one topic, or all of them; what else one may choose.

    Only years and topics that have news can be chosen, so an address never leads to an empty
    choice of one of the two; what is not known is ignored and `is_odd` says so.
    """

    def __init__(self, news, offered, year, topic):
        """Take a queryset of NewsPage, what `offer` returned, what the address says or None."""
        self._all = news
        self.years, self.topics = offered
        self.year = next((one for one in self.years if str(one) == year), None)
        self.topic = next((one for one in self.topics if one.slug == topic), None)
        self.is_odd = bool(year and not self.year or topic and not self.topic)

    @property
    def is_made(self):
        """Say whether anything was chosen."""
        return bool(self.year or self.topic)

    @property
    def asked(self):
        """Return the choice as it stands in addresses, always in this order: a dict."""
        chosen = {"rok": self.year, "temat": self.topic and self.topic.slug}
        return {name: value for name, value in chosen.items() if value}

    @property
    def news(self):
        """Return the chosen news: a queryset."""
        found = self._all
        if self.year:
            found = found.filter(date__year=self.year)
        return found.filter(topic=self.topic) if self.topic else found

    @property
    def words(self):
        """Return the choice in words, as it stands in titles: "rok 2026, temat: Rodzina"."""
        said = [_("year %(year)s") % {"year": self.year}] if self.year else []
        said += [_("topic: %(topic)s") % {"topic": self.topic}] if self.topic else []
        return ", ".join(said)


def offer(news):
    """Return what may be chosen of a queryset of NewsPage: (years, the last first; topics)."""
    days = news.order_by().dates("date", "year", order="DESC")
    used = news.order_by().exclude(topic=None).values("topic")
    return [day.year for day in days], list(NewsTopic.objects.filter(pk__in=used))
