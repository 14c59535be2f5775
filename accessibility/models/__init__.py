"""Layer 2: the pages whose markup the law fixes."""

from accessibility.models.declaration import DeclarationPage
from accessibility.models.easy_read import EasyReadPage
from accessibility.models.first_day import FirstPreparation
from accessibility.models.parts import App, Barrier, BuildingAccess, Shortcut
from accessibility.models.scope import ScopePage

__all__ = [
    "App",
    "Barrier",
    "BuildingAccess",
    "DeclarationPage",
    "EasyReadPage",
    "FirstPreparation",
    "ScopePage",
    "Shortcut",
]
