"""Small images of a child's pictures, made beside the screen's thread and kept in memory alone."""

from collections.abc import Hashable, Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from iro_desktop.models.refused import Refused
from iro_desktop.queries.attachments import bytes_of_picture
from iro_desktop.store.store import Session

SIDE = 160
"""Pixels of the longer side: twice what is shown, for screens with small pixels."""


def small_images(session: Session, attachment_ids: Sequence[UUID]) -> dict[Hashable, QImage]:
    """An image for each that is a picture, whole and on this laptop. The others are left out: the record says why."""
    images: dict[Hashable, QImage] = {}
    for attachment_id in attachment_ids:
        try:
            image = QImage.fromData(bytes_of_picture(session, attachment_id))
        except Refused:
            continue
        if not image.isNull():
            images[attachment_id] = image.scaled(
                SIDE, SIDE, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
    return images
