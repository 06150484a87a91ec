//! Mounts the page.

fn main() {
    proto_playground::mount();
}
