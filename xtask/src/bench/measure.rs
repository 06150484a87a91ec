//! One measured number with its peer's, how a script prints it, and the table of all.

use anyhow::{Context, Result};
use serde_json::Value;

/// The heads of the table's columns.
pub const HEADING: [&str; 5] = ["row", "value", "unit", "peer", "peer/value"];

/// One line of the table.
#[derive(Debug, PartialEq)]
pub struct Measurement {
    id: String,
    value: f64,
    unit: String,
    /// The peer's value in the same unit, where there is a peer.
    peer: Option<f64>,
    /// Peer divided by value: how many times less this one takes.
    ratio: Option<f64>,
}

impl Measurement {
    /// A value beside its peer's; the ratio follows.
    pub fn against(id: &str, value: f64, unit: &str, peer: f64) -> Self {
        Self {
            id: id.to_owned(),
            value,
            unit: unit.to_owned(),
            peer: Some(peer),
            ratio: Some(peer / value),
        }
    }

    /// The cells of the table's line, in the order of [`HEADING`].
    pub fn cells(&self) -> [String; 5] {
        let optional = |number: Option<f64>| number.map(rounded).unwrap_or_else(|| "-".to_owned());
        let (id, unit) = (self.id.clone(), self.unit.clone());
        [
            id,
            rounded(self.value),
            unit,
            optional(self.peer),
            optional(self.ratio),
        ]
    }
}

fn rounded(number: f64) -> String {
    if number.abs() >= 100.0 {
        format!("{number:.0}")
    } else {
        format!("{number:.2}")
    }
}

/// Reads the last line a script printed: a JSON object with `id`, `value`, `unit` and, where there is a peer,
/// `peer` and `ratio` (by default peer / value); or an array of such objects.
pub fn parse(printed: &str) -> Result<Vec<Measurement>> {
    let line = printed
        .lines()
        .rev()
        .find(|line| !line.trim().is_empty())
        .context("nothing was printed")?;
    match serde_json::from_str(line)? {
        Value::Array(values) => values.iter().map(measurement).collect(),
        value => Ok(vec![measurement(&value)?]),
    }
}

fn measurement(value: &Value) -> Result<Measurement> {
    let text = |key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
    let number = |key: &str| value.get(key).and_then(Value::as_f64);
    let measured = number("value").context("`value` is missing")?;
    let peer = number("peer");
    Ok(Measurement {
        id: text("id").context("`id` is missing")?,
        value: measured,
        unit: text("unit").context("`unit` is missing")?,
        peer,
        ratio: number("ratio").or(peer.map(|peer| peer / measured)),
    })
}

/// Sets the lines in columns: the first to the left, numbers to the right.
pub fn table(lines: &[[String; 5]]) -> String {
    let mut widths = [0; 5];
    for line in lines {
        for (width, cell) in widths.iter_mut().zip(line) {
            *width = cell.len().max(*width);
        }
    }
    let mut text = String::new();
    for line in lines {
        let mut cells = line
            .iter()
            .zip(widths)
            .enumerate()
            .map(|(column, (cell, width))| match column {
                0 | 2 => format!("{cell:<width$}"),
                _ => format!("{cell:>width$}"),
            });
        text.push_str(cells.by_ref().collect::<Vec<_>>().join("  ").trim_end());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(printed: &str, expect: &[Measurement]) {
        assert_eq!(parse(printed).unwrap(), expect, "{printed}");
    }

    #[test]
    fn the_last_line_counts() {
        let expect = Measurement::against("stream", 10.0, "ms", 35.0);
        check(
            "warming up\n{\"id\":\"stream\",\"value\":10,\"unit\":\"ms\",\"peer\":35}\n\n",
            &[expect],
        );
        let alone = Measurement {
            id: "keys".into(),
            value: 4.5,
            unit: "ms".into(),
            peer: None,
            ratio: None,
        };
        check(
            "[{\"id\":\"keys\",\"value\":4.5,\"unit\":\"ms\"}]",
            &[alone],
        );
    }

    #[test]
    fn a_line_without_a_value_is_refused() {
        assert_eq!(
            parse("{\"id\":\"stream\",\"unit\":\"ms\"}")
                .unwrap_err()
                .to_string(),
            "`value` is missing"
        );
        assert_eq!(parse("\n").unwrap_err().to_string(), "nothing was printed");
    }

    #[test]
    fn columns_line_up() {
        let lines = [
            HEADING.map(str::to_owned),
            Measurement::against("ui", 480_000.0, "bytes", 960_000.0).cells(),
        ];
        assert_eq!(
            table(&lines),
            "row   value  unit     peer  peer/value\nui   480000  bytes  960000        2.00\n"
        );
    }
}
