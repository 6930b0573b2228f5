"""Pictures as a pack holds them: JPEG of the size that print needs, without the camera's notes.

A picture is prepared once for its content and size, and kept for the next pack.
"""

from __future__ import annotations

import hashlib
import io
import struct
import threading
from collections import OrderedDict
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

DOTS_PER_INCH = 200
_QUALITY = 84
_SMALL = 300_000  # bytes; a JPEG below it is embedded as it is
_KEPT = 48 * 1024 * 1024  # bytes of prepared pictures
_MOST_PIXELS = 120_000_000


class PictureError(Exception):
    """The bytes are no picture that can be read."""


@dataclass(frozen=True)
class Picture:
    """A JPEG file with its size in pixels."""

    data: bytes
    width: int
    height: int
    grey: bool


_lock = threading.Lock()
_prepared: OrderedDict[tuple[bytes, int, bool], Picture] = OrderedDict()


def prepare(data: bytes, width: float, *, square: bool = False) -> Picture:
    """The picture for a width of ``width`` points; ``square`` crops a portrait around the face.

    Raises PictureError for bytes that hold no readable picture, or an absurdly large one.
    """
    pixels = round(width / 72 * DOTS_PER_INCH)
    key = (hashlib.sha256(data).digest(), pixels, square)
    with _lock:
        found = _prepared.get(key)
    if found is None:
        try:
            found = _prepare(data, pixels, square=square)
        except (OSError, ValueError, SyntaxError, struct.error, UnidentifiedImageError) as error:
            raise PictureError(str(error)) from error
        except Image.DecompressionBombError as error:
            raise PictureError(str(error)) from error
    with _lock:
        _prepared[key] = found
        _prepared.move_to_end(key)
        while sum(len(picture.data) for picture in _prepared.values()) > _KEPT and len(_prepared) > 1:
            _prepared.popitem(last=False)
    return found


def _prepare(data: bytes, pixels: int, *, square: bool) -> Picture:
    with Image.open(io.BytesIO(data)) as image:
        if image.width * image.height > _MOST_PIXELS:
            raise PictureError("too many pixels")
        profile = image.info.get("icc_profile", b"")
        foreign = bool(profile) and b"sRGB" not in profile
        plain = image.format == "JPEG" and image.mode in ("RGB", "L") and not foreign
        upright = image.getexif().get(0x0112, 1) == 1
        if plain and upright and not square and len(data) <= _SMALL:
            if not data.rstrip(b"\0").endswith(b"\xff\xd9"):  # a file that is cut off must not reach the pack
                raise PictureError("cut off")
            return Picture(without_notes(data), image.width, image.height, image.mode == "L")
        if plain:
            image.draft(image.mode, (pixels * 2, pixels * 2 * image.height // image.width))
        turned = ImageOps.exif_transpose(image)
        flat = _flattened(_as_srgb(turned, profile) if foreign else turned)
        if square:
            side = min(flat.size)
            left = (flat.width - side) // 2
            top = min((flat.height - side) // 4, flat.height - side)  # faces are above the middle
            flat = flat.crop((left, top, left + side, top + side))
        if flat.width > pixels:
            height = max(1, round(flat.height * pixels / flat.width))
            flat = flat.resize((pixels, height), Image.Resampling.LANCZOS, reducing_gap=2.0)
        out = io.BytesIO()
        flat.save(out, "JPEG", quality=_QUALITY, optimize=False)
        return Picture(out.getvalue(), flat.width, flat.height, flat.mode == "L")


def _as_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """The picture with its colours moved from the camera's profile to the pack's; a broken one is let be."""
    from PIL import ImageCms

    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        moved = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    return moved or image


def _flattened(image: Image.Image) -> Image.Image:
    """The picture in grey or RGB, transparent parts on white."""
    if image.mode in ("L", "RGB"):
        return image
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        layers = image.convert("RGBA")
        ground = Image.new("RGB", layers.size, "white")
        ground.paste(layers, mask=layers.getchannel("A"))
        return ground
    return image.convert("L" if image.mode in ("1", "I;16", "I", "F") else "RGB")


def without_notes(data: bytes) -> bytes:
    """A JPEG file without the segments in which cameras note place, time and serial number."""
    out = [data[:2]]
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != 0xDA:
        marker, length = data[at + 1], struct.unpack_from(">H", data, at + 2)[0]
        if not (0xE1 <= marker <= 0xED or marker == 0xFE):
            out.append(data[at : at + 2 + length])
        at += 2 + length
    out.append(data[at:])
    return b"".join(out)
