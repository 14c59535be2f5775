"""Layer 0: what a search may find, as SQL: objects of some content types that are in a queryset."""

from dataclasses import dataclass, field

from django.core.exceptions import EmptyResultSet
from django.db import models
from django.db.models.expressions import RawSQL


@dataclass
class Scope:
    """What may be found: objects of these content types that are in the queryset.

    few: there are few of them among all that a search goes through.
    """

    content_types: list
    queryset: models.QuerySet
    few: bool = False
    _made: dict = field(default_factory=dict, init=False, repr=False, compare=False)

    def sql(self, vendor):
        """Return the condition on an index entry `e`: (SQL, parameters).

        A search asks for it up to twenty times, and Django takes milliseconds to compose it.
        """
        if vendor not in self._made:
            self._made[vendor] = self._compose(vendor)
        return self._made[vendor]

    def _compose(self, vendor):
        """Return what `sql` returns."""
        key = RawSQL(self.key(vendor), [])  # noqa: S611 — our own SQL
        one = self.queryset.order_by().filter(pk=key).values("pk")[:1]
        try:
            found, params = one.query.sql_with_params()
        except EmptyResultSet:  # Page.objects.none()
            return "1 = 0", []
        marks = ", ".join(["%s"] * len(self.content_types))
        # Looked up for each entry, whatever a planner believes of the tables: IN and EXISTS became
        # a scan of all pages on SQLite, and on PostgreSQL a scan for each entry before ANALYZE.
        sql = f"(e.content_type_id IN ({marks}) AND ({found}) IS NOT NULL)"
        return sql, [*self.content_types, *params]

    def key(self, vendor):
        """Return the SQL by which an index entry names an object: its key in its own type."""
        field = self.queryset.model._meta.pk
        while field.remote_field:
            field = field.target_field
        if isinstance(field, models.IntegerField):
            return "CAST(e.object_id AS bigint)"
        if not isinstance(field, models.UUIDField):
            return "CAST(e.object_id AS text)"
        return (
            "REPLACE(e.object_id, '-', '')" if vendor == "sqlite" else "CAST(e.object_id AS uuid)"
        )


def within(scopes, vendor):
    """Return the condition on an index entry `e` for any of the scopes: (SQL, parameters)."""
    conditions = [scope.sql(vendor) for scope in scopes]
    sql = " OR ".join(sql for sql, _params in conditions)
    return f"({sql})", [param for _sql, params in conditions for param in params]
