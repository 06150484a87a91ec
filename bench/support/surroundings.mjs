// What a row is told about the machine: `cargo xtask bench` sets these and starts what they point to.
function told(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run this through \`cargo xtask bench\``);
  return value;
}

/** The address of the release page, without a final slash. */
export const pageUrl = told("PLAYGROUND_URL");

/** The address of the native UserService with `PLAYGROUND_USERS` users and no pause between them. */
export const serviceUrl = told("PLAYGROUND_SERVICE_URL");

/** How many users the UserService has. */
export const users = Number(told("PLAYGROUND_USERS"));

/** The path of Chromium. */
export const chromium = told("PLAYGROUND_CHROMIUM");

/** The path of `protoplay`, built from the same sources as the page. */
export const protoplay = told("PLAYGROUND_PROTOPLAY");
