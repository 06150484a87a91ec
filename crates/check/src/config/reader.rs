//! Typed values out of YAML, with all that is wrong collected.

use super::ConfigError;
use super::yaml::{Node, Value};

/// What went wrong so far.
#[derive(Debug, Default)]
pub(crate) struct Errors(pub(crate) Vec<ConfigError>);

impl Errors {
    /// Adds an error at a value.
    pub(crate) fn at(&mut self, node: &Node, message: String) {
        self.0.push(ConfigError {
            line: node.line,
            column: node.column,
            message,
        });
    }

    /// The value as keys and values, all of them known and each there once.
    pub(crate) fn map<'n>(&mut self, node: &'n Node, what: &str, known: &[&str]) -> Fields<'n> {
        let mut fields = Fields::default();
        for (name, key, value) in self.entries(node, what) {
            if !known.contains(&name) {
                self.at(key, format!("{what} has no key `{name}`"));
            } else if fields.get(name).is_some() {
                self.at(key, format!("key `{name}` is there twice"));
            } else if value.value != Value::Null {
                fields.0.push((name, value));
            }
        }
        fields
    }

    /// The value as keys and values.
    pub(crate) fn entries<'n>(
        &mut self,
        node: &'n Node,
        what: &str,
    ) -> Vec<(&'n str, &'n Node, &'n Node)> {
        let entries = match &node.value {
            Value::Map(entries) => entries.as_slice(),
            Value::Null => &[],
            _ => {
                self.at(node, format!("{what} should be keys with values"));
                &[]
            }
        };
        let mut found = Vec::new();
        for (key, value) in entries {
            match &key.value {
                Value::Scalar(name, _) => found.push((name.as_str(), key, value)),
                _ => self.at(key, "a key should be a text".to_owned()),
            }
        }
        found
    }

    /// The value as a list.
    pub(crate) fn list<'n>(&mut self, node: &'n Node, what: &str) -> &'n [Node] {
        match &node.value {
            Value::List(items) => items,
            Value::Null => &[],
            _ => {
                self.at(node, format!("`{what}` should be a list"));
                &[]
            }
        }
    }

    /// The value as a list of texts; empty items are left out.
    pub(crate) fn texts<'n>(&mut self, node: &'n Node, what: &str) -> Vec<(&'n Node, String)> {
        let items = self.list(node, what);
        let texts = items
            .iter()
            .filter_map(|item| Some((item, self.text(item, what)?)));
        texts.collect()
    }

    /// The value as a text; nothing if it is missing.
    pub(crate) fn text(&mut self, node: &Node, what: &str) -> Option<String> {
        match &node.value {
            Value::Scalar(text, _) => Some(text.clone()),
            Value::Null => None,
            _ => {
                self.at(node, format!("`{what}` should be a text"));
                None
            }
        }
    }

    /// The value as true or false.
    pub(crate) fn flag(&mut self, node: &Node, what: &str) -> bool {
        if let Value::Scalar(text, false) = &node.value {
            match text.to_ascii_lowercase().as_str() {
                "true" | "yes" | "on" | "y" => return true,
                "false" | "no" | "off" | "n" => return false,
                _ => {}
            }
        }
        self.at(node, format!("`{what}` should be true or false"));
        false
    }
}

/// Values by key.
#[derive(Debug, Default)]
pub(crate) struct Fields<'n>(Vec<(&'n str, &'n Node)>);

impl<'n> Fields<'n> {
    /// The value of a key, unless it is null.
    pub(crate) fn get(&self, name: &str) -> Option<&'n Node> {
        let found = self.0.iter().find(|(key, _)| *key == name);
        found.map(|(_, value)| *value)
    }
}
