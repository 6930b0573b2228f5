"""Portraits as they are kept: small, upright JPEG files that tell nothing of the camera or the place."""

from __future__ import annotations

import io
import struct

from PIL import Image, ImageCms, ImageOps

from c21desk.domain.errors import UserError
from c21desk.i18n import N_, message

SIDE = 800
"""Pixels of the longer side at most: enough for 10 cm in print."""

MOST_BYTES = 30_000_000
MOST_PIXELS = 64_000_000
"""Of a JPEG file, which is decoded at a fraction of its size; other forms may have half as many."""

_FORMS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")
_QUALITY = 88


def portrait(data: bytes) -> bytes:
    """A picture file as the JPEG file that is kept: upright, at most :data:`SIDE` pixels, in sRGB, without
    any notes. Transparent parts become white; of a moving picture it is the first image.

    A file that is so already stays byte for byte, so that a card may go out and come back. The size is
    looked at before anything is decoded. Raises UserError for what is no picture, or one too large.
    """
    if len(data) > MOST_BYTES:
        raise _too_large()
    try:
        with Image.open(io.BytesIO(data), formats=_FORMS) as file:
            jpeg = file.format in ("JPEG", "MPO")
            if file.width * file.height > (MOST_PIXELS if jpeg else MOST_PIXELS // 2):
                raise _too_large()
            if jpeg:
                file.draft(file.mode, (2 * SIDE, 2 * SIDE))
            if max(file.size) <= SIDE and file.mode == "RGB" and _has_only_pixels(data):
                file.load()  # to its end: a file that is cut off is no picture
                return data
            profile = file.info.get("icc_profile", b"")
            image: Image.Image = file
            if file.mode == "P":
                image = file.convert("RGBA" if "transparency" in file.info else "RGB")
            image.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS, reducing_gap=2.0)
            small = _flat(_in_srgb(ImageOps.exif_transpose(image), profile))
    except Image.DecompressionBombError as fault:
        raise _too_large() from fault
    except (OSError, ValueError, SyntaxError, EOFError, struct.error) as fault:
        raise UserError(
            message(N_("This is not a picture that can be read. Choose a JPEG or PNG file.")), "portrait"
        ) from fault
    out = io.BytesIO()
    small.save(out, "JPEG", quality=_QUALITY, optimize=True)
    return out.getvalue()


_NEEDED = frozenset({0xE0, 0xDB, 0xC0, 0xC2, 0xC4, 0xDD})
"""The parts of a JPEG file before its pixels that decoding needs: JFIF, tables, frame, restarts."""


def _has_only_pixels(data: bytes) -> bool:
    """Whether a JPEG file holds nothing but what decoding needs."""
    if data[:2] != b"\xff\xd8" or not data.endswith(b"\xff\xd9") or data.count(b"\xff\xd9") != 1:
        return False
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] in _NEEDED:
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return data[at : at + 2] == b"\xff\xda"


def _too_large() -> UserError:
    return UserError(
        message(
            N_("The picture is too large. Choose one of at most {n} million pixels."),
            n=MOST_PIXELS // 2_000_000,
        ),
        "portrait",
    )


def _in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """The picture with its colours as sRGB has them; a profile that cannot be read is let be."""
    if not profile or image.mode not in ("RGB", "CMYK"):
        return image
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        moved = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    return moved or image


def _flat(image: Image.Image) -> Image.Image:
    """A new picture of nothing but the pixels, in RGB, on white."""
    if image.mode in ("LA", "PA", "La", "RGBa", "RGBA"):
        layers = image.convert("RGBA")
        ground = Image.new("RGB", layers.size, "white")
        ground.paste(layers, mask=layers.getchannel("A"))
        return ground
    flat = Image.new("RGB", image.size)
    flat.paste(image.convert("RGB"))
    return flat
