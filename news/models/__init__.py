"""Layer 2: news, their topics, and notices."""

from news.models.notices import Notice
from news.models.pages import NewsIndexPage, NewsPage
from news.models.topics import NewsTopic

__all__ = ["NewsIndexPage", "NewsPage", "NewsTopic", "Notice"]
