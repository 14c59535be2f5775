"""Layer 2: where the centre is, when it is open, who does what."""

from contact.models.building import Building, Entrance
from contact.models.districts import District, DistrictFinderPage, DistrictStreet
from contact.models.form_page import FormPage, FormQuestion
from contact.models.hours import HoursException, HoursPeriod, OpeningHours, read_timetable
from contact.models.keeping_hours import main_door_sign
from contact.models.messages import FormMail, Message
from contact.models.pages import ContactPage, UnitPage, UnitPhone

__all__ = [
    "Building",
    "ContactPage",
    "District",
    "DistrictFinderPage",
    "DistrictStreet",
    "Entrance",
    "FormMail",
    "FormPage",
    "FormQuestion",
    "HoursException",
    "HoursPeriod",
    "Message",
    "OpeningHours",
    "UnitPage",
    "UnitPhone",
    "main_door_sign",
    "read_timetable",
]
