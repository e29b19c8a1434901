"""What is taken of a file while it is still being sent."""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from .poort import GROOTSTE


class Begrensd(FileUploadHandler):
    """Takes no more of a file than the gate lets in: of a bigger one nothing stays on a disk."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self._gehad = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self._gehad += len(raw_data)
        if self._gehad > GROOTSTE:
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None
