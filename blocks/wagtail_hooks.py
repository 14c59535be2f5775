"""Layer 0: puts our handlers of links in rich text in the place of Wagtail's."""

from wagtail import hooks

from blocks.rich_text import DocumentLinks, PageLinksInEditor, PublicPageLinks


@hooks.register("register_rich_text_features", order=100)  # after Wagtail's own
def use_careful_handlers(features):
    """Let bad ids break no page, and let a text hold no embeds: pictures and films are blocks."""
    features.register_link_type(PublicPageLinks)
    features.register_link_type(DocumentLinks)
    features.embed_types.clear()
    links_in_editor = features.converter_rules_by_converter["contentstate"]["link"]
    links_in_editor["from_database_format"]['a[linktype="page"]'] = PageLinksInEditor("LINK")
