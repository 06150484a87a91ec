//! The texts behind an image: their trees, places and names, made when first asked for.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use playground_syntax::{Node, SyntaxKind as Syntax, Tree, parse};

use crate::image::{File, Image, tag};
use crate::names::{Seen, Symbols, Uses, Visible, uses};
use crate::positions::Lines;
use crate::{Files, Span};

/// One state of files with their texts.
pub(crate) struct Sources<'f> {
    /// The descriptors.
    pub(crate) image: Image<'f>,
    texts: Vec<Source<'f>>,
    symbols: OnceCell<Symbols>,
    words: OnceCell<HashMap<&'f str, Vec<usize>>>,
    nothing: Visible,
}

/// What is made of one text.
#[derive(Default)]
struct Source<'f> {
    text: Option<&'f str>,
    lines: OnceCell<Lines<'f>>,
    tree: OnceCell<Tree>,
    uses: OnceCell<Uses>,
    visible: OnceCell<Visible>,
}

impl<'f> Sources<'f> {
    /// Those of files.
    pub(crate) fn new(files: &'f Files) -> Self {
        let image = files.image();
        let texts = image.files().iter().map(|file| Source {
            text: files.text(file.path()),
            ..Source::default()
        });
        Self {
            texts: texts.collect(),
            image,
            symbols: OnceCell::new(),
            words: OnceCell::new(),
            nothing: Visible::default(),
        }
    }

    /// A file by its index.
    pub(crate) fn file(&self, index: usize) -> Option<&File<'f>> {
        self.image.files().get(index)
    }

    /// The text of a file, if it is at hand.
    pub(crate) fn text(&self, index: usize) -> Option<&'f str> {
        self.texts.get(index)?.text
    }

    /// The tree of a file.
    pub(crate) fn tree(&self, index: usize) -> Option<&Tree> {
        let source = self.texts.get(index)?;
        let text = source.text?;
        Some(source.tree.get_or_init(|| parse(text)))
    }

    /// The names that a file writes.
    pub(crate) fn uses(&self, index: usize) -> Option<&Uses> {
        let source = self.texts.get(index)?;
        let root = self.tree(index)?.root();
        let package = self.file(index)?.package();
        let found = || {
            uses(
                root,
                package,
                &Seen::new(self.symbols(), self.visible(index)),
            )
        };
        Some(source.uses.get_or_init(found))
    }

    /// All that has a name.
    pub(crate) fn symbols(&self) -> &Symbols {
        self.symbols.get_or_init(|| Symbols::new(&self.image))
    }

    /// What a file sees.
    pub(crate) fn visible(&self, index: usize) -> &Visible {
        let (Some(source), Some(file)) = (self.texts.get(index), self.file(index)) else {
            return &self.nothing;
        };
        let found = || crate::names::visible(&self.image, file, index);
        source.visible.get_or_init(found)
    }

    /// The files whose texts have a word.
    pub(crate) fn having(&self, word: &str) -> &[usize] {
        let words = self.words.get_or_init(|| {
            let mut words: HashMap<&str, Vec<usize>> = HashMap::new();
            for (index, source) in self.texts.iter().enumerate() {
                let text = source.text.unwrap_or_default();
                for word in text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')) {
                    let files = words.entry(word).or_default();
                    if files.last() != Some(&index) {
                        files.push(index);
                    }
                }
            }
            words
        });
        words.get(word).map_or(&[], Vec::as_slice)
    }

    /// The bytes of a place of source info.
    pub(crate) fn bytes(&self, index: usize, span: Span) -> Option<Range<usize>> {
        let source = self.texts.get(index)?;
        let text = source.text?;
        let lines = source.lines.get_or_init(|| Lines::new(Some(text)));
        lines.bytes(span)
    }

    /// The statement of a path in a descriptor: the outermost node of those kinds that is exactly there.
    pub(crate) fn node(&self, index: usize, path: &[i32], kinds: &[Syntax]) -> Option<Node<'_>> {
        let span = self.file(index)?.locations.span(path)?;
        let bytes = self.bytes(index, span)?;
        let token = self
            .tree(index)?
            .token_at(u32::try_from(bytes.start).ok()?)?;
        let mut node = Some(token.parent());
        let mut found = None;
        while let Some(at) = node.filter(|node| node.span().start as usize == bytes.start) {
            if kinds.contains(&at.kind()) {
                found = Some(at);
            }
            node = at.parent();
        }
        found
    }

    /// The statement of a path or the innermost around it.
    pub(crate) fn node_around(
        &self,
        index: usize,
        path: &[i32],
        kinds: &[Syntax],
    ) -> Option<Node<'_>> {
        let mut ends = (0..=path.len()).rev();
        ends.find_map(|end| self.node(index, path.get(..end)?, kinds))
    }

    /// All that a file imports, and what that imports.
    pub(crate) fn closure(&self, index: usize) -> HashSet<usize> {
        let mut found = HashSet::new();
        let mut todo = vec![index];
        while let Some(file) = todo.pop() {
            if !found.insert(file) {
                continue;
            }
            let proto = self.file(file).map(|file| file.proto);
            let imports = proto
                .into_iter()
                .flat_map(|proto| proto.dependency.iter().chain(&proto.option_dependency));
            todo.extend(imports.filter_map(|path| Some(self.image.at(path)?.0)));
        }
        found
    }

    /// The bytes of the name that the element with that path declares.
    pub(crate) fn name(&self, index: usize, path: &[i32]) -> Option<Range<usize>> {
        let place = tag::part(path, &[tag::NAME]);
        let span = self.file(index)?.locations.span(&place)?;
        self.bytes(index, span)
    }
}
