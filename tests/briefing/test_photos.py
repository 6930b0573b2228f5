"""Pictures: sized for print, upright, and without the camera's notes."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageCms

from c21desk.briefing.photos import PictureError, prepare
from tests.briefing.samples import picture


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def with_notes(rotation: int = 1, size: tuple[int, int] = (400, 200)) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = rotation
    exif[0x010F] = "SecretCameraMaker"
    out = io.BytesIO()
    Image.new("RGB", size, "red").save(out, "JPEG", exif=exif)
    return out.getvalue()


def test_a_small_picture_is_kept_but_for_its_notes() -> None:
    source = with_notes()
    assert b"SecretCameraMaker" in source
    made = prepare(source, 300)
    assert b"SecretCameraMaker" not in made.data
    assert opened(made.data).tobytes() == opened(source).tobytes()


def test_a_picture_lying_on_its_side_is_turned() -> None:
    made = prepare(with_notes(rotation=6), 300)
    assert (made.width, made.height) == (200, 400)


def test_a_large_picture_is_reduced_to_what_print_needs() -> None:
    made = prepare(picture(3000, 2000, kind="PNG"), 72)
    assert (made.width, made.height) == (200, 133)
    assert made.data[:2] == b"\xff\xd8"


def test_a_portrait_is_cut_square() -> None:
    made = prepare(picture(400, 600), 36, square=True)
    assert made.width == made.height == 100


@pytest.mark.parametrize("mode", ["RGBA", "P", "L", "CMYK", "1", "LA", "I;16"])
def test_every_kind_of_pixel_becomes_grey_or_colour(mode: str) -> None:
    out = io.BytesIO()
    kind = "TIFF" if mode in ("CMYK", "I;16") else "PNG"
    Image.new(mode, (50, 50)).save(out, kind)
    made = prepare(out.getvalue(), 100)
    assert opened(made.data).mode == ("L" if made.grey else "RGB")


def test_transparent_parts_become_white() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (40, 40), (0, 0, 0, 0)).save(out, "PNG")
    assert min(opened(prepare(out.getvalue(), 100).data).getpixel((20, 20))) > 250


def test_colours_of_another_profile_are_moved_to_srgb() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    wide = Image.new("LAB", (40, 40), (140, 200, 60))
    out = io.BytesIO()
    wide.save(out, "TIFF", icc_profile=profile)
    assert opened(prepare(out.getvalue(), 100).data).mode == "RGB"


def test_a_broken_profile_is_let_be() -> None:
    out = io.BytesIO()
    Image.new("RGB", (40, 40), (200, 30, 30)).save(out, "JPEG", icc_profile=b"no profile")
    assert opened(prepare(out.getvalue(), 100).data).getpixel((20, 20))[0] > 180


def test_the_same_picture_is_prepared_once() -> None:
    data = picture(800, 500, 9, "PNG")
    assert prepare(data, 100) is prepare(data, 100)


@pytest.mark.parametrize("data", [b"", b"text", picture()[:2000], picture(50, 50, kind="PNG")[:60]])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(PictureError):
        prepare(data, 100)
