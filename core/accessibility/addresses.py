"""Layer 1: the addresses of the report “Dostępność” in the panel."""

from django.urls import path

from core.accessibility.lists import Documents, Pages, Recordings
from core.accessibility.screens import Draft, OnePage

urlpatterns = [
    path("", Pages.as_view(), name="pages"),
    path("results/", Pages.as_view(results_only=True), name="pages_results"),
    path("documents/", Documents.as_view(), name="documents"),
    path("documents/results/", Documents.as_view(results_only=True), name="documents_results"),
    path("recordings/", Recordings.as_view(), name="recordings"),
    path("recordings/results/", Recordings.as_view(results_only=True), name="recordings_results"),
    path("draft/", Draft.as_view(), name="draft"),
    path("page/<int:page_id>/", OnePage.as_view(), name="page"),
]
