//! The script's API as it is (see `editor-js/src/index.js`); only [`super::handle`] uses it.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// What `create` takes; made from an empty object.
    pub type Options;

    #[wasm_bindgen(method, setter)]
    pub fn set_language(this: &Options, value: &str);
    #[wasm_bindgen(method, setter, js_name = readOnly)]
    pub fn set_read_only(this: &Options, value: bool);
    #[wasm_bindgen(method, setter, js_name = ariaLabel)]
    pub fn set_aria_label(this: &Options, value: &str);
    #[wasm_bindgen(method, setter)]
    pub fn set_placeholder(this: &Options, value: &str);
    #[wasm_bindgen(method, setter)]
    pub fn set_wrap(this: &Options, value: bool);
    #[wasm_bindgen(method, setter)]
    pub fn set_compact(this: &Options, value: bool);
    #[wasm_bindgen(method, setter, js_name = onChange)]
    pub fn set_on_change(this: &Options, value: &JsValue);
    #[wasm_bindgen(method, setter, js_name = onCursor)]
    pub fn set_on_cursor(this: &Options, value: &JsValue);
    #[wasm_bindgen(method, setter, js_name = onFix)]
    pub fn set_on_fix(this: &Options, value: &JsValue);

    /// One mark under the text; made from an empty object.
    pub type Mark;

    #[wasm_bindgen(method, setter)]
    pub fn set_from(this: &Mark, value: u32);
    #[wasm_bindgen(method, setter)]
    pub fn set_to(this: &Mark, value: u32);
    #[wasm_bindgen(method, setter)]
    pub fn set_severity(this: &Mark, value: &str);
    #[wasm_bindgen(method, setter)]
    pub fn set_message(this: &Mark, value: &str);
    #[wasm_bindgen(method, setter)]
    pub fn set_help(this: &Mark, value: &str);
    #[wasm_bindgen(method, setter)]
    pub fn set_fix(this: &Mark, value: &str);
    #[wasm_bindgen(method, setter)]
    pub fn set_id(this: &Mark, value: u32);

    /// What `compare` takes; made from an empty object.
    pub type CompareOptions;

    #[wasm_bindgen(method, setter, js_name = language)]
    pub fn set_compared(this: &CompareOptions, value: &str);
    #[wasm_bindgen(method, setter, js_name = labelBefore)]
    pub fn set_label_before(this: &CompareOptions, value: &str);
    #[wasm_bindgen(method, setter, js_name = labelAfter)]
    pub fn set_label_after(this: &CompareOptions, value: &str);

    /// Two texts side by side.
    pub type Comparison;

    #[wasm_bindgen(js_namespace = protoEditor, catch)]
    pub fn compare(
        parent: &web_sys::Element,
        options: &CompareOptions,
    ) -> Result<Comparison, JsValue>;

    #[wasm_bindgen(method, catch)]
    pub fn show(
        this: &Comparison,
        before: &str,
        after: &str,
        marks_before: &js_sys::Array,
        marks_after: &js_sys::Array,
    ) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = destroy)]
    pub fn end(this: &Comparison) -> Result<(), JsValue>;

    /// One editor on the page.
    pub type Editor;

    #[wasm_bindgen(js_namespace = protoEditor, catch)]
    pub fn create(parent: &web_sys::Element, options: &Options) -> Result<Editor, JsValue>;

    #[wasm_bindgen(js_namespace = protoEditor, js_name = offerImports, catch)]
    pub fn offer_imports(own: &js_sys::Array, others: &js_sys::Array) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch)]
    pub fn open(this: &Editor, key: &str, text: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    pub fn replace(this: &Editor, key: &str, text: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    pub fn close(this: &Editor, key: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    pub fn rename(this: &Editor, from: &str, to: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = setDiagnostics)]
    pub fn set_diagnostics(this: &Editor, key: &str, marks: &js_sys::Array) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    pub fn reveal(this: &Editor, key: &str, from: u32, to: u32) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    pub fn text(this: &Editor, key: &str) -> Result<Option<String>, JsValue>;
    #[wasm_bindgen(method, catch, js_name = setReadOnly)]
    pub fn set_read_only(this: &Editor, read_only: bool) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    pub fn flush(this: &Editor) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    pub fn focus(this: &Editor) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    pub fn destroy(this: &Editor) -> Result<(), JsValue>;
}
