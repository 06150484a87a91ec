//! Above the code: the generator and its options.

use leptos::prelude::*;
use playground_engine::protocol::{OptionInfo, TargetInfo};

use crate::{
    commands::{app, generate},
    ui::{FilePicker, visible},
};

/// The value of the person's own plugin in the list of targets.
const OWN: &str = "own";

/// Chooses the target.
#[component]
pub(super) fn Targets() -> impl IntoView {
    let app = app();
    let generation = app.state.generation;
    let chosen = move || generation.target.get();
    let row = move |info: TargetInfo| {
        let id = info.id.clone();
        let selected = move || chosen().as_deref() == Some(&id);
        view! { <option value=info.id selected=selected>{info.title}</option> }
    };
    let choose = move |event| {
        let value = event_target_value(&event);
        generate::choose(app, Some(value).filter(|value| value != OWN));
    };
    view! {
        <select aria-label="Generator" on:change=choose>
            <For each=move || generation.targets.get() key=|info| info.id.clone() let:info>{row(info)}</For>
            <option value=OWN selected=move || chosen().is_none()>"Your own plugin"</option>
        </select>
    }
}

/// The options of what is chosen.
#[component]
pub(super) fn Options() -> impl IntoView {
    let generation = app().state.generation;
    let info = Memo::new(move |_| generation.info());
    let own = Memo::new(move |_| generation.target.with(Option::is_none));
    let options = move |info: TargetInfo| {
        let target = info.id;
        let one = move |option| view! { <OneOption target=target.clone() option=option /> };
        info.options.into_iter().map(one).collect_view()
    };
    view! {
        <div class="generate-options" role="group" aria-label="Options">
            {move || info.get().map(options)}
            <Show when=move || own.get()><OwnPlugin /></Show>
        </div>
    }
}

#[component]
fn OneOption(target: String, option: OptionInfo) -> impl IntoView {
    let app = app();
    let (name, values) = (option.name.clone(), option.values.clone());
    let doc = option.doc.clone();
    let known = app.state.generation.options(&target);
    let chosen = known.into_iter().find(|(known, _)| *known == name);
    let chosen = chosen.map_or_else(
        || values.first().cloned().unwrap_or_default(),
        |(_, value)| value,
    );
    if values.is_empty() {
        let choose = move |event| {
            generate::set_option(app, &target, &option, event_target_value(&event));
        };
        return view! { <label title=doc>{name}" "<input type="text" class="generate-text" value=chosen spellcheck="false" autocomplete="off" on:change=choose /></label> }.into_any();
    }
    let choices = values.into_iter().map(|value| {
        let selected = value == chosen;
        view! { <option selected=selected>{value}</option> }
    });
    let choices = choices.collect_view();
    let choose = move |event| {
        generate::set_option(app, &target, &option, event_target_value(&event));
    };
    view! { <label title=doc>{name}" "<select on:change=choose>{choices}</select></label> }
        .into_any()
}

#[component]
fn OwnPlugin() -> impl IntoView {
    let app = app();
    let own = app.state.generation.own;
    let name = move || own.with(|own| own.as_ref().map(|own| visible(&own.name).into_owned()));
    let parameter = own.with_untracked(|own| own.as_ref().map(|own| own.parameter.clone()));
    let set = move |event| generate::set_parameter(app, event_target_value(&event));
    view! {
        <FilePicker label="Choose…" title="A protoc-gen-….wasm, compiled for WASI preview 1" accept=".wasm" on_pick=move |files| generate::bring(app, files) />
        {move || name().map(|name| view! { <strong class="generate-own">{name}</strong> })}
        <label class="generate-parameter">"parameter "<input type="text" value=parameter spellcheck="false" autocomplete="off" placeholder="key=value,key=value" on:change=set disabled=move || own.with(Option::is_none) /></label>
    }
}
