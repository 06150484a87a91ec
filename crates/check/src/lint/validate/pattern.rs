//! Whether a regular expression is one of RE2's, as Go compiles it (package `regexp/syntax`, flags of Perl).

/// Most repetitions of anything, those around it multiplied.
const MOST: u32 = 1000;
/// Deepest nesting of groups.
const DEEPEST: usize = 1000;

/// What is wrong with an expression; what is marked as code is of it.
pub(super) fn fault(pattern: &str) -> Option<String> {
    let mut parser = Parser {
        rest: pattern,
        groups: vec![Group::default()],
    };
    parser.run().err()
}

type Outcome = Result<(), String>;

/// An open group, or the whole.
#[derive(Default)]
struct Group {
    /// What can be repeated next: how often its parts are repeated at most; none if there is nothing.
    last: Option<u32>,
    /// The most of all that came before.
    most: u32,
    /// The last was repeated just now.
    repeated: bool,
}

impl Group {
    fn push(&mut self, repeats: u32) {
        self.most = self.most.max(self.last.unwrap_or_default());
        self.last = Some(repeats);
        self.repeated = false;
    }

    fn all(&self) -> u32 {
        self.most.max(self.last.unwrap_or_default())
    }
}

struct Parser<'p> {
    rest: &'p str,
    /// The whole, then what is open, innermost last.
    groups: Vec<Group>,
}

impl<'p> Parser<'p> {
    fn run(&mut self) -> Outcome {
        while let Some(c) = self.rest.chars().next() {
            match c {
                '(' => self.open()?,
                ')' => self.close()?,
                '|' => self.bar(),
                '[' => self.class()?,
                '*' | '+' | '?' => self.quantifier()?,
                '{' => self.counted()?,
                '\\' => self.escape()?,
                _ => self.one(),
            }
        }
        match self.groups.len() {
            1 => Ok(()),
            _ => Err("a `(` is not closed".to_owned()),
        }
    }

    fn skip(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or_default();
    }

    fn eat(&mut self, prefix: &str) -> bool {
        let rest = self.rest.strip_prefix(prefix);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn group(&mut self) -> Option<&mut Group> {
        self.groups.last_mut()
    }

    fn push(&mut self, repeats: u32) {
        if let Some(group) = self.group() {
            group.push(repeats);
        }
    }

    fn one(&mut self) {
        self.skip(self.rest.chars().next().map_or(0, char::len_utf8));
        self.push(0);
    }

    fn bar(&mut self) {
        self.skip(1);
        if let Some(group) = self.group() {
            group.most = group.all();
            group.last = None;
            group.repeated = false;
        }
    }

    fn open(&mut self) -> Outcome {
        let opens = match self.rest.starts_with("(?") {
            true => self.flags()?,
            false => {
                self.skip(1);
                true
            }
        };
        if opens {
            self.groups.push(Group::default());
        } else if let Some(group) = self.group() {
            group.repeated = false;
        }
        match self.groups.len() > DEEPEST {
            true => Err("its groups are nested too deeply".to_owned()),
            false => Ok(()),
        }
    }

    /// Reads what follows `(?`; whether a group begins.
    fn flags(&mut self) -> Result<bool, String> {
        let start = self.rest;
        let unknown = || {
            let shown: String = start.chars().take(3).collect();
            format!("`{shown}` begins no group that RE2 knows")
        };
        if self.eat("(?P<") || self.eat("(?<") {
            let (name, rest) = self.rest.split_once('>').ok_or_else(unknown)?;
            let plain = |c: char| c.is_ascii_alphanumeric() || c == '_';
            if name.is_empty() || !name.chars().all(plain) {
                return Err(format!("`{name}` cannot name a group"));
            }
            self.rest = rest;
            return Ok(true);
        }
        self.skip(2);
        let (mut negative, mut seen) = (false, false);
        while let Some(c) = self.rest.chars().next() {
            self.skip(c.len_utf8());
            match c {
                'i' | 'm' | 's' | 'U' => seen = true,
                '-' if !negative => (negative, seen) = (true, false),
                ':' | ')' if !negative || seen => return Ok(c == ':'),
                _ => return Err(unknown()),
            }
        }
        Err(unknown())
    }

    fn close(&mut self) -> Outcome {
        self.skip(1);
        let Some(group) = self.groups.pop().filter(|_| !self.groups.is_empty()) else {
            return Err("a `)` closes nothing".to_owned());
        };
        self.push(group.all());
        Ok(())
    }

    fn quantifier(&mut self) -> Outcome {
        let found = self.rest.get(..1).unwrap_or_default().to_owned();
        self.skip(1);
        self.repeat(&found, None)
    }

    fn counted(&mut self) -> Outcome {
        let Some((least, most, end)) = bounds(self.rest) else {
            self.one();
            return Ok(());
        };
        let found = self.rest.get(..end).unwrap_or_default().to_owned();
        let backwards = most.is_some_and(|most| least > most);
        if least > MOST || most.is_some_and(|most| most > MOST) || backwards {
            return Err(format!("`{found}` cannot say how often"));
        }
        self.skip(end);
        self.repeat(&found, Some(most.unwrap_or(least)))
    }

    /// Repeats the last; `times` is how often at most, or at least where there is no end.
    fn repeat(&mut self, found: &str, times: Option<u32>) -> Outcome {
        self.eat("?");
        let Some(group) = self.group() else {
            return Ok(());
        };
        let Some(last) = group.last else {
            return Err(format!("`{found}` repeats nothing"));
        };
        if group.repeated {
            return Err(format!("`{found}` repeats a repetition"));
        }
        let all = match times {
            None => last,
            Some(0) => 0,
            Some(times) => times.saturating_mul(last.max(1)),
        };
        if all > MOST {
            return Err(format!("`{found}` repeats something too often"));
        }
        (group.last, group.repeated) = (Some(all), true);
        Ok(())
    }

    fn escape(&mut self) -> Outcome {
        if self.eat(r"\Q") {
            let (quoted, rest) = self.rest.split_once(r"\E").unwrap_or((self.rest, ""));
            self.rest = rest;
            match quoted.is_empty() {
                true => self
                    .group()
                    .into_iter()
                    .for_each(|group| group.repeated = false),
                false => self.push(0),
            }
            return Ok(());
        }
        let plain = [r"\A", r"\b", r"\B", r"\z"];
        let perl = plain.iter().any(|plain| self.eat(plain)) || self.perl_class();
        if !perl && !self.unicode_class()? {
            self.escaped()?;
        }
        self.push(0);
        Ok(())
    }

    fn perl_class(&mut self) -> bool {
        let classes = [r"\d", r"\D", r"\s", r"\S", r"\w", r"\W"];
        classes.iter().any(|class| self.eat(class))
    }

    fn unicode_class(&mut self) -> Result<bool, String> {
        if !self.eat(r"\p") && !self.eat(r"\P") {
            return Ok(false);
        }
        let name = match self.rest.chars().next() {
            Some('{') => {
                let inside = self.rest.get(1..).unwrap_or_default();
                let (name, rest) = inside
                    .split_once('}')
                    .ok_or_else(|| "a `{` of a class is not closed".to_owned())?;
                self.rest = rest;
                name.strip_prefix('^').unwrap_or(name).to_owned()
            }
            Some(c) => {
                self.skip(c.len_utf8());
                c.to_string()
            }
            None => String::new(),
        };
        // Of longer names, those of scripts, there are too many to know.
        let is_script = name.len() > 2 && name.chars().all(is_of_name);
        match is_script || CATEGORIES.contains(&name.as_str()) {
            true => Ok(true),
            false => Err(format!("`{name}` is no class of characters")),
        }
    }

    /// Reads an escaped character, and gives it.
    fn escaped(&mut self) -> Result<u32, String> {
        let start = self.rest;
        self.skip(1);
        let Some(c) = self.rest.chars().next() else {
            return Err(r"a `\` stands at the end".to_owned());
        };
        self.skip(c.len_utf8());
        let next_octal = self.rest.starts_with(|c: char| ('0'..='7').contains(&c));
        let value = match c {
            '0' => Some(self.octal(c)),
            '1'..='7' if next_octal => Some(self.octal(c)),
            'x' => self.hex(),
            'a' => Some(7),
            'f' => Some(12),
            'n' => Some(10),
            'r' => Some(13),
            't' => Some(9),
            'v' => Some(11),
            c if c.is_ascii() && !c.is_ascii_alphanumeric() => Some(u32::from(c)),
            _ => None,
        };
        value.ok_or_else(|| {
            let shown: String = start.chars().take(2).collect();
            format!("`{shown}` is no escape that RE2 knows")
        })
    }

    fn octal(&mut self, first: char) -> u32 {
        let mut value = first.to_digit(8).unwrap_or_default();
        for _ in 0..2 {
            let Some(digit) = self.rest.chars().next().and_then(|c| c.to_digit(8)) else {
                break;
            };
            self.skip(1);
            value = value * 8 + digit;
        }
        value
    }

    fn hex(&mut self) -> Option<u32> {
        let (digits, end) = match self.eat("{") {
            true => self.rest.split_once('}')?,
            false => (self.rest.get(..2)?, self.rest.get(2..)?),
        };
        if !digits.chars().all(|c| c.is_ascii_hexdigit()) {
            return None;
        }
        self.rest = end;
        let value = u32::from_str_radix(digits, 16).ok()?;
        (value <= u32::from(char::MAX)).then_some(value)
    }

    fn class(&mut self) -> Outcome {
        self.skip(1);
        self.eat("^");
        let mut first = true;
        while first || !self.rest.starts_with(']') {
            first = false;
            if self.named_class()? || self.unicode_class()? || self.perl_class() {
                continue;
            }
            let low = self.class_character()?;
            let range = self
                .rest
                .strip_prefix('-')
                .filter(|rest| !rest.starts_with(']'));
            if let Some(rest) = range.filter(|rest| !rest.is_empty()) {
                self.rest = rest;
                if self.class_character()? < low {
                    return Err("a range in `[…]` ends before it begins".to_owned());
                }
            }
        }
        self.skip(1);
        self.push(0);
        Ok(())
    }

    fn named_class(&mut self) -> Result<bool, String> {
        let Some(inside) = self.rest.strip_prefix("[:") else {
            return Ok(false);
        };
        let Some((name, rest)) = inside.split_once(":]") else {
            return Ok(false);
        };
        if !NAMED.contains(&name.strip_prefix('^').unwrap_or(name)) {
            return Err(format!("`[:{name}:]` is no class of characters"));
        }
        self.rest = rest;
        Ok(true)
    }

    fn class_character(&mut self) -> Result<u32, String> {
        let Some(c) = self.rest.chars().next() else {
            return Err("a `[` is not closed".to_owned());
        };
        if c == '\\' {
            return self.escaped();
        }
        self.skip(c.len_utf8());
        Ok(u32::from(c))
    }
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | ' ')
}

/// The least and the most of `{n}`, `{n,}` or `{n,m}`, and where it ends; none if it is something else.
fn bounds(text: &str) -> Option<(u32, Option<u32>, usize)> {
    let inside = text.strip_prefix('{')?;
    let (inside, _) = inside.split_once('}')?;
    let number = |digits: &str| {
        let plain = digits.bytes().all(|digit| digit.is_ascii_digit());
        let one = digits == "0" || !digits.starts_with('0');
        let value = digits.parse().unwrap_or(u32::MAX);
        (plain && one && !digits.is_empty()).then_some(value)
    };
    let (least, most) = match inside.split_once(',') {
        None => (number(inside)?, Some(number(inside)?)),
        Some((least, "")) => (number(least)?, None),
        Some((least, most)) => (number(least)?, Some(number(most)?)),
    };
    Some((least, most, inside.len() + 2))
}

/// The general categories of Unicode, by their short names.
const CATEGORIES: &[&str] = &[
    "C", "Cc", "Cf", "Cn", "Co", "Cs", "L", "LC", "Ll", "Lm", "Lo", "Lt", "Lu", "M", "Mc", "Me",
    "Mn", "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Pe", "Pf", "Pi", "Po", "Ps", "S", "Sc", "Sk",
    "Sm", "So", "Z", "Zl", "Zp", "Zs",
];

/// The names that can stand in `[:…:]`.
const NAMED: &[&str] = &[
    "alnum", "alpha", "ascii", "blank", "cntrl", "digit", "graph", "lower", "print", "punct",
    "space", "upper", "word", "xdigit",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pattern: &str, expect: Option<&str>) {
        assert_eq!(fault(pattern).as_deref(), expect, "{pattern}");
    }

    #[test]
    fn what_re2_takes() {
        for pattern in [
            "",
            r"^(?P<n>a)\d+\z",
            r"\Qa(b\E",
            r"\Q*",
            "(?<n>a)(?<n>b)",
            r"[[:word:]]\pN\p{Greek}",
            r"\<",
            "[a&&b]",
            "]{",
            "x{,5}",
            "x{01}",
            r"\/\-\_\ ",
            "[]a]",
            "[a-]",
            "[-a]",
            "{",
            "[[]",
            "a{0}",
            "a{2}?",
            "^*",
            "a(?i)*",
            "(a{10}){100}",
            "a{1000}b{1000}",
            r"\07\12\x41\x{10FFFF}",
            "(|a)*",
            "ü+",
        ] {
            check(pattern, None);
        }
    }

    #[test]
    fn what_re2_refuses() {
        check("a(b", Some("a `(` is not closed"));
        check("a)b", Some("a `)` closes nothing"));
        check("[z-a]", Some("a range in `[…]` ends before it begins"));
        check("[a", Some("a `[` is not closed"));
        check("(?=a)b", Some("`(?=` begins no group that RE2 knows"));
        check("(?x) a", Some("`(?x` begins no group that RE2 knows"));
        check("(?P>n)", Some("`(?P` begins no group that RE2 knows"));
        check("(?<a b>c)", Some("`a b` cannot name a group"));
        check(r"\C", Some(r"`\C` is no escape that RE2 knows"));
        check(r"\u0041", Some(r"`\u` is no escape that RE2 knows"));
        check(r"\1", Some(r"`\1` is no escape that RE2 knows"));
        check(r"\x{110000}", Some(r"`\x` is no escape that RE2 knows"));
        check(r"[a-\d]", Some(r"`\d` is no escape that RE2 knows"));
        check("a\\", Some(r"a `\` stands at the end"));
        check("a{1001}", Some("`{1001}` cannot say how often"));
        check(r"\d{2,1}", Some("`{2,1}` cannot say how often"));
        check("(a{100}){11}", Some("`{11}` repeats something too often"));
        check("a**", Some("`*` repeats a repetition"));
        check("a|*", Some("`*` repeats nothing"));
        check("(*a)", Some("`*` repeats nothing"));
        check(r"\p{Ab}", Some("`Ab` is no class of characters"));
        check(r"\p{a+b}", Some("`a+b` is no class of characters"));
        check("[[:foo:]]", Some("`[:foo:]` is no class of characters"));
        check(
            &"(".repeat(100_000),
            Some("its groups are nested too deeply"),
        );
    }
}
