//! The language of a file, as far as lowering differs by it.

/// The syntax or edition of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Syntax {
    Proto2,
    Proto3,
    /// With the number of `Edition`: 1000 for 2023, and so on.
    Edition(i32),
    /// Declared, but no known one: nothing is refused because of it.
    Unknown,
}

/// The editions protoc 36.2 takes, as they are written and in numbers.
pub(super) const EDITIONS: [(&str, i32); 3] = [("2023", 1000), ("2024", 1001), ("2026", 1002)];

impl Syntax {
    pub(super) fn is_edition(self) -> bool {
        matches!(self, Self::Edition(_))
    }

    /// `export`, `local` and `import option`, which came with edition 2024, are refused.
    pub(super) fn lacks_2024(self) -> bool {
        match self {
            Self::Edition(edition) => edition < 1001,
            Self::Unknown => false,
            Self::Proto2 | Self::Proto3 => true,
        }
    }

    /// Edition 2024 or newer.
    pub(super) fn has_2024(self) -> bool {
        matches!(self, Self::Edition(edition) if edition >= 1001)
    }
}

impl std::fmt::Display for Syntax {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Proto2 => f.write_str("proto2"),
            Self::Proto3 => f.write_str("proto3"),
            Self::Unknown => f.write_str("this syntax"),
            Self::Edition(number) => {
                let known = EDITIONS.iter().find(|(_, known)| known == number);
                write!(f, "edition {}", known.map_or("", |(name, _)| name))
            }
        }
    }
}
