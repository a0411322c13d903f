// Puts the page to work: shows what the chosen person sees, and does what they do.

import { act, post, say, state, view, words } from "./api.js";
import * as composer from "./composer.js";
import { openModal, startActions } from "./dialog.js";
import { menuCommands } from "./grammar.js";
import { morph } from "./morph.js";
import * as popup from "./popup.js";

const scroll = document.getElementById("scroll");
const dismissed = new Set();
const seenKey = `seen-${state.person}`;
const seen = new Map(JSON.parse(sessionStorage.getItem(seenKey) ?? "[]"));

/** The id that a message would have that was sent when this window began to watch. */
function beginning() {
  const kept = sessionStorage.getItem("watching-since");
  if (kept) return BigInt(kept);
  const now = Date.parse(document.querySelector("#clock time")?.dateTime ?? "") || Date.now();
  const id = BigInt(now - 1_420_070_400_000) << 22n;
  sessionStorage.setItem("watching-since", String(id));
  return id;
}

// Whether the newest message stays in view: until the reader scrolls up, and again once they do something.
let sticks = true;
const toEnd = () => {
  sticks = true;
  scroll.scrollTop = scroll.scrollHeight;
};

function stayAtEnd() {
  const settle = () => sticks && (scroll.scrollTop = scroll.scrollHeight);
  const watch = new ResizeObserver(settle);
  watch.observe(scroll);
  watch.observe(document.getElementById("log"));
  scroll.addEventListener("scroll", () => {
    sticks = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 60;
  });
}

/** Marks channels in which something was said since the person last looked. */
function markNews() {
  for (const link of document.querySelectorAll("[data-last]")) {
    const { channel, last } = link.dataset;
    if (channel === state.place) seen.set(channel, last);
    const isNew = last !== "" && BigInt(last) > BigInt(seen.get(channel) || beginning());
    link.classList.toggle("is-unread", isNew);
    link.querySelector(".news").textContent = isNew ? ` ${words.unread}` : "";
  }
  sessionStorage.setItem(seenKey, JSON.stringify([...seen]));
}

function take(html) {
  const next = document.createElement("template");
  next.innerHTML = html;
  for (const id of dismissed) next.content.querySelector(`[data-message="${CSS.escape(id)}"]`)?.remove();
  for (const part of next.content.querySelectorAll("[data-part]")) {
    const old = document.getElementById(part.id);
    if (old) morph(old, part);
  }
  state.place = document.getElementById("place").dataset.place;
  markNews();
}

let isFetching = false;
let isStale = false;

/** Shows the newest state; calls that come while one is under way are answered by one more. */
async function refresh() {
  if (isFetching) {
    isStale = true;
    return;
  }
  isFetching = true;
  do {
    isStale = false;
    const place = state.place;
    try {
      const html = await view(place);
      if (place === state.place) take(html);
      else isStale = true;
    } catch (error) {
      composer.fail(error.message);
    }
  } while (isStale);
  isFetching = false;
}

/** Shows what came of a deed. */
async function finish(outcome) {
  if (outcome.error) composer.fail(outcome.error);
  else if (outcome.milliseconds) composer.note(say("answered", { ms: outcome.milliseconds }));
  if (outcome.modal) await openModal(outcome.modal, finish);
  await refresh();
}

/** Does something as the person and shows what came of it. */
function perform(deed, body, control) {
  control?.setAttribute("aria-busy", "true");
  composer.during(async () => {
    await finish(await act(deed, body));
  }).finally(() => control?.removeAttribute("aria-busy"));
}

const address = (channel) => `?as=${state.person}&in=${encodeURIComponent(channel)}`;

async function go(channel, push = true) {
  state.place = channel;
  if (push) history.pushState(null, "", address(channel));
  drawer(null);
  document.getElementById("log").replaceChildren();
  composer.fail();
  composer.note();
  await Promise.all([refresh(), composer.learn()]);
  toEnd();
}

const messageOf = (node) => node.closest("[data-message]")?.dataset.message;

async function contextMenu(kind, target, anchor) {
  if (!state.commands) await composer.learn();
  const entries = menuCommands(state.commands ?? [], kind === "user" ? 2 : 3, state.locale);
  popup.offer(anchor, entries, words.noMenu, (command) =>
    perform("menu", { command, target, channel: state.place }));
}

async function moveTime(button) {
  const clock = document.getElementById("clock");
  const line = clock.querySelector(".moving");
  if (clock.getAttribute("aria-busy") === "true") return;
  clock.setAttribute("aria-busy", "true");
  line.textContent = line.dataset.moving;
  try {
    await post("/_sandbox/clock", { advance: button.dataset.advance });
    await refresh();
    line.textContent = "";
  } catch (error) {
    line.textContent = error.message;
  }
  clock.removeAttribute("aria-busy");
}

function drawer(name) {
  const frame = document.getElementById("frame");
  const was = frame.dataset.drawer;
  if (name && was !== name) frame.dataset.drawer = name;
  else delete frame.dataset.drawer;
  for (const button of document.querySelectorAll("[data-drawer]")) {
    if (button !== frame) button.setAttribute("aria-expanded", String(frame.dataset.drawer === button.dataset.drawer));
  }
  if (frame.dataset.drawer) document.querySelector(`#${frame.dataset.drawer} :is(a, button, summary)`)?.focus();
  else if (was) document.querySelector(`button[data-drawer="${was}"]`)?.focus();
}

const clicks = [
  ["[data-press]", (node) => {
    if (node.getAttribute("aria-busy") !== "true") {
      perform("press", { message: messageOf(node), custom_id: node.dataset.press }, node);
    }
  }],
  [".select-open", (node) => popup.open(node.parentElement.querySelector("[popover]"), node)],
  [".select [role^=menuitem]", (node) =>
    popup.choose(node, (select, values) => {
      const opener = select.querySelector(".select-open");
      opener.focus();
      perform("select", { message: messageOf(select), custom_id: select.dataset.select, values }, opener);
    })],
  ["[data-menu]", (node) => contextMenu(node.dataset.menu, node.dataset.target, node)],
  ["[data-dismiss]", (node) => {
    dismissed.add(node.dataset.dismiss);
    node.closest("[data-message]").remove();
    document.getElementById("text").focus();
  }],
  ["[data-channel]", (node, event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(node.dataset.channel);
  }],
  [".switch .people a", (node) => {
    const { keep } = document.getElementById("place").dataset;
    node.search = `${node.search.split("&")[0]}&in=${encodeURIComponent(keep)}`;
  }],
  ["[data-command]", (node) => composer.begin(node.dataset.path)],
  ["[data-spoiler]", (node) => reveal(node)],
  ["[data-advance]", (node) => moveTime(node)],
  ["button[data-drawer]", (node) => drawer(node.dataset.drawer)],
  ["[data-drawer-close]", () => drawer(null)],
];

function reveal(node) {
  node.setAttribute("aria-expanded", "true");
  for (const name of ["role", "tabindex", "aria-label"]) node.removeAttribute(name);
}

document.addEventListener("click", (event) => {
  for (const [selector, work] of clicks) {
    const node = event.target.closest(selector);
    if (node) return work(node, event);
  }
});

document.addEventListener("contextmenu", (event) => {
  const node = event.target.closest("[data-menu], [data-user], .people [data-key], [data-message]");
  if (!node || getSelection()?.toString() || event.target.closest("a, img")) return;
  event.preventDefault();
  const { menu, target, user, message, key } = node.dataset;
  const kind = menu ?? (user || !message ? "user" : "message");
  contextMenu(kind, target ?? user ?? message ?? key, node);
});

document.addEventListener("keydown", (event) => {
  popup.keys(event);
  if (event.key === "Escape" && document.getElementById("frame").dataset.drawer) drawer(null);
  const spoiler = event.target.closest?.("[data-spoiler][role]");
  if (spoiler && (event.key === "Enter" || event.key === " ")) {
    event.preventDefault();
    reveal(spoiler);
  }
});

addEventListener("popstate", () => {
  const channel = new URLSearchParams(location.search).get("in");
  if (channel) go(channel, false);
});

function listen() {
  const events = new EventSource("/_sandbox/events");
  let isLost = false;
  let isWaiting = false;
  const soon = () => {
    if (isWaiting) return;
    isWaiting = true;
    setTimeout(() => {
      isWaiting = false;
      refresh();
    }, 50);
  };
  events.onopen = () => {
    if (isLost) composer.note();
    isLost = false;
    soon();
  };
  events.addEventListener("change", soon);
  events.onerror = () => {
    isLost = true;
    composer.note(words.lost);
  };
}

if (scroll) {
  stayAtEnd();
  history.replaceState(null, "", address(state.place));
  composer.start(toEnd, finish);
  startActions();
  composer.learn();
  markNews();
  toEnd();
  listen();
}
