// Reads what is typed into the message box as a command, and knows what could be typed next.

export const KIND = {
  text: 3, integer: 4, boolean: 5, user: 6, channel: 7, role: 8, mentionable: 9, number: 10, file: 11,
};

const local = (thing, locale) => thing.name_localizations?.[locale] ?? thing.name;
const about = (thing, locale) => thing.description_localizations?.[locale] ?? thing.description ?? "";

/** Commands that can be typed, subcommands flattened, with their names in the person's language. */
export function leaves(commands, locale) {
  const found = [];
  const walk = (thing, id, names, english) => {
    const inner = (thing.options ?? []).filter((one) => one.type === 1 || one.type === 2);
    const path = [...names, local(thing, locale)];
    const plain = [...english, thing.name];
    if (inner.length) return inner.forEach((one) => walk(one, id, path, plain));
    const options = (thing.options ?? []).map((one) => ({
      ...one,
      label: local(one, locale),
      about: about(one, locale),
      choices: (one.choices ?? []).map((choice) => ({ label: local(choice, locale), value: choice.value })),
    }));
    options.sort((a, b) => Number(b.required ?? false) - Number(a.required ?? false));
    found.push({ id, path: path.join(" "), english: plain.join(" "), about: about(thing, locale), options });
  };
  commands.filter((one) => (one.type ?? 1) === 1).forEach((one) => walk(one, one.id, [], []));
  return found.sort((a, b) => a.path.localeCompare(b.path, locale));
}

/** Menu commands on a person (2) or a message (3). */
export const menuCommands = (commands, type, locale) =>
  commands
    .filter((one) => one.type === type)
    .map((one) => ({ label: local(one, locale), value: one.name }));

const starts = (text, name) => {
  const lower = text.toLowerCase();
  return lower === name.toLowerCase() || lower.startsWith(`${name.toLowerCase()} `);
};

/** The command that the text begins with, the longest name first. */
export function leafOf(text, all) {
  const typed = text.slice(1);
  let best = null;
  for (const leaf of all) {
    for (const name of [leaf.path, leaf.english]) {
      if (starts(typed, name) && (!best || name.length > best.length)) best = { leaf, length: name.length };
    }
  }
  return best;
}

const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The options in a text after the command's name: `[{option, value, from, to}]`, positions of the value. */
export function optionsIn(rest, leaf) {
  const names = leaf.options.flatMap((one) => [one.label, one.name]).sort((a, b) => b.length - a.length);
  if (!names.length) return [];
  const mark = new RegExp(`(^|\\s)(${names.map(escape).join("|")}):`, "giu");
  const found = [];
  for (const match of rest.matchAll(mark)) {
    const name = match[2].toLowerCase();
    const option = leaf.options.find((one) => [one.label, one.name].some((it) => it.toLowerCase() === name));
    const before = found.at(-1);
    if (before) before.to = match.index;
    found.push({ option, from: match.index + match[0].length, to: rest.length });
  }
  for (const one of found) one.value = rest.slice(one.from, one.to).trim();
  return found;
}

const within = (text, part) => text.toLowerCase().includes(part.toLowerCase());
const begins = (text, part) => text.toLowerCase().startsWith(part.toLowerCase());

/** Commands that fit what is typed, those that begin with it first. */
export function matching(part, all) {
  const rank = (leaf) =>
    begins(leaf.path, part) || begins(leaf.english, part) ? 0
    : within(leaf.path, part) || within(leaf.english, part) ? 1
    : within(leaf.about, part) ? 2 : 3;
  return all.map((leaf) => [rank(leaf), leaf]).filter(([at]) => at < 3)
    .sort((a, b) => a[0] - b[0]).map(([, leaf]) => leaf);
}

/**
 * Where in a command the end of `text` stands. `settled` tells whether a value was picked from a list.
 * `{stage: "command", part}`, `{stage: "option", leaf, part, free, missing}` or
 * `{stage: "value", leaf, option, part, from}`; nothing for text that is no command.
 */
export function read(text, all, settled = () => false) {
  if (!text.startsWith("/")) return null;
  const begun = leafOf(text, all);
  if (!begun || text.length === begun.length + 1) return { stage: "command", part: text.slice(1), begun };
  const { leaf, length } = begun;
  const base = length + 1;
  const rest = text.slice(base);
  const used = optionsIn(rest, leaf);
  const free = leaf.options.filter((one) => !used.some((it) => it.option === one));
  const filled = used.filter((one) => one.value || one.option.type === KIND.file);
  const missing = leaf.options.filter((one) => one.required && !filled.some((it) => it.option === one));
  const last = used.at(-1);
  const common = { leaf, used, free, missing };
  if (!last) return { stage: "option", part: rest.trim(), from: base + rest.length - rest.trimStart().length, ...common };
  const value = rest.slice(last.from);
  const done = settledEnd(value, last.option, settled);
  if (done !== null) {
    const after = value.slice(done);
    return { stage: "option", part: after.trim(), from: text.length - after.trimStart().length, ...common };
  }
  return { stage: "value", option: last.option, part: value.trimStart(), from: text.length - value.trimStart().length, ...common };
}

/** Where a finished value ends: after one picked from the list, or after the last word of a free one. */
function settledEnd(value, option, settled) {
  for (let end = value.length; end > 0; end -= 1) {
    if (/\s/.test(value[end - 1] ?? "") && settled(option, value.slice(0, end).trim())) return end;
  }
  if (option.type === KIND.file) return 0;
  const listed = option.choices.length || option.autocomplete ||
    [KIND.boolean, KIND.user, KIND.channel, KIND.role, KIND.mentionable].includes(option.type);
  return !listed && /\S\s+$/.test(value) ? value.length : null;
}

/** The text as it is sent: names as they are known, picked values by what they stand for. */
export function sent(text, all, meaning) {
  const begun = leafOf(text, all);
  if (!begun) return text;
  const rest = text.slice(begun.length + 1);
  const used = optionsIn(rest, begun.leaf);
  const parts = used
    .map((one) => [one.option, meaning(one.option, one.value)])
    .filter(([, value]) => value !== "")
    .map(([option, value]) => `${option.name}:${value}`);
  const lead = used.length ? "" : rest.trim();
  return [`/${begun.leaf.english}`, lead, ...parts].filter(Boolean).join(" ");
}
