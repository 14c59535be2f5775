"""Layer 2: the form of a declaration: what is filled in, what is asked for before publishing."""

from django import forms
from django.conf import settings
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accessibility import conditions
from accessibility.link_check import is_local
from accessibility.models.first_day import first_day
from core.forms import PageForm
from core.models import Centre

TEXTS = ("cost_assessment", "extras", "communication")


class DeclarationForm(PageForm):
    """Fills in what the centre's facts say; asks for what the law wants before publishing."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            facts = what_is_known(self.parent_page)
            self.initial.update(
                {name: v for name, v in facts.items() if not self.initial.get(name)}
            )
        self.fix("prepared_on", first_day(self.parent_page))
        if self.instance.first_published_at:
            self.fix("prepared_on", self.instance.prepared_on)
            self.fix("slug", self.instance.slug)

    def fix(self, name, value):
        """Show an answer that cannot be changed any more, if there is one."""
        if value and name in self.fields and not self.fields[name].disabled:
            self.initial[name], self.fields[name].disabled = value, True

    def clean_site_url(self):
        """Refuse the address at which a new site is tried out: nobody else can open it."""
        address = self.cleaned_data.get("site_url") or ""
        if is_local(address):
            raise forms.ValidationError(_("Only this computer opens that: write the public one."))
        return address

    def clean(self):
        """Add what depends on several answers; a draft may leave it open."""
        cleaned = super().clean()
        for name in TEXTS:  # an editor of texts that looks empty sends an empty paragraph
            cleaned[name] = cleaned.get(name, "") if says_something(cleaned.get(name)) else ""
        if not self.is_deferred_validation:
            self.check_barriers()
            self.check_sentence()
            if not cleaned["communication"] and not self.has_error("communication"):
                self.add_error(
                    "communication", self.fields["communication"].error_messages["required"]
                )
            if cleaned.get("basis") not in (None, "self") and not cleaned.get("basis_by"):
                self.add_error("basis_by", _("Write who checked or stated it."))
        return cleaned

    def check_sentence(self):
        """Refuse a sentence of the state that says another one than is chosen."""
        written, status = map(self.cleaned_data.get, ("status_sentence", "status"))
        if written and status and conditions.states_in(written) != [status]:
            said = _("The sentence of the state says another state than is chosen, or no state.")
            self.add_error("status_sentence", said)

    def check_barriers(self):
        """Ask for barriers if the site does not meet the act, and for all that each must say."""
        rows = [row for row in self.rows("barriers") if row.is_valid()]
        status = self.cleaned_data.get("status")
        if status == "full" and rows:
            self.add_error("status", _("Barriers are written down below, so it is not all."))
        elif status in ("partial", "none") and not rows:
            self.add_error("status", _("Write down below at least one barrier."))
        for row in rows:
            check_barrier(row)
        reasons = {row.cleaned_data["reason"] for row in rows}
        if "cost" in reasons and not self.cleaned_data.get("cost_assessment"):
            self.add_error(
                "cost_assessment", _("A barrier stays because of cost: write the assessment.")
            )

    def rows(self, name):
        """Return the forms of a list that are filled in and stay."""
        formset = self.formsets.get(name)
        if formset is None or not formset.management_form.is_valid():
            return []
        kept = [form for form in formset.forms if form not in formset.deleted_forms]
        return [form for form in kept if form.has_changed() or form.instance.pk]


def says_something(html):
    """Say whether there is a word in a rich text, or None."""
    return bool(strip_tags(html or "").strip())


def check_barrier(row):
    """Ask for the address of a barrier, and for the provision that leaves it out of the act."""
    said = row.cleaned_data
    if not said.get("where_page") and not said.get("where_url"):
        row.add_error("where_page", _("Choose the page, or write the address below."))
    if said["reason"] == "excluded" and not said.get("legal_basis"):
        row.add_error("legal_basis", _("Write the article that says the act does not cover it."))


def what_is_known(parent):
    """Return the centre's facts by field of the declaration; only those that are known.

    What the site is called, and its address while it is only being tried out, staff write.
    """
    site = parent.get_site()
    centre = Centre.read(site) if site else Centre()
    phone = centre.phones.first() if centre.pk else None
    address = [centre.full_name, *centre.address.splitlines()]
    return {
        "slug": conditions.SLUG,
        "entity_name": centre.full_name,
        "site_url": "" if is_local(settings.BASE_URL) else settings.BASE_URL,
        "contact_email": centre.email,
        "contact_phone": phone.number if phone else "",
        "complaints_to": "\n".join(filter(None, address)),
    }


class ReviewForm(forms.Form):
    """What somebody says who confirms the review."""

    is_read = forms.BooleanField(
        label=gettext_lazy("I have read the whole declaration, and it is true today"),
        error_messages={"required": gettext_lazy("Read the declaration first, then tick this.")},
    )
