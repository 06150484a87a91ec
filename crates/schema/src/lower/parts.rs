//! The children of a declaration, sorted by what they are in one pass; any may be missing.

use playground_syntax::{Element, Node, SyntaxKind, Token};

/// What a declaration is made of.
#[derive(Default)]
pub(super) struct Parts<'t> {
    /// The first two keywords.
    pub(super) words: [Option<Token<'t>>; 2],
    /// A number, and the sign before it.
    pub(super) number: Option<Token<'t>>,
    pub(super) minus: bool,
    pub(super) name: Option<Node<'t>>,
    /// The first two of `Path`, `TypeRef`, `MapType` and `RpcType`.
    pub(super) types: [Option<Node<'t>>; 2],
    pub(super) option_name: Option<Node<'t>>,
    /// A value or string.
    pub(super) value: Option<Node<'t>>,
    pub(super) compact: Option<Node<'t>>,
    pub(super) body: Option<Node<'t>>,
    /// `;`
    pub(super) end: Option<Token<'t>>,
    /// What could not be read.
    pub(super) errors: Vec<Node<'t>>,
}

impl<'t> Parts<'t> {
    /// Looks at each child once.
    pub(super) fn of(node: Node<'t>) -> Self {
        let mut parts = Self::default();
        for element in node.elements() {
            match element {
                Element::Token(token) => parts.token(token),
                Element::Node(node) => parts.node(node),
            }
        }
        parts
    }

    fn token(&mut self, token: Token<'t>) {
        match token.kind() {
            SyntaxKind::Ident => put(&mut self.words, token),
            SyntaxKind::Int if self.number.is_none() => self.number = Some(token),
            SyntaxKind::Minus => self.minus = true,
            SyntaxKind::Semicolon => self.end = Some(token),
            _ => {}
        }
    }

    fn node(&mut self, node: Node<'t>) {
        use SyntaxKind as K;
        match node.kind() {
            K::Name if self.name.is_none() => self.name = Some(node),
            K::Path | K::TypeRef | K::MapType | K::RpcType => put(&mut self.types, node),
            K::OptionName => self.option_name = Some(node),
            K::Literal | K::StringLiteral | K::MessageLiteral | K::ListLiteral => {
                self.value = self.value.or(Some(node));
            }
            K::CompactOptions => self.compact = self.compact.or(Some(node)),
            K::Body => self.body = self.body.or(Some(node)),
            K::Error => self.errors.push(node),
            _ => {}
        }
    }

    /// A keyword is among its words.
    pub(super) fn word(&self, text: &str) -> Option<Token<'t>> {
        let words = self.words.iter().flatten();
        words.copied().find(|word| word.text() == text)
    }

    /// The token whose comments are the declaration's: `{` or `;`, and in broken text the last one.
    pub(super) fn end_token(&self, node: Node<'t>) -> Option<Token<'t>> {
        let brace = self.body.and_then(Node::first_token);
        brace.or(self.end).or_else(|| node.last_token())
    }
}

fn put<T>(places: &mut [Option<T>; 2], found: T) {
    if let Some(free) = places.iter_mut().find(|place| place.is_none()) {
        *free = Some(found);
    }
}

/// The names and dots of a `Path` or `TypeRef`, without blanks and comments between.
pub(super) fn path_text(path: Node<'_>) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.');
    match path.text() {
        text if text.bytes().all(plain) => text.to_owned(),
        _ => path.tokens().map(Token::text).collect(),
    }
}

/// The text of a declared name.
pub(super) fn name_text(name: Node<'_>) -> String {
    name.text().to_owned()
}
