from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from c21desk.domain.errors import UserError
from c21desk.exchange.portraits import MOST_BYTES, SIDE, portrait


def _file(image: Image.Image, form: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def _opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF"])
@pytest.mark.parametrize("mode", ["RGB", "L", "P"])
def test_any_picture_becomes_a_small_jpeg(form: str, mode: str) -> None:
    if (form, mode) == ("JPEG", "P"):
        mode = "CMYK"
    made = _opened(portrait(_file(Image.new(mode, (2000, 1000), 1), form)))
    assert (made.format, made.mode, made.size) == ("JPEG", "RGB", (SIDE, SIDE // 2))


def test_a_small_picture_is_not_blown_up() -> None:
    assert _opened(portrait(_file(Image.new("RGB", (30, 40)), "PNG"))).size == (30, 40)


def test_the_camera_s_turn_is_applied_and_its_notes_are_gone() -> None:
    image = Image.new("RGB", (200, 100), "white")
    image.paste("red", (0, 0, 100, 100))  # the left half
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned clockwise
    exif[0x010F] = "Camera of somebody"
    data = _file(image, "JPEG", exif=exif, comment=b"at home")
    assert b"somebody" in data
    made = portrait(data)
    assert b"somebody" not in made
    assert b"at home" not in made
    upright = _opened(made)
    assert upright.size == (100, 200)
    assert not upright.getexif()
    red, _green, blue = upright.getpixel((50, 20))  # type: ignore[misc]
    assert red > 200 > 100 > blue


def test_a_kept_portrait_stays_as_it_is() -> None:
    made = portrait(_file(Image.effect_noise((300, 300), 50).convert("RGB"), "PNG"))
    assert portrait(made) == made
    with_notes = made[:-2] + b"\xff\xd9 somebody was here"
    assert b"somebody" not in portrait(with_notes)


def test_transparent_parts_become_white() -> None:
    made = _opened(portrait(_file(Image.new("RGBA", (20, 20), (0, 0, 0, 0)), "PNG")))
    assert made.getpixel((5, 5)) == (255, 255, 255)


def _png_of(width: int, height: int) -> bytes:
    """The beginning of a PNG file that claims a size."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))
    return b"\x89PNG\r\n\x1a\n" + chunk + b"\0\0\0\x10IDAT"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (_png_of(8000, 8000), "too large"),
        (_png_of(60_000, 60_000), "too large"),
        (_png_of(10, 10), "not a picture"),
        (b"\0" * (MOST_BYTES + 1), "too large"),
        (b"", "not a picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not a picture"),
        (b"%PDF-1.7", "not a picture"),
        (_file(Image.new("RGB", (900, 900)), "JPEG")[:2000], "not a picture"),
    ],
    ids=["large", "bomb", "cut off", "bytes", "empty", "svg", "pdf", "half"],
)
def test_what_is_no_picture_or_a_bomb_is_refused_with_a_sentence(data: bytes, says: str) -> None:
    with pytest.raises(UserError) as refused:
        portrait(data)
    assert says in refused.value.message.text()
