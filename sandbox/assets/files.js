// Files that a command is given: chosen from the computer, listed under the message box, sent as base64.

import { say, words } from "./api.js";

const input = document.getElementById("file");
const shelf = document.getElementById("files");

const chosen = new Map();
let wanted = null;

const encode = (file) =>
  new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result).split(",", 2)[1] ?? "");
    reader.onerror = () => failed(reader.error);
    reader.readAsDataURL(file);
  });

function draw() {
  shelf.replaceChildren(
    ...[...chosen].map(([name, file]) => {
      const item = document.createElement("li");
      const remove = document.createElement("button");
      remove.type = "button";
      remove.className = "close";
      remove.textContent = "✕";
      remove.setAttribute("aria-label", say("remove", { name: file.filename }));
      remove.addEventListener("click", () => {
        chosen.delete(name);
        draw();
      });
      item.append(`📄 ${file.filename} `, remove);
      return item;
    }),
  );
  shelf.hidden = !chosen.size;
}

/** Asks for the file of an option. */
export function ask(option) {
  wanted = option;
  input.setAttribute("aria-label", say("attach", { option: option.label }));
  input.showPicker ? input.showPicker() : input.click();
}

export const has = (option) => chosen.has(option.name);

export const nameOf = (option) => chosen.get(option.name)?.filename ?? "";

export const all = () => [...chosen].map(([option, file]) => ({ option, ...file }));

/** Takes all files off the shelf. */
export function take() {
  const taken = [...chosen];
  chosen.clear();
  draw();
  return taken;
}

/** Puts files back that were taken. */
export function put(taken) {
  for (const [name, file] of taken) chosen.set(name, file);
  draw();
}

export function start(changed) {
  input.addEventListener("change", async () => {
    const file = input.files[0];
    if (!file || !wanted) return;
    const content = await encode(file);
    chosen.set(wanted.name, { filename: file.name, content_type: file.type || words.file, content });
    input.value = "";
    draw();
    document.getElementById("text").focus();
    changed();
  });
}
