// The list above the message box: what could be typed next, moved through by keyboard or mouse.

const list = document.getElementById("suggestions");
const box = document.getElementById("text");

let shown = [];
let active = -1;

function mark(index) {
  active = index;
  list.querySelectorAll('[role="option"]').forEach((row, at) => {
    row.setAttribute("aria-selected", String(at === index));
    if (at === index) row.scrollIntoView({ block: "nearest" });
  });
  if (index >= 0) box.setAttribute("aria-activedescendant", `suggestion-${index}`);
  else box.removeAttribute("aria-activedescendant");
}

function part(className, text) {
  const span = document.createElement("span");
  span.className = className;
  span.textContent = text;
  return span;
}

function row(item, index) {
  const option = document.createElement("div");
  option.id = `suggestion-${index}`;
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  option.append(part("what", item.what));
  if (item.detail) option.append(part("detail", item.detail));
  if (item.chip) option.append(part("chip", item.chip));
  option.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    item.take();
  });
  return option;
}

/** Shows what fits: `{what, detail, chip, take}` each; `first` makes Enter take the first of them. */
export function show(title, items, first, note) {
  shown = items;
  const heading = part("title", title);
  heading.setAttribute("role", "presentation");
  const body = items.length ? items.map(row) : note ? [part("note", note)] : [];
  if (body[0]?.className === "note") body[0].setAttribute("role", "presentation");
  list.replaceChildren(heading, ...body);
  list.hidden = !body.length;
  mark(first && items.length ? 0 : -1);
}

export function hide() {
  shown = [];
  list.hidden = true;
  mark(-1);
}

export const isOpen = () => !list.hidden && shown.length > 0;

/** Whether the key was meant for the list. */
export function key(event) {
  if (!isOpen()) return false;
  if (event.key === "ArrowDown") mark((active + 1) % shown.length);
  else if (event.key === "ArrowUp") mark(active <= 0 ? shown.length - 1 : active - 1);
  else if (event.key === "Escape") hide();
  else if (event.key === "Tab" && !event.shiftKey) shown[Math.max(active, 0)].take();
  else if (event.key === "Enter" && !event.shiftKey && active >= 0) shown[active].take();
  else return false;
  event.preventDefault();
  return true;
}
