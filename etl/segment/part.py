"""What is known of a document before its text is worked on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from etl.segment.lines import Line, compact

# Keys of metadata lines, meta tags and front matter, and the one key each goes by here.
KEYS: Mapping[str, str] = {
    "title": "title", "标题": "title", "政策标题": "title", "政策名": "title", "名称": "title", "文件名称": "title",
    "ArticleTitle": "title", "number": "number", "发文字号": "number", "文号": "number", "政策文号": "number",
    "发文文号": "number", "issuer": "issuer", "发文机关": "issuer", "发布机构": "issuer", "发布机关": "issuer",
    "发文单位": "issuer", "制定机关": "issuer", "印发机关": "issuer", "issued": "issued", "成文日期": "issued",
    "印发日期": "issued", "发文日期": "issued", "published": "published", "PubDate": "published",
    "pubdate": "published", "发布日期": "published", "发布时间": "published", "公开日期": "published",
    "来源": "source", "ContentSource": "source", "信息来源": "source", "source": "source", "SiteName": "site",
    "region": "region", "period": "period", "bulletin": "bulletin",
}  # fmt: skip
# yes: "标　　题：关于…", "文号： 粤府办〔2025〕16号"   no: "支持企业。责任单位：省厅"
KEY_LINE = re.compile(r"(?P<key>[^:：。，]{2,12}?)\s*[:：]\s*(?P<value>.*)$")


@dataclass(slots=True)
class Part:
    """One document of a file, cut out but not yet understood.

    head    lines that name it; notes: the editor's words before it; body: all that follows the head
    facts   canonical key → value, as the file states them
    """

    title: str
    head: list[Line] = field(default_factory=list)
    notes: list[Line] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)

    @property
    def line(self) -> int:
        """Line of the file on which the document's title stands (or its text, where the text shows no title)."""
        for lines in (self.head, self.body, self.notes):
            if lines:
                return lines[0].number
        return 1


def canonical(pairs: Sequence[tuple[str, str]]) -> dict[str, str]:
    """The known facts under their canonical keys; the first of several that mean the same is kept."""
    facts: dict[str, str] = {}
    for key, value in pairs:
        name = KEYS.get(compact(key))
        if name and value.strip():
            facts.setdefault(name, value.strip())
    return facts
