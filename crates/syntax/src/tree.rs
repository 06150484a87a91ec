//! The tree: tokens that tile the text, and nodes over ranges of them, both in flat arrays.
//!
//! Nodes lie in the order they begin, each before what it contains, so that the children of a node follow it and a
//! handle is an index: cheap to copy, safe to share, nothing counted. Trivia at the borders of a node lie outside of it.

use crate::{Span, SyntaxError, SyntaxKind};

const NONE: u32 = u32::MAX;

#[derive(Debug, Clone, Copy)]
struct TokenData {
    start: u32,
    kind: SyntaxKind,
}

#[derive(Debug, Clone, Copy)]
struct NodeData {
    kind: SyntaxKind,
    parent: u32,
    /// Its tokens are `first..end`.
    first: u32,
    end: u32,
    /// One past the last node within.
    end_node: u32,
}

/// A text with its tokens and nodes; the concatenated tokens are the text, byte for byte.
#[derive(Debug, Clone)]
pub struct Tree {
    text: String,
    tokens: Vec<TokenData>,
    nodes: Vec<NodeData>,
    errors: Vec<SyntaxError>,
}

impl Tree {
    /// The text as it was given.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The same, without the tree.
    pub fn into_text(self) -> String {
        self.text
    }

    /// The node of the whole text.
    pub fn root(&self) -> Node<'_> {
        Node {
            tree: self,
            index: 0,
        }
    }

    /// What is wrong with it, in the order of the text.
    pub fn errors(&self) -> &[SyntaxError] {
        &self.errors
    }

    /// Every token, trivia included.
    pub fn tokens(&self) -> impl DoubleEndedIterator<Item = Token<'_>> {
        (0..self.tokens.len() as u32).map(|index| Token { tree: self, index })
    }

    /// The token that contains the byte at `offset`; at the end of the text, the last.
    pub fn token_at(&self, offset: u32) -> Option<Token<'_>> {
        let after = self.tokens.partition_point(|token| token.start <= offset);
        let index = after.checked_sub(1)? as u32;
        Some(Token { tree: self, index })
    }

    fn token_start(&self, index: u32) -> u32 {
        let token = self.tokens.get(index as usize);
        token.map_or(self.text.len() as u32, |token| token.start)
    }

    fn token_kind(&self, index: u32) -> SyntaxKind {
        let token = self.tokens.get(index as usize);
        token.map_or(SyntaxKind::Whitespace, |token| token.kind)
    }

    fn node(&self, index: u32) -> NodeData {
        // The root is always there.
        let none = NodeData {
            kind: SyntaxKind::Error,
            parent: NONE,
            first: 0,
            end: 0,
            end_node: index + 1,
        };
        self.nodes.get(index as usize).copied().unwrap_or(none)
    }

    fn slice(&self, span: Span) -> &str {
        let range = span.start as usize..span.end as usize;
        self.text.get(range).unwrap_or_default()
    }
}

/// A token of a tree.
#[derive(Clone, Copy)]
pub struct Token<'t> {
    tree: &'t Tree,
    index: u32,
}

impl<'t> Token<'t> {
    /// Its kind.
    pub fn kind(self) -> SyntaxKind {
        self.tree.token_kind(self.index)
    }

    /// Where it is.
    pub fn span(self) -> Span {
        Span {
            start: self.tree.token_start(self.index),
            end: self.tree.token_start(self.index + 1),
        }
    }

    /// Its text.
    pub fn text(self) -> &'t str {
        self.tree.slice(self.span())
    }

    /// The token before it, trivia included.
    pub fn previous(self) -> Option<Self> {
        let index = self.index.checked_sub(1)?;
        Some(Self { index, ..self })
    }

    /// The token after it, trivia included.
    pub fn next(self) -> Option<Self> {
        let index = self.index + 1;
        ((index as usize) < self.tree.tokens.len()).then_some(Self { index, ..self })
    }

    /// The innermost node it lies in.
    pub fn parent(self) -> Node<'t> {
        let nodes = &self.tree.nodes;
        let mut index = nodes.partition_point(|node| node.first <= self.index);
        index = index.saturating_sub(1);
        loop {
            let node = self.tree.node(index as u32);
            if index == 0 || (node.first..node.end).contains(&self.index) {
                return Node {
                    tree: self.tree,
                    index: index as u32,
                };
            }
            index = node.parent as usize;
        }
    }
}

impl PartialEq for Token<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index && std::ptr::eq(self.tree, other.tree)
    }
}

impl std::fmt::Debug for Token<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?} {:?}", self.kind(), self.text())
    }
}

/// A node of a tree.
#[derive(Clone, Copy)]
pub struct Node<'t> {
    tree: &'t Tree,
    index: u32,
}

/// A node or token in its parent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Element<'t> {
    /// A node.
    Node(Node<'t>),
    /// A token, trivia included.
    Token(Token<'t>),
}

impl<'t> Node<'t> {
    /// Its kind.
    pub fn kind(self) -> SyntaxKind {
        self.tree.node(self.index).kind
    }

    /// The tree it is part of.
    pub fn tree(self) -> &'t Tree {
        self.tree
    }

    /// Its number in the order nodes begin; the root's is 0.
    pub fn index(self) -> usize {
        self.index as usize
    }

    /// What contains it; none for the root.
    pub fn parent(self) -> Option<Self> {
        let index = self.tree.node(self.index).parent;
        (index != NONE).then_some(Self { index, ..self })
    }

    /// From its first to its last token; a point where the next token begins if it has none.
    pub fn span(self) -> Span {
        let data = self.tree.node(self.index);
        let start = self.tree.token_start(data.first);
        Span {
            start,
            end: if data.end > data.first {
                self.tree.token_start(data.end)
            } else {
                start
            },
        }
    }

    /// Its text, comments and blanks within included.
    pub fn text(self) -> &'t str {
        self.tree.slice(self.span())
    }

    /// The nodes directly in it.
    pub fn children(self) -> impl Iterator<Item = Self> {
        let tree = self.tree;
        let end = tree.node(self.index).end_node;
        let mut index = self.index + 1;
        std::iter::from_fn(move || {
            (index < end).then(|| {
                let child = Self { tree, index };
                index = tree.node(index).end_node;
                child
            })
        })
    }

    /// The first node of a kind directly in it.
    pub fn child(self, kind: SyntaxKind) -> Option<Self> {
        self.children().find(|child| child.kind() == kind)
    }

    /// Nodes and tokens directly in it, trivia included, in order.
    pub fn elements(self) -> impl Iterator<Item = Element<'t>> {
        let tree = self.tree;
        let data = tree.node(self.index);
        let mut children = self.children().peekable();
        let mut token = data.first;
        std::iter::from_fn(move || {
            let border = children.peek().map(|child| tree.node(child.index));
            if border.is_some_and(|child| child.first <= token) {
                token = border.map_or(token, |child| child.end.max(token));
                return children.next().map(Element::Node);
            }
            (token < data.end).then(|| {
                let here = Token { tree, index: token };
                token += 1;
                Element::Token(here)
            })
        })
    }

    /// The tokens directly in it that are no trivia.
    pub fn tokens(self) -> impl Iterator<Item = Token<'t>> {
        self.elements().filter_map(|element| match element {
            Element::Token(token) if !token.kind().is_trivia() => Some(token),
            _ => None,
        })
    }

    /// The first token of a kind directly in it.
    pub fn token(self, kind: SyntaxKind) -> Option<Token<'t>> {
        self.tokens().find(|token| token.kind() == kind)
    }

    /// Its first token, also deep within; none if it is empty.
    pub fn first_token(self) -> Option<Token<'t>> {
        let data = self.tree.node(self.index);
        (data.first < data.end).then_some(Token {
            tree: self.tree,
            index: data.first,
        })
    }

    /// Its last token, also deep within; none if it is empty.
    pub fn last_token(self) -> Option<Token<'t>> {
        let data = self.tree.node(self.index);
        (data.first < data.end).then_some(Token {
            tree: self.tree,
            index: data.end.saturating_sub(1),
        })
    }

    /// It and every node within, each before what it contains.
    pub fn descendants(self) -> impl Iterator<Item = Self> {
        let end = self.tree.node(self.index).end_node;
        (self.index..end).map(move |index| Self { index, ..self })
    }
}

impl PartialEq for Node<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index && std::ptr::eq(self.tree, other.tree)
    }
}

impl std::fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let span = self.span();
        write!(f, "{:?}@{}..{}", self.kind(), span.start, span.end)
    }
}

/// Builds a tree from tokens in order; nodes are opened and closed between them.
pub struct TreeBuilder {
    tree: Tree,
    open: Vec<u32>,
    /// One past the last token that was taken.
    at: u32,
    /// The next token that is neither trivia nor unknown.
    next: u32,
    /// How many tokens were looked at.
    #[cfg(test)]
    steps: std::cell::Cell<usize>,
}

/// A node that is open.
#[must_use]
#[derive(Debug)]
pub struct Opened(u32);

impl TreeBuilder {
    /// A tree of these tokens, `(kind, start)`, which tile the text.
    pub fn new(text: String, tokens: impl IntoIterator<Item = (SyntaxKind, u32)>) -> Self {
        let tokens = tokens
            .into_iter()
            .map(|(kind, start)| TokenData { start, kind });
        let mut builder = Self {
            tree: Tree {
                text,
                tokens: tokens.collect(),
                nodes: Vec::new(),
                errors: Vec::new(),
            },
            open: Vec::new(),
            at: 0,
            next: 0,
            #[cfg(test)]
            steps: Default::default(),
        };
        builder.next = builder.significant(0);
        let count = builder.tree.tokens.len() as u32;
        builder.tree.nodes.push(NodeData {
            kind: SyntaxKind::File,
            parent: NONE,
            first: 0,
            end: count,
            end_node: 1,
        });
        builder.open.push(0);
        builder
    }

    /// Opens a node whose first token is the next that is neither trivia nor unknown.
    pub fn open(&mut self, kind: SyntaxKind) -> Opened {
        let index = self.tree.nodes.len() as u32;
        self.tree.nodes.push(NodeData {
            kind,
            parent: self.open.last().copied().unwrap_or(0),
            first: self.next,
            end: 0,
            end_node: index + 1,
        });
        self.open.push(index);
        Opened(index)
    }

    /// Closes a node, and whatever is still open within, after the last token that was taken; a node without tokens
    /// goes.
    pub fn close(&mut self, opened: Opened) {
        while let Some(index) = self.open.pop_if(|index| *index >= opened.0) {
            let count = self.tree.nodes.len() as u32;
            match self.tree.nodes.get_mut(index as usize) {
                Some(node) if node.first < self.at => {
                    node.end = self.at;
                    node.end_node = count;
                }
                _ => self.tree.nodes.truncate(index as usize),
            }
        }
    }

    /// Changes the kind of an open node.
    pub fn set_kind(&mut self, opened: &Opened, kind: SyntaxKind) {
        if let Some(node) = self.tree.nodes.get_mut(opened.0 as usize) {
            node.kind = kind;
        }
    }

    /// Takes the next token that is neither trivia nor unknown into the open nodes.
    pub fn take(&mut self) {
        self.at = (self.next + 1).min(self.tree.tokens.len() as u32);
        self.next = self.significant(self.at);
    }

    /// Kind of the `n`th token from here that is neither trivia nor unknown; none after the last.
    pub fn peek(&self, n: usize) -> Option<SyntaxKind> {
        let token = self.tree.tokens.get(self.next_index(n) as usize)?;
        Some(token.kind)
    }

    /// Text of the `n`th token from here that is neither trivia nor unknown; empty after the last.
    pub fn peek_text(&self, n: usize) -> &str {
        self.tree.slice(self.peek_span(n))
    }

    /// Place of the `n`th token from here that is neither trivia nor unknown; the end of the text after the last.
    pub fn peek_span(&self, n: usize) -> Span {
        let index = self.next_index(n);
        Span {
            start: self.tree.token_start(index),
            end: self.tree.token_start(index + 1),
        }
    }

    /// Place of the last token that was taken; the start of the text before the first.
    pub fn last_span(&self) -> Span {
        match self.at.checked_sub(1) {
            Some(index) => Span {
                start: self.tree.token_start(index),
                end: self.tree.token_start(index + 1),
            },
            None => Span::default(),
        }
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.tree.text
    }

    /// Tells a mistake.
    pub fn error(&mut self, error: SyntaxError) {
        self.tree.errors.push(error);
    }

    /// The tree; nodes still open end with the text.
    pub fn finish(mut self) -> Tree {
        self.close(Opened(1));
        let nodes = self.tree.nodes.len() as u32;
        if let Some(root) = self.tree.nodes.first_mut() {
            root.end_node = nodes;
        }
        self.tree.errors.sort_by_key(|error| error.span);
        self.tree
    }

    fn next_index(&self, n: usize) -> u32 {
        (0..n).fold(self.next, |index, _| self.significant(index + 1))
    }

    /// The first token from `index` on that is neither trivia nor unknown; the lexer tells the unknown ones.
    fn significant(&self, index: u32) -> u32 {
        let tokens = self.tree.tokens.get(index as usize..).unwrap_or_default();
        let skipped = tokens
            .iter()
            .take_while(|token| token.kind.is_trivia() || token.kind == SyntaxKind::Unknown);
        let skipped = skipped.count();
        #[cfg(test)]
        self.steps.set(self.steps.get() + skipped + 1);
        index.saturating_add(skipped as u32)
    }

    /// How many tokens were looked at until now.
    #[cfg(test)]
    pub(crate) fn steps(&self) -> usize {
        self.steps.get()
    }
}
