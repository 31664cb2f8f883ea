"""Whether a child who joins live by video was there is the council's to say: screen and record say the same."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from iro_desktop.actions.limits import make_choice
from iro_desktop.actions.taking_part import set_participation
from iro_desktop.models.limit_keys import Choice
from iro_desktop.models.participation import LiveVideo, ParticipationAnswers, Presence, Voice
from iro_desktop.models.review import Review
from iro_desktop.queries.review import review_page
from iro_desktop.ui.review.participation_words import answers_of, took_part, with_presence
from tests.review_room import BANK_HOLIDAYS, TODAY, add_room
from tests.store.stores import store_in

BORN = date(2017, 5, 3)


@pytest.mark.parametrize(
    ("live_video", "code", "in_words"),
    [(LiveVideo.IS_BEING_THERE, "PN1", "Came and spoke"), (LiveVideo.IS_SENDING_VIEWS, "PN6", "Sent their views")],
)
def test_a_child_who_spoke_by_video_is_counted_as_the_council_chose(
    tmp_path: Path, live_video: LiveVideo, code: str, in_words: str
) -> None:
    store = store_in(tmp_path)
    with store.transaction() as session:
        room = add_room(session)
        make_choice(session, Choice.LIVE_VIDEO, option=live_video, reason="As our return counts it")
        said = ParticipationAnswers(born_on=BORN, review_on=TODAY, presence=Presence.LIVE_BY_VIDEO, voice=Voice.SPOKE)
        set_participation(session, room.review_id, said)
        session.flush()
        page = review_page(session, room.review_id, today=TODAY, bank_holidays=BANK_HOLIDAYS)

        assert session.get_one(Review, room.review_id).participation_code == code
        assert answers_of(page) == said
        assert took_part(page, said).outcome == in_words
        asked_anew = with_presence(page, replace(said, voice=Voice.NOTHING_SAID), Presence.LIVE_BY_VIDEO)
        assert asked_anew.voice is Voice.NOTHING_SAID
    store.close()
