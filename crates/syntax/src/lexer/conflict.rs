//! Markers of a merge conflict, which are told once; of its sides the first one is read.

use super::Lexer;

/// How often a marker has its sign.
const LENGTH: usize = 7;

impl Lexer<'_> {
    /// Takes a marker at the start of a line; the one that ends the first side with all up to the end of the conflict.
    pub(super) fn conflict_marker(&mut self) -> bool {
        let Some(sign) = self.marker() else {
            return false;
        };
        match sign {
            b'<' if !self.conflict => {
                let start = self.at;
                self.conflict = true;
                self.tell(start..start + LENGTH, "a merge conflict is left here");
                self.end_line();
            }
            b'=' | b'|' if self.conflict => self.other_side(),
            _ if self.conflict => self.end_line(),
            _ => return false,
        }
        if sign != b'<' {
            self.conflict = false;
        }
        true
    }

    /// The sign of the marker that begins here.
    fn marker(&self) -> Option<u8> {
        let first = self.at == 0 || self.bytes.get(self.at - 1) == Some(&b'\n');
        let sign = self.byte(0);
        let whole = first && (1..LENGTH).all(|n| self.byte(n) == sign);
        let ends = matches!(self.byte(LENGTH), b' ' | b'\r' | b'\n' | 0);
        (whole && ends).then_some(sign)
    }

    fn end_line(&mut self) {
        self.skip_while(|byte| byte != b'\n');
    }

    /// Up to the end of the line with the last marker, if there is one.
    fn other_side(&mut self) {
        let from = self.at;
        self.end_line();
        // Looked for once, so that many conflicts without an end take no time.
        let text = self.text;
        let last = || text.rfind("\n>>>>>>>").unwrap_or(0);
        if *self.last_conflict.get_or_insert_with(last) < from {
            return;
        }
        if let Some(end) = self.rest().find("\n>>>>>>>") {
            self.at += end + 1;
            self.end_line();
        }
    }
}
