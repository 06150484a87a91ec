//! The kinds of tokens and nodes. Grammar: <https://protobuf.com/docs/language-spec>, and what protoc 36.2 takes beyond it.

/// What a token or node is. Each node's comment gives its children in order; `?` optional, `*` any number.
///
/// Keywords are no kinds of their own: protobuf lets every keyword be a name, so the parser decides by place and the
/// token stays [`SyntaxKind::Ident`]. Broken text may lack any child.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum SyntaxKind {
    // Trivia: between other tokens, in no rule below.
    /// Blanks, tabs, line ends, form feeds; also control characters and blanks outside ASCII, which are told.
    Whitespace,
    /// `// …` up to the line end, which is not part of it; also `# …`, which is told.
    LineComment,
    /// `/* … */`; unclosed, up to the end of the text.
    BlockComment,
    /// U+FEFF at the very start of the text.
    ByteOrderMark,

    // Tokens.
    /// `[A-Za-z_][A-Za-z0-9_]*`; also with letters outside ASCII, which are told.
    Ident,
    /// Decimal, octal (`07`) or hexadecimal (`0x1F`) digits, also malformed ones, which are told.
    Int,
    /// Anything with a point or an exponent, also malformed.
    Float,
    /// One literal with its quotes; unclosed, up to the line end without `;` and closing brackets there. Also in
    /// typographic quotes, which are told.
    String,
    /// `;`
    Semicolon,
    /// `,`
    Comma,
    /// `.`
    Dot,
    /// `/`
    Slash,
    /// `:`
    Colon,
    /// `=`
    Equals,
    /// `-`
    Minus,
    /// `+`
    Plus,
    /// `(`
    LParen,
    /// `)`
    RParen,
    /// `{`
    LBrace,
    /// `}`
    RBrace,
    /// `[`
    LBracket,
    /// `]`
    RBracket,
    /// `<`
    LAngle,
    /// `>`
    RAngle,
    /// Characters that begin no token, which are told; in no rule below, and the parser passes over them.
    Unknown,

    // Nodes.
    /// The whole text: `SyntaxDecl | EditionDecl | PackageDecl | ImportDecl | OptionDecl | MessageDecl | EnumDecl |`
    /// `ExtendDecl | ServiceDecl | EmptyDecl | Error`, any number.
    File,
    /// `syntax = StringLiteral ;`
    SyntaxDecl,
    /// `edition = StringLiteral ;`
    EditionDecl,
    /// `package Path ;`
    PackageDecl,
    /// `import (weak|public|option)? StringLiteral ;`
    ImportDecl,
    /// `option OptionName = value ;`, where a value is a `Literal`, `StringLiteral`, `MessageLiteral` or `ListLiteral`.
    OptionDecl,
    /// `(export|local)? message Name Body`; the body as in [`SyntaxKind::Body`].
    MessageDecl,
    /// `(export|local)? enum Name Body`
    EnumDecl,
    /// `extend TypeRef Body`
    ExtendDecl,
    /// `service Name Body`
    ServiceDecl,
    /// `{ … }`. In messages: `FieldDecl | GroupDecl | OneofDecl | MessageDecl | EnumDecl | ExtendDecl | ExtensionsDecl |`
    /// `ReservedDecl | OptionDecl | EmptyDecl | Error`. In oneofs: `FieldDecl | GroupDecl | OptionDecl | EmptyDecl | Error`.
    /// In enums: `EnumValueDecl | ReservedDecl | OptionDecl | EmptyDecl | Error`. In extends: `FieldDecl | GroupDecl |`
    /// `EmptyDecl | Error`. In services: `RpcDecl | OptionDecl | EmptyDecl | Error`. In rpcs: `OptionDecl | EmptyDecl | Error`.
    Body,
    /// `(optional|required|repeated)? (TypeRef | MapType) Name = Int CompactOptions? ;`
    FieldDecl,
    /// `(optional|required|repeated)? group Name = Int CompactOptions? Body`; the body is a message's.
    GroupDecl,
    /// `map < TypeRef , TypeRef >`
    MapType,
    /// `oneof Name Body`
    OneofDecl,
    /// `extensions Range (, Range)* CompactOptions? ;`
    ExtensionsDecl,
    /// `reserved Range (, Range)* ;` or `reserved StringLiteral (, StringLiteral)* ;` or `reserved Name (, Name)* ;`
    ReservedDecl,
    /// `-? Int (to (-? Int | max))?`; `to` and `max` are [`SyntaxKind::Ident`].
    Range,
    /// `Name = -? Int CompactOptions? ;`
    EnumValueDecl,
    /// `rpc Name RpcType returns RpcType (; | Body)`
    RpcDecl,
    /// `( stream? TypeRef )`
    RpcType,
    /// A lone `;`
    EmptyDecl,
    /// `[ CompactOption (, CompactOption)* ]`
    CompactOptions,
    /// `OptionName = value`; `default = …` and `json_name = …` too.
    CompactOption,
    /// `OptionNamePart (. OptionNamePart)*`
    OptionName,
    /// `Ident` or `( Path )`
    OptionNamePart,
    /// `-? (Ident | Int | Float)`: a number, `true`, `inf`, or the name of an enum value.
    Literal,
    /// One or more [`SyntaxKind::String`] tokens, which count as one.
    StringLiteral,
    /// `{ LiteralField* }` or `< LiteralField* >`
    MessageLiteral,
    /// `LiteralFieldName :? value (, | ;)?`
    LiteralField,
    /// `Ident`, `[ Path ]` (an extension) or `[ Path / Path ]` (the type of an `Any`; the first path is its domain).
    LiteralFieldName,
    /// `[ (value (, value)*)? ]`
    ListLiteral,
    /// `.? Ident (. Ident)*` as the name of a type or package, blanks allowed between.
    Path,
    /// The tokens of a [`SyntaxKind::Path`] where a type is meant; no `Path` node within.
    TypeRef,
    /// One `Ident` that is declared.
    Name,
    /// Tokens that fit nowhere; told, or part of what was told.
    Error,
}

impl SyntaxKind {
    /// Blanks and comments.
    pub fn is_trivia(self) -> bool {
        self <= Self::ByteOrderMark
    }

    /// Comments.
    pub fn is_comment(self) -> bool {
        matches!(self, Self::LineComment | Self::BlockComment)
    }

    /// A token, trivia included; anything else is a node.
    pub fn is_token(self) -> bool {
        self <= Self::Unknown
    }
}
