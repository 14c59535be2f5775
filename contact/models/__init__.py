"""Layer 2: where the centre is, when it is open, who does what."""

from contact.models.building import Building, Entrance
from contact.models.districts import District, DistrictFinderPage, DistrictStreet
from contact.models.hours import HoursException, HoursPeriod, OpeningHours, read_timetable
from contact.models.pages import ContactPage, UnitPage, UnitPhone

__all__ = [
    "Building",
    "ContactPage",
    "District",
    "DistrictFinderPage",
    "DistrictStreet",
    "Entrance",
    "HoursException",
    "HoursPeriod",
    "OpeningHours",
    "UnitPage",
    "UnitPhone",
    "read_timetable",
]
