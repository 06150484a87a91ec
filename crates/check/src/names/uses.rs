//! Every name that a file writes and what it stands for: one walk over its tree.

use std::collections::HashMap;

use playground_syntax::{Node, Span, SyntaxKind as Syntax, Token};

use super::scope::{Seen, Wanted};
use super::symbols::Kind;
use crate::text::{around, join};

/// A name that is written somewhere.
#[derive(Debug, Clone)]
pub(crate) struct Use {
    /// Its parts without the dots; they are the last ones of the full name.
    pub(crate) parts: Vec<Span>,
    /// It begins with a dot.
    pub(crate) absolute: bool,
    /// What it stands for.
    pub(crate) full: String,
    /// The scope it is searched from, and as what; none if its place alone says what it is.
    pub(crate) searched: Option<(String, Wanted)>,
}

/// A string literal of one token in an option, its quotes left out.
#[derive(Debug, Clone)]
pub(crate) struct Text {
    /// Where.
    pub(crate) span: Span,
    /// Names in it are in the uses.
    pub(crate) read: bool,
}

/// All of a file.
#[derive(Debug, Default)]
pub(crate) struct Uses {
    /// Names.
    pub(crate) names: Vec<Use>,
    /// Strings in options.
    pub(crate) texts: Vec<Text>,
    /// Names by what their parts stand for.
    by_full: HashMap<String, Vec<usize>>,
    /// Names by their first part.
    by_first: HashMap<String, Vec<usize>>,
}

impl Uses {
    /// The names that a change of the full name of an element may concern: those that have it in them, and those whose
    /// first part is what it becomes.
    pub(crate) fn concerned(&self, full: &str, new: &str) -> impl Iterator<Item = &Use> {
        let old = self.by_full.get(full).into_iter().flatten();
        let new = self.by_first.get(new).into_iter().flatten();
        old.chain(new).filter_map(|at| self.names.get(*at))
    }

    /// How many names stand for an element itself.
    pub(crate) fn count(&self, full: &str) -> usize {
        let names = self.by_full.get(full).into_iter().flatten();
        let names = names.filter_map(|at| self.names.get(*at));
        names.filter(|name| name.full == full).count()
    }

    /// Sorts the names into both tables.
    fn indexed(mut self, text: &str) -> Self {
        for (at, name) in self.names.iter().enumerate() {
            let first = name.parts.first();
            let first = first.and_then(|span| text.get(span.start as usize..span.end as usize));
            if let Some(first) = first {
                self.by_first.entry(first.to_owned()).or_default().push(at);
            }
            let mut full = name.full.as_str();
            for _ in &name.parts {
                self.by_full.entry(full.to_owned()).or_default().push(at);
                full = around(full);
            }
        }
        self
    }
}

/// The names that a file of a package writes, by its root.
pub(crate) fn uses(root: Node<'_>, package: &str, seen: &Seen<'_>) -> Uses {
    let mut walk = Walk {
        seen,
        package,
        method: None,
        uses: Uses::default(),
    };
    walk.file(root);
    walk.uses.indexed(root.tree().text())
}

pub(super) struct Walk<'w> {
    pub(super) seen: &'w Seen<'w>,
    pub(super) package: &'w str,
    /// Full name of the method around.
    pub(super) method: Option<String>,
    pub(super) uses: Uses,
}

/// The identifiers of a path and whether it begins with a dot.
pub(super) fn parts_of<'t>(path: Node<'t>) -> (Vec<Token<'t>>, bool) {
    let parts = path.tokens().filter(|token| token.kind() == Syntax::Ident);
    let dot = path.first_token().map(Token::kind) == Some(Syntax::Dot);
    (parts.collect(), dot)
}

/// The identifier that a node declares.
pub(crate) fn declared(node: Node<'_>) -> Option<Token<'_>> {
    node.child(Syntax::Name)?.first_token()
}

fn name_of(node: Node<'_>) -> &str {
    declared(node).map_or("", Token::text)
}

impl Walk<'_> {
    fn file(&mut self, root: Node<'_>) {
        let package = self.package.to_owned();
        self.elements(root, &package, "", "google.protobuf.FileOptions");
    }

    /// What a body or file holds; `full` is the scope inside, `outer` that of options of what the body is of.
    fn elements(&mut self, body: Node<'_>, full: &str, outer: &str, options: &str) {
        for child in body.children() {
            match child.kind() {
                Syntax::OptionDecl => {
                    let scope = if outer.is_empty() {
                        self.package.to_owned()
                    } else {
                        outer.to_owned()
                    };
                    self.option(child, options, &scope);
                }
                Syntax::MessageDecl => self.block(child, full, "google.protobuf.MessageOptions"),
                Syntax::EnumDecl => self.enumeration(child, full),
                Syntax::ServiceDecl => self.service(child, full),
                Syntax::OneofDecl => self.oneof(child, full),
                Syntax::ExtendDecl => self.extend(child, full),
                Syntax::FieldDecl => self.field(child, full),
                Syntax::GroupDecl => self.group(child, full),
                Syntax::ExtensionsDecl => {
                    let scope = around(full).to_owned();
                    self.compact(child, "google.protobuf.ExtensionRangeOptions", &scope, None);
                }
                _ => {}
            }
        }
    }

    /// A message: its own options are searched around it.
    fn block(&mut self, node: Node<'_>, scope: &str, options: &str) {
        let full = join(scope, name_of(node));
        if let Some(body) = node.child(Syntax::Body) {
            self.elements(body, &full, scope, options);
        }
    }

    fn enumeration(&mut self, node: Node<'_>, scope: &str) {
        let Some(body) = node.child(Syntax::Body) else {
            return;
        };
        for child in body.children() {
            match child.kind() {
                Syntax::OptionDecl => self.option(child, "google.protobuf.EnumOptions", scope),
                Syntax::EnumValueDecl => {
                    self.compact(child, "google.protobuf.EnumValueOptions", scope, None);
                }
                _ => {}
            }
        }
    }

    fn service(&mut self, node: Node<'_>, scope: &str) {
        let full = join(scope, name_of(node));
        let Some(body) = node.child(Syntax::Body) else {
            return;
        };
        for child in body.children() {
            match child.kind() {
                Syntax::OptionDecl => self.option(child, "google.protobuf.ServiceOptions", scope),
                Syntax::RpcDecl => self.method(child, &full),
                _ => {}
            }
        }
    }

    fn method(&mut self, node: Node<'_>, service: &str) {
        for of in node
            .children()
            .filter(|child| child.kind() == Syntax::RpcType)
        {
            if let Some(path) = of.child(Syntax::TypeRef) {
                self.reference(path, service, Wanted::Any);
            }
        }
        self.method = Some(join(service, name_of(node)));
        let options = node
            .child(Syntax::Body)
            .into_iter()
            .flat_map(Node::children);
        for option in options.filter(|child| child.kind() == Syntax::OptionDecl) {
            self.option(option, "google.protobuf.MethodOptions", service);
        }
        self.method = None;
    }

    fn oneof(&mut self, node: Node<'_>, scope: &str) {
        if let Some(body) = node.child(Syntax::Body) {
            self.elements(body, scope, scope, "google.protobuf.OneofOptions");
        }
    }

    fn extend(&mut self, node: Node<'_>, scope: &str) {
        if let Some(path) = node.child(Syntax::TypeRef) {
            self.reference(path, scope, Wanted::Any);
        }
        if let Some(body) = node.child(Syntax::Body) {
            self.elements(body, scope, scope, "");
        }
    }

    fn field(&mut self, node: Node<'_>, scope: &str) {
        let map = node.child(Syntax::MapType);
        for path in map.unwrap_or(node).children() {
            if path.kind() == Syntax::TypeRef {
                self.reference(path, scope, Wanted::Type);
            }
        }
        let full = join(scope, name_of(node));
        self.compact(node, "google.protobuf.FieldOptions", scope, Some(&full));
    }

    fn group(&mut self, node: Node<'_>, scope: &str) {
        self.compact(node, "google.protobuf.FieldOptions", scope, None);
        self.block(node, scope, "google.protobuf.MessageOptions");
    }

    /// Options in brackets; a field of that name has a default.
    fn compact(&mut self, node: Node<'_>, options: &str, scope: &str, field: Option<&str>) {
        let list = node.child(Syntax::CompactOptions);
        let list = list.into_iter().flat_map(Node::children);
        for option in list.filter(|child| child.kind() == Syntax::CompactOption) {
            let name = option.child(Syntax::OptionName).map_or("", Node::text);
            match (name, field) {
                ("json_name", Some(_)) => {}
                ("default", Some(field)) => {
                    if let Some(literal) = option.child(Syntax::Literal) {
                        self.value(literal, field);
                    }
                }
                _ => self.option(option, options, scope),
            }
        }
    }

    /// A name as it is written, searched from a scope.
    pub(super) fn reference(
        &mut self,
        path: Node<'_>,
        scope: &str,
        wanted: Wanted,
    ) -> Option<String> {
        let (parts, absolute) = parts_of(path);
        let written: Vec<&str> = parts.iter().map(|part| part.text()).collect();
        let written = format!("{}{}", if absolute { "." } else { "" }, written.join("."));
        let scalar = !absolute && parts.len() == 1 && is_scalar(&written);
        if scalar && wanted == Wanted::Type {
            return None;
        }
        let full = self.seen.resolve(&written, scope, wanted)?;
        self.uses.names.push(Use {
            parts: parts.iter().map(|part| part.span()).collect(),
            absolute,
            full: full.clone(),
            searched: Some((scope.to_owned(), wanted)),
        });
        Some(full)
    }

    /// A name whose place says what it is.
    pub(super) fn known(&mut self, parts: Vec<Span>, full: &str) {
        self.uses.names.push(Use {
            parts,
            absolute: false,
            full: full.to_owned(),
            searched: None,
        });
    }

    /// The enum value that a field is set to.
    pub(super) fn enum_value(&mut self, literal: Node<'_>, field: &str) {
        let symbols = self.seen.symbols();
        let of = symbols.get(field).map(|field| field.of.as_str());
        let of = of.filter(|of| symbols.get(of).is_some_and(|of| of.kind == Kind::Enum));
        let (Some(of), Some(name)) = (of, literal.token(Syntax::Ident)) else {
            return;
        };
        let full = join(around(of), name.text());
        self.known(vec![name.span()], &full);
    }
}

/// Types that are no names.
fn is_scalar(word: &str) -> bool {
    let sized = ["int", "uint", "sint", "fixed", "sfixed"];
    let sized = |word: &str| sized.contains(&word);
    matches!(word, "double" | "float" | "bool" | "string" | "bytes")
        || word.strip_suffix("32").is_some_and(sized)
        || word.strip_suffix("64").is_some_and(sized)
}
