//! Options as plugins take them: one string of `key=value` pairs with commas between.

use crate::OptionInfo;

/// The parameter string of these options; none if there are none.
///
/// # Errors
/// If a key is empty, or a key or value holds a character that separates pairs.
pub(crate) fn join(options: &[(String, String)]) -> Result<Option<String>, String> {
    let mut pairs = Vec::new();
    for (key, value) in options {
        if key.is_empty() || key.contains(['=', ',']) || value.contains(',') {
            return Err(format!(
                "option `{key}={value}` is not of the form `key=value` without commas"
            ));
        }
        pairs.push(format!("{key}={value}"));
    }
    Ok((!pairs.is_empty()).then(|| pairs.join(",")))
}

/// The value of every known option in the order of `known`, with defaults filled in.
///
/// # Errors
/// If an option is not known, given twice, or has a value it does not take.
pub(crate) fn parse(parameter: &str, known: &[OptionInfo]) -> Result<Vec<String>, String> {
    let mut values: Vec<Option<String>> = vec![None; known.len()];
    for pair in parameter.split(',').filter(|pair| !pair.is_empty()) {
        let (key, value) = pair.split_once('=').unwrap_or((pair, "true"));
        let row = known
            .iter()
            .zip(&mut values)
            .find(|(info, _)| info.name == key);
        let (info, slot) = row.ok_or_else(|| unknown(key, known))?;
        if !info.values.is_empty() && !info.values.iter().any(|known| known == value) {
            return Err(format!(
                "option `{key}` cannot be `{value}`; it takes {}",
                info.values.join(" or ")
            ));
        }
        if slot.replace(value.to_owned()).is_some() {
            return Err(format!("option `{key}` is given twice"));
        }
    }
    let defaults = known
        .iter()
        .map(|info| info.values.first().cloned().unwrap_or_default());
    Ok(values
        .into_iter()
        .zip(defaults)
        .map(|(value, default)| value.unwrap_or(default))
        .collect())
}

fn unknown(key: &str, known: &[OptionInfo]) -> String {
    let names: Vec<_> = known
        .iter()
        .map(|info| format!("`{}`", info.name))
        .collect();
    format!("there is no option `{key}`; there are {}", names.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(parameter: &str, expect: Result<&[&str], &str>) {
        let info = |name: &str, values: [&str; 2]| OptionInfo {
            name: name.into(),
            values: values.map(Into::into).into(),
            doc: "d".into(),
        };
        let known = [
            info("client", ["true", "false"]),
            info("target", ["ts", "js"]),
        ];
        let expect = expect
            .map(|values| values.iter().map(|value| (*value).to_owned()).collect())
            .map_err(str::to_owned);
        assert_eq!(parse(parameter, &known), expect, "{parameter}");
    }

    #[test]
    fn parses() {
        check("", Ok(&["true", "ts"]));
        check("target=js", Ok(&["true", "js"]));
        check("client=false,target=js", Ok(&["false", "js"]));
        check("client", Ok(&["true", "ts"]));
        check(
            "clint=true",
            Err("there is no option `clint`; there are `client`, `target`"),
        );
        check(
            "client=yes",
            Err("option `client` cannot be `yes`; it takes true or false"),
        );
        check(
            "client=true,client=true",
            Err("option `client` is given twice"),
        );
    }

    #[test]
    fn joins() {
        let options = |pairs: &[(&str, &str)]| {
            pairs
                .iter()
                .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
                .collect::<Vec<_>>()
        };
        assert_eq!(join(&[]), Ok(None));
        assert_eq!(
            join(&options(&[("a", "1"), ("b", "x=y")])),
            Ok(Some("a=1,b=x=y".to_owned()))
        );
        assert!(join(&options(&[("a", "1,b=2")])).is_err());
        assert!(join(&options(&[("", "1")])).is_err());
        assert!(join(&options(&[("a=b", "1")])).is_err());
    }
}
