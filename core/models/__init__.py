"""Layer 1: the models that every page and template may rely on."""

from core.models.approval import SecondPersonTask
from core.models.centre import Centre, CentreFooterLink, CentrePhone
from core.models.faults import ContentFault
from core.models.ordered import Ordered
from core.models.page import BasePage
from core.models.phone import Phone

__all__ = [
    "BasePage",
    "Centre",
    "CentreFooterLink",
    "CentrePhone",
    "ContentFault",
    "Ordered",
    "Phone",
    "SecondPersonTask",
]
