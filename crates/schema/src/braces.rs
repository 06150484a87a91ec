//! Which brace was forgotten or is one too many, told by indentation: a parser alone only sees that the end does not fit.

use crate::scan::Token;

/// A brace that has no partner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stray {
    /// Token `open` is never closed; a `}` belongs before token `before` (the number of tokens means the end).
    Unclosed { open: usize, before: usize },
    /// Token `close` closes nothing.
    Extra { close: usize },
}

/// Braces without a partner, in source order; empty if they balance.
pub(crate) fn strays(source: &str, tokens: &[Token]) -> Vec<Stray> {
    let (unclosed, extra) = count(tokens);
    let mut pairing = Pairing {
        tokens,
        open: Vec::new(),
        unclosed,
        extra,
        out: Vec::new(),
    };
    if unclosed + extra == 0 {
        return pairing.out;
    }
    for (index, token) in tokens.iter().enumerate() {
        pairing.visit(source, index, token);
    }
    pairing.finish()
}

/// How many opening and closing braces lack a partner, whatever the layout.
fn count(tokens: &[Token]) -> (usize, usize) {
    tokens.iter().fold((0, 0), |(open, extra), token| match () {
        () if token.is(b'{') => (open + 1, extra),
        () if token.is(b'}') && open == 0 => (open, extra + 1),
        () if token.is(b'}') => (open - 1, extra),
        () => (open, extra),
    })
}

struct Pairing<'a> {
    tokens: &'a [Token],
    open: Vec<usize>,
    unclosed: usize,
    extra: usize,
    out: Vec<Stray>,
}

impl Pairing<'_> {
    fn visit(&mut self, source: &str, index: usize, token: &Token) {
        let closes = token.is(b'}');
        if token.leads && self.unclosed > 0 {
            let declares = matches!(
                token.text(source),
                "message" | "enum" | "service" | "extend" | "import" | "syntax"
            );
            while self.unclosed > 0
                && self
                    .top_indent()
                    .is_some_and(|top| top > token.indent || (declares && top == token.indent))
            {
                self.close_before(index);
            }
        }
        if token.is(b'{') {
            self.open.push(index);
        } else if closes {
            self.close(index, token);
        }
    }

    fn top_indent(&self) -> Option<u32> {
        self.open
            .last()
            .and_then(|open| self.tokens.get(*open))
            .map(|token| token.indent)
    }

    fn close_before(&mut self, before: usize) {
        if let Some(open) = self.open.pop() {
            self.out.push(Stray::Unclosed { open, before });
            self.unclosed -= 1;
        }
    }

    fn close(&mut self, index: usize, token: &Token) {
        let deeper = token.leads && self.top_indent().is_some_and(|top| top < token.indent);
        if self.open.is_empty() || (deeper && self.extra > 0) {
            self.out.push(Stray::Extra { close: index });
            self.extra = self.extra.saturating_sub(1);
        } else {
            self.open.pop();
        }
    }

    fn finish(mut self) -> Vec<Stray> {
        let end = self.tokens.len();
        while let Some(open) = self.open.pop() {
            self.out.push(Stray::Unclosed { open, before: end });
        }
        self.out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `<` marks an opening brace told as unclosed, `!` where its partner belongs, `x` an extra closing one.
    fn check(source: &str, expect: &str) {
        let tokens = crate::scan::scan(source).tokens;
        let mut marks: Vec<(usize, &str)> = Vec::new();
        let at = |index: usize| {
            tokens
                .get(index)
                .map_or(source.len(), |token| token.start as usize)
        };
        for stray in strays(source, &tokens) {
            match stray {
                Stray::Unclosed { open, before } => {
                    marks.extend([(at(open), "<"), (at(before), "!")])
                }
                Stray::Extra { close } => marks.push((at(close), "x")),
            }
        }
        marks.sort();
        let mut marked = source.to_owned();
        for (at, mark) in marks.into_iter().rev() {
            marked.insert_str(at, mark);
        }
        assert_eq!(marked, expect);
    }

    #[test]
    fn balanced_text_has_no_strays_however_it_is_laid_out() {
        check("a {\nb {\n}\n    }", "a {\nb {\n}\n    }");
    }

    #[test]
    fn finds_the_forgotten_brace() {
        check(
            "message A {\n  x;\n\nmessage B {\n  y;\n}\n",
            "message A <{\n  x;\n\n!message B {\n  y;\n}\n",
        );
        check("a {\n  b {\n    x;\n}\n", "a {\n  b <{\n    x;\n!}\n");
        check(
            "a {\n  b {\n    x;\n  c {\n  }\n}\n",
            "a {\n  b <{\n    x;\n  c {\n  }\n!}\n",
        );
        check("a { b { c", "a <{ b <{ c!!");
    }

    #[test]
    fn finds_the_brace_too_many() {
        check(
            "a {\n  x {}\n  }\n  y;\n}\n",
            "a {\n  x {}\n  x}\n  y;\n}\n",
        );
        check("a {\n}\n}\nb {\n}\n", "a {\n}\nx}\nb {\n}\n");
    }
}
