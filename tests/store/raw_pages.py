"""What lies in the pages of a store once they are decrypted, whether a table still points at it or not."""

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CBC

_PAGE = 4096
_SALT = 16
_RESERVED = 80
"""At the end of each page: 16 bytes of initialisation vector, then 64 of HMAC-SHA512 (SQLCipher 4)."""


def decrypted_pages(path: Path, key: bytes) -> bytes:
    """Every page of an encrypted file, one after the other, decrypted without SQLCipher. ValueError for half a page."""
    content = path.read_bytes()
    if len(content) % _PAGE:
        raise ValueError("not whole pages")
    pages = (content[start : start + _PAGE] for start in range(0, len(content), _PAGE))
    return b"".join(_decrypted(page[_SALT:] if number == 0 else page, key) for number, page in enumerate(pages))


def _decrypted(page: bytes, key: bytes) -> bytes:
    vector = page[-_RESERVED : -_RESERVED + 16]
    decryptor = Cipher(AES256(key), CBC(vector)).decryptor()
    return decryptor.update(page[:-_RESERVED]) + decryptor.finalize()
