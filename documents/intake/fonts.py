"""Which fonts LibreOffice takes where a paper asks for the founts of Chinese offices that this machine lacks."""

from pathlib import Path

VENDORED = Path(__file__).parents[2] / "static" / "vendor" / "fonts"
SERIF = (
    "仿宋",
    "仿宋_GB2312",
    "FangSong",
    "FangSong_GB2312",
    "宋体",
    "SimSun",
    "NSimSun",
    "新宋体",
    "华文仿宋",
    "华文宋体",
)
TITLE = ("方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "华文中宋", "STZhongsong", "小标宋")
KAI = ("楷体", "楷体_GB2312", "KaiTi", "KaiTi_GB2312", "华文楷体", "STKaiti")
SANS = ("黑体", "SimHei", "微软雅黑", "Microsoft YaHei", "等线", "DengXian", "华文黑体", "STXihei")
FALLBACKS = (
    (SERIF, ("FangSong", "STFangsong", "Noto Serif SC", "Noto Serif CJK SC", "Source Han Serif SC")),
    (TITLE, ("FZXiaoBiaoSong-B05S", "Noto Serif SC", "Noto Serif CJK SC", "Source Han Serif SC")),
    (KAI, ("KaiTi", "STKaiti", "AR PL UKai CN", "Noto Serif SC", "Noto Serif CJK SC")),
    (SANS, ("Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei")),
)
"""Families asked for, and those that stand in for them, the best first."""


def write_fonts(desk: Path, library: Path) -> Path:
    """Write a fontconfig file into the folder `desk`: the system's fonts, the installation's own, the product's, stand-ins.

    What fontconfig finds out of all those is kept in the folder of all documents, `library`, beside which the own ones lie.
    """
    aliases = "".join(_alias(name, stands_in) for names, stands_in in FALLBACKS for name in names)
    path = desk / "fonts.conf"
    path.write_text(
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n'
        '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>\n'
        f"<dir>{library.parent}/fonts</dir>\n<dir>{VENDORED}</dir>\n<cachedir>{library}/font-cache</cachedir>\n{aliases}</fontconfig>\n",
        encoding="utf-8",
    )
    return path


def _alias(name: str, stands_in: tuple[str, ...]) -> str:
    families = "".join(f"<family>{family}</family>" for family in stands_in)
    return f'<alias binding="same"><family>{name}</family><accept>{families}</accept></alias>\n'
