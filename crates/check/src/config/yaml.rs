//! YAML as a tree that knows its lines.

use std::collections::HashMap;

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use super::ConfigError;

/// A value and where it begins.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Node {
    /// Line, from 1.
    pub(crate) line: usize,
    /// Column, from 1.
    pub(crate) column: usize,
    /// The value.
    pub(crate) value: Value,
}

impl Node {
    /// Whether it is keys with at least one value.
    pub(crate) fn is_set(&self) -> bool {
        match &self.value {
            Value::Map(entries) => entries.iter().any(|(_, node)| node.value != Value::Null),
            value => *value != Value::Null,
        }
    }
}

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    /// Nothing, or `~`.
    Null,
    /// A text or a number; whether it stands in quotes.
    Scalar(String, bool),
    /// A list.
    List(Vec<Node>),
    /// Keys and values in order.
    Map(Vec<(Node, Node)>),
}

/// Aliases copy what they stand for: more values than this are refused.
const MOST_VALUES: usize = 100_000;
/// Deeper nesting is refused.
const DEPTH: usize = 50;

/// The first document of a text; nothing for an empty one.
pub(crate) fn parse(text: &str) -> Result<Node, ConfigError> {
    let mut reader = Reader {
        events: Parser::new_from_str(text),
        anchors: HashMap::new(),
        values: 0,
    };
    loop {
        let (event, span) = reader.next()?;
        match event {
            Event::Nothing | Event::StreamStart | Event::DocumentStart(_) => {}
            Event::StreamEnd | Event::DocumentEnd => return Ok(node(span, Value::Null)),
            event => return reader.node(event, span, 0),
        }
    }
}

struct Reader<'t> {
    events: Parser<'t, saphyr_parser::StrInput<'t>>,
    anchors: HashMap<usize, Node>,
    values: usize,
}

impl<'t> Reader<'t> {
    fn next(&mut self) -> Result<(Event<'t>, Span), ConfigError> {
        match self.events.next() {
            Some(Ok(found)) => Ok(found),
            Some(Err(error)) => Err(ConfigError {
                line: error.marker().line(),
                column: error.marker().col() + 1,
                message: format!("no valid YAML: {}", error.info()),
            }),
            None => Ok((Event::StreamEnd, Span::default())),
        }
    }

    fn node(&mut self, event: Event<'t>, span: Span, depth: usize) -> Result<Node, ConfigError> {
        self.values += 1;
        if depth > DEPTH || self.values > MOST_VALUES {
            return Err(error(span, "this is nested too deep or repeats too much"));
        }
        let (value, anchor) = match event {
            Event::Scalar(text, style, anchor, _) => (scalar(&text, style), anchor),
            Event::SequenceStart(anchor, _) => (Value::List(self.list(depth)?), anchor),
            Event::MappingStart(anchor, _) => (Value::Map(self.map(depth)?), anchor),
            Event::Alias(anchor) => {
                let found = self.anchors.get(&anchor).cloned();
                let found = found.ok_or_else(|| error(span, "this alias stands for nothing"))?;
                self.values += size(&found);
                return Ok(Node {
                    value: found.value,
                    ..node(span, Value::Null)
                });
            }
            _ => return Err(error(span, "a value is missing")),
        };
        let found = node(span, value);
        if anchor > 0 {
            self.anchors.insert(anchor, found.clone());
        }
        Ok(found)
    }

    fn list(&mut self, depth: usize) -> Result<Vec<Node>, ConfigError> {
        let mut items = Vec::new();
        loop {
            match self.next()? {
                (Event::SequenceEnd, _) => return Ok(items),
                (event, span) => items.push(self.node(event, span, depth + 1)?),
            }
        }
    }

    fn map(&mut self, depth: usize) -> Result<Vec<(Node, Node)>, ConfigError> {
        let mut entries = Vec::new();
        loop {
            let key = match self.next()? {
                (Event::MappingEnd, _) => return Ok(entries),
                (event, span) => self.node(event, span, depth + 1)?,
            };
            let (event, span) = self.next()?;
            entries.push((key, self.node(event, span, depth + 1)?));
        }
    }
}

fn node(span: Span, value: Value) -> Node {
    Node {
        line: span.start.line().max(1),
        column: span.start.col() + 1,
        value,
    }
}

fn error(span: Span, message: &str) -> ConfigError {
    let at = node(span, Value::Null);
    ConfigError {
        line: at.line,
        column: at.column,
        message: message.to_owned(),
    }
}

fn scalar(text: &str, style: ScalarStyle) -> Value {
    match style {
        ScalarStyle::Plain if matches!(text, "" | "~" | "null" | "Null" | "NULL") => Value::Null,
        ScalarStyle::Plain => Value::Scalar(text.to_owned(), false),
        _ => Value::Scalar(text.to_owned(), true),
    }
}

fn size(node: &Node) -> usize {
    match &node.value {
        Value::List(items) => 1 + items.iter().map(size).sum::<usize>(),
        Value::Map(entries) => {
            let sizes = entries.iter().map(|(key, value)| size(key) + size(value));
            1 + sizes.sum::<usize>()
        }
        _ => 1,
    }
}
