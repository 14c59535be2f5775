"""Layer 2: the list of news, and one piece of news."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import models
from django.forms import Select
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.timezone import localdate, localtime
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.images.models import SourceImageIOError
from wagtail.models import Page
from wagtail.search import index

from blocks.stream import BodyStream
from core.fields import StreamField
from core.models import BasePage
from library.renditions import SHARED
from news import feeds
from news.choosing import Choice, offer
from news.forms import NewsForm
from page_cache.memo import remember

LATEST = 3  # news in the slot of the home page
IN_A_FEED = 20
HEADLINE = 110  # characters; search engines take no longer headline


class NewsIndexPage(RoutablePageMixin, BasePage):
    """The list of news, by year and topic; also as RSS and Atom."""

    page_description = _("The list of news, newest first. It lists the news below it by itself.")
    parent_page_types = ["home.HomePage", "pages.SectionPage"]
    subpage_types = ["news.NewsPage"]
    news_on_a_page = 15

    class Meta:
        verbose_name = _("list of news")
        verbose_name_plural = _("lists of news")

    @property
    def news(self):
        """Return the news that anybody may read, newest first: a queryset."""
        # As a question about each of them SQLite walks down the days and stops after a few; joined,
        # it sorts thousands first (measured with 6,000: 2.5 ms instead of 9.3).
        own = Page.objects.child_of(self).live().public().filter(pk=models.OuterRef("pk"))
        found = NewsPage.objects.filter(models.Exists(own)).select_related("topic")
        found = found.prefetch_related("listing_image__renditions")
        return found.order_by("-date", "-first_published_at", "-pk")

    @property
    def latest(self):
        """Return the newest news that are not out of date, at most three: a queryset."""
        valid = models.Q(valid_until=None) | models.Q(valid_until__gte=localdate())
        return self.news.filter(valid)[:LATEST]

    def get_context(self, request, *args, **kwargs):
        """Add the asked-for page of the list, `children`, and `choice` (news.choosing.Choice)."""
        context = super().get_context(request, *args, **kwargs)
        offered = remember(("news", self.pk), lambda: offer(self.news))
        choice = Choice(self.news, offered, request.GET.get("rok"), request.GET.get("temat"))
        paginator = Paginator(choice.news, self.news_on_a_page)
        context["choice"], context["asked"] = choice, choice.asked
        context["children"] = paginator.get_page(request.GET.get("strona"))
        if choice.is_made:
            context["title"] = f"{self.title}: {choice.words}"
        return context

    @path("rss/", name="rss")
    def rss(self, request):
        """Answer with the newest news as RSS."""
        return feeds.answer(feeds.Rss, self, self.news[:IN_A_FEED])

    @path("atom/", name="atom")
    def atom(self, request):
        """Answer with the newest news as Atom."""
        return feeds.answer(feeds.Atom, self, self.news[:IN_A_FEED])


# A page with one of these addresses could not be reached: the list answers with a feed.
TAKEN_SLUGS = {"rss", "atom"}


class NewsPage(BasePage):
    """One piece of news."""

    page_description = _(
        "One piece of news: what happened or will happen, and until when it holds."
    )
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types = []
    base_form_class = NewsForm
    search_name = _("piece of news")
    search_name_plural = _("pieces of news")

    date = models.DateField(
        _("date of the news"),
        default=localdate,
        db_index=True,
        help_text=_("Shown with the news; the newest stand first. Usually today."),
    )
    valid_until = models.DateField(
        _("holds until"),
        null=True,
        blank=True,
        help_text=_(
            "The last day on which the news is of use, for example the end of a recruitment. From "
            "the next day on it says that it is out of date. Leave empty if it always holds."
        ),
    )
    topic = models.ForeignKey(
        "news.NewsTopic",
        verbose_name=_("topic"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="news",
        help_text=_("Residents may list the news on one topic. May be left empty."),
    )
    body = StreamField(BodyStream, verbose_name=_("content"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("date"), FieldPanel("valid_until")]),
        FieldPanel("topic", widget=Select),
        FieldPanel("body"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("piece of news")
        verbose_name_plural = _("pieces of news")

    def clean(self):
        """Refuse an end before the beginning, and the addresses of the feeds."""
        super().clean()
        if self.date and self.valid_until and self.valid_until < self.date:
            message = _("This day is before the date of the news. Choose the same day or a later.")
            raise ValidationError({"valid_until": message})
        if self.slug in TAKEN_SLUGS:
            message = _("This address belongs to the news channel. Choose another, such as: %s-1.")
            raise ValidationError({"slug": message % self.slug})

    @property
    def is_archived(self):
        """Say whether the news is out of date."""
        return bool(self.valid_until) and localdate() > self.valid_until

    @property
    def search_note(self):
        """Return what the search says beside an archived piece of news: str, mostly empty."""
        day = date_format(self.valid_until, "j E Y") if self.is_archived else ""
        return day and gettext("Archived: it held until %(day)s") % {"day": day}

    @property
    def search_date(self):
        """Return the day that the search shows, the same as everywhere: a date."""
        return self.date

    @property
    def news_index(self):
        """Return the list that this news stands in: a page."""
        return self.get_parent()

    @property
    def structured_data(self):
        """Return the news as schema.org's NewsArticle: a list of one."""
        known = {
            "headline": Truncator(self.title).chars(HEADLINE),
            "description": self.summary,
            "url": settings.BASE_URL + (self.url or "/"),
            "datePublished": self.date.isoformat(),
            "dateModified": _moment(self.last_published_at),
            "expires": self.valid_until and self.valid_until.isoformat(),
            "image": _picture_address(self),
            "inLanguage": get_language(),
            "publisher": {"@id": f"{settings.BASE_URL}/#centre"},
        }
        return [{"@type": "NewsArticle", **{key: fact for key, fact in known.items() if fact}}]


def _picture_address(page):
    """Return the address of the picture as it is shared, or "" if there is none to show."""
    try:
        shared = page.listing_image and page.listing_image.get_rendition(SHARED)
    except SourceImageIOError:
        return ""
    return settings.BASE_URL + shared.url if shared else ""


def _moment(moment):
    """Return a datetime as search engines read it, in our time zone: str or None."""
    return moment and localtime(moment).isoformat(timespec="seconds")
