// Sets the theme before the first paint: the stored choice, else what the system prefers.
(() => {
  let stored = null;
  try {
    stored = localStorage.getItem("playground.theme");
  } catch {
    // Storage may be switched off.
  }
  const dark = stored ? stored === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = dark ? "dark" : "light";
})();
