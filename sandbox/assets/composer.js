// The message box: plain messages, and commands with everything that Discord offers while one types them.

import { act, commands, say, state, words } from "./api.js";
import { KIND, leafOf, leaves, matching, read, sent } from "./grammar.js";
import * as list from "./suggestions.js";
import * as files from "./files.js";

const form = document.getElementById("composer");
const box = document.getElementById("text");
const hint = document.getElementById("hint");
const fault = document.getElementById("error");
const status = document.getElementById("status");

let known = [];
let picks = new Map();
let asking = null;
let begun = () => {};
let finish = () => {};

const keyOf = (option, label) => `${option.name}\n${label}`;

export function fail(text) {
  fault.textContent = text ?? "";
  fault.hidden = !text;
}

export function note(text) {
  status.textContent = text ?? "";
}

/** Learns the commands that the person can use here. */
export async function learn() {
  try {
    const found = await commands(state.place);
    state.commands = found.commands ?? found;
    known = leaves(state.commands, state.locale);
  } catch {
    known = [];
  }
}

function size() {
  box.style.height = "auto";
  box.style.height = `${Math.min(box.scrollHeight, 200)}px`;
}

function set(text) {
  box.value = text;
  box.setSelectionRange(text.length, text.length);
  box.focus();
  update();
}

/** Puts a command into the box, ready to go on typing. */
export function begin(path) {
  const leaf = known.find((one) => one.english === path || one.path === path);
  const options = leaf?.options.filter((one) => one.required && one.type !== KIND.file) ?? [];
  set(`/${leaf?.path ?? path} ${options.length ? `${options[0].label}:` : ""}`);
}

const isSettled = (option, label) =>
  picks.has(keyOf(option, label)) || option.choices.some((one) => one.label === label) ||
  (option.type === KIND.boolean && [words.yes, words.no].includes(label));

const meaning = (option, label) => {
  if (option.type === KIND.file) return files.nameOf(option);
  const value = picks.get(keyOf(option, label)) ?? option.choices.find((one) => one.label === label)?.value;
  if (value !== undefined) return String(value);
  if (option.type === KIND.boolean) return label === words.yes ? "true" : label === words.no ? "false" : label;
  return label;
};

const names = () => JSON.parse(document.getElementById("members")?.dataset.names ?? "{}");

function listed(option) {
  const { users = [], roles = [], channels = [] } = names();
  const as = (all, sign, open) => all.map((one) => ({ label: `${sign}${one.name}`, value: `${open}${one.id}>` }));
  switch (option.type) {
    case KIND.user: return as(users, "@", "<@");
    case KIND.role: return as(roles, "@", "<@&");
    case KIND.channel: return as(channels, "#", "<#");
    case KIND.mentionable: return [...as(users, "@", "<@"), ...as(roles, "@", "<@&")];
    case KIND.boolean: return [{ label: words.yes, value: "true" }, { label: words.no, value: "false" }];
    default: return option.choices;
  }
}

function suggestCommands(at) {
  const found = matching(at.part, known).slice(0, 50);
  const exact = at.begun && at.begun.length === at.part.length && found.length === 1;
  const runs = exact && !at.begun.leaf.options.some((one) => one.required);
  const items = found.map((leaf) => ({
    what: `/${leaf.path}`,
    detail: leaf.about,
    take: () => (leaf.options.some((one) => one.required) ? begin(leaf.path) : set(`/${leaf.path} `)),
  }));
  list.show(words.commands, items, !runs, words.nothing);
}

function suggestOptions(at) {
  const fits = at.free.filter((one) =>
    [one.label, one.name].some((name) => name.toLowerCase().startsWith(at.part.toLowerCase())));
  const text = box.value.slice(0, at.from).trimEnd();
  const items = fits.map((option) => ({
    what: option.label,
    detail: option.about,
    chip: option.required ? words.required : words.optional,
    take: () => {
      set(`${text} ${option.label}:${option.type === KIND.file ? " " : ""}`);
      if (option.type === KIND.file) files.ask(option);
    },
  }));
  if (items.length) list.show(words.options, items, at.missing.length > 0 || at.part !== "");
  else list.hide();
}

function suggestValues(at, values, loading) {
  const part = at.part.toLowerCase();
  const fits = at.option.autocomplete ? values : values.filter((one) => one.label.toLowerCase().includes(part));
  const before = box.value.slice(0, at.from);
  const items = fits.slice(0, 25).map(({ label, value }) => ({
    what: label,
    take: () => {
      picks.set(keyOf(at.option, label), value);
      set(`${before}${label} `);
    },
  }));
  list.show(at.option.label, items, true, loading ? words.loading : words.nothing);
}

async function complete(at) {
  asking?.abort();
  const mine = (asking = new AbortController());
  const typed = box.value;
  try {
    await new Promise((done) => setTimeout(done, 120));
    if (mine.signal.aborted) return;
    const text = sent(typed, known, meaning);
    const focused = at.part === "" ? `${text} ${at.option.name}:` : text;
    const body = await act("complete", { channel: state.place, text: focused }, mine.signal);
    if (box.value !== typed || document.activeElement !== box) return;
    const choices = (body.choices ?? []).map((one) => ({
      label: one.name_localizations?.[state.locale] ?? one.name,
      value: one.value,
    }));
    suggestValues(at, choices, false);
    if (body.error) fail(body.error);
  } catch (error) {
    if (error.name !== "AbortError") fail(error.message);
  }
}

function explain(at) {
  const option = at?.option;
  hint.textContent = option
    ? `${option.label} · ${option.about}${option.required ? ` · ${words.required}` : ""}`
    : at?.leaf ? `/${at.leaf.path} · ${at.leaf.about}` : "";
  hint.hidden = !hint.textContent;
}

function update() {
  size();
  fail();
  asking?.abort();
  const at = read(box.value.slice(0, box.selectionStart), known, isSettled);
  explain(at);
  if (!at) return list.hide();
  if (at.stage === "command") return suggestCommands(at);
  if (at.stage === "option") return suggestOptions(at);
  const values = listed(at.option);
  if (at.option.autocomplete) {
    if (!list.isOpen()) list.show(at.option.label, [], false, words.loading);
    return complete(at);
  }
  if (values.length) suggestValues(at, values, false);
  else list.hide();
}

async function submit() {
  const text = box.value.trim();
  if (!text) return;
  const command = text.startsWith("/") ? leafOf(text, known) : null;
  if (text.startsWith("/") && !command) return fail(words.unknown);
  if (command) {
    const { missing } = read(`${text} `, known, isSettled);
    const needed = (missing ?? []).filter((one) => one.type !== KIND.file || !files.has(one));
    if (needed.length) return fail(say("missing", { options: needed.map((one) => one.label).join(", ") }));
  }
  const body = command
    ? { channel: state.place, text: sent(text, known, meaning), attachments: files.all() }
    : { channel: state.place, text };
  begun();
  await send(command ? "run" : "say", body, text);
}

/** Sends what stands in the box and empties it; what did not work is put back, unless one went on typing. */
async function send(deed, body, text) {
  const kept = [picks, files.take()];
  picks = new Map();
  set("");
  let isDone = false;
  await during(async () => {
    const outcome = await act(deed, body);
    isDone = !outcome.error;
    await finish(outcome);
  });
  if (isDone || box.value) return;
  picks = kept[0];
  files.put(kept[1]);
  box.value = text;
  size();
}

let waiting = 0;

/** Shows that an answer is awaited, and what became of it. */
export async function during(work) {
  waiting += 1;
  form.setAttribute("aria-busy", "true");
  fail();
  note(words.waiting);
  try {
    await work();
    if (status.textContent === words.waiting) note("");
  } catch (error) {
    note("");
    fail(error.message);
  } finally {
    waiting -= 1;
    if (!waiting) form.removeAttribute("aria-busy");
  }
}

/** Makes the box work: `before` is called when something is sent, `done` is told of every answer. */
export function start(before, done) {
  begun = before;
  finish = done;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  box.addEventListener("input", async () => {
    if (box.value === "/") await learn();
    update();
  });
  box.addEventListener("keydown", (event) => {
    if (event.isComposing || list.key(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      submit();
    }
  });
  box.addEventListener("blur", () => setTimeout(() => document.activeElement !== box && list.hide(), 150));
  files.start(update);
}
