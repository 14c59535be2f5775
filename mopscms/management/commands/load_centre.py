"""Layer 3: `manage.py load_centre` makes the first pages from mopscms/content/centre.toml."""

import tomllib
from pathlib import Path

from django.core.management.base import BaseCommand
from django.db import transaction
from wagtail.models import Page, Site

from about.models import AboutPage
from contact.models import ContactPage
from core.models import Centre
from downloads.models import DownloadsPage
from home.models import HomePage
from mopscms import content, faults
from mopscms.content.declaration import make_declaration
from mopscms.content.legal import make_legal_pages
from mopscms.content.making import made_before, make_image, make_page, paragraphs
from mopscms.content.renewing import left_behind, renew, untouched
from mopscms.content.scope import make_scope
from news.models import NewsIndexPage
from services.models import ServiceIndexPage

NO_HOME_PAGE = (
    "Nie ma strony głównej, więc serwis nic nie pokazuje. Administrator techniczny: utwórz ją "
    "w panelu (Strony), a potem wskaż ją w Ustawienia → Serwisy."
)
# What a section of centre.toml is for.
KINDS = {
    "services": ServiceIndexPage,
    "news": NewsIndexPage,
    "contact": ContactPage,
    "downloads": DownloadsPage,
}
LEFT_BEHIND = """Te działy ktoś już zmieniał, dlatego aktualizacja zostawiła je jako zwykłe strony:
{sections}
Potem przepisz do nowej strony treść starej, cofnij publikację starej i popraw prowadzące do niej
linki (także na stronie głównej). Ten komunikat zniknie, gdy nowe strony będą opublikowane."""
FOLDER = Path(content.__file__).parent


class Command(BaseCommand):
    """Makes each page once. What staff changed, moved or deleted stays as they left it."""

    help = "Tworzy pierwsze strony Ośrodka. Niczego, co zmienili pracownicy, nie nadpisuje."

    def handle(self, *args, traceback=False, **options):
        """Make the pages; leave with one line if the database fails."""
        with faults.in_one_line(traceback):
            self.load()

    @transaction.atomic
    def load(self):
        """Make what was never made: home, sections, "O nas", the centre's facts."""
        self.data = tomllib.loads((FOLDER / "centre.toml").read_text(encoding="utf-8"))
        new_home = self.make_home()
        home = HomePage.objects.first()  # read again: its record of the tree is the current one
        if home is None:  # deleted, or there is no site to make it for
            self.stdout.write(NO_HOME_PAGE)
            return
        made = [self.make_about(home), *(self.make_section(home, s) for s in self.data["sections"])]
        if new_home:
            self.fill_tasks(HomePage.objects.get(pk=new_home.pk))
        made.append(make_declaration(HomePage.objects.get(pk=home.pk)))
        made += make_legal_pages(HomePage.objects.get(pk=home.pk), self.data["legal"])
        made.append(make_scope(HomePage.objects.get(pk=home.pk), self.data["scope"]))
        pages = [page for page in [new_home, *made] if page]
        if pages:
            self.stdout.write("Utworzone strony: " + ", ".join(page.title for page in pages))
        if rows := left_behind_rows(self.data["sections"]):
            self.stdout.write(LEFT_BEHIND.format(sections="\n".join(rows)))

    def make_home(self):
        """Make the home page in the place of Wagtail's welcome page; return it if it is new."""
        facts = {key: value for key, value in self.data["home"].items() if key != "tasks"}
        site = Site.objects.filter(is_default_site=True).first()
        if site is None or made_before("home") or HomePage.objects.exists():
            return None
        welcome = site.root_page
        facts["slug"] = "strona-glowna" if welcome.depth > 1 else facts["slug"]
        home = make_page("home", Page.get_first_root_node(), HomePage(**facts))
        site.root_page = home
        site.site_name = self.data["centre"]["short_name"]
        site.save()
        if welcome.depth > 1 and welcome.specific_class is Page:
            Page.objects.get(pk=welcome.pk).delete()
        Centre.objects.get_or_create(site=site, defaults=self.data["centre"])
        return home

    def make_about(self, home):
        """Make "O nas" with its entrances, history, mission and goals."""
        about = self.data["about"]
        if made_before("about"):
            return None
        facts = {key: about[key] for key in ("title", "slug", "lead", "search_description")}
        page = AboutPage(**facts, show_in_menus=True, body=self.about_body(about))
        made = make_page("about", home, page)
        if made:
            made.body.render_as_block()  # makes the pictures' sizes now, not for the first visitor
        return made

    def about_body(self, about):
        """Return the blocks of "O nas", in the centre's order."""
        entrances = [
            {"image": make_image(FOLDER / "images" / file, **picture), "caption": caption}
            for file, caption, picture in map(_split, about["entrances"]["entrance"])
        ]
        history, mission, goals = about["history"], about["mission"], about["goals"]
        return [
            ("entrances", {"heading": about["entrances"]["heading"], "entrances": entrances}),
            ("history", {**history, "text": paragraphs(history["text"]), "milestones": []}),
            ("mission", {**mission, "text": paragraphs(mission["text"])}),
            ("goals", {**goals, "goals": [{"text": goal} for goal in goals["goals"]]}),
        ]

    def make_section(self, home, section):
        """Return a new section for staff to fill; one of an earlier release gets its kind."""
        kind, key = KINDS[section["kind"]], section["slug"]
        earlier = untouched(key)
        if earlier and type(earlier) is not kind:
            self.stdout.write(f"Strona zmieniona w nowy rodzaj: {earlier.title}")
            renew(earlier, kind)
            return None
        facts = {name: section[name] for name in ("title", "slug", "lead")}
        if "text" in section:
            text = {**section["text"], "text": paragraphs(section["text"]["text"])}
            facts["body"] = [("text", text)]
        return make_page(key, home, kind(**facts, show_in_menus=True))

    def fill_tasks(self, home):
        """Lead from the home page to the sections just made."""
        below = {page.slug: page for page in home.get_children()}
        home.tasks = [
            ("task", {"page": below[task["slug"]], "text": "", "hint": task["hint"]})
            for task in self.data["home"]["tasks"]
            if task["slug"] in below
        ]
        home.save_revision().publish(skip_permission_checks=True)


def left_behind_rows(sections):
    """Return a line of advice for each section of an older kind on which staff worked."""
    found = [(KINDS[s["kind"]], left_behind(s["slug"], KINDS[s["kind"]])) for s in sections]
    return [
        f"- „{page.title}” ({page.url}): dodaj stronę rodzaju „{kind._meta.verbose_name}”"
        for kind, page in found
        if page
    ]


def _split(entrance):
    """Return an entrance's file, its caption, and what the library says of the picture."""
    picture = {key: entrance[key] for key in ("title", "description", "credit")}
    return entrance["file"], entrance["caption"], picture
