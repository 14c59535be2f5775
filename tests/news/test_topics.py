"""Topics of news: their names in addresses are plain, stable and unlike one another."""

import pytest
from django.core.exceptions import ValidationError

from news.models import NewsTopic

pytestmark = pytest.mark.django_db


def test_the_name_in_addresses_is_plain_and_stays_when_the_topic_is_renamed():
    topic = NewsTopic(name="Pomoc żywnościowa")
    topic.full_clean()
    topic.save()
    topic.name = "Żywność"
    topic.full_clean()
    topic.save()
    assert topic.slug == "pomoc-zywnosciowa"
    assert str(topic) == "Żywność"


@pytest.mark.parametrize("name", ["???", "Zywnosc", "Żywność", ""])
def test_a_name_that_gives_no_address_of_its_own_is_refused_at_its_field(name):
    NewsTopic.objects.create(name="Żywność")
    with pytest.raises(ValidationError) as refusal:
        NewsTopic(name=name).full_clean()
    assert set(refusal.value.message_dict) == {"name"}
