//! Draws Discord markdown as HTML, in the reader's words and with every character of others escaped.

use maud::{Markup, html};

use super::{Block, Inline, List, Token, block, inline};
use crate::viewer::moment::{Style, say};
use crate::viewer::reader::Reader;
use crate::viewer::words::Words;

/// Draws a text with everything that a message may hold: headings, lists, quotes, code blocks.
pub(crate) fn blocks(text: &str, reader: &Reader) -> Markup {
    draw_blocks(&block::read(text), reader)
}

/// Draws a text that stays within a line, such as the title of an embed.
pub(crate) fn line(text: &str, reader: &Reader) -> Markup {
    draw_line(&inline::read(text), reader)
}

fn draw_blocks(blocks: &[Block], reader: &Reader) -> Markup {
    html! {
        @for block in blocks {
            @match block {
                Block::Paragraph(pieces) => { p { (draw_line(pieces, reader)) } }
                Block::Heading(1, pieces) => { h3 .heading-1 { (draw_line(pieces, reader)) } }
                Block::Heading(2, pieces) => { h4 .heading-2 { (draw_line(pieces, reader)) } }
                Block::Heading(_, pieces) => { h5 .heading-3 { (draw_line(pieces, reader)) } }
                Block::Subtext(pieces) => { p .subtext { small { (draw_line(pieces, reader)) } } }
                Block::Quote(inner) => { blockquote { (draw_blocks(inner, reader)) } }
                Block::List(list) => { (draw_list(list, reader)) }
                Block::Code { language, text } => {
                    pre tabindex="0" data-language=[(!language.is_empty()).then_some(language)] { code { (text) } }
                }
            }
        }
    }
}

fn draw_list(list: &List, reader: &Reader) -> Markup {
    let items = html! {
        @for item in &list.items {
            li {
                (draw_line(&item.text, reader))
                @for below in &item.below { (draw_list(below, reader)) }
            }
        }
    };
    html! {
        @match list.start {
            Some(start) => { ol start=(start) { (items) } }
            None => { ul { (items) } }
        }
    }
}

fn draw_line(pieces: &[Inline], reader: &Reader) -> Markup {
    html! {
        @for piece in pieces {
            @match piece {
                Inline::Text(text) => { (text) }
                Inline::Bold(inner) => { strong { (draw_line(inner, reader)) } }
                Inline::Italic(inner) => { em { (draw_line(inner, reader)) } }
                Inline::Underline(inner) => { u { (draw_line(inner, reader)) } }
                Inline::Strike(inner) => { s { (draw_line(inner, reader)) } }
                Inline::Spoiler(inner) => { (draw_spoiler(inner, reader)) }
                Inline::Code(text) => { code { (text) } }
                Inline::Link { url, text } => {
                    a href=(url) target="_blank" rel="noopener noreferrer nofollow" { (draw_line(text, reader)) }
                }
                Inline::Token(token) => { (draw_token(token, reader)) }
            }
        }
    }
}

fn draw_spoiler(inner: &[Inline], reader: &Reader) -> Markup {
    let words = Words::of(reader.language());
    html! {
        span .spoiler data-spoiler role="button" tabindex="0" aria-expanded="false" aria-label=(words.spoiler) {
            span { (draw_line(inner, reader)) }
        }
    }
}

fn draw_token(token: &Token, reader: &Reader) -> Markup {
    let words = Words::of(reader.language());
    html! {
        @match token {
            Token::User(id) => {
                @let name = reader.names.user(id).map_or(words.unknown_user, |user| user.name.as_str());
                span .mention .is-me[*id == reader.id] data-user=(id) { "@" (name) }
            }
            Token::Role(id) => {
                @let role = reader.names.role(id);
                span .mention data-role=(id) { "@" (role.map_or(words.unknown_role, |role| role.name.as_str())) }
            }
            Token::Channel(id) => {
                @match reader.names.channel(id) {
                    Some(name) => { a .mention href=(channel_address(reader, id)) data-channel=(id) { "#" (name) } }
                    None => { span .mention { "#" (words.unknown_channel) } }
                }
            }
            Token::Command { name, id } => {
                button .mention type="button" data-command=(id) data-path=(name) { "/" (name) }
            }
            Token::Time { at, style } => {
                time datetime=(at.to_rfc3339()) title=(say(*at, Style::FullDateShortTime, reader)) {
                    (say(*at, *style, reader))
                }
            }
            Token::Emoji { name } => { span .emoji { ":" (name) ":" } }
            Token::Guide(place) => { span .mention { (words.guide(place)) } }
            Token::Everybody(text) => { span .mention .is-me { (text) } }
        }
    }
}

/// The page's own address for a channel as this reader sees it.
pub(crate) fn channel_address(reader: &Reader, channel: &str) -> String {
    format!("?as={}&in={channel}", reader.id)
}
