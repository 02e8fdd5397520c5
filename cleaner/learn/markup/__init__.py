"""The layouts of a site's HTML pages, drafted from some of them: body, title, date, authors, and what goes."""

from cleaner.learn.markup.layouts import Layouts, draft

__all__ = ["Layouts", "draft"]
