"""They published an article, or a post on a blog of their own.

Says: I read your article "Boring pipelines win".
Works because: an article is days of work, and its title says what they stand for.
Silent when: it is more than two years old.
"""

from __future__ import annotations

from collections.abc import Iterator

from composer.evidence import Contact
from composer.hooks import Context, Hook, Say, hook

OLDEST = 730  # days: articles keep longer than posts

SORT = "lately"
SAY = {
    "dated": Say(
        '{name} published an article {when}: "{title}".',
        (
            'I read your article {since}, "{title}".',
            'I have just read "{title}", your article {since}.',
            'Your article {since}, "{title}", was a good read.',
            'I came across the article you published {when}, "{title}".',
            'I have read the article you published {when}: "{title}".',
            'I was glad to find "{title}", the article you published {when}.',
        ),
        (
            'I read your article "{title}".',
            'I liked your article "{title}".',
            'Your article "{title}" was a good read.',
        ),
    ),
    "undated": Say(
        '{name} published an article: "{title}".',
        (
            'I read your article "{title}".',
            'I have just read your article "{title}".',
            'Your article "{title}" was a good read.',
            'I came across your article "{title}" and read it.',
        ),
    ),
}


def find(contact: Contact, me: Contact | None, context: Context) -> Iterator[Hook]:
    """One hook an article, the three newest."""
    for one in contact.of_kind("article", "blog_post")[:3]:
        age = context.age(one)
        title = " ".join((one.quote or "").split()).strip('"“”.')
        if not title or len(title) > 120 or (age is not None and age > OLDEST):
            continue
        relevance = context.relevance(title)
        slots = {
            "name": contact.called or contact.full_name or "They",
            "title": title,
            "when": "" if age is None else context.when(one),
            "since": "" if age is None else "from " + context.when(one).removeprefix("in "),
        }
        yield hook(
            "article",
            SAY["undated" if age is None else "dated"],
            contact,
            (one,),
            context,
            slots,
            0.6 + 0.1 * relevance - (age or 365) / 3000,
            key=title.lower(),
            parts=("their own article", *(["touches your objective"] if relevance else [])),
        )
