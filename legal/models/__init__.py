"""Layer 2: pages that the law prescribes, and the inspector of data protection."""

from legal.models.data_notice import DataNoticePage
from legal.models.inspector import Inspector
from legal.models.privacy import PrivacyPage
from legal.models.protection import ChildrenStandardsPage, ProtectionStandardsPage
from legal.models.whistleblowers import WhistleblowerPage

__all__ = [
    "ChildrenStandardsPage",
    "DataNoticePage",
    "Inspector",
    "PrivacyPage",
    "ProtectionStandardsPage",
    "WhistleblowerPage",
]
