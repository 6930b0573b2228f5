"""Spoken languages by name, for finding those who speak one."""

from __future__ import annotations

LANGUAGE_NAMES: dict[str, tuple[str, str, str]] = {
    "ar": ("arabia", "Arabic", "阿拉伯语"),
    "da": ("tanska", "Danish", "丹麦语"),
    "de": ("saksa", "German", "德语"),
    "en": ("englanti", "English", "英语"),
    "es": ("espanja", "Spanish", "西班牙语"),
    "et": ("viro", "Estonian", "爱沙尼亚语"),
    "fi": ("suomi", "Finnish", "芬兰语"),
    "fr": ("ranska", "French", "法语"),
    "it": ("italia", "Italian", "意大利语"),
    "ja": ("japani", "Japanese", "日语"),
    "ko": ("korea", "Korean", "韩语"),
    "no": ("norja", "Norwegian", "挪威语"),
    "pl": ("puola", "Polish", "波兰语"),
    "pt": ("portugali", "Portuguese", "葡萄牙语"),
    "ru": ("venäjä", "Russian", "俄语"),
    "se": ("pohjoissaame", "Northern Sami", "北萨米语"),
    "sv": ("ruotsi", "Swedish", "瑞典语"),
    "yue": ("kantoninkiina", "Cantonese", "粤语 广东话"),
    "zh": ("kiina", "Chinese Mandarin", "中文 汉语 普通话"),
}
"""By the first part of a BCP 47 code: what a language is called in Finnish, English and Chinese."""
