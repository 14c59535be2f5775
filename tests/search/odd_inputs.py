"""Odd inputs for the search: what people paste by mistake and what machines send on purpose."""

from urllib.parse import quote

OPERATORS = [
    '"', '""', '"""', "'", "''", "`", '"zasiłek', 'zasiłek"', '"zasiłek" "', "*", "zas*", "*iłek",
    "**", "^zasiłek", "-zasiłek", "+zasiłek", "--", "---", "zasiłek -", "zasiłek AND", "AND", "OR",
    "NOT", "NOT zasiłek", "AND OR NOT", "zasiłek OR", "OR zasiłek", "NEAR", "NEAR(", "NEAR(a b, 2)",
    "NEAR/2", "a NEAR b", "(", ")", "()", "(()", "((((((((((", "))))", "(zasiłek", "zasiłek)", "[",
    "]", "{", "}", "{a b}:c", "title:", "title:zasiłek", "title :", "body:", "rowid:1", "rank",
    "rank:1", "a:b:c", ":", "::", ":*", "zas:*", "zas:*A", "a & b", "&", "&&", "a | b", "|", "||",
    "!", "!!", "!zasiłek", "<->", "a <-> b", "<2>", "a <2> b", "<", ">", "<>", "=", "a=b", "@",
    "#", "$", "$$", "$1", "%", "%%", "%s", "%(a)s", "%d", "{}", "{0}", "{{ 7 }}", "{% x %}", "~",
    "~zasiłek", "\\", "\\\\", "\\'", '\\"', "\\x00", "\\u0000", "/", "//", "../../etc/passwd", "?",
    "??", ".", "..", "...", ",", ";", ";;", "_", "__", "a_b", "-", "–", "—", "„”", "«»", "§", "°",
]  # fmt: skip

SQL = [
    "' OR '1'='1", "'; DROP TABLE wagtailcore_page; --", '" OR ""="', "1; SELECT 1", "UNION SELECT",
    "') OR ('a'='a", "/* */", "/*", "*/", "-- ", "0x41", "NULL", "null", "true", "CAST(1 AS int)",
    "pg_sleep(0)", "sqlite_version()", "a'||'b", "a\nb", "a;b", "1=1", "WHERE", "SELECT * FROM a",
]  # fmt: skip

MARKUP = [
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</title>", "<!--", "-->", "]]>",
    "<?xml?>", "&lt;", "&amp;", "&#0;", "javascript:alert(1)", "</script>", "<svg/onload=a>",
]  # fmt: skip

SIGNS = [
    "\x00", "a\x00b", "\x00\x00", "\x01", "\x07", "\x08", "\t", "\n", "\r\n", "\x0b", "\x0c",
    "\x1a", "\x1b[31m", "\x7f", "\x80", "\x9f", "\xa0", "\xad", "a\xadb", "\u200b", "\u200d",
    "\u200e", "\u200f", "\u202e", "\u202eabc", "\u2028", "\u2029", "\u2066x\u2069", "\u3000",
    "\ufeff", "\ufffe", "\uffff", "\ufffd", "\U000e0001", "\U0010ffff", "😀", "👨‍👩‍👧‍👦", "🇵🇱",
    "ｚａｓ", "e\u0301", "z\u0307asi", "a" + "\u0301" * 100, "مساعدة", "עזרה", "помощь", "帮助",
    "ヘルプ", "ß", "ﬁ", "İ", "ı", "Ⅷ", "²", "½", "①", "٣", "௧", "ꙮ", "𝒵𝒶𝓈", "ℵ", "Ω", "µ", "ǅ",
]  # fmt: skip

LONG = [
    "zasiłek " * 10_000, "a" * 100_000, '"' * 5_000, "(" * 5_000, "a " * 5_000, "ż" * 5_000,
    "NEAR(" * 500, "😀" * 2_000, "a-" * 2_000, " " * 5_000, "a OR " * 2_000, "1 " * 2_000,
]  # fmt: skip

TEXTS = OPERATORS + SQL + MARKUP + SIGNS + LONG

# What no browser types: bytes that are not UTF-8, lone surrogates, parameters twice or malformed.
RAW = [
    "q=%ff", "q=%fe%ff", "q=%c0%80", "q=%c3", "q=%c3%28", "q=%ed%a0%80", "q=%ed%bf%bf", "q=%f5%80",
    "q=%f4%90%80%80", "q=%u0041", "q=%", "q=%zz", "q=%0", "q=%00", "q=%2500", "q=%e2%80", "q", "q=",
    "q=a&q=b", "q=a&q=", "q[]=a", "q[a]=b", "Q=a", "q=a;b=c", "q=a%26b", "q=+", "q=%20", "=", "&",
    "q=a&strona=-1", "q=a&strona=0", "q=a&strona=abc", "q=a&strona=", "q=a&strona=1.5", "strona=2",
    "q=a&strona=99999999999999999999", "q=a&strona=%00", "q=a&strona=%ff", "q=a&strona=1&strona=2",
    "q=a&strona=1e9", "q=a&strona=" + "9" * 5_000, "q=a&strona=%27", "q=a&strona=%2b1", "q=a&x=%ff",
    "q=a&strona=nan", "q=a&strona=inf", "q=a&strona=last", "q=a&strona=%d9%a2",
    "q=a&strona=%201%20",
]  # fmt: skip

QUERIES = [f"q={quote(text, safe='', errors='surrogatepass')}" for text in TEXTS] + RAW
