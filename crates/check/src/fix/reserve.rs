//! Numbers and names that are reserved: beside those that are already, else in a statement of their own.

use playground_syntax::{Node, SyntaxKind as Syntax};

use super::FileEdit;
use super::edit::Editing;
use crate::text::quoted;

/// What to reserve.
#[derive(Debug, Default)]
pub(super) struct Reserve {
    /// First and last numbers.
    pub(super) numbers: Vec<(i32, i32)>,
    /// Names.
    pub(super) names: Vec<String>,
    /// Numbers from here on are written as `max`.
    pub(super) max: i32,
    /// Names stand without quotes, as editions have them.
    pub(super) bare: bool,
}

impl Reserve {
    /// The edits of a body.
    pub(super) fn edits(&self, editing: Editing<'_>, body: Node<'_>) -> Option<Vec<FileEdit>> {
        let mut edits = Vec::new();
        let mut new = Vec::new();
        let numbers = self.numbers.iter().map(|range| self.range(*range));
        let names = self.names.iter().map(|name| match self.bare {
            true => name.clone(),
            false => quoted(name),
        });
        let lists = [
            (&[Syntax::Range][..], numbers.collect::<Vec<_>>()),
            (&[Syntax::StringLiteral, Syntax::Name], names.collect()),
        ];
        for (kinds, list) in lists {
            if list.is_empty() {
                continue;
            }
            let list = list.join(", ");
            match last(body, kinds) {
                Some(node) => edits.push(editing.insert(node.span().end, format!(", {list}"))),
                None => new.push(format!("reserved {list};")),
            }
        }
        if !new.is_empty() {
            let mut statements = body.children();
            let beside = statements.find(|node| node.kind() == Syntax::ReservedDecl);
            edits.push(match beside {
                Some(beside) => editing.behind(beside, &new.join(" ")),
                None => editing.first_in(body, &new)?,
            });
        }
        Some(edits)
    }

    /// In words, for a title.
    pub(super) fn words(&self) -> String {
        let numbers = self.numbers.iter().map(|range| self.range(*range));
        let names = self.names.iter().map(|name| format!("`{name}`"));
        numbers.chain(names).collect::<Vec<_>>().join(", ")
    }

    fn range(&self, (first, last): (i32, i32)) -> String {
        match last {
            _ if first == last => first.to_string(),
            _ if last >= self.max => format!("{first} to max"),
            _ => format!("{first} to {last}"),
        }
    }
}

/// The last thing of those kinds in statements that reserve them.
fn last<'t>(body: Node<'t>, kinds: &[Syntax]) -> Option<Node<'t>> {
    let statements = body.children();
    let statements = statements.filter(|node| node.kind() == Syntax::ReservedDecl);
    let things = statements.flat_map(Node::children);
    things.filter(|node| kinds.contains(&node.kind())).last()
}
