// Receives the same stream of users in the page and with connect-web, by turns, in one Chromium.
//
// Ours: from the click on Send until the page's log of the call is complete, every message in it as JSON text; the last
// drawing of the list is not in it. The peer: from the call until `for await` has given every message as an object.
import { generateEs, generatedModules } from "../support/generate.mjs";
import { openTab, settle, withBrowser } from "../support/browser.mjs";
import { bundle, withPage } from "../support/bundle.mjs";
import { median, ms, range } from "../support/figures.mjs";
import { pageUrl, serviceUrl, users } from "../support/surroundings.mjs";

const WARM_UP = 2;
const ROUNDS = 9;
const METHOD = "users.v1.UserService/ListUsers";

/** Notes when the page has taken in the last answer of a worker. */
function noteAnswers() {
  const { get, set } = Object.getOwnPropertyDescriptor(Worker.prototype, "onmessage");
  const noting = (handler) =>
    handler &&
    function (event) {
      handler.call(this, event);
      globalThis.lastAnswer = performance.now();
    };
  Object.defineProperty(Worker.prototype, "onmessage", {
    configurable: true,
    get,
    set(handler) {
      set.call(this, noting(handler));
    },
  });
}

async function prepareOurs(page) {
  await page.locator("#method").selectOption(METHOD);
  await page.locator("#address").fill(serviceUrl);
  const request = page.getByRole("textbox", { name: "Request message as JSON" });
  await request.getByText("pageSize").waitFor();
  await request.click();
  await request.press("ControlOrMeta+a");
  await page.keyboard.insertText(JSON.stringify({ pageSize: users }));
}

/** One call in the page: milliseconds until the log is complete, until it is drawn, and what the engine says it took. */
const receiveOurs = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const text = (selector) => document.querySelector(selector)?.textContent ?? "";
        const start = performance.now();
        document.querySelector("#send").click();
        const look = () => {
          const state = text("#call-state");
          if (/^(Connecting|Streaming)/.test(state)) return;
          observer.disconnect();
          if (state !== "OK") return reject(new Error(`${state}: ${text("#call-message")}`));
          const last = [...document.querySelectorAll(".message-json")].at(-1)?.textContent;
          resolve({ filled: globalThis.lastAnswer - start, drawn: performance.now() - start, figures: text("#call-figures"), last });
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
  );

const receivePeer = (page) => page.evaluate(([url, size]) => globalThis.receive(url, size), [serviceUrl, users]);

function check(ours, peer) {
  const count = Number(/^(\d+) message/.exec(ours.figures)?.[1]);
  if (count !== users || peer.count !== users) throw new Error(`expected ${users} messages, got ${count} and ${peer.count}`);
  const [mine, theirs] = [ours.last, peer.last].map((text) => JSON.parse(text));
  if (mine.id !== theirs.id || mine.email !== theirs.email) throw new Error("the last messages differ");
}

async function measure(browser, peerUrl) {
  const ours = await openTab(browser, pageUrl, (page) => page.addInitScript(noteAnswers));
  await prepareOurs(ours);
  const peer = await openTab(browser, peerUrl);
  await peer.waitForFunction(() => globalThis.receive);
  const rounds = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    await settle(ours);
    const mine = await receiveOurs(ours);
    await settle(peer);
    const theirs = await receivePeer(peer);
    check(mine, theirs);
    const engine = Number(/total ([\d.]+) ms/.exec(mine.figures)?.[1]);
    if (process.env.PLAYGROUND_BENCH_VERBOSE) console.error(JSON.stringify({ ...mine, ...theirs, last: undefined }));
    if (round >= WARM_UP) rounds.push({ ...mine, ...theirs, engine });
  }
  return rounds;
}

function line(rounds) {
  const all = (key) => rounds.map((round) => round[key]);
  const middle = (key) => median(all(key));
  return {
    id: "stream-decode",
    value: middle("filled"),
    unit: "ms",
    peer: middle("decoded"),
    ratio: median(rounds.map(({ filled, decoded }) => decoded / filled)),
    note: [
      `${users} users over gRPC-Web, median of ${rounds.length} rounds by turns`,
      `ours: Send until every message is in the page's log as JSON text (${range(all("filled"))}); in the worker alone ${ms(middle("engine"))}, drawn after ${ms(middle("drawn"))}`,
      `connect-web: objects by \`for await\` in the page's thread (${range(all("decoded"))}); as JSON text like ours ${ms(middle("asJson"))}`,
    ].join("; "),
  };
}

const script = await bundle(new URL("peer.js", import.meta.url), [generatedModules(generateEs())]);
const rounds = await withPage(script, (peerUrl) => withBrowser((browser) => measure(browser, peerUrl)));
console.log(JSON.stringify(line(rounds)));
