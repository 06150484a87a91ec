//! Markdown as far as help texts use it, as elements: headings, paragraphs, fenced code, code in a line, links.

use leptos::prelude::*;

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Block {
    Heading(String),
    Paragraph(String),
    Code(String),
}

/// A part of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Inline<'t> {
    Text(&'t str),
    Code(&'t str),
    Link(&'t str),
}

/// Shows a text.
#[component]
pub fn Prose(
    /// Markdown.
    text: String,
) -> impl IntoView {
    let blocks = blocks(&text).into_iter().map(|block| match block {
        Block::Heading(text) => view! { <h3>{text}</h3> }.into_any(),
        Block::Code(text) => view! { <pre tabindex="0">{text}</pre> }.into_any(),
        Block::Paragraph(text) => view! { <p>{inline(&text)}</p> }.into_any(),
    });
    view! { <div class="prose">{blocks.collect_view()}</div> }
}

/// Code in a line as such; the text around it as it is.
pub fn inline(text: &str) -> impl IntoView + use<> {
    let parts = parts(text).into_iter().map(|part| match part {
        Inline::Text(text) => text.to_owned().into_any(),
        Inline::Code(code) => view! { <code>{code.to_owned()}</code> }.into_any(),
        Inline::Link(to) => {
            let (to, shown) = (to.to_owned(), to.to_owned());
            view! { <a href=to target="_blank" rel="noopener noreferrer">{shown}</a> }.into_any()
        }
    });
    parts.collect_view()
}

fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        if line.starts_with("```") {
            let code: Vec<_> = lines.by_ref().take_while(|line| *line != "```").collect();
            blocks.push(Block::Code(code.join("\n")));
        } else if let Some(heading) = line.strip_prefix("## ") {
            blocks.push(Block::Heading(heading.to_owned()));
        } else if !line.trim().is_empty() {
            let mut paragraph = line.to_owned();
            let goes_on = |line: &&str| {
                !line.trim().is_empty() && !line.starts_with("```") && !line.starts_with("## ")
            };
            while let Some(line) = lines.next_if(goes_on) {
                paragraph.push(' ');
                paragraph.push_str(line);
            }
            blocks.push(Block::Paragraph(paragraph));
        }
    }
    blocks
}

fn parts(text: &str) -> Vec<Inline<'_>> {
    let mut parts = Vec::new();
    for (at, part) in text.split('`').enumerate() {
        if at % 2 == 1 {
            parts.push(Inline::Code(part));
            continue;
        }
        let mut rest = part;
        while let Some((before, link, after)) = link(rest) {
            parts.push(Inline::Text(before));
            parts.push(Inline::Link(link));
            rest = after;
        }
        parts.push(Inline::Text(rest));
    }
    parts.retain(|part| *part != Inline::Text(""));
    parts
}

/// The first `<https://…>` of a text, and what is around it; no other scheme is followed.
fn link(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once("<https://")?;
    let end = rest.find('>')?;
    let start = before.len() + 1;
    let to = text.get(start..start + "https://".len() + end)?;
    Some((before, to, rest.get(end + 1..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_help_text_has_its_blocks() {
        let text = "What it\nis.\n\n## Why\nSo.\n```proto\na;\n\nb;\n```\n";
        let expect = [
            Block::Paragraph("What it is.".into()),
            Block::Heading("Why".into()),
            Block::Paragraph("So.".into()),
            Block::Code("a;\n\nb;".into()),
        ];
        assert_eq!(blocks(text), expect);
    }

    #[test]
    fn a_line_has_code_and_links() {
        let check = |text, expect: &[Inline<'_>]| assert_eq!(parts(text), expect, "{text}");
        check(
            "use `a<b>` of <https://x.dev/1>.",
            &[
                Inline::Text("use "),
                Inline::Code("a<b>"),
                Inline::Text(" of "),
                Inline::Link("https://x.dev/1"),
                Inline::Text("."),
            ],
        );
        check("<javascript:x>", &[Inline::Text("<javascript:x>")]);
        check("a <https://", &[Inline::Text("a <https://")]);
    }
}
