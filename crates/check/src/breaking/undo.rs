//! What makes a breaking change as it was, before anyone has looked at the texts.

/// How to undo what a rule finds. What cannot be undone by a few words has nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undo {
    /// No fix.
    Nothing,
    /// Put a deleted field back.
    RestoreField,
    /// Reserve the number of a deleted field, and the name if that is free; or only with the name.
    ReserveField(With),
    /// Put deleted values of an enum back.
    RestoreValues,
    /// Reserve numbers of deleted values, and names that are free; or only with all names.
    ReserveValues(With),
    /// Reserve again what was reserved.
    ReserveAgain,
    /// Give a field its type again.
    Type,
    /// Give a field its label again.
    Label,
    /// Give a field its name again.
    Name,
    /// Give a field its name in JSON again.
    JsonName,
    /// Set an option in the brackets of a field as it was, or unset it.
    FieldOption(&'static str),
    /// Give an enum value its name again.
    ValueName,
    /// Set an option of a file as it was, or unset it.
    FileOption(&'static str),
    /// Set an option of a message as it was, or unset it.
    MessageOption(&'static str),
    /// Set an option of a method as it was, or unset it.
    MethodOption(&'static str),
    /// Give a method its type again: of requests (0) or responses (1).
    MethodType(usize),
    /// Let a method stream again, or no more: requests (0) or responses (1).
    Stream(usize),
    /// Put a deleted method back.
    RestoreMethod,
    /// Give a file its package again.
    Package,
}

/// What has to be reserved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum With {
    /// The number.
    Number,
    /// The name.
    Name,
}
