"""What keeps a sweep from being worked; nothing that was done before is lost."""

from __future__ import annotations


class SweepError(Exception):
    """Raised when a sweep cannot be worked as asked; `code` and `parameters` are its sentence. Exit code 2."""

    def __init__(self, code: str, **parameters: str) -> None:
        self.code, self.parameters = code, parameters
        super().__init__(code)
