//! Breaking changes: rules over pairs of elements of two images.
