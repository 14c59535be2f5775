"""Layer 2: services and life situations, the index of services, help in crisis."""

from services.models.crisis import CrisisPage, CrisisPhone
from services.models.index import ServiceIndexPage
from services.models.service import ServiceAmount, ServiceForm, ServicePage
from services.models.situations import LifeSituation

__all__ = [
    "CrisisPage",
    "CrisisPhone",
    "LifeSituation",
    "ServiceAmount",
    "ServiceForm",
    "ServiceIndexPage",
    "ServicePage",
]
